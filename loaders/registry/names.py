"""Names in the cells of a registry, which hold more than a name: labels, numbers, delegates."""

import re
import unicodedata
from typing import NamedTuple

from graph.identifiers import is_blank, mask_id

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_SPACED = re.compile(rf"{_HAN}(?:\s+{_HAN})+")
_DOTS = str.maketrans(dict.fromkeys("•‧・․", "·"))
_NAME = re.compile(rf"{_HAN}{{2,6}}|{_HAN}+(?:·{_HAN}+)+|[A-Za-z][A-Za-z.'-]*(?: [A-Za-z.'-]+)*")
_ORGANISATION = re.compile(
    r"(?:集团|企业|中心|工作室|厂|事务所|研究院|研究所|合作社|联合社|委员会|协会|学会|商会"
    r"|基金会?|大学|学院|学校|医院|银行|信用社|政府|(?:管理|监督)局|国资委|管委会"
    r"|\((?:有限|普通|特殊普通)合伙\)|\b(?:LTD|LIMITED|INC|CORP|LLC|GMBH|LP|PLC)\.?)$"
)
_CITIZEN = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_OLD_CITIZEN = re.compile(r"(?<![0-9A-Za-z])[0-9]{15}(?![0-9A-Za-z])")
# Any run that may be the number of a document, with or without gaps.
_NUMBERLIKE = re.compile(r"[0-9A-Za-z](?:[\s-]?[0-9A-Za-z])*")

_TITLES = (
    "法定代表人|法人代表|负责人|经营者|投资人|执行事务合伙人|合伙事务执行人|首席代表|委派代表"
    "|执行董事|董事长|总经理|经理|厂长|理事长"
)
_LABEL = re.compile(
    rf"(?:变更[前后]|[原新现])?(?:{_TITLES})(?:的?姓名|名称)?:?"
    r"|(?:变更[前后]|[原新现])?(?:姓名|名称)?:|变更[前后]"
)
_NAME_LABEL = re.compile(r"姓名:?")
_OTHER_FIELD = re.compile(
    r"(?:证件|证照|身份证|护照|号码|国籍|国别|性别|民族|职务|职位|住所|住址|地址|电话|出生|产生方式"
    r"|任免|(?:中国|男|女|汉族|新增|退出|无变更)$)"
)
_GAP = re.compile(rf"(?<={_HAN})\s+|\s+(?={_HAN})")
_PARTS = re.compile(r"[;,、/|()\[\]\n\r\t]+")
_OUTER = re.compile(r"[;,、](?![^()]*\))")
_DELEGATE = re.compile(
    r"(?P<principal>.*?)[\s(\[,;:]*委派代表[:为\s]*(?P<delegate>[^()\[\]\s][^()\[\]]*?)[)\]\s]*"
)
_DELEGATE_AFTER = re.compile(r"(?P<delegate>.+?)[(\[\s]*委派代表[)\]\s]*")
_PLAIN = re.compile(rf"(?!{_TITLES}|.公司){_HAN}{{2,3}}")  # what nearly every cell holds
_NO_NAME = frozenset({"不详", "未知", "空白", "其他", *_TITLES.split("|")})


class Mention(NamedTuple):
    """A person as a cell names one, with the number that stands beside the name."""

    name: str
    number: str = ""


class Principal(NamedTuple):
    """Whom a cell names as representative; an organisation acts through its delegate."""

    organisation: str = ""
    person: Mention | None = None
    delegate: bool = False


def tidy(text: str) -> str:
    """Half-width, without the gap inside 张 甲, one kind of dot in names of other peoples."""
    plain = unicodedata.normalize("NFKC", text).translate(_DOTS).strip()
    return "".join(plain.split()) if _SPACED.fullmatch(plain) else plain


def scrub(text: str) -> str:
    """The text with every run masked that may be a person's number."""
    return _NUMBERLIKE.sub(_masked, unicodedata.normalize("NFKC", text)).strip()


def _masked(match: re.Match[str]) -> str:
    digits = sum(char.isdigit() for char in match[0])
    return mask_id(match[0]) if digits >= 6 else match[0]


def clear(name: str) -> bool:
    """Whether this is the name of one natural person, as far as its form tells."""
    return bool(_NAME.fullmatch(name)) and name not in _NO_NAME and not is_organisation(name)


def is_organisation(name: str) -> bool:
    plain = tidy(name).upper()
    return plain[1:].endswith("公司") or (len(plain) >= 4 and bool(_ORGANISATION.search(plain)))


def mention(text: str) -> Mention | None:
    """The one person whom a cell names; None when it names nobody clearly, or several."""
    if _is_plain(text):
        return Mention(text)
    plain = tidy(text)
    numbers = set(_CITIZEN.findall(plain)) or set(_OLD_CITIZEN.findall(plain))
    fields = _fields(_OLD_CITIZEN.sub(";", _CITIZEN.sub(";", plain)))
    names = {name for field in fields if (name := _name_in(field))}
    if len(names) != 1 or len(numbers) > 1:
        return None
    name = names.pop()
    return Mention(name, numbers.pop() if numbers else "") if clear(name) else None


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text in _NO_NAME:
        return False
    return not (is_blank(text) or _OTHER_FIELD.match(text))


def _fields(text: str) -> list[str]:
    """The fields of a cell; where one is labelled 姓名, only what follows such a label."""
    text = _GAP.sub(";", text)
    labelled = _NAME_LABEL.split(text)[1:]
    return [_PARTS.split(f.strip())[0] for f in labelled] if labelled else _PARTS.split(text)


def _name_in(field: str) -> str:
    name = tidy(field)
    if label := _LABEL.match(name):
        name = name[label.end() :].strip()
    return "" if is_blank(name) or _OTHER_FIELD.match(name) else name


def principals(text: str) -> list[Principal]:
    """Everybody whom a cell names as representative; empty when one of them is not clear."""
    if _is_plain(text):
        return [Principal(person=Mention(text))]
    found = [_principal(part) for part in _OUTER.split(tidy(text)) if part.strip()]
    return found if all(p.organisation or p.person for p in found) else []


def _principal(text: str) -> Principal:
    if match := _DELEGATE.fullmatch(text) or _DELEGATE_AFTER.fullmatch(text):
        organisation = _organisation_in(match.groupdict().get("principal") or "")
        return Principal(organisation, mention(match["delegate"]), delegate=True)
    if organisation := _organisation_in(text):
        return Principal(organisation)
    return Principal(person=mention(text))


def _organisation_in(text: str) -> str:
    """The name of an organisation with its brackets as the registry writes them."""
    name = _name_in(text)
    return name.replace("(", "（").replace(")", "）") if is_organisation(name) else ""
