"""Registry tables: profiles, offices, shares, branches, and which lists are complete."""

from dataclasses import replace

import pytest

from graph.identifiers import candidate_key, person_number
from graph.intervals import ALWAYS, FOREVER, Interval, day
from graph.vocabulary import OFFICES, Flag, Kind, NodeKind, Rank
from loaders.registry import REGISTRY
from tests.loaders.registry_tables import (
    BASE,
    BR1,
    BRANCH_ROW,
    CHANGE,
    COMPANY_INVESTOR,
    INVESTOR,
    LP1,
    ORG,
    PERSON,
    SEEN,
    SP1,
    ZHOU,
    delivery,
    in_chinese,
    read,
)
from tests.loaders.sources import (
    CTX,
    E1,
    E2,
    KEYS,
    LI,
    MASKED,
    WRONG_CHECK,
    ZHANG,
    issues,
    said,
    statements,
    workbook,
)

ZHANG_KEY = KEYS.person_key(person_number(ZHANG))
LI_KEY = KEYS.person_key(person_number(LI))
LP = BASE | {"ENTNAME": "甲中心", "UNISCID": LP1, "ENTTYPE": "有限合伙企业"}
ALL = {
    "base": [BASE | {"NAME": "张甲"}],
    "persons": [PERSON],
    "investors": [INVESTOR, INVESTOR | COMPANY_INVESTOR | {"CONPROP": "40"}],
    "changes": [CHANGE],
    "branches": [BRANCH_ROW],
}


def offices(items):
    return [(s.kind, s.src.key, s.span, s.flags) for s in statements(items, *OFFICES)]


def listings(items):
    return [(s.src.key, s.props["listing"]) for s in statements(items, Kind.LISTING)]


def test_a_profile(tmp_path):
    (found,) = statements(read(tmp_path))
    assert (found.kind, found.src, found.dst, found.record_id) == (Kind.PROFILE, ORG, None, "P1")
    assert found.span == Interval(day("2015-03-02"), FOREVER)
    assert (found.asserted_at, found.source.provider) == (SEEN, "新市监局")
    assert (found.source.rank, found.source.document) == (Rank.REGISTRY, "delivery/base.csv")
    assert len(found.source.sha256) == 64
    assert found.props == {
        "name": "甲公司",
        "type": "company",
        "type_text": "有限责任公司",
        "status": "存续",
        "reg_authority": "新市监局",
        "address": "某路1号",
        "uscc": E1,
        "org_code": "TE0000010",
        "reg_no": None,
        "region": "990411",
        "established": "2015-03-02",
        "cancelled": None,
        "revoked": None,
        "capital": "5000000",
        "capital_yuan": "5000000",
        "capital_currency": "CNY",
        "valid_code": True,
    }


def test_a_cancelled_enterprise_ends_on_that_day(tmp_path):
    (found,) = statements(read(tmp_path, base=[BASE | {"CANDATE": "2024-05-06"}]))
    assert found.span == Interval.parse("2015-03-02", "2024-05-05")
    assert found.props["cancelled"] == "2024-05-06"


def test_an_enterprise_of_unknown_age(tmp_path):
    assert statements(read(tmp_path, base=[BASE | {"ESDATE": ""}]))[0].span == ALWAYS


def test_a_person_holds_each_office_of_his_position(tmp_path):
    items = read(tmp_path, persons=[PERSON])
    since = Interval(day("2020-01-01"), FOREVER)
    assert offices(items) == [
        (Kind.EXEC_DIRECTOR, ZHANG_KEY, since, Flag.NONE),
        (Kind.LEGAL_REP, ZHANG_KEY, since, Flag.NONE),
    ]
    rep = statements(items, Kind.LEGAL_REP)[0]
    assert (rep.dst, rep.record_id, rep.row) == (ORG, "P1|7|LEGAL_REP", 2)
    assert rep.props == {
        "name": "张甲",
        "position": "执行董事",
        "assurance": "verified_id",
        "basis": "registered",
    }


