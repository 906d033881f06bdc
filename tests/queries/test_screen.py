"""Screening a batch for a purpose (二.(一).2.(5), 二.(一).2.(2)): block, flag, clear, unknown."""

import pytest

from graph.errors import InputError, NotFoundError
from graph.intervals import day
from graph.records import Source
from graph.vocabulary import Kind, Rank
from queries.screen import Batch, screen
from queries.sight import EVERYTHING, Sight
from tests.asking import POLICY, asking, listed, order, status
from tests.builders import E1, E2, office, person, profile
from tests.events import conduct, event_of, penalty

pytestmark = pytest.mark.usefixtures("every_engine")

C1, C2, BAD = "91990411TE0000010W", "91990411TE0000029R", "91990411T20000010W"
NUMBER = "999999197001010017"
DEBT = event_of("执1号", E1)
FINE = event_of("罚1号", E1)


def ask(tmp_path, codes, purpose, *statements, as_of="2026-06-01", sight=EVERYTHING, stated=()):
    given = [profile(E1, type="company"), profile(E2, type="company"), *statements]
    with asking(tmp_path, *given) as view:
        batch = Batch(codes, purpose, frozenset(stated))
        return screen(batch, view, POLICY, day(as_of), sight)


def outcomes(answer):
    return [r.outcome for r in answer.results]


def fine(severity="general"):
    return [*penalty(FINE, E1, severity=severity), conduct(FINE, "2026-02-01", "2026-02-20")]


@pytest.mark.parametrize(
    ("code", "purpose", "outcome"),
    [
        ("SXBZXR", "procurement", "block"),
        ("ZDSS", "procurement", "block"),
        ("ZFCG", "procurement", "block"),
        ("YZWF", "procurement", "flag"),
        ("JYYC", "procurement", "clear"),
        ("HONGMD", "procurement", "clear"),
        ("SXBZXR", "bidding", "flag"),
        ("YZWF", "public_funds", "block"),
        ("YZWF", "relief", "clear"),
        ("YZWF", "welfare", "clear"),
        ("YZWF", "poverty_relief", "clear"),
        ("SXBZXR", "licence", "flag"),
        ("SXBZXR", "appointment", "clear"),
        ("YZWF", "appointment", "flag"),
        ("SXBZXR", "honours", "block"),
        ("DSJD", "platform_entry", "flag"),
    ],
)
def test_list_entry_by_purpose(tmp_path, code, purpose, outcome):
    assert outcomes(ask(tmp_path, [C1], purpose, listed(E1, code))) == [outcome]


def test_block_names_entry_document_days_and_articles(tmp_path):
    (result,) = ask(tmp_path, [C1], "procurement", listed(E1, event=DEBT)).results
    (hit,) = result.hits
    assert (hit.listed.list_code, hit.listed.doc_no) == ("SXBZXR", "执1号")
    assert hit.listed.valid_from == "2026-05-10"
    assert ("政府采购法", "第二十二条") in {(c.law, c.article) for c in hit.citations}
    assert hit.listed.source.sources[0].document == "penalties.csv"


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [
        ("2026-05-09", "clear"),
        ("2026-05-10", "block"),
        ("2026-08-31", "block"),
        ("2026-09-01", "clear"),
    ],
)
def test_entry_blocks_on_its_days_only(tmp_path, as_of, outcome):
    entry = listed(E1, "ZFCG", stop="2026-09-01")
    assert outcomes(ask(tmp_path, [C1], "procurement", entry, as_of=as_of)) == [outcome]


def test_debtor_is_blocked_in_tendering_where_the_documents_say_so(tmp_path):
    answer = ask(tmp_path, [C1], "bidding", listed(E1), stated={"tender_document"})
    assert outcomes(answer) == ["block"]
    assert len(answer.results[0].hits) == 1  # the same entry once, at its strongest
    assert answer.stated == ("tender_document",)


def test_record_without_list_entry_blocks_no_subsidy(tmp_path):
    (result,) = ask(tmp_path, [C1], "public_funds", *fine("serious")).results
    assert result.outcome == "clear"
    assert [(h.effect, h.record.severity) for h in result.hits] == [("info", "serious")]


def test_record_that_is_not_published_is_not_told_to_the_public(tmp_path):
    given = fine("serious")
    for name, as_of, hits in (("published", "2026-06-01", 1), ("over", "2029-05-10", 0)):
        (tmp_path / name).mkdir()
        answer = ask(tmp_path / name, [C1], "procurement", *given, as_of=as_of, sight=Sight())
        assert len(answer.results[0].hits) == hits


