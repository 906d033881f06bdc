"""Every answer that the worked cases give is shown, in both languages, whole and well-formed."""

import pytest

from api.gate import Role
from api.http.bodies import Asked
from api.pages.guests import Guest, Pages
from api.pages.questions import QUESTIONS
from api.pages.render import render
from api.pages.visits import Visit, Visits
from graph.vocabulary import NodeKind
from queries.answer import OrganizationExplanation
from queries.bidders import BiddersAnswer
from queries.clearance import ClearanceAnswer
from queries.file import CreditFile
from queries.person import PersonExplanation
from queries.related_said import Related
from queries.risk import RiskAnswer
from queries.said import Said, Subject
from queries.screen import ScreenAnswer
from queries.subgraph import LeftOut
from queries.tracing import HandlingTrace, ShopTrace, StageTrace
from tests.api.http.serving import NOW
from tests.api.pages.browsing import parsed, words
from tests.api.pages.casebook import answers

PAGES = ["bidders", "clearance", "related", "responsible", "risk", "screen", "trace"]
BY_SLUG = {q.slug: q for q in QUESTIONS}
SAID = Said(zh="某话", en="a word")
FIRM = Subject(key="u:91990411TE0000010W", name="甲公司", kind=NodeKind.ORGANIZATION)
CLOCKS = {"as_of": "2026-06-01", "known_at": 2}


@pytest.fixture(scope="module")
def guest(world):
    pages = Pages(world.service, Visits(b"k" * 32, lambda: NOW), None)
    asked = Asked(role=Role.INVESTIGATOR, purpose="investigation", case="2026-0001")
    client = world.service.clients.all()[0]
    return Guest(None, pages, Visit(began=0, client="K0001", asked=asked, lang="zh"), client)


def shown(guest, lang, slug, told, beside=None):
    question = BY_SLUG[slug]
    return render(
        lang,
        f"answers/{slug}.html",
        guest=guest.speaking(lang),
        question=question,
        told=told,
        beside=beside,
        again={},
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_of_the_worked_cases_is_shown(guest, page):
    told = [answer for slug, answer in answers() if slug == page]
    assert told
    for answer in told:
        for lang in ("zh", "en"):
            text = shown(guest, lang, page, answer)
            parsed(text)
            assert "Text(" not in text and "Said(" not in text and " object at 0x" not in text


def test_the_worked_cases_hold_every_kind_of_look_back():
    kinds = {type(answer) for slug, answer in answers() if slug == "trace"}
    assert kinds == {StageTrace, HandlingTrace, ShopTrace}


def test_persons_and_states_of_an_explanation_all_stand_on_its_page(guest):
    """A page leaves nothing out: whom the answer names, the page names, and why."""
    for slug, told in answers():
        if slug != "responsible":
            continue
        read = words(shown(guest, "zh", slug, told))
        for item in told.recorded:
            assert item.entry.holder_name in read
            assert item.standing.label.zh in read
        for person in told.not_recorded:
            assert person.condition in read
        for note in (*told.gaps, *told.tasks):
            assert " ".join(note.said.zh.split()) in read


EMPTY = [
    (
        "responsible",
        OrganizationExplanation(organization=FIRM, events=(), **CLOCKS),
        "没有失信行为",
    ),
    ("responsible", PersonExplanation(person=FIRM, places=(), **CLOCKS), "没有与此人"),
    ("file", CreditFile(holder=FIRM, items=(), lists=(), measures=(), **CLOCKS), "没有记录"),
    (
        "risk",
        RiskAnswer(
            organization=FIRM,
            policy="p@1",
            policy_note=SAID,
            own={"records": (), "lists": (), "measures": ()},
            linked=(),
            counts=(),
            left_out=(),
            **CLOCKS,
        ),
        "没有关联的主体",
    ),
    (
        "related",
        Related(
            subject=FIRM,
            depth=2,
            kinds=(),
            found=SAID,
            relations=(),
            not_related=(),
            neighbours=(),
            hops=(),
            left_out=(),
            **CLOCKS,
        ),
        "没有。",
    ),
    (
        "clearance",
        ClearanceAnswer(
            subject=FIRM,
            policy="p@1",
            policy_note=SAID,
            window=("2023-06-01", "2026-06-01"),
            verdict="yes",
            counted=(),
            left_out=(),
            open_questions=(),
            limits=(),
            citations=(),
            **CLOCKS,
        ),
        "无不良信用记录",
    ),
    (
        "screen",
        ScreenAnswer(
            purpose="x",
            label=SAID,
            carved_out="",
            stated=(),
            policy="p@1",
            policy_note=SAID,
            digest="",
            results=(),
            **CLOCKS,
        ),
        "没有拦截、提示或不明的",
    ),
    (
        "bidders",
        BiddersAnswer(
            lot=None,
            project=None,
            procedures=(),
            procedure_note=SAID,
            policy="p@1",
            policy_digest="",
            policy_note=SAID,
            pairs=(),
            bidders=(),
            compared=0,
            rules=(),
            left_out=(),
            **CLOCKS,
        ),
        "没有裁断",
    ),
    (
        "trace",
        StageTrace(
            event=FIRM,
            body=FIRM,
            project=None,
            stages=(),
            candidates=(),
            gaps=(),
            limits=(),
            citations=(),
            policy_note=SAID,
            **CLOCKS,
        ),
        "回溯不是认定",
    ),
]


@pytest.mark.parametrize(("slug", "told", "said"), EMPTY)
def test_an_empty_answer_says_so(guest, slug, told, said):
    assert said in words(shown(guest, "zh", slug, told))
    parsed(shown(guest, "en", slug, told))


def test_an_own_file_without_entries_still_says_how_to_object(guest):
    file = CreditFile(holder=FIRM, items=(), lists=(), measures=(), **CLOCKS)
    beside = PersonExplanation(person=FIRM, places=(), **CLOCKS)
    read = words(shown(guest, "zh", "own", file, beside))
    assert "没有记录" in read
    assert "如何提出异议" in read


def test_what_was_left_out_of_an_answer_is_told(guest):
    explained = next(a for slug, a in answers() if slug == "responsible")
    read = words(shown(guest, "zh", "responsible", explained.model_copy(update={"left_out": 7})))
    assert "另有 7 个相邻对象超过展示上限" in read
    related = next(a for slug, a in answers() if slug == "related")
    cut = LeftOut(code="limit", because=Said(zh="共 900 个，只列出 500 个", en="500 of 900"))
    read = words(shown(guest, "zh", "related", related.model_copy(update={"left_out": (cut,)})))
    assert "共 900 个，只列出 500 个" in read


def test_what_waits_to_be_attributed_again_is_marked(guest):
    told = next(a for slug, a in answers() if slug == "responsible")
    read = words(shown(guest, "zh", "responsible", told.model_copy(update={"pending": True})))
    assert "等待重新归责" in read


def test_what_sources_say_cannot_become_part_of_a_page(guest):
    evil = "<script>alert(1)</script>\"'><img src=x onerror=x>"
    firm = Subject(key=FIRM.key, name=evil, kind=NodeKind.ORGANIZATION)
    for slug, told, _ in EMPTY:
        members = {n: firm for n in type(told).model_fields if getattr(told, n) == FIRM}
        text = shown(guest, "zh", slug, told.model_copy(update=members))
        assert not list(parsed(text).iter("script"))
        assert not list(parsed(text).iter("img"))
        if members:
            assert evil in "".join(parsed(text).itertext())
