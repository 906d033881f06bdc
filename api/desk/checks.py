"""What a registration must say; the first thing missing is named."""

import re
from collections.abc import Collection

from api.audit import holds_number, is_key
from graph.errors import InputError
from graph.intervals import Day, iso
from graph.text import Text

_SHA256 = re.compile(r"[0-9a-f]{64}")

_EMPTY = Text("“{what}”不能为空；请填写", "“{what}” must not be empty; fill it in")
_NUMBER = Text(
    "“{what}”中有疑似证件号码的18位数字；登记簿不得保存号码，请删去",
    "“{what}” holds 18 digits that may be the number of a person; take them out",
)
_NO_SUBJECT = Text(
    "案件必须写明所查对象；请用 --subject 给出单位代码、文书号或键，可重复",
    "a case must say whom it is about; give at least one organization code, document number or "
    "key with --subject",
)
_NO_KEY = Text(
    "所查对象中有一项不是键；键如 u:统一社会信用代码，zelian explain 文书号 会列出有关的键；"
    "不要填姓名或证件号码",
    "one of the subjects is no key; a key is such as u:<unified code>, and `zelian explain EVENT` "
    "lists those of an event; give no name and no number of a person",
)
_ENDS_FIRST = Text(
    "截止日 {until} 不晚于起始日 {since}；截止日当天不再有效，请改为更晚的日期",
    "the day {until} is not after the first day {since}; on the day `until` it no longer holds, "
    "so give a later day",
)
_CLOSED = Text(
    "“{id}”已于 {on} 终止，不能再次终止；如需继续请另行登记",
    "“{id}” ended on {on} and cannot be ended again; register a new one to go on",
)
_TOO_EARLY = Text(
    "“{id}”自 {since} 起有效，不能在此之前的 {on} 终止；请改为当日或之后",
    "“{id}” holds from {since} on and cannot end on {on}; give that day or a later one",
)
_NO_HASH = Text(
    "授权凭证须为授权书文件的 SHA-256（64位小写十六进制）；请用 sha256sum 计算",
    "the evidence must be the SHA-256 of the consent on paper (64 small hexadecimal places); "
    "compute it with sha256sum",
)

NAMES: dict[str, Text] = {
    "title": Text("案件名称", "title"),
    "ground": Text("法律依据", "legal ground"),
    "opened_by": Text("登记人", "registered by"),
    "registered_by": Text("登记人", "registered by"),
    "grantee": Text("被授权人", "grantee"),
    "channel": Text("授权渠道", "channel"),
    "name": Text("共享对象名称", "name of the consumer"),
    "given_by": Text("提供人", "given by"),
    "acknowledged_by": Text("回执登记人", "acknowledged by"),
}


def storable(value: str) -> str:
    """Bytes that are no text, as a command line may hand them on, become question marks."""
    return value.encode("utf-8", "replace").decode()


def plain(value: object) -> object:
    return storable(value.strip()) if isinstance(value, str) else value


def worded(**members: str) -> None:
    for name, value in members.items():
        if not value.strip():
            raise InputError(_EMPTY.fill(what=NAMES[name]))
        if holds_number(value):
            raise InputError(_NUMBER.fill(what=NAMES[name]))


def keyed(subjects: Collection[str]) -> None:
    if not subjects:
        raise InputError(_NO_SUBJECT)
    if not all(is_key(subject) for subject in subjects):
        raise InputError(_NO_KEY)


def ordered(since: Day, until: Day | None) -> None:
    if until is not None and until <= since:
        raise InputError(_ENDS_FIRST.fill(since=iso(since), until=iso(until)))


def closable(row_id: str, closed: Day | None, since: Day, on: Day) -> None:
    if closed is not None:
        raise InputError(_CLOSED.fill(id=row_id, on=iso(closed)))
    if on < since:
        raise InputError(_TOO_EARLY.fill(id=row_id, on=iso(on), since=iso(since)))


def hashed(evidence: str) -> None:
    if not _SHA256.fullmatch(evidence):
        raise InputError(_NO_HASH)
