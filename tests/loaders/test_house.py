"""Files into a store, and what follows from them by law: from the rows to the explanation."""

import pytest

from graph.identifiers import person_number
from tests.loaders.case_rows import (
    ANSWERS,
    BID,
    COMMITMENT,
    COMPLAINT,
    CONTRACT,
    DISPUTE,
    DUE,
    ENDED,
    EVENT,
    EXEMPTION,
    INCIDENT,
    LI_HOLDS,
    LICENCE,
    NAMED,
    ORDER,
    PPP,
    PROCEEDING,
    RECTIFY,
    TIE,
    UPHELD,
)
from tests.loaders.house import GOV1, House, codes, refusals, statuses
from tests.loaders.sources import DEBTOR, E1, E2, KEYS, LI, ZHANG

BODY = {"主体名称*": "某局", "统一社会信用代码": GOV1}
HEADS = (
    ("张甲", ZHANG, "局长", "1", "2018-01-01", "2025-05-31"),
    ("李乙", LI, "局长", "1", "2025-06-01", ""),
)


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.store.close()


def key_of(subject, number="新信认〔2026〕1号"):
    return f"e:{GOV1}:{number}:u:{subject}"


def test_a_default_of_government_asks_the_head_then_to_account(house):
    house.register(GOV1, "某局", "机关", *HEADS)
    house.put("events", EVENT | BODY)
    told = house.explain(key_of(GOV1))
    assert statuses(told) == [("某局", "", "active")]
    assert codes(told.tasks) == ["hold_to_account"]
    assert ("李乙", "awaits_determination") in refusals(told)
    assert all(name != "张甲" or why != "awaits_determination" for name, why in refusals(told))


def test_a_person_held_to_account_is_recorded_by_the_determination(house):
    house.register(GOV1, "某局", "机关", *HEADS)
    house.put("events", EVENT | BODY | NAMED)
    found = statuses(house.explain(key_of(GOV1)))
    assert found == [("李乙", "B_determined", "active"), ("某局", "", "active")]


OFFICIAL = {"失信行为类别*": "GWCF", "主体类别": "自然人", "统一社会信用代码": ""}


def test_an_official_under_sanction_is_recorded_in_the_record_of_government(house):
    li = OFFICIAL | {"主体名称*": "李乙", "自然人证件号码": LI}
    house.put("events", EVENT | li)
    key = KEYS.person_key(person_number(LI))
    (recorded,) = house.explain(f"e:{GOV1}:新信认〔2026〕1号:{key}").recorded
    assert (recorded.entry.holder, str(recorded.entry.status)) == (key, "active")
    assert (str(recorded.entry.registry), recorded.entry.restricted) == (
        "government_integrity_record",
        True,
    )


def test_a_default_that_is_not_confirmed_records_nobody(house):
    house.register(GOV1, "某局", "机关", *HEADS)
    house.put("events", EVENT | BODY | {"认定状态": "核实中"})
    assert statuses(house.explain(key_of(GOV1))) == []


def test_an_entry_for_wages_ends_by_a_file_of_removals(house):
    house.register(E1, "甲公司", "有限责任公司", ("李乙", LI, "经理", "1", "2020-01-01", ""))
    wages = EVENT | NAMED | {"失信行为类别*": "NMGGZ", "列入日期": "2026-05-12"}
    wages |= {"责任认定": "直接负责的主管人员"}
    house.put("events", wages)
    told = house.explain(f"e:新区管委会:NMGGZ/新信认〔2026〕1号:u:{E1}")
    assert ("李乙", "B_determined", "active") in statuses(told)
    assert [entry.open for entry in told.lists] == [True]
    out = wages | {"列入日期": "", "移出日期": "2026-09-01"}
    house.put("events", out, name="removed.csv")
    told = house.explain(f"e:新区管委会:NMGGZ/新信认〔2026〕1号:u:{E1}")
    assert [(entry.open, entry.valid_to) for entry in told.lists] == [(False, "2026-09-01")]


