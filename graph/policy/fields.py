"""How single values are written in a policy file. What is not written so is refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from graph.errors import InputError
from graph.intervals import DAWN, Day, day, iso, shift
from graph.policy.words import (
    Applying,
    BarGround,
    ClauseClass,
    ClueEffect,
    Condition,
    Effect,
    FundCarveOut,
    Ground,
    Level,
    MeasureStatus,
    Procedure,
    Publication,
    Registry,
    RoleClass,
    RulingEffect,
    ScreenEffect,
    Tier,
    Timing,
)
from graph.text import Text
from graph.vocabulary import (
    OFFICES,
    Assurance,
    EventCategory,
    EvidenceLevel,
    Grounds,
    Kind,
    ListCode,
    Nearness,
    NodeKind,
    Severity,
    SubjectType,
    Word,
)

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _read_day(value: object) -> Day:
    try:
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            return day(value)
    except InputError:
        pass
    raise PydanticCustomError("wrong_date", "no date", {"value": str(value)})


def _read_period(value: str) -> str:
    try:
        if shift(DAWN, value) > DAWN:
            return value
    except InputError:
        pass
    raise PydanticCustomError("wrong_period", "no period", {"value": value})


def _read_text(value: object) -> object:
    if isinstance(value, Mapping) and set(value) == {"zh", "en"} and all(value.values()):
        return Text(str(value["zh"]), str(value["en"]))
    raise PydanticCustomError("wrong_text", "not in both languages")


def _word(
    words: Iterable[Word], spelling: Callable[[Word], str], what: str = ""
) -> BeforeValidator:
    table = {spelling(word): word for word in words}
    what = what or type(next(iter(table.values()))).__name__

    def read(value: object) -> Word:
        if isinstance(value, str) and value in table:
            return table[value]
        facts = {"value": str(value), "allowed": list(table), "what": what}
        raise PydanticCustomError("unknown_word", "unknown word", facts)

    return BeforeValidator(read)


def _coded(words: Iterable[Word]) -> BeforeValidator:
    return _word(words, str)


def _labelled(words: Iterable[Word]) -> BeforeValidator:
    """Ranges and ranks are written in Chinese, as the documents that set them write them."""
    return _word(words, lambda word: word.label.zh)


def _read_implementer(value: str) -> str:
    kind, _, name = value.partition(":")
    if kind in IMPLEMENTERS and name:
        return value
    raise PydanticCustomError("wrong_implementer", "names no implementer", {"value": value})


# What may implement a clause; each is written with its name, as `loader:penalties`.
IMPLEMENTERS = ("rule", "loader", "query", "command", "endpoint", "module")

IsoDay = Annotated[Day, BeforeValidator(_read_day), PlainSerializer(iso, when_used="json")]
IsoPeriod = Annotated[str, AfterValidator(_read_period)]
Bilingual = Annotated[Text, BeforeValidator(_read_text)]
Implementer = Annotated[str, AfterValidator(_read_implementer)]

Office = Annotated[Kind, _coded(sorted(OFFICES))]
Position = Annotated[Kind, _coded(sorted(OFFICES | {Kind.HOLDS_SHARE}))]
Category = Annotated[EventCategory, _coded(EventCategory)]
Subject = Annotated[SubjectType, _coded(SubjectType)]
Grade = Annotated[Severity, _coded(Severity)]
Graded = Annotated[Severity, _coded(s for s in Severity if s is not Severity.UNCLASSIFIED)]
Evidence = Annotated[EvidenceLevel, _coded(EvidenceLevel)]
Sureness = Annotated[Assurance, _coded(Assurance)]
TierWord = Annotated[Tier, _coded(Tier)]
ClassWord = Annotated[RoleClass, _coded(RoleClass)]
GroundWord = Annotated[Ground, _coded(Ground)]
ConditionWord = Annotated[Condition, _coded(Condition)]
TimingWord = Annotated[Timing, _coded(Timing)]
EffectWord = Annotated[Effect, _coded(Effect)]
GroundsWord = Annotated[Grounds, _labelled(Grounds)]
ListWord = Annotated[ListCode, _coded(ListCode)]
File = Annotated[Registry, _labelled(Registry)]
StatusWord = Annotated[MeasureStatus, _coded(MeasureStatus)]
ClauseClassWord = Annotated[ClauseClass, _coded(ClauseClass)]
Range = Annotated[Publication, _labelled(Publication)]
Rank = Annotated[Level, _labelled(Level)]

# Of screening and of bars from office.
Seat = Annotated[Kind | Applying, _coded([*sorted(OFFICES), *Applying])]
BarWord = Annotated[BarGround, _coded(BarGround)]
HitWord = Annotated[ScreenEffect, _coded(ScreenEffect)]
CarveOutWord = Annotated[FundCarveOut, _labelled(FundCarveOut)]

# Relations: their level by law, their kinds, their ends, and what they are measured by.
Legal = Annotated[Nearness, _coded(n for n in Nearness if n is not Nearness.INFORMATION)]
Relation = Annotated[Kind, _word(Kind, str, "Relation")]
End = Annotated[NodeKind, _coded((NodeKind.ORGANIZATION, NodeKind.PERSON))]
Percent = Annotated[float, Field(strict=True)]
Count = Annotated[int, Field(strict=True)]
ProcedureWord = Annotated[Procedure, _coded(Procedure)]
RulingWord = Annotated[RulingEffect, _coded(RulingEffect)]
ClueWord = Annotated[ClueEffect, _coded(ClueEffect)]