def test_the_last_day_in_office_is_inclusive(tmp_path):
    (first, *_) = offices(read(tmp_path, persons=[PERSON | {"OFFHTO": "2024-02-20"}]))
    assert first[2] == Interval(day("2020-01-01"), day("2024-02-21"))


def test_a_term_of_one_day(tmp_path):
    dates = {"OFFHFROM": "2024-02-20", "OFFHTO": "2024-02-20"}
    assert offices(read(tmp_path, persons=[PERSON | dates]))[0][2].days == 1


@pytest.mark.parametrize("end", ["", "2099-12-31", "9999-12-31", "9999", "2099/1/1", "长期", "-"])
def test_an_open_end(tmp_path, end):
    assert offices(read(tmp_path, persons=[PERSON | {"OFFHTO": end}]))[0][2].stop == FOREVER


def test_an_unknown_start_is_the_day_first_seen(tmp_path):
    (first, *_) = offices(read(tmp_path, persons=[PERSON | {"OFFHFROM": ""}]))
    assert first[2:] == (Interval(SEEN, FOREVER), Flag.START_UNKNOWN)


def test_who_left_long_ago_was_there_on_the_last_day(tmp_path):
    dates = {"OFFHFROM": "", "OFFHTO": "2018-05-01"}
    (first, *_) = offices(read(tmp_path, persons=[PERSON | dates]))
    assert first[2:] == (Interval.parse("2018-05-01"), Flag.START_UNKNOWN)


@pytest.mark.parametrize(
    ("number", "assurance"), [(MASKED, "masked"), ("", "name_only"), ("12345", "name_only")]
)
def test_who_is_not_identified_is_a_candidate(tmp_path, number, assurance):
    found = statements(read(tmp_path, persons=[PERSON | {"CERNO": number}]), Kind.LEGAL_REP)[0]
    assert found.src.key == candidate_key("org", ORG.key, "张甲")
    assert found.props["assurance"] == assurance


def test_a_public_official_is_marked(tmp_path):
    rep = statements(read(tmp_path, persons=[PERSON | {"OFFSIGN": "是"}]), Kind.LEGAL_REP)[0]
    assert rep.props["public_official"] is True


def test_namesakes_without_row_ids_stay_two(tmp_path):
    one = PERSON | {"PERSON_ID": "", "NAME": "王丙", "CERNO": "999999197503030034"}
    rows = [one, one | {"CERNO": "999999197503039039"}]
    found = statements(read(tmp_path, persons=rows), Kind.EXEC_DIRECTOR)
    assert len({s.slot for s in found}) == len({s.src.key for s in found}) == 2


def test_two_terms_under_one_row_id_stay_two(tmp_path):
    early = {"OFFHFROM": "2010-01-01", "OFFHTO": "2012-12-31"}
    found = statements(read(tmp_path, persons=[PERSON, PERSON | early]), Kind.LEGAL_REP)
    assert [s.record_id for s in found] == ["P1|7|LEGAL_REP", "P1|7|LEGAL_REP|2010-01-01"]


def test_a_row_id_that_is_a_number_of_a_person_is_not_kept(tmp_path):
    items = read(tmp_path, persons=[PERSON | {"PERSON_ID": ZHANG}])
    assert statements(items, Kind.LEGAL_REP)[0].record_id == f"P1|{ZHANG_KEY}|LEGAL_REP"


def test_an_organisation_of_which_persons_are_listed_is_listed_once(tmp_path):
    other = BASE | {"PRIPID": "P2", "ENTNAME": "乙公司", "UNISCID": E2}
    rows = [PERSON, PERSON | {"PERSON_ID": "8", "NAME": "李乙", "CERNO": LI, "LEREPSIGN": ""}]
    items = read(tmp_path, base=[BASE, other], persons=rows)
    assert listings(items) == [(ORG.key, "offices")]
    assert statements(items, Kind.LISTING)[0].record_id == "P1|offices"


def test_a_list_with_a_row_left_out_is_not_complete(tmp_path):
    bad = PERSON | {"PERSON_ID": "8", "OFFHFROM": "2020-02-30"}
    items = read(tmp_path, persons=[PERSON, bad])
    assert listings(items) == []
    assert issues(items) == [("reject", "OFFHFROM", "no_such_date")]


