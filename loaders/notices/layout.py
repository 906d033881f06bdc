"""The columns of notices. Each type of notice has columns of its own; the others stay empty."""

from typing import Final

from graph.vocabulary import EventStatus
from loaders.penalties.cited import CITED
from loaders.tables import VERSION, Column, Layout, column

CHANGED, LEFT = "changed", "left_office"
TYPES: Final = {
    "撤销": EventStatus.REVOKED,
    "确认无效": EventStatus.REVOKED,
    "确认违法": EventStatus.WITHDRAWN,
    "修复": EventStatus.REPAIRED,
    "信用修复": EventStatus.REPAIRED,
    "变更": CHANGED,
    "离任证据": LEFT,
}

LAYOUT: Layout = {
    "type": column("通知类型", required=True),
    "doc_no": column("通知文书文号", required=True, limit=128),
    "doc_name": column("通知文书名称", limit=200),
    "authority": column("通知机关", required=True, limit=200),
    "authority_code": column("通知机关代码 通知机关统一社会信用代码", limit=18),
    "decided": column("通知日期", required=True),
    # The file must have it; of evidence that somebody left it stays empty.
    "penalty_no": Column(("处罚决定书文号", "行政处罚决定书文号"), required=True, limit=128),
    "penalty_date": column("处罚决定日期"),
    **CITED,
    "category": column("行政相对人类别", limit=16),
    "subject_document": column("自然人证件类型", limit=64),
    "subject_number": column("自然人证件号码", secret=True),
    "applicant": column("修复申请人姓名", limit=50),
    "applicant_document": column("修复申请人证件类型", limit=64),
    "applicant_number": column("修复申请人证件号码", secret=True),
    "kinds": column("变更后处罚类别", limit=255),
    "more_kinds": column("变更后处罚类别2", limit=255),
    "content": column("变更后处罚内容", limit=4000),
    "fine": column("变更后罚款金额(万元) 变更后罚款金额"),
    "fine_in_yuan": column("变更后罚款金额(元)"),
    "confiscated": column("变更后没收金额(万元) 变更后没收金额"),
    "confiscated_in_yuan": column("变更后没收金额(元)"),
    "severity": column("变更后严重程度"),
    "severity_basis": column("变更后严重程度依据"),
    "determined": column("变更后处罚决定日期"),
    "name": column("责任人姓名", limit=50),
    "document": column("责任人证件类型 证件类型", limit=64),
    "number": column("责任人证件号码 证件号码", secret=True),
    "position": column("职务 责任人职务", limit=100),
    "left": column("离任日期"),
    VERSION: column("数据更新时间 更新日期 更新时间"),
}

# The columns that one type of notice alone may fill.
OWN_COLUMNS: Final = {
    EventStatus.REPAIRED: ("applicant", "applicant_document", "applicant_number"),
    CHANGED: (
        *("kinds", "more_kinds", "content", "fine", "fine_in_yuan"),
        *("confiscated", "confiscated_in_yuan", "severity", "severity_basis", "determined"),
    ),
    LEFT: ("name", "document", "number", "position", "left"),
}
