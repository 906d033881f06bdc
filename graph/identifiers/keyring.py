"""Keys of persons, masks and contacts: keyed hashes, so that no number stands in the graph."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.errors import IdentifierError, SettingsError
from graph.identifiers import notes
from graph.identifiers.contacts import canonical_contact
from graph.identifiers.masks import canonical_mask, coarse_mask, mask_court, mask_id
from graph.identifiers.persons import PersonNumber
from graph.text import Text

SHORTEST_SECRET = 32  # bytes: as many as the hash itself gives

_KEY_ID = re.compile(r"[0-9a-z]+")

_NO_IDENTITY = Text(
    "证件号码 {shown} 不能识别人：{why}。"
    "请向来源索取完整、正确的号码和证件类型；在此之前只能作为姓名候选",
    "the number {shown} identifies nobody: {why}. Ask the source for the whole, right number and "
    "the kind of document; until then it is a candidate by name only",
)
_EMPTY = Text("（空）", "(empty)")
_NO_MASK = Text(
    "{shown} 不是可比对的脱敏号码；须为前6位或前10位、星号、后4位，共18位",
    "{shown} is no mask to compare with; it must be the first 6 or 10 digits, stars and the "
    "last 4, 18 in all",
)
_NO_CITIZEN = Text(
    "只有公民身份号码有脱敏比对；请改用证件号码本身",
    "only a citizen number has masks to compare with; use the number of the document itself",
)
_NO_CONTACT = Text(
    "联系方式（{kind}）为空或已脱敏，不能比对；请提供完整内容",
    "the contact ({kind}) is empty or masked and cannot be compared; give it whole",
)
_SECRET_SHORT = Text(
    "密钥“{key_id}”不足 {least} 字节；请用随机数重新生成",
    "secret “{key_id}” is shorter than {least} bytes; make a new one from random bytes",
)
_KEY_ID_WRONG = Text(
    "密钥编号“{key_id}”只能用小写字母和数字；请改名",
    "key id “{key_id}” may hold only small letters and digits; rename it",
)
_KEY_MISSING = Text(
    "没有编号为“{key_id}”的密钥；请补上密钥或改正当前编号",
    "there is no secret with id “{key_id}”; add it or correct the current id",
)


@dataclass(frozen=True)
class KeyRing:
    """The secret that keys are made with now, and older ones to find what they made.

    A key holds the id of its secret: `p1:…`. Who has the secret can try all numbers, so it is
    kept apart from the graph.
    """

    current: str
    secrets: Mapping[str, bytes] = field(repr=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "secrets", MappingProxyType(dict(self.secrets)))
        if self.current not in self.secrets:
            raise SettingsError(_KEY_MISSING.fill(key_id=self.current))
        for key_id, secret in self.secrets.items():
            _check_secret(key_id, secret)

    def older(self) -> tuple["KeyRing", ...]:
        """The same ring turned to each older secret: to look up what was keyed before."""
        return tuple(KeyRing(k, self.secrets) for k in self.secrets if k != self.current)

    def person_key(self, number: PersonNumber) -> str:
        """`p<key id>:` of a whole, valid number. Raises IdentifierError for any other."""
        _check_identity(number)
        kind = f"{number.scheme}:{number.document}" if number.document else number.scheme
        return self._key("p", f"{kind}:{number.value}")

    def mask_key(self, mask_pattern: str) -> str:
        """`m<key id>:` of a mask in either shape, however its covered places are written."""
        mask = canonical_mask(mask_pattern)
        if mask is None:
            raise IdentifierError(_NO_MASK.fill(shown=mask_id(mask_pattern) or _EMPTY))
        return self._key("m", f"mask:{mask}")

    def mask_keys(self, number: PersonNumber) -> tuple[str, str]:
        """What `mask_key` gives for the two masks of a whole citizen number."""
        _check_identity(number)
        if number.scheme != "id_card":
            raise IdentifierError(_NO_CITIZEN)
        return self.mask_key(mask_id(number.value)), self.mask_key(mask_court(number.value))

    def keys_of_mask(self, mask_pattern: str) -> tuple[str, str]:
        """What `mask_keys` gives for the number behind a mask; the second is "" if it hides that.

        Raises IdentifierError for no mask of either shape.
        """
        own = self.mask_key(mask_pattern)
        coarse = self.mask_key(coarse_mask(mask_pattern) or "")
        return coarse, "" if own == coarse else own

    def contact_key(self, kind: str, value: str) -> str:
        """`h<key id>:` of a phone, account or address (`kind`), or of another way of contact."""
        contact = canonical_contact(kind, value)
        if contact is None:
            raise IdentifierError(_NO_CONTACT.fill(kind=kind))
        return self._key("h", f"contact:{kind}:{contact}")

    def _key(self, letter: str, message: str) -> str:
        secret = self.secrets[self.current]
        digest = hmac.digest(secret, message.encode("utf-8", "surrogatepass"), "sha256")
        return f"{letter}{self.current}:{digest.hex()}"


def _check_secret(key_id: str, secret: bytes) -> None:
    if not _KEY_ID.fullmatch(key_id):
        raise SettingsError(_KEY_ID_WRONG.fill(key_id=key_id))
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(_SECRET_SHORT.fill(key_id=key_id, least=SHORTEST_SECRET))


def _check_identity(number: PersonNumber) -> None:
    if number.valid and not number.masked:
        return
    why = number.warnings[0] if number.warnings else notes.NO_NUMBER
    raise IdentifierError(_NO_IDENTITY.fill(shown=mask_id(number.value) or _EMPTY, why=why))