INFORMANT = {"投诉人姓名": "郑壬", "投诉人电话": "13800001111"}
BY_LI = {"经办姓名": "李乙", "经办证件号码": LI, "经办起始日期": "2026-03-01"}
KIN = {"关系类型*": "亲属", "亲属关系": "配偶", "主体一统一社会信用代码": ""}
KIN |= {"主体一名称*": "张甲", "主体一证件号码": ZHANG, "主体二名称": "李乙"}
KIN |= {"主体二统一社会信用代码": "", "主体二证件号码": LI}
WHOLE = {
    "events": EVENT | NAMED | {"社会影响": f"李乙{LI}"},
    "proceedings": PROCEEDING | RECTIFY,
    "disputes": DISPUTE | LI_HOLDS | UPHELD,
    "exemptions": EXEMPTION | LI_HOLDS,
    "orders": ORDER | {"对象名称": "李乙", "对象统一社会信用代码": "", "对象证件号码": LI},
    "contracts": CONTRACT | DUE,
    "bids": BID | {"项目经理": "李乙", "项目经理证件号码": LI, "保证金转出账户": "62220000"},
    "ppp": PPP | ANSWERS,
    "commitments": COMMITMENT,
    "licences": LICENCE,
    "ties": TIE | KIN,
    "incidents": INCIDENT | BY_LI,
    "complaints": COMPLAINT | INFORMANT,
}
SECRET = (LI, ZHANG, "999999198307070076", "62220000", "郑壬", "13800001111")


def test_every_format_is_loaded_whole_and_again_without_change(house):
    for kind, row in WHOLE.items():
        assert house.put(kind, row).total("new") > 0, kind
    for kind, row in WHOLE.items():
        again = house.put(kind, row | {"序号": "1"}, name=f"{kind}-copy.csv")
        assert (again.total("new"), again.total("known") > 0) == (0, True), kind


def test_no_secret_of_any_format_stands_in_the_store_or_the_rejects(house):
    for kind, row in WHOLE.items():
        house.put(kind, row)
    kept = house.bytes()
    kept += b"".join(path.read_bytes() for path in (house.folder / "rejects").glob("*"))
    assert [word for word in SECRET if word.encode() in kept] == []


def test_a_document_published_again_without_a_person_takes_the_name_back(house):
    house.register(GOV1, "某局", "机关", *HEADS)
    house.put("events", EVENT | BODY | NAMED, published="2026-06-01")
    house.put("events", EVENT | BODY, published="2026-07-01", name="again.csv")
    assert statuses(house.explain(key_of(GOV1))) == [("某局", "", "active")]


def defaulted(house, *changes):
    house.register(GOV1, "某局", "机关", *HEADS)
    house.put("events", *(EVENT | BODY | change for change in changes or ({},)))


def test_steps_lead_to_the_finding_and_the_last_one_counts(house):
    defaulted(house, {"认定状态": "线索"})
    own = PROCEEDING | BODY
    house.put("proceedings", own, name="1.csv")
    house.put("proceedings", own | RECTIFY | {"文书日期*": "2026-04-15"}, name="2.csv")
    assert statuses(house.explain(key_of(GOV1))) == []
    confirmed = {"进程*": "认定", "文书日期*": "2026-05-10", "文书文号*": "新信认〔2026〕1号"}
    confirmed |= {"作出机关*": "新区管委会", "作出机关代码": GOV1}
    house.put("proceedings", own | confirmed, published="2026-11-05", name="3.csv")
    told = house.explain(key_of(GOV1), "2026-11-05")
    assert statuses(told) == [("某局", "", "active")]
    assert told.case.conduct == (("2026-01-01", "2026-02-01"),)


def test_a_step_taken_before_the_determination_does_not_undo_it(house):
    defaulted(house)
    house.put("proceedings", PROCEEDING | BODY | RECTIFY)
    assert statuses(house.explain(key_of(GOV1))) == [("某局", "", "active")]