def test_a_row_of_nobody_known_spoils_every_list(tmp_path):
    folder = delivery(tmp_path / "d", persons=[PERSON])
    with (folder / "persons.csv").open("a") as file:
        file.write("P1,9\n")
    items = said(REGISTRY, folder)
    assert listings(items) == []
    assert [i[2] for i in issues(items)] == ["cell_count", "listing_withheld"]


def test_a_row_without_its_enterprise_spoils_every_list(tmp_path):
    items = read(tmp_path, persons=[PERSON, PERSON | {"PRIPID": ""}])
    assert listings(items) == []
    assert [i[2] for i in issues(items)] == ["missing_value", "listing_withheld"]


def test_the_base_names_a_head_where_the_persons_do_not(tmp_path):
    unmarked = PERSON | {"LEREPSIGN": "0", "POSITION": "监事"}
    items = read(tmp_path, base=[BASE | {"NAME": "李乙"}], persons=[unmarked])
    rep = statements(items, Kind.LEGAL_REP)[0]
    assert rep.src.key == candidate_key("org", ORG.key, "李乙")
    assert (rep.span, rep.flags) == (Interval(SEEN, FOREVER), Flag.START_UNKNOWN)
    assert (rep.record_id, rep.row) == ("P1|李乙|LEGAL_REP", 2)


def test_a_marked_person_makes_the_name_in_the_base_superfluous(tmp_path):
    items = read(tmp_path, base=[BASE | {"NAME": "李乙"}], persons=[PERSON])
    assert [s.src.key for s in statements(items, Kind.LEGAL_REP)] == [ZHANG_KEY]


def test_a_marked_person_of_the_past_does_not(tmp_path):
    past = PERSON | {"OFFHTO": "2022-01-01"}
    items = read(tmp_path, base=[BASE | {"NAME": "李乙"}], persons=[past])
    assert [s.src.name for s in statements(items, Kind.LEGAL_REP)] == ["张甲", "李乙"]


@pytest.mark.parametrize(
    ("type_", "code", "office"),
    [
        ("个体工商户", "92990411TE0000133T", Kind.OPERATOR),
        ("个人独资企业", SP1, Kind.INVESTOR_OWNER),
        ("有限责任公司分公司", BR1, Kind.BRANCH_HEAD),
        ("普通合伙企业", LP1, Kind.MANAGING_PARTNER),
    ],
)
def test_the_registered_head_by_type(tmp_path, type_, code, office):
    base = BASE | {"ENTTYPE": type_, "UNISCID": code, "NAME": "张甲"}
    assert [s.kind for s in statements(read(tmp_path, base=[base]), *OFFICES)] == [office]


def test_the_delegate_of_an_executing_partner(tmp_path):
    base = LP | {"NAME": "乙公司（委派代表：周庚）"}
    items = read(tmp_path, base=[base], investors=[INVESTOR | COMPANY_INVESTOR])
    partner = statements(items, Kind.MANAGING_PARTNER)
    delegate = statements(items, Kind.PARTNER_DELEGATE)
    assert [s.src for s in partner] == [("u:" + E2, NodeKind.ORGANIZATION, "乙公司")]
    assert partner[0].record_id == "P1|10|MANAGING_PARTNER"
    assert [s.src.name for s in delegate] == ["周庚"]
    assert delegate[0].flags == Flag.START_UNKNOWN


def test_an_executing_partner_that_no_table_identifies(tmp_path):
    items = read(tmp_path, base=[LP | {"NAME": "乙公司(委派代表:周庚)"}])
    (partner,) = statements(items, Kind.MANAGING_PARTNER)
    assert partner.src.key == f"t:新市监局:u:{LP1}|乙公司"
    assert partner.src.kind is NodeKind.ORGANIZATION


