"""Proceedings, disputes and exemptions: what a right row states, and what is left out."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.policy import district_policy
from graph.records import canonical
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.base import Issue
from loaders.cases import exemptions
from tests.loaders.case_rows import (
    DISPUTE,
    EXEMPTION,
    LI_HOLDS,
    PROCEEDING,
    RECTIFY,
    UPHELD,
)
from tests.loaders.sources import (
    E1,
    GOV,
    KEYS,
    LI,
    MASKED,
    csv_file,
    issues,
    said,
    statements,
)

KEY = f"e:{GOV}:新信认〔2026〕1号:u:{E1}"
ROWS = {"proceedings": PROCEEDING, "disputes": DISPUTE, "exemptions": EXEMPTION}
LI_KEY = KEYS.person_key(person_number(LI))


def read(folder, kind, *changes):
    return said(LOADERS[kind], csv_file(folder, *(ROWS[kind] | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def test_a_step_at_the_event_that_the_row_cites(tmp_path):
    items = read(tmp_path, "proceedings", {})
    step = one(items, Kind.PROCEEDING)
    assert (step.src.key, step.dst) == (KEY, None)
    assert step.span == Interval(day("2026-04-01"), FOREVER)
    assert (step.props["state"], step.props["doc_no"]) == ("verifying", "新信办〔2026〕9号")
    assert one(items, Kind.SUBJECT_OF).dst.key == KEY
    assert not issues(items)


def test_an_order_to_rectify_with_its_deadline_and_reason(tmp_path):
    step = one(read(tmp_path, "proceedings", RECTIFY), Kind.PROCEEDING)
    told = {k: step.props[k] for k in ("state", "deadline", "reason")}
    assert told == {"state": "rectifying", "deadline": "2026-04-30", "reason": "拖欠工程款"}


def test_a_dispute_of_one_holder(tmp_path):
    dispute = one(read(tmp_path, "disputes", LI_HOLDS), Kind.DISPUTE)
    assert (dispute.src.key, dispute.dst.key) == (KEY, LI_KEY)
    assert dispute.span.start == day("2026-05-20")
    own = {"dispute": "异2026-1", "grounds": "not_in_office", "doc_no": "异2026-1"}
    assert {k: dispute.props[k] for k in own} == own


def test_a_dispute_of_the_subject_points_at_nobody_else(tmp_path):
    assert one(read(tmp_path, "disputes", {}), Kind.DISPUTE).dst is None


def test_a_dispute_by_the_key_that_an_answer_shows(tmp_path):
    dispute = one(read(tmp_path, "disputes", {"责任人键": LI_KEY}), Kind.DISPUTE)
    assert dispute.dst.key == LI_KEY


def test_an_outcome_in_the_same_row_or_alone(tmp_path):
    both = read(tmp_path, "disputes", UPHELD)
    assert [s.kind for s in statements(both)][:2] == [Kind.DISPUTE, Kind.DISPUTE_OUTCOME]
    alone = read(tmp_path, "disputes", UPHELD | {"受理日期": "", "异议理由": ""})
    assert not statements(alone, Kind.DISPUTE)
    outcome = one(alone, Kind.DISPUTE_OUTCOME)
    assert (outcome.props["outcome"], outcome.props["dispute"]) == ("upheld", "异2026-1")
    assert (outcome.span.start, outcome.props["doc_no"]) == (
        day("2026-05-28"),
        "异处〔2026〕1号",
    )


def test_an_exemption_as_decided(tmp_path):
    found = one(read(tmp_path, "exemptions", LI_HOLDS), Kind.EXEMPTION)
    own = {"code": "EX_RONGCUO", "matters": "先行先试", "not_recorded": True}
    assert (found.dst.key, {k: found.props[k] for k in own}) == (LI_KEY, own)
    assert (found.props["authority_name"], found.props["decided"]) == ("新区信用办", "2026-04-01")


def test_materials_of_an_exemption_by_word_or_code(tmp_path):
    given = {"免责事由": "EX_SUPERIOR_ORDER", "认定材料": "曾提出反对意见的证据；superior_upheld"}
    found = one(read(tmp_path, "exemptions", given), Kind.EXEMPTION)
    assert found.props["given"] == ["evidence_of_objection", "superior_upheld"]


def test_every_material_that_the_policy_asks_for_can_be_written():
    of_document = {"authority", "doc_no", "date", "matters"}
    asked = {need for e in district_policy().exemptions.values() for need in e.needs}
    assert asked - of_document == set(exemptions._NEEDS.values())


def test_a_plea_is_kept_in_its_words(tmp_path):
    plea = {"类型*": "主张", "免责事由": "", "主张内容": "换届", "适用事项": ""}
    found = one(read(tmp_path, "exemptions", plea), Kind.PLEA)
    assert (found.props["plea"], found.dst) == ("换届", None)


@pytest.mark.parametrize("kind", ROWS)
def test_another_authority_is_the_one_cited(tmp_path, kind):
    items = read(tmp_path, kind, {"认定机关": "", "认定机关代码": ""})
    first = next(s for s in statements(items) if s.kind is not Kind.SUBJECT_OF)
    assert first.src.key.startswith("e:11990411TE0000205Y:新信认〔2026〕1号:")


@pytest.mark.parametrize("kind", ROWS)
def test_an_event_of_a_list_is_met_by_its_list(tmp_path, kind):
    own = {"名单类别": "失信被执行人名单", "认定文书文号*": "(2026)测0411执120号"}
    items = read(tmp_path, kind, own | {"认定机关": "某法院", "认定机关代码": ""})
    event = one(items, Kind.SUBJECT_OF).dst
    assert event.key == f"e:某法院:SXBZXR/（2026）测0411执120号:u:{E1}"
    assert not issues(items)


LEFT_OUT = [
    ("proceedings", {"进程*": "大概"}, "进程", "unknown_value"),
    ("proceedings", {"文书文号*": ""}, "文书文号", "missing_value"),
    ("proceedings", {"文书日期*": "2026-06-02"}, "文书日期", "date_after_publication"),
    ("proceedings", RECTIFY | {"整改期限": ""}, "整改期限", "missing_value"),
    ("proceedings", RECTIFY | {"书面原因": ""}, "书面原因", "missing_value"),
    ("proceedings", RECTIFY | {"整改期限": "2026-03-31"}, "整改期限", "end_before_start"),
    ("proceedings", {"认定文书文号*": ""}, "认定文书文号", "missing_value"),
    ("proceedings", {"主体名称*": ""}, "主体名称", "missing_value"),
    ("proceedings", {"名单类别": "红名单"}, "名单类别", "unknown_value"),
    ("disputes", {"异议编号*": ""}, "异议编号", "missing_value"),
    ("disputes", {"异议理由": ""}, "异议理由", "missing_value"),
    ("disputes", {"异议理由": "不服"}, "异议理由", "unknown_value"),
    ("disputes", {"受理日期": ""}, "受理日期", "nothing_filed"),
    ("disputes", UPHELD | {"处理结果": ""}, "处理结果", "missing_value"),
    ("disputes", UPHELD | {"处理日期": ""}, "处理日期", "missing_value"),
    ("disputes", UPHELD | {"处理文书文号": ""}, "处理文书文号", "missing_value"),
    ("disputes", UPHELD | {"处理日期": "2026-05-19"}, "处理日期", "end_before_start"),
    ("disputes", UPHELD | {"处理结果": "部分成立"}, "处理结果", "unknown_value"),
    ("disputes", LI_HOLDS | {"责任人证件号码": ""}, "责任人证件号码", "number_or_key"),
    ("disputes", LI_HOLDS | {"责任人证件号码": MASKED}, "责任人证件号码", "number_or_key"),
    ("disputes", {"责任人证件号码": LI}, "责任人姓名", "missing_value"),
    ("disputes", {"责任人键": "p1:abc"}, "责任人键", "not_a_key"),
    ("disputes", LI_HOLDS | {"责任人键": f"p1:{'0' * 64}"}, "责任人键", "key_of_another"),
    ("exemptions", {"类型*": ""}, "类型", "missing_value"),
    ("exemptions", {"免责事由": ""}, "免责事由", "missing_value"),
    ("exemptions", {"免责事由": "情有可原"}, "免责事由", "unknown_value"),
    ("exemptions", {"认定材料": "口头说明"}, "认定材料", "unknown_value"),
    ("exemptions", {"是否不纳入记录": "也许"}, "是否不纳入记录", "unknown_value"),
    ("exemptions", {"作出机关*": ""}, "作出机关", "missing_value"),
]


@pytest.mark.parametrize(("kind", "change", "column", "reason"), LEFT_OUT)
def test_a_row_is_left_out(tmp_path, kind, change, column, reason):
    items = read(tmp_path, kind, change)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_a_plea_of_nothing_is_left_out(tmp_path):
    own = {"类型*": "主张", "免责事由": "", "适用事项": "", "是否不纳入记录": ""}
    assert issues(read(tmp_path, "exemptions", own)) == [("reject", "主张内容", "nothing_pleaded")]


@pytest.mark.parametrize("kind", ["disputes", "exemptions"])
def test_no_number_of_a_person_gets_out(tmp_path, kind):
    items = read(
        tmp_path,
        kind,
        LI_HOLDS | {"认定机关": f"李乙{LI}"},
        LI_HOLDS | {"责任人证件号码": MASKED},
        LI_HOLDS | {"责任人证件号码": LI[:-1] + "0"},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    assert all(n not in text for n in (LI[6:14], MASKED) for text in (*kept, *told))