def test_a_finding_taken_back_by_a_later_step_records_nobody(house):
    defaulted(house)
    house.put("proceedings", PROCEEDING | BODY | {"进程*": "不属实", "文书日期*": "2026-06-10"})
    assert statuses(house.explain(key_of(GOV1))) == []


def test_a_change_of_officials_is_no_defence(house):
    defaulted(house)
    plea = {"类型*": "主张", "免责事由": "", "主张内容": "换届", "是否不纳入记录": ""}
    house.put("exemptions", EXEMPTION | BODY | plea)
    told = house.explain(key_of(GOV1))
    assert [(p.what, p.accepted, p.condition) for p in told.pleas] == [
        ("换届", False, "invalid_defence")
    ]


def test_fault_tolerance_frees_the_official_and_not_the_body(house):
    defaulted(house, NAMED)
    house.put("exemptions", EXEMPTION | BODY | LI_HOLDS)
    told = house.explain(key_of(GOV1))
    assert statuses(told) == [("李乙", "B_determined", "exempted"), ("某局", "", "active")]


def test_fault_tolerance_that_does_not_say_so_frees_nobody(house):
    defaulted(house, NAMED)
    house.put("exemptions", EXEMPTION | BODY | LI_HOLDS | {"是否不纳入记录": ""})
    told = house.explain(key_of(GOV1))
    assert ("李乙", "B_determined", "active") in statuses(told)
    assert [p.condition for p in told.pleas] == ["exemption_undecided"]


def test_a_dispute_marks_the_entry_and_an_upheld_one_closes_it(house):
    house.register(E1, "甲公司", "有限责任公司", ("李乙", LI, "经理", "1", "2020-01-01", ""))
    house.put("events", EVENT)
    house.put("disputes", DISPUTE | LI_HOLDS, name="filed.csv")
    told = house.explain(key_of(E1), "2026-05-25")
    assert "decide_dispute" in codes(told.tasks)
    (entry,) = (r.entry for r in told.recorded if r.entry.holder_name == "李乙")
    assert [c.number for c in entry.contests] == ["异2026-1"]
    alone = UPHELD | {"受理日期": "", "异议理由": ""}
    house.put("disputes", DISPUTE | LI_HOLDS | alone, published="2026-11-05", name="end.csv")
    told = house.explain(key_of(E1))
    assert {n: s for n, _, s in statuses(told)} == {"李乙": "closed", "甲公司": "active"}


COURT = {"作出机关*": "测试市新北区人民法院", "作出机关代码": "", "文书日期*": "2026-06-01"}
COURT |= {"事先告知日期": "", "送达日期": "2026-06-01", "主体名称*": "乙公司"}
COURT |= {"统一社会信用代码": E2, "认定文书文号*": "（2026）测0411执120号", "认定机关代码": ""}
COURT |= {"认定机关": "测试市新北区人民法院", "名单类别": "失信被执行人名单"}
ZHAO = "999999198004040048"
ON_UNIT = {"对象名称": "乙公司", "对象统一社会信用代码": E2}
ON_ZHAO = {"对象名称": "赵丁", "对象统一社会信用代码": "", "对象证件号码": ZHAO}


def ordered(told):
    return sorted(
        (m.target.name, m.code, str(m.state), m.stands)
        for m in told.measures
        if m.source == "order"
    )


@pytest.fixture
def debtor(house):
    """C26: the debtor changes its representative while the debt stands."""
    li = ("李乙", LI, "执行董事", "1", "2020-01-01", "2026-02-28")
    house.register(E2, "乙公司", "有限责任公司", li, published="2026-02-15")
    zhao = ("赵丁", ZHAO, "执行董事", "1", "2026-03-01", "")
    house.register(E2, "乙公司", "有限责任公司", li, zhao, published="2026-06-15")
    house.put("court_list", DEBTOR | {"businessEntity": ""}, published="2026-06-02")
    house.key = f"e:测试市新北区人民法院:SXBZXR/（2026）测0411执120号:u:{E2}"
    return house