def test_a_delegate_in_the_persons_table(tmp_path):
    row = PERSON | {"NAME": "周庚", "CERNO": ZHOU, "POSITION": "执行事务合伙人委派代表"}
    items = read(tmp_path, base=[LP | {"NAME": "乙公司(委派代表:周庚)"}], persons=[row])
    (delegate,) = statements(items, Kind.PARTNER_DELEGATE)
    assert delegate.src.key == KEYS.person_key(person_number(ZHOU))
    assert len(statements(items, Kind.MANAGING_PARTNER)) == 1


def test_partner_and_delegate_in_one_row(tmp_path):
    row = PERSON | {"NAME": "乙公司(委派代表:周庚)", "CERNO": ZHOU, "POSITION": "执行事务合伙人"}
    items = read(tmp_path, base=[LP], persons=[row])
    partner, delegate = statements(items, *OFFICES)
    assert (partner.kind, partner.src.kind) == (Kind.MANAGING_PARTNER, NodeKind.ORGANIZATION)
    assert (delegate.kind, delegate.src.key) == (
        Kind.PARTNER_DELEGATE,
        KEYS.person_key(person_number(ZHOU)),
    )


def test_shares_of_persons_and_organisations(tmp_path):
    items = read(tmp_path, investors=ALL["investors"])
    person, company = statements(items, Kind.HOLDS_SHARE)
    assert (person.src.key, person.dst, person.record_id) == (LI_KEY, ORG, "P1|9|HOLDS_SHARE")
    assert person.span == Interval(day("2015-03-02"), FOREVER)
    assert person.props == {
        "name": "李乙",
        "pct": 60.0,
        "subscribed_yuan": "3000000",
        "paid_yuan": None,
        "currency": "CNY",
    }
    assert (company.src.key, company.props["pct"]) == ("u:" + E2, 40.0)
    assert listings(items) == [(ORG.key, "holders")]
    assert issues(items) == []


def test_a_blank_share_is_unknown(tmp_path):
    items = read(tmp_path, investors=[INVESTOR | {"CONPROP": ""}])
    assert statements(items, Kind.HOLDS_SHARE)[0].props["pct"] is None
    assert issues(items) == []


def test_a_zero_share_is_zero(tmp_path):
    rows = [INVESTOR | {"CONPROP": "0"}, INVESTOR | COMPANY_INVESTOR | {"CONPROP": "100"}]
    assert statements(read(tmp_path, investors=rows), Kind.HOLDS_SHARE)[0].props["pct"] == 0.0


@pytest.mark.parametrize(("written", "pct"), [(("0.6", "0.4"), 60.0), (("60%", "40%"), 60.0)])
def test_shares_as_fractions_and_with_signs(tmp_path, written, pct):
    rows = [
        INVESTOR | {"CONPROP": written[0]},
        INVESTOR | COMPANY_INVESTOR | {"CONPROP": written[1]},
    ]
    assert statements(read(tmp_path, investors=rows), Kind.HOLDS_SHARE)[0].props["pct"] == pct


@pytest.mark.parametrize(("other", "told"), [("35", False), ("34.9", True), ("45", False)])
def test_shares_that_do_not_add_up(tmp_path, other, told):
    rows = [INVESTOR, INVESTOR | COMPANY_INVESTOR | {"CONPROP": other}]
    reasons = [reason for _, _, reason in issues(read(tmp_path, investors=rows))]
    assert reasons == (["shares_sum"] if told else [])


def test_a_day_to_pay_by_is_no_start(tmp_path):
    (share,) = statements(
        read(tmp_path, investors=[INVESTOR | {"CONDATE": "2045-12-31", "CONPROP": "100"}]),
        Kind.HOLDS_SHARE,
    )
    assert (share.span.start, share.flags) == (SEEN, Flag.START_UNKNOWN)


@pytest.mark.parametrize(
    ("kind", "office"),
    [("有限合伙人", Kind.LIMITED_PARTNER), ("普通合伙人", Kind.GENERAL_PARTNER)],
)
def test_partners(tmp_path, kind, office):
    items = read(tmp_path, base=[LP], investors=[INVESTOR | {"PARTNERTYPE": kind}])
    assert [s.kind for s in statements(items, *OFFICES)] == [office]


