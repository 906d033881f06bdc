"""Kinds of identity documents, by the names that sources write."""

import re
from typing import Literal

from graph.identifiers.normal import normalise

DocumentScheme = Literal["id_card", "passport", "other"]

_BRACKETS = re.compile(r"[()\[\]【】《》]")

# 港澳台居民居住证 carries a number of the same build as 居民身份证 (areas 81, 82, 83).
_NAMES = {
    "id_card": "身份证 居民身份证 中华人民共和国居民身份证 二代身份证 第二代居民身份证 "
    "临时身份证 临时居民身份证 身份证号 身份证号码 居民身份证号 居民身份证号码 公民身份号码 "
    "公民身份证号码 港澳台居民居住证 港澳居民居住证 台湾居民居住证 IDCARD",
    "passport": "护照 中国护照 普通护照 外国护照 因私护照 因公护照 公务护照 外交护照",
    "hk_mo_permit": "港澳居民来往内地通行证 港澳来往内地通行证 港澳通行证 回乡证",
    "tw_permit": "台湾居民来往大陆通行证 台胞证",
    "foreign_pr": "外国人永久居留证 外国人永久居留身份证 永久居留证",
    "hk_id": "香港身份证 香港居民身份证 香港永久性居民身份证",
    "mo_id": "澳门身份证 澳门居民身份证 澳门永久性居民身份证",
    "tw_id": "台湾身份证",
    "officer": "军官证 中国人民解放军军官证",
    "soldier": "士兵证 士官证",
    "armed_police": "武警警官证",
    "police": "警官证 人民警察证",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in (*names.split(), kind.upper())}


def document_kind(document_type: str) -> tuple[DocumentScheme, str] | None:
    """Scheme and, for other documents, the kind; None where the name is not known or names two.

    >>> document_kind("台湾居民来往大陆通行证（台胞证）")
    ('other', 'tw_permit')
    """
    name = normalise(document_type)
    kinds = {_KINDS[part] for part in (name, *_BRACKETS.split(name)) if part in _KINDS}
    return _scheme(kinds.pop()) if len(kinds) == 1 else None


def _scheme(kind: str) -> tuple[DocumentScheme, str]:
    if kind == "id_card":
        return "id_card", ""
    return ("passport", "") if kind == "passport" else ("other", kind)
