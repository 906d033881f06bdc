"""The columns of commitments, honours and the red list."""

from typing import Final

from graph.vocabulary import Kind
from loaders.rows import who_layout
from loaders.tables import VERSION, Layout, column

LAYOUT: Layout = {
    "type": column("类型", required=True),
    **who_layout("subject", "主体", required=True),
    "kind": column("承诺类型 荣誉名称 名称", limit=200),
    "items": column("承诺事项"),
    "doc_no": column("文书文号 承诺编号", limit=128),
    "authority": column("公布单位 授予单位 认定机关", required=True, limit=200),
    "authority_code": column("公布单位代码 授予单位代码 认定机关代码", limit=18),
    "date": column("日期 承诺日期 授予日期"),
    "until": column("期满日期 有效期至"),
    "url": column("公开网址", limit=500),
    "entered": column("列入日期"),
    "left": column("移出日期"),
    "out_reason": column("移出原因", limit=500),
    VERSION: column("数据更新时间 更新日期 更新时间"),
}
RED: Final = "red_list"
TYPES: Final = {
    "承诺": Kind.COMMITMENT,
    "信用承诺": Kind.COMMITMENT,
    "表彰": Kind.HONOUR,
    "荣誉": Kind.HONOUR,
    "红名单": RED,
}