def test_no_partners_in_a_company(tmp_path):
    items = read(tmp_path, investors=[INVESTOR | {"PARTNERTYPE": "有限合伙人"}])
    assert statements(items, *OFFICES) == []


def test_a_branch_with_its_head(tmp_path):
    items = read(tmp_path, branches=[BRANCH_ROW])
    (tie,) = statements(items, Kind.BRANCH_OF)
    head = statements(items, Kind.BRANCH_HEAD)[0]
    profile = statements(items, Kind.PROFILE)[1]
    assert (tie.src.key, tie.dst) == ("u:" + BR1, ORG)
    assert (profile.src, profile.props["type"]) == (tie.src, "branch")
    assert head.src.key == candidate_key("org", "u:" + BR1, "王丙")
    assert (head.dst, head.flags) == (tie.src, Flag.START_UNKNOWN)


def test_a_branch_with_a_base_row_of_its_own_is_read_there(tmp_path):
    own = BASE | {"PRIPID": "P2", "ENTNAME": "甲公司某市分公司", "UNISCID": BR1}
    items = read(tmp_path, base=[BASE, own], branches=[BRANCH_ROW])
    assert len(statements(items, Kind.PROFILE)) == 2
    assert statements(items, Kind.BRANCH_HEAD) == []
    assert len(statements(items, Kind.BRANCH_OF)) == 1


def test_a_branch_under_the_code_of_its_enterprise(tmp_path):
    items = read(tmp_path, branches=[BRANCH_ROW | {"UNISCID": E1}])
    assert statements(items, Kind.BRANCH_OF)[0].src.key.startswith("t:新市监局:")
    assert ("warning", "UNISCID", "code_of_head") in issues(items)


def test_a_wrong_check_digit_merges_nothing(tmp_path):
    items = read(tmp_path, base=[BASE | {"UNISCID": WRONG_CHECK}], persons=[PERSON])
    assert statements(items, Kind.PROFILE)[0].src.key == f"t:新市监局:{WRONG_CHECK}"
    assert statements(items, Kind.LEGAL_REP)[0].dst.key == f"t:新市监局:{WRONG_CHECK}"
    assert issues(items) == [("warning", "UNISCID", "check_digit")]


def test_without_a_code_the_row_id_stands_in(tmp_path):
    items = read(tmp_path, base=[BASE | {"UNISCID": ""}])
    assert statements(items)[0].src.key == "t:新市监局:P1"
    assert issues(items) == [("warning", "UNISCID", "no_code")]


def test_the_provider_can_be_named(tmp_path):
    ctx = replace(CTX, provider="市公共信用中心")
    items = read(tmp_path, ctx=ctx, **ALL)
    assert {s.source.provider for s in statements(items)} == {"市公共信用中心"}


def test_both_kinds_of_headings_say_the_same(tmp_path):
    coded = statements(read(tmp_path / "", **ALL))
    chinese = {name: [in_chinese(name, row) for row in rows] for name, rows in ALL.items()}
    plain = statements(said(REGISTRY, delivery(tmp_path / "zh", **chinese)))
    assert [s.digest for s in coded] == [s.digest for s in plain]


def test_gb18030_says_the_same(tmp_path):
    expected = [s.digest for s in statements(read(tmp_path, **ALL))]
    folder = delivery(tmp_path / "gb", encoding="gb18030", **ALL)
    assert [s.digest for s in statements(said(REGISTRY, folder))] == expected


def test_a_workbook_says_the_same(tmp_path):
    expected = {s.digest for s in statements(read(tmp_path, **ALL))}
    sheets = [[list(rows[0]), *(list(r.values()) for r in rows)] for rows in ALL.values()]
    path = workbook(tmp_path, *sheets, [[]])
    assert {s.digest for s in statements(said(REGISTRY, path))} == expected


def test_a_second_run_says_the_same_in_the_same_order(tmp_path):
    first, again = (read(tmp_path, **ALL) for _ in range(2))
    assert first == again


def test_check_counts_the_rows(tmp_path):
    assert REGISTRY.check is not None
    assert REGISTRY.check(delivery(tmp_path, **ALL), CTX) == 6
