"""Who is who: the head of each stated key, by rule, whatever the order of arrival.

Every key has a node; a node that is another subject by rule has that subject as its *head*, and
facts stand at heads. Rules, strongest identifier first (domain.md §4.1: code, organisation code,
registration number):

1. A valid 统一社会信用代码 (`u:`) and a verified number of a person (`p…:`) are heads themselves.
2. An organisation code (`o:`) is the one `u:` that contains it; with two of them it stays alone.
3. A registration number (`r:`) is the one subject that rows state together with it; with two it
   stays alone.
4. A name without a code (`t:`, `c:`) is what a steward has judged it to be, and nothing else.
5. A reference (`x:`) to a record of a source is the subject under the strongest key that the
   record or another version of it states; with two codes or numbers of one strength it stays
   alone. Of ids of other registers, which are no rivals, the first by key.
6. Two keys of one determination whose subjects are one are one event.
"""

from collections.abc import Collection

_STRENGTH = ("u:", "o:", "r:", "p", "t:", "c:")


def is_own_head(key: str) -> bool:
    return key.startswith("u:") or (key.startswith("p") and key.partition(":")[0][1:].isalnum())


def is_reference(key: str) -> bool:
    """Whether a key stands for a record of a source, whatever subject the record is of."""
    return key.startswith("x:")


def only(heads: Collection[int]) -> int | None:
    """The one head that several statements agree on; None when they name none or several."""
    return next(iter(heads)) if len(heads) == 1 else None


def referred(stated: Collection[str]) -> list[str]:
    """The keys that tell, among all that records state under one reference, of whom they are."""
    keys = sorted(key for key in stated if not is_reference(key))
    strongest = min((strength(key) for key in keys), default=0)
    told = [key for key in keys if strength(key) == strongest]
    return told if strongest < strength("t:") else told[:1]


def strength(key: str) -> int:
    """The place of a key among identifiers; the smaller the stronger."""
    return next((i for i, start in enumerate(_STRENGTH) if key.startswith(start)), len(_STRENGTH))


def may_merge(mention: str, target: str) -> bool:
    """Whether a judgement may make a mention the target: a weaker key into a stronger one of the
    same kind of subject; never two codes, never two numbered persons."""
    persons = [key[:1] in "pc" for key in (mention, target)]
    same_kind = persons[0] == persons[1] and strength(mention) < len(_STRENGTH)
    return same_kind and not is_own_head(mention) and strength(target) < strength(mention)


def event_stem(event: str, subject: str) -> str | None:
    """What two keys of one determination share; None for a key that does not end in a subject."""
    return event.removesuffix(subject) if event.endswith(f":{subject}") else None