def test_c26_both_representatives_are_recorded_and_the_order_binds_whom_it_names(debtor):
    debtor.put("orders", ORDER | COURT | ON_UNIT, ORDER | COURT | ON_ZHAO)
    told = debtor.explain(debtor.key)
    assert statuses(told) == [
        ("乙公司", "", "active"),
        ("李乙", "A_status", "active"),
        ("赵丁", "A_status", "active"),
    ]
    assert ordered(told) == [("乙公司", "M04", "active", True), ("赵丁", "M04", "active", True)]
    assert {(str(e.list_code), e.holder.key) for e in told.lists} == {("SXBZXR", f"u:{E2}")}


def test_a_release_ends_the_order_for_whom_it_names_from_its_day_on(debtor):
    debtor.put("orders", ORDER | COURT | ON_UNIT, ORDER | COURT | ON_ZHAO)
    off = ORDER | COURT | ON_ZHAO | ENDED | {"文书日期*": "2026-09-01"}
    debtor.put("orders", off, name="ended.csv")
    assert ordered(debtor.explain(debtor.key, "2026-08-31"))[1][3] is True
    assert ordered(debtor.explain(debtor.key, "2026-09-01")) == [
        ("乙公司", "M04", "active", True),
        ("赵丁", "M04", "released", False),
    ]


def test_an_order_on_the_district_document_alone_never_reaches_the_store(debtor):
    low = {"依据名称": "新北区实施意见", "依据效力层级": "规范性文件"}
    debtor.put("orders", ORDER | COURT | ON_UNIT | low, rejected=1)
    assert ordered(debtor.explain(debtor.key)) == []


def test_an_order_made_while_a_dispute_over_the_term_is_open_is_refused(debtor):
    cites = {k: COURT[k] for k in ("主体名称*", "统一社会信用代码", "认定文书文号*", "认定机关")}
    cites |= {"认定机关代码": "", "名单类别": "失信被执行人名单"}
    zhao = {"责任人姓名": "赵丁", "责任人证件号码": ZHAO}
    debtor.put("disputes", DISPUTE | cites | zhao | {"受理日期": "2026-06-02"})
    later = {"文书日期*": "2026-06-10", "送达日期": "2026-06-10"}
    debtor.put("orders", ORDER | COURT | ON_ZHAO | later)
    assert ordered(debtor.explain(debtor.key)) == [("赵丁", "M04", "refused", False)]


STAGED = {"失信行为类别*": "PPPWY", "项目编号": "PPP-1", "成因阶段": "准备"}
STAGED |= {"成因日期": "2019-05-01", "发现阶段": "执行"}
QIAN = {"责任人姓名": "钱戊", "责任人证件号码": "999999198105050050", "责任阶段": "执行"}
QIAN |= {"责任起始日期": "2021-01-01", "责任截止日期": "", "任命文件": "某任〔2021〕2号"}


def test_c23_the_one_of_the_stage_of_the_cause_is_asked_though_gone(house):
    house.put("ppp", PPP | ANSWERS, PPP | QIAN)
    house.put("events", EVENT | BODY | STAGED)
    told = house.explain(key_of(GOV1))
    assert statuses(told) == [("某局", "", "active")]
    assert codes(told.tasks) == ["hold_to_account"]
    assert ("周庚", "awaits_determination") in refusals(told)
    assert ("钱戊", "not_cause_stage") in refusals(told)


def test_a_stage_of_which_nobody_is_on_file_is_a_gap(house):
    house.put("ppp", PPP | QIAN)
    house.put("events", EVENT | BODY | STAGED)
    assert "missing_assignment" in codes(house.explain(key_of(GOV1)).gaps)
