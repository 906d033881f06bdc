"""Orders of measures: what a whole one states, and which the law would not let stand."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.policy import district_policy
from graph.records import canonical
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.base import Issue
from loaders.orders.layout import MINIMUM
from tests.loaders.case_rows import ENDED, ORDER
from tests.loaders.sources import (
    E1,
    GOV,
    KEYS,
    LI,
    MASKED,
    WRONG_CHECK,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
)

ORDERS = LOADERS["orders"]
KEY = f"e:{GOV}:新信认〔2026〕1号:u:{E1}"
LI_KEY = KEYS.person_key(person_number(LI))
ON_LI = {"对象名称": "李乙", "对象统一社会信用代码": "", "对象证件号码": LI}
BY_AGENCY = {"执行主体类别": "公共管理机构"}
FUNDS = BY_AGENCY | {"措施*": "限制申请财政性资金项目", "保留例外": "社会福利；救助；扶贫"}
NO_EVENT = {"主体名称*": "", "统一社会信用代码": "", "认定文书文号*": "", "认定机关": ""}


def read(folder, *changes):
    return said(ORDERS, csv_file(folder, *(ORDER | change for change in changes)))


def one(items, kind=Kind.MEASURE):
    (found,) = statements(items, kind)
    return found


def test_an_order_against_a_unit_in_its_event(tmp_path):
    items = read(tmp_path, {})
    assert not issues(items)
    found = one(items)
    assert (found.src.key, found.dst.key) == (f"u:{E1}", KEY)
    assert found.span == Interval(day("2026-05-20"), FOREVER)
    assert found.props == {
        "code": "M04",
        "doc_no": "新信办〔2026〕9号",
        "doc_name": "通知书",
        "authority_name": "新区信用办",
        "authority_code": "11990411TE0000205Y",
        "decided": "2026-05-20",
        "basis": [{"law": "法释〔2015〕17号", "article": "第三条第二款", "level": "司法解释"}],
        "notice_date": "2026-05-10",
        "served_date": "2026-05-21",
        "scope": "全国",
        "proportionality": "严重",
        "remedy": "向上一级法院申请复议",
        "executor": "某法院",
        "executor_kind": "法院",
        "release_condition": "履行完毕",
        "list_edition": "2025年版",
    }


@pytest.mark.parametrize(
    "change", [ON_LI, {"对象名称": "", "对象统一社会信用代码": "", "对象人员键": LI_KEY}]
)
def test_an_order_against_a_person_by_number_or_key(tmp_path, change):
    found = one(read(tmp_path, change))
    assert (found.src.key, found.dst.key) == (LI_KEY, KEY)


def test_an_order_that_follows_from_no_event(tmp_path):
    items = read(tmp_path, NO_EVENT)
    assert one(items).dst is None
    assert not statements(items, Kind.SUBJECT_OF)


def test_the_target_is_the_subject_where_no_other_is_named(tmp_path):
    own = {"主体名称*": "", "统一社会信用代码": ""}
    assert one(read(tmp_path, own)).dst.key == KEY


def test_a_term_its_last_day_included(tmp_path):
    found = one(read(tmp_path, {"生效日期": "2026-05-25", "期满日期": "2027-05-24"}))
    assert found.span == Interval(day("2026-05-25"), day("2027-05-25"))


def test_several_bases_each_with_article_and_level(tmp_path):
    own = {
        "依据名称": "某法；新北区实施意见",
        "依据条款": "第一条、第二条；二.(四)",
        "依据效力层级": "法律;规范性文件",
    }
    assert one(read(tmp_path, own)).props["basis"] == [
        {"law": "某法", "article": "第一条、第二条", "level": "法律"},
        {"law": "新北区实施意见", "article": "二.(四)", "level": "规范性文件"},
    ]


def test_a_court_gives_no_notice_beforehand(tmp_path):
    assert not issues(read(tmp_path, {"事先告知日期": "", "过惩相当": ""}))


def test_a_class_2_measure_may_rest_on_a_document(tmp_path):
    found = one(read(tmp_path, FUNDS | {"依据效力层级": "规范性文件"}))
    assert found.props["code"] == "M07"
    assert found.props["carve_outs"] == ["社会福利", "救助", "扶贫"]


@pytest.mark.parametrize(("word", "code"), [("政府采购", "procurement"), ("招标投标", "tendering")])
def test_scopes_that_questions_tell_apart(tmp_path, word, code):
    assert one(read(tmp_path, {"范围": word})).props["scope"] == code


@pytest.mark.parametrize(
    ("word", "end"),
    [("解除", "released"), ("撤销", "revoked"), ("中止", "suspended"), ("恢复", "resumed")],
)
def test_a_document_that_ends_an_order(tmp_path, word, end):
    found = one(read(tmp_path, ENDED | {"类型*": word}), Kind.MEASURE_END)
    own = {"end": end, "order": "新信办〔2026〕9号", "doc_no": "新信办〔2026〕20号", "code": "M04"}
    assert {k: found.props[k] for k in own} == own
    assert (found.src.key, found.span.start) == (f"u:{E1}", day("2026-05-30"))


def test_a_transfer_names_to_whom(tmp_path):
    own = ENDED | ON_LI | {"类型*": "变更被限制人", "改为限制对象": "张甲"}
    found = one(read(tmp_path, own | {"改为限制对象证件号码": ZHANG}), Kind.MEASURE_END)
    assert found.props["transferred_to"] == KEYS.person_key(person_number(ZHANG))


def test_every_part_of_the_minimum_has_a_column():
    assert set(district_policy().measures.minimum) == set(MINIMUM)


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"类型*": "延长"}, "类型", "unknown_value"),
        ({"措施*": "M99"}, "措施", "unknown_value"),
        ({"措施*": ""}, "措施", "missing_value"),
        ({"文书文号*": ""}, "文书文号", "missing_value"),
        ({"作出机关*": ""}, "作出机关", "missing_value"),
        (
            {"依据名称": "", "依据条款": "", "依据效力层级": ""},
            "依据名称",
            "minimum_missing",
        ),
        ({"送达日期": ""}, "送达日期", "minimum_missing"),
        ({"范围": ""}, "范围", "minimum_missing"),
        ({"救济途径": ""}, "救济途径", "minimum_missing"),
        ({"执行主体类别": ""}, "执行主体类别", "minimum_missing"),
        (BY_AGENCY | {"事先告知日期": ""}, "事先告知日期", "minimum_missing"),
        (BY_AGENCY | {"过惩相当": ""}, "过惩相当", "minimum_missing"),
        ({"依据条款": "第一条;第二条"}, "依据名称", "basis_uneven"),
        ({"依据效力层级": "内部纪要"}, "依据效力层级", "unknown_level"),
        (
            {"依据名称": "新北区实施意见", "依据效力层级": "规范性文件"},
            "依据效力层级",
            "basis_too_low",
        ),
        ({"依据效力层级": "部门规章"}, "依据效力层级", "basis_too_low"),
        (FUNDS | {"保留例外": "救助；扶贫"}, "保留例外", "carve_outs_missing"),
        (FUNDS | {"保留例外": ""}, "保留例外", "carve_outs_missing"),
        ({"事先告知日期": "2026-05-21"}, "文书日期", "order_of_days"),
        ({"送达日期": "2026-05-19"}, "送达日期", "order_of_days"),
        ({"生效日期": "2026-05-19"}, "生效日期", "order_of_days"),
        ({"期满日期": "2026-05-19"}, "期满日期", "end_before_start"),
        ({"对象名称": "", "对象统一社会信用代码": ""}, "对象名称", "missing_value"),
        (ON_LI | {"对象证件号码": MASKED}, "对象证件号码", "number_or_key"),
        ({"对象统一社会信用代码": ""}, "对象统一社会信用代码", "unit_or_person"),
        (
            {"对象统一社会信用代码": "", "对象类别": "单位"},
            "对象统一社会信用代码",
            "target_unknown",
        ),
        ({"对象统一社会信用代码": WRONG_CHECK}, "对象统一社会信用代码", "target_unknown"),
        ({"对象人员键": "李乙"}, "对象人员键", "not_a_key"),
        (ENDED | {"原措施决定文书文号": ""}, "原措施决定文书文号", "number_of_order"),
        (ENDED | {"救济途径": "复议"}, "救济途径", "column_of_other_type"),
        (ENDED | {"类型*": "变更被限制人"}, "改为限制对象", "transfer_to_whom"),
        (ENDED | {"生效日期": "2026-05-29"}, "生效日期", "order_of_days"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_days_may_all_be_one(tmp_path):
    same = dict.fromkeys(("事先告知日期", "送达日期", "生效日期", "期满日期"), "2026-05-20")
    found = one(read(tmp_path, same))
    assert found.span == Interval(day("2026-05-20"), day("2026-05-21"))


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(
        tmp_path,
        ON_LI | {"解除条件": f"李乙{LI}履行完毕"},
        ON_LI | {"对象证件号码": MASKED},
        {"对象统一社会信用代码": LI},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    assert all(n not in text for n in (LI[6:14], MASKED) for text in (*kept, *told))