def test_measure_in_force_blocks_until_its_end(tmp_path):
    ban = order(E1, "M07", "2026-05-01", "2026-07-01")
    for as_of, outcome in (("2026-06-30", "block"), ("2026-07-01", "clear")):
        (tmp_path / as_of).mkdir()
        answer = ask(tmp_path / as_of, [C1], "public_funds", ban, as_of=as_of)
        assert outcomes(answer) == [outcome]


def test_listed_representative_is_no_hit_on_the_supplier(tmp_path):
    rep = person("张甲")
    given = [office(rep, Kind.LEGAL_REP, "2020-01-01"), listed(rep)]
    assert outcomes(ask(tmp_path, [C1], "procurement", *given)) == ["clear"]


def test_contested_day_of_entry_is_a_flag_at_the_most(tmp_path):
    other = Source("另一法院", Rank.AUTHORITY, "other.csv")
    given = [listed(E1, doc="7"), listed(E1, doc="7", start="2026-05-11", source=other)]
    (result,) = ask(tmp_path, [C1], "procurement", *given).results
    assert result.outcome == "flag"
    assert result.hits[0].doubt.en.startswith("sources of equal rank differ")


def test_entry_whose_decision_was_revoked_is_a_flag_at_the_most(tmp_path):
    given = [
        *penalty(DEBT, E1, category="YZWF"),
        conduct(DEBT, "2026-02-01", "2026-02-20"),
        listed(E1, "YZWF", event=DEBT),
        status(DEBT, "revoked", "2026-05-20"),
    ]
    (result,) = ask(tmp_path, [C1], "public_funds", *given).results
    assert result.outcome == "flag"
    assert result.hits[0].doubt.en.startswith("the list still holds")


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        ("91990411TE0000037L", "91990411TE0000037L", "unknown is not clear"),
        (BAD, BAD, "the code is not valid"),
        ("甲公司", "", "a name is not an identity"),
        (NUMBER, "", "no code of an organization"),
        ("p1:张甲", "", "no code of an organization"),
    ],
)
def test_what_is_not_on_file_or_no_code_is_unknown(tmp_path, asked, shown, said):
    (result,) = ask(tmp_path, [asked], "procurement").results
    assert (result.outcome, result.asked) == ("unknown", shown)
    assert said in result.because.en


def test_every_code_is_answered_in_its_place(tmp_path):
    answer = ask(tmp_path, [C2, BAD, C1, C2], "procurement", listed(E1))
    assert outcomes(answer) == ["clear", "unknown", "block", "clear"]
    assert [r.number for r in answer.results] == [1, 2, 3, 4]


def test_batch_has_a_limit_that_the_error_names(tmp_path):
    with pytest.raises(InputError, match="at most 1000 codes are screened at once, here are 1001"):
        ask(tmp_path, [C1] * 1001, "procurement")


def test_empty_batch_and_unknown_purpose(tmp_path):
    with pytest.raises(InputError, match="no code to screen"):
        ask(tmp_path, [], "procurement")
    (tmp_path / "two").mkdir()
    with pytest.raises(NotFoundError, match="there is no purpose “subsidies”"):
        ask(tmp_path / "two", [C1], "subsidies")


def test_a_thousand_codes_take_no_more_reads_than_one(tmp_path):
    with asking(tmp_path, profile(E1), profile(E2), listed(E1)) as view:
        counted = []
        for codes in ([C1], [C1, C2] * 500):
            reads = Reads(view)
            screen(Batch(codes, "procurement"), reads, POLICY, day("2026-06-01"), EVERYTHING)
            counted.append(reads.count)
    assert counted[0] == counted[1]


class Reads:
    """A view that counts its reads; every answer is the store's own."""

    def __init__(self, view):
        self.view, self.count = view, 0

    def __getattr__(self, name):
        if name != "known_at":
            self.count += 1
        return getattr(self.view, name)


def test_no_person_stands_in_a_screening(tmp_path):
    rep = person("张甲")
    given = [office(rep, Kind.LEGAL_REP, "2020-01-01"), *fine("serious"), listed(E1)]
    answer = ask(tmp_path, [C1], "procurement", *given)
    assert rep.key not in answer.model_dump_json()
