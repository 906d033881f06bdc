"""The columns of ties between two parties, and what each kind of tie asks of them."""

from typing import Final, NamedTuple

from graph.vocabulary import Kind
from loaders.rows import PROVIDED, who_layout
from loaders.tables import Layout, column

LAYOUT: Layout = {
    "type": column("关系类型", required=True),
    **who_layout("one", "主体一", required=True),
    **who_layout("other", "主体二"),
    "since": column("起始日期"),
    "until": column("截止日期"),
    "instrument": column("依据文书 协议名称", limit=200),
    "share": column("比例(%) 表决权比例(%)"),
    **who_layout("about", "所涉企业", units=True),
    "kinship": column("亲属关系"),
    "degree": column("亲等"),
    "contact_type": column("联系方式类型"),
    "contact": column("联系方式", secret=True),
    **PROVIDED,
}


class Tie(NamedTuple):
    """`units`: the ends that must be organisations, of 主体一 and 主体二; `form` tells ways of
    succession apart."""

    kind: Kind
    units: tuple[bool, bool] = (False, False)
    form: str = ""


_BOTH: Final = (True, True)
KINDS: Final = {form: Tie(Kind.SUCCEEDS, _BOTH, form) for form in ("更名", "合并", "分立")} | {
    "机构调整": Tie(Kind.SUCCEEDS, _BOTH, "机构调整"),
    "平台内经营": Tie(Kind.HOSTS, (True, False)),
    "末端网点": Tie(Kind.SITE_OF, (False, True)),
    "管理关系": Tie(Kind.MANAGES, _BOTH),
    "协议控制": Tie(Kind.CONTROLS, (False, True)),
    "实际支配": Tie(Kind.CONTROLS, (False, True)),
    "表决权": Tie(Kind.HOLDS_VOTES, (False, True)),
    "一致行动": Tie(Kind.ACTS_IN_CONCERT),
    "代持": Tie(Kind.NOMINEE_FOR),
    "亲属": Tie(Kind.KIN_OF),
    "联系点": Tie(Kind.HAS_CONTACT),
}
# In the words that questions on recusal read.
KINSHIPS: Final = {
    "配偶": "spouse",
    "夫妻": "spouse",
    "直系血亲": "lineal",
    "父母": "lineal",
    "子女": "lineal",
    "旁系血亲": "collateral",
    "兄弟姐妹": "collateral",
    "近姻亲": "affinity",
    "姻亲": "affinity",
}
DEGREES: Final = {str(degree): degree for degree in range(1, 8)}
CONTACTS: Final = {"电话": "phone", "地址": "address", "账户": "account", "邮箱": "email"}
