"""What the words of a registry mean: position texts as offices, type texts as subject types."""

import re
import unicodedata
from collections.abc import Iterator

from graph.identifiers import normalise, subject_type_of
from graph.vocabulary import Kind, SubjectType

# Titles are matched whole: 部门经理 is no 经理, 办公室主任 no 主任 (domain.md §0.1(11)).
_TITLES: dict[Kind, str] = {
    Kind.CHAIR: "董事长 理事长 会长 董事会主席 董事局主席",
    Kind.EXEC_DIRECTOR: "执行董事",
    Kind.DIRECTOR: "董事 理事 副董事长 副理事长 副会长 职工董事 职工代表董事 外部董事 非执行董事",
    Kind.INDEP_DIRECTOR: "独立董事 独立非执行董事",
    Kind.GENERAL_MANAGER: "经理 总经理 总裁 首席执行官 CEO",
    Kind.MANAGER: "厂长 矿长",
    Kind.DEPUTY_MANAGER: "副经理 副总经理 副总裁 常务副总经理 常务副总裁 高级副总裁 副厂长 副矿长",
    Kind.SUPERVISOR: "监事 监事长 监事会主席 监事会副主席 监事会召集人 职工监事 职工代表监事",
    Kind.CFO: "财务负责人 财务总监 首席财务官 CFO",
    Kind.MANAGING_PARTNER: "执行事务合伙人 执行合伙人 合伙事务执行人",
    Kind.PARTNER_DELEGATE: "委派代表",
    Kind.LIMITED_PARTNER: "有限合伙人",
    Kind.GENERAL_PARTNER: "普通合伙人 特殊普通合伙人",
    Kind.OPERATOR: "经营者",
    Kind.FAMILY_OPERATOR: "参加经营的家庭成员 家庭成员",
    Kind.LIAISON: "联络员 联络人员 企业联络员 工商联络员",
    Kind.AGENT: "代办人 经办人 委托代理人 授权代表 指定代表",
}
_HEADS = (
    "院长 校长 所长 馆长 主任 局长 厅长 部长 署长 站长 园长 台长 社长 中心主任 检察长 "
    "省长 市长 州长 区长 县长 乡长 镇长 村委会主任 村民委员会主任 居委会主任 居民委员会主任"
)
_REPRESENTATIVE = "法定代表人 法人代表 法人"
_PRINCIPAL = "负责人 主要负责人 行政主要负责人"
_BODIES = frozenset(
    {SubjectType.PUBLIC_INSTITUTION, SubjectType.GOV_BODY, SubjectType.VILLAGE_BODY}
)
# Types without a 法定代表人, and the office in which the registry records their head instead.
_REGISTERED_HEADS: dict[SubjectType, Kind] = {
    SubjectType.PARTNERSHIP: Kind.MANAGING_PARTNER,
    SubjectType.SOLE_PROP: Kind.INVESTOR_OWNER,
    SubjectType.INDIVIDUAL: Kind.OPERATOR,
    SubjectType.BRANCH: Kind.BRANCH_HEAD,
    SubjectType.GOV_BODY: Kind.HEAD_OF_BODY,
    SubjectType.VILLAGE_BODY: Kind.HEAD_OF_BODY,
    SubjectType.LAW_FIRM: Kind.HEAD_OF_BODY,
}
_STAND_INS = {
    Kind.MANAGING_PARTNER: Kind.PARTNER_DELEGATE,
    Kind.HEAD_OF_BODY: Kind.ACTING_HEAD,
}
_OWN_WORDS: dict[SubjectType, dict[str, Kind]] = {
    SubjectType.NONCOMPANY: dict.fromkeys(_TITLES[Kind.GENERAL_MANAGER].split(), Kind.MANAGER),
    SubjectType.SOLE_PROP: {"投资人": Kind.INVESTOR_OWNER},
    SubjectType.INDIVIDUAL: {"业主": Kind.OPERATOR},
    SubjectType.BRANCH: {"首席代表": Kind.BRANCH_HEAD},
}

_BRACKETS = re.compile(r"\(([^()]*)\)")
_SEPARATORS = re.compile(r"(?:兼任?|[、,;/|+&暨和及\s])+")
_DELEGATE = re.compile(r"执行事务合伙人的?(?=[(\s]*委派代表)")
_IN_CHARGE = re.compile(r"主持(?:全面|行政)?工作")


def registered_head(subject_type: SubjectType) -> Kind:
    """The office of whom the registry records as representative of a subject of this type."""
    return _REGISTERED_HEADS.get(subject_type, Kind.LEGAL_REP)


def offices_of(
    position_text: str, subject_type: SubjectType, is_representative: bool = False
) -> list[Kind]:
    """The offices that a position text names, with the one that the representative's mark adds.

    Words that are not known give OTHER_OFFICE, on which nothing rests.
    """
    text = unicodedata.normalize("NFKC", position_text).upper().strip()
    offices = list(_named(text, subject_type))
    if is_representative:
        offices += _marked(offices, subject_type)
    return list(dict.fromkeys(offices)) or [Kind.OTHER_OFFICE]


def is_head(office: Kind, subject_type: SubjectType) -> bool:
    """Whether the office is that of the registered head, or of who is registered in its place."""
    head = registered_head(subject_type)
    return office in (head, _STAND_INS.get(head))


def _marked(offices: list[Kind], subject_type: SubjectType) -> list[Kind]:
    """A delegate or a deputy in charge is registered as what the position says."""
    head = registered_head(subject_type)
    return [] if _STAND_INS.get(head) in offices else [head]


