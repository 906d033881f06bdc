"""One example of each decision, on units and a person of a region that does not exist."""

from collections.abc import Mapping

_EVENT = {
    "subject": "甲公司",
    "subject_code": "91990411TE0000010W",
    "event_no": "新信认〔2026〕1号",
    "event_authority": "新区管委会",
    "event_authority_code": "11990411TE00001929",
}
_PENALTY = {
    "penalty_no": "新信认〔2026〕1号",
    "penalty_authority": "新区管委会",
    "penalty_authority_code": "11990411TE00001929",
    "subject": "甲公司",
    "subject_code": "91990411TE0000010W",
}
_OFFICE = {"authority": "新区信用办", "authority_code": "11990411TE0000205Y"}

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "event": {
        "category": "采购人、政府违约",
        "doc_no": "新信认〔2026〕1号",
        "authority": "新区管委会",
        "authority_code": "11990411TE00001929",
        "determined": "2026-05-10",
        "subject": "甲公司",
        "subject_code": "91990411TE0000010W",
        "conduct_first": "2026-01-01",
        "conduct_last": "2026-01-31",
        "severity": "一般",
        "severity_basis": "某清单",
    },
    "determination": _PENALTY
    | {
        "doc_no": "新市监认〔2026〕1号",
        "authority": "新市监局",
        "authority_code": "11990411TE00001929",
        "determined": "2026-05-20",
        "conduct_first": "2026-01-01",
        "conduct_last": "2026-01-31",
    },
    "exemption": _OFFICE
    | _EVENT
    | {
        "doc_no": "新信办〔2026〕9号",
        "decided": "2026-05-20",
        "code": "容错纠错",
        "matters": "先行先试",
        "not_recorded": "是",
    },
    "repair": _OFFICE | _PENALTY | {"doc_no": "新信修〔2026〕3号", "decided": "2026-05-25"},
    "dispute-outcome": _OFFICE
    | _EVENT
    | {
        "dispute": "异2026-1",
        "outcome": "成立",
        "decided": "2026-05-28",
        "decided_no": "异处〔2026〕1号",
    },
    "measure": _EVENT
    | {
        "doc_no": "（2026）苏0411执1号",
        "authority": "某法院",
        "decided": "2026-05-20",
        "code": "M04",
        "target": "甲公司",
        "target_code": "91990411TE0000010W",
        "basis": "法释〔2015〕17号",
        "article": "第三条第二款",
        "level": "司法解释",
        "notice_date": "2026-05-10",
        "served_date": "2026-05-21",
        "release_condition": "履行完毕",
        "scope": "全国",
        "proportionality": "严重",
        "remedy": "向上一级法院申请复议",
        "executor": "某法院",
        "executor_kind": "法院",
    },
}
