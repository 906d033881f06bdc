"""What the first eight positions of a 统一社会信用代码 say (GB 32100-2015 and amendment 1)."""

import re
from typing import NamedTuple

from graph.identifiers.checks import USCC_SYMBOLS
from graph.text import Text

USCC_SHAPE = re.compile(rf"[{USCC_SYMBOLS}]{{2}}[0-9]{{6}}[{USCC_SYMBOLS}]{{10}}")
UNVERIFIED = frozenset({"54", "55"})

_OTHER = Text("其他", "other")

# Position 1. The standard's own words: 工商 and 农业 have since been renamed, the code has not.
DEPARTMENTS = {
    "1": Text("机构编制", "staffing of public bodies"),
    "2": Text("外交", "foreign affairs"),
    "3": Text("司法行政", "justice administration"),
    "4": Text("文化", "culture"),
    "5": Text("民政", "civil affairs"),
    "6": Text("旅游", "tourism"),
    "7": Text("宗教", "religious affairs"),
    "8": Text("工会", "trade unions"),
    "9": Text("工商", "industry and commerce"),
    "A": Text("中央军委改革和编制办公室", "reform and staffing office of the military commission"),
    "N": Text("农业", "agriculture"),
    "Y": _OTHER,
}

# Positions 1 and 2.
CATEGORIES = {
    "11": Text("机关", "government organ"),
    "12": Text("事业单位", "public institution"),
    "13": Text("中央编办直接管理机构编制的群众团体", "mass organisation staffed by the centre"),
    "19": _OTHER,
    "21": Text("外国常驻新闻机构", "resident foreign news bureau"),
    "29": _OTHER,
    "31": Text("律师执业机构", "law firm"),
    "32": Text("公证处", "notary office"),
    "33": Text("基层法律服务所", "grassroots legal service office"),
    "34": Text("司法鉴定机构", "forensic examination institution"),
    "35": Text("仲裁委员会", "arbitration commission"),
    "39": _OTHER,
    "41": Text("外国在华文化中心", "foreign cultural centre"),
    "49": _OTHER,
    "51": Text("社会团体", "social association"),
    "52": Text("民办非企业单位", "private non-enterprise unit"),
    "53": Text("基金会", "foundation"),
    "54": Text("村民委员会", "villagers' committee"),
    "55": Text("居民委员会", "residents' committee"),
    "59": _OTHER,
    "61": Text("外国旅游部门常驻代表机构", "resident office of a foreign tourism authority"),
    "62": Text(
        "港澳台地区旅游部门常驻内地（大陆）代表机构",
        "resident office of a tourism authority of Hong Kong, Macao or Taiwan",
    ),
    "69": _OTHER,
    "71": Text("宗教活动场所", "site for religious activities"),
    "72": Text("宗教院校", "religious school"),
    "79": _OTHER,
    "81": Text("基层工会", "grassroots trade union"),
    "89": _OTHER,
    "91": Text("企业", "enterprise"),
    "92": Text("个体工商户", "individual business"),
    "93": Text("农民专业合作社", "farmers' cooperative"),
    "A1": Text("军队事业单位", "military public institution"),
    "A9": _OTHER,
    "N1": Text("组级集体经济组织", "collective economic organisation of a group"),
    "N2": Text("村级集体经济组织", "collective economic organisation of a village"),
    "N3": Text("乡镇级集体经济组织", "collective economic organisation of a township"),
    "N9": _OTHER,
    "Y1": _OTHER,
}

_SUBJECT_TYPES = {
    "91": "company",
    "92": "individual",
    "93": "cooperative",
    "12": "public_institution",
    "11": "gov_body",
    "51": "social_org",
    "52": "social_org",
    "53": "social_org",
    "31": "law_firm",
    "54": "village_body",
    "55": "village_body",
}


class UsccParts(NamedTuple):
    """The meaning of each part; a label is None where the standard has none for the code."""

    department: Text | None
    category: Text | None
    region: str
    org_code: str


def uscc_parts(uscc: str) -> UsccParts | None:
    """The parts of a normalised code, right or wrong its check digit; None for another shape."""
    if not USCC_SHAPE.fullmatch(uscc):
        return None
    department, category = DEPARTMENTS.get(uscc[0]), CATEGORIES.get(uscc[:2])
    return UsccParts(department, category, uscc[2:8], uscc[8:17])


def subject_type_of(uscc: str) -> str | None:
    """A coarse hint from the head: branches and partnerships are `company` too."""
    if not USCC_SHAPE.fullmatch(uscc):
        return None
    return "village_body" if uscc[0] == "N" else _SUBJECT_TYPES.get(uscc[:2])