def _named(text: str, subject_type: SubjectType) -> Iterator[Kind]:
    if "副" in text and _IN_CHARGE.search(text) and subject_type in _BODIES:
        yield Kind.ACTING_HEAD
        return
    text, words = _DELEGATE.sub("", text), _WORDS[subject_type]
    remarks = " ".join(_BRACKETS.findall(text))
    for title in filter(None, _SEPARATORS.split(_BRACKETS.sub(" ", text))):
        yield words.get(title, Kind.OTHER_OFFICE)
    for title in _SEPARATORS.split(remarks):
        if title in words:
            yield words[title]


def _words(subject_type: SubjectType) -> dict[str, Kind]:
    words = {title: kind for kind, titles in _TITLES.items() for title in titles.split()}
    words |= dict.fromkeys(_REPRESENTATIVE.split(), registered_head(subject_type))
    words |= dict.fromkeys(_PRINCIPAL.split(), _principal(subject_type))
    if subject_type in _BODIES:
        words |= {prefix + head: kind for prefix, kind in _DEGREES for head in _HEADS.split()}
    return words | _OWN_WORDS.get(subject_type, {})


_DEGREES = (
    ("", Kind.HEAD_OF_BODY),
    ("副", Kind.DEPUTY_HEAD),
    ("常务副", Kind.DEPUTY_HEAD),
    ("代", Kind.ACTING_HEAD),
    ("代理", Kind.ACTING_HEAD),
)


def _principal(subject_type: SubjectType) -> Kind:
    """Whom 负责人 means; of a subject with a 法定代表人 the word alone does not tell."""
    if subject_type is SubjectType.PUBLIC_INSTITUTION:
        return Kind.HEAD_OF_BODY
    return _REGISTERED_HEADS.get(subject_type, Kind.OTHER_OFFICE)


_WORDS = {subject_type: _words(subject_type) for subject_type in SubjectType}

# By the codes of the registry (four digits); the longest prefix holds.
_TYPE_CODES: dict[SubjectType, str] = {
    SubjectType.COMPANY: "1 51 52 61 62",
    SubjectType.NONCOMPANY: "3 53 63",
    SubjectType.PARTNERSHIP: "453 54 64",
    SubjectType.SOLE_PROP: "454",
    SubjectType.COOPERATIVE: "91",
    SubjectType.BRANCH: "2 41 42 43 44 455 456 46 47 58 68 71 72 73 92",
}
_TYPE_OF_CODE = {code: t for t, codes in _TYPE_CODES.items() for code in codes.split()}
# The first that fits holds: 有限责任公司(自然人独资) is a company, 集体分支机构(非法人) a branch.
_TYPE_WORDS: tuple[tuple[str, SubjectType], ...] = (
    ("个体", SubjectType.INDIVIDUAL),
    ("分公司|分支机构|代表机构|经营单位|营业单位|事业单位营业|社团法人营业", SubjectType.BRANCH),
    ("农民专业合作", SubjectType.COOPERATIVE),
    ("律师事务所|公证处|基层法律服务所|司法鉴定|仲裁委员会", SubjectType.LAW_FIRM),
    ("合伙", SubjectType.PARTNERSHIP),
    ("个人独资企业|私营独资企业", SubjectType.SOLE_PROP),
    (r"非法人", SubjectType.BRANCH),
    ("有限责任|股份有限|公司", SubjectType.COMPANY),
    ("村民委员会|居民委员会|村委会|居委会|集体经济组织|经济合作社", SubjectType.VILLAGE_BODY),
    ("事业单位|事业法人", SubjectType.PUBLIC_INSTITUTION),
    ("机关", SubjectType.GOV_BODY),
    ("社会团体|民办非企业|基金会|社会服务机构|社会组织", SubjectType.SOCIAL_ORG),
    ("全民所有|集体所有|国有|集体企业|联营|股份合作|股份制", SubjectType.NONCOMPANY),
)
_TYPES = tuple((re.compile(words), subject_type) for words, subject_type in _TYPE_WORDS)
# A branch must say in its name that it is one; so must a partnership.
_NAME_ENDS = (
    (re.compile(r"(?:分公司|分厂|分店|分行|支行)$"), SubjectType.BRANCH),
    (re.compile(r"\((?:有限合伙|普通合伙|特殊普通合伙)\)$"), SubjectType.PARTNERSHIP),
)


def subject_type(type_text: str, uscc: str, name: str = "") -> SubjectType:
    """From the type as the registry words it, else from the head of the code.

    The head of an enterprise does not tell company, partnership and branch apart; where the
    type is not stated, the end of the name may.
    """
    text = normalise(type_text)
    return _of_code(text) or _first(_TYPES, text) or _of_head(uscc, name)


def _of_code(text: str) -> SubjectType | None:
    if not re.fullmatch(r"[0-9]{4}", text):
        return None
    fits = (_TYPE_OF_CODE.get(text[:length]) for length in (3, 2, 1))
    return next((found for found in fits if found), None)


def _of_head(uscc: str, name: str) -> SubjectType:
    head = subject_type_of(normalise(uscc))
    if head in (None, "company"):
        named = _first(_NAME_ENDS, normalise(name))
        if named:
            return named
    return SubjectType[head.upper()] if head else SubjectType.UNKNOWN


def _first(table: tuple[tuple[re.Pattern[str], SubjectType], ...], text: str) -> SubjectType | None:
    return next((found for pattern, found in table if pattern.search(text)), None)
