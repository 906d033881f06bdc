"""Incidents in delivery and complaints: leads, with nobody's name behind a complaint."""

import pytest

from graph.identifiers import person_number
from graph.intervals import Interval, day
from graph.records import canonical
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders.case_rows import COMPLAINT, INCIDENT
from tests.loaders.sources import (
    E1,
    E2,
    GOV,
    KEYS,
    LI,
    csv_file,
    issues,
    said,
    statements,
    workbook,
)

ROWS = {"incidents": INCIDENT, "complaints": COMPLAINT}
HANDLED = {"经办姓名": "李乙", "经办证件号码": LI, "环节": "揽收", "经办起始日期": "2026-02-27"}
NO_EVENT = {"主体名称*": "", "统一社会信用代码": "", "认定文书文号*": "", "认定机关": ""}
INFORMANT = {"投诉人姓名": "郑壬", "投诉人电话": "13800001111", "投诉内容": "郑壬反映拖欠工程款"}


def read(folder, kind, *changes):
    return said(LOADERS[kind], csv_file(folder, *(ROWS[kind] | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def test_an_incident_and_the_firm(tmp_path):
    items = read(tmp_path, "incidents", {})
    assert not issues(items)
    profile, firm = statements(items)
    assert (profile.src.kind, profile.src.key) == (NodeKind.INCIDENT, f"i:JD-1|u:{E1}")
    assert (profile.props["type"], profile.props["occurred"]) == ("违规收寄", "2026-03-01")
    assert (firm.kind, firm.dst.key, firm.props["role"]) == (Kind.HANDLED_BY, f"u:{E1}", "firm")


def test_who_handled_it_at_which_step_on_which_days(tmp_path):
    items = read(tmp_path, "incidents", HANDLED | {"经办截止日期": "2026-02-28"})
    by = {s.props["role"]: s for s in statements(items, Kind.HANDLED_BY)}
    assert by["handler"].dst.key == KEYS.person_key(person_number(LI))
    assert by["handler"].span == Interval(day("2026-02-27"), day("2026-03-01"))
    assert by["handler"].props["step"] == "揽收"


def test_the_site_of_an_incident(tmp_path):
    own = {"网点名称": "乙公司", "网点统一社会信用代码": E2}
    sites = [
        s for s in statements(read(tmp_path, "incidents", own)) if s.props.get("role") == "site"
    ]
    assert [s.dst.key for s in sites] == [f"u:{E2}"]


def test_a_complaint_leads_to_the_event_that_it_is_about(tmp_path):
    items = read(tmp_path, "complaints", {})
    assert not issues(items)
    profile, lead = statements(items)
    assert profile.props == {
        "name": "TS-1",
        "complaint": "TS-1",
        "received": "2026-03-01",
        "channel": "12345",
        "allegation": "ZFWY",
        "authority_name": "新区信访办",
    }
    assert (lead.kind, lead.src) == (Kind.LEAD_OF, profile.src)
    assert lead.dst.key == f"e:{GOV}:新信认〔2026〕1号:u:{E1}"


def test_a_complaint_about_no_event_yet(tmp_path):
    (profile,) = statements(read(tmp_path, "complaints", NO_EVENT))
    assert profile.kind is Kind.PROFILE


def test_columns_about_the_informant_are_dropped_and_said_so_once(tmp_path):
    items = read(tmp_path, "complaints", INFORMANT, INFORMANT | {"投诉编号*": "TS-2"})
    (warning,) = (i for i in items if isinstance(i, Issue))
    assert (warning.level, warning.reason) == ("warning", "informant_dropped")
    assert "3 columns" in warning.remedy.en
    assert len(statements(items, Kind.PROFILE)) == 2
    everything = [str(warning), *(canonical([s.src, s.props]) for s in statements(items))]
    hidden = ("郑壬", "13800001111", "投诉人")
    assert all(word not in text for word in hidden for text in everything)


def test_a_damaged_number_of_an_informant_costs_no_complaint(tmp_path):
    row = COMPLAINT | {"举报人身份证": 999999198509090091}
    path = workbook(tmp_path, [list(row), list(row.values())])
    items = said(LOADERS["complaints"], path)
    assert [reason for _, _, reason in issues(items)] == ["informant_dropped"]
    assert statements(items, Kind.LEAD_OF)
    assert "0091" not in repr(items)


@pytest.mark.parametrize(
    ("kind", "change", "column", "reason"),
    [
        ("incidents", {"事件编号*": ""}, "事件编号", "missing_value"),
        ("incidents", {"寄递企业名称*": ""}, "寄递企业名称", "missing_value"),
        ("incidents", {"发生日期*": "2026-06-02"}, "发生日期", "date_after_publication"),
        ("incidents", HANDLED | {"经办起始日期": ""}, "经办起始日期", "missing_value"),
        ("incidents", HANDLED | {"经办截止日期": "2026-02-26"}, "经办截止日期", "end_before_start"),
        ("incidents", HANDLED | {"环节": "喝茶"}, "环节", "unknown_value"),
        ("complaints", {"投诉编号*": ""}, "投诉编号", "missing_value"),
        ("complaints", {"受理日期*": "2026-02-30"}, "受理日期", "no_such_date"),
        ("complaints", {"渠道": "某人"}, "渠道", "unknown_value"),
        ("complaints", {"反映类别": "看不惯"}, "反映类别", "unknown_value"),
        ("complaints", {"名单类别": "红名单"}, "名单类别", "unknown_value"),
    ],
)
def test_a_row_is_left_out(tmp_path, kind, change, column, reason):
    items = read(tmp_path, kind, change)
    assert ("reject", column, reason) in issues(items)
    assert not statements(items)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(tmp_path, "incidents", HANDLED, HANDLED | {"事件类型*": f"李乙{LI}"})
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    assert all(LI[6:14] not in text for text in kept)
