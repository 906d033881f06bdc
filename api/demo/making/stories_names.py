"""Stories of identity: names, masks, and what a registry does not know."""

from dataclasses import replace

from api.demo.making.build import as_head, enterprise
from api.demo.making.codes import citizen_number
from api.demo.making.offences import ADVERTISING, MEASURE, QUALITY, WASTE
from api.demo.making.papers import decision, determined, fined
from api.demo.making.shapes import ID_CARD, Part, Penalty, Person


def namesakes() -> Part:
    """Two of one name and one day of birth; only the one who held the office answers (C08)."""
    meant = Person("王丙", citizen_number("19750303", 3))
    other = Person("王丙", citizen_number("19750303", 903))
    one = enterprise(
        11, "澄湾筠楫印刷有限公司", "2012-06-15", as_head(meant, "执行董事兼总经理", "2012-06-15")
    )
    another = enterprise(
        12, "澄湾栖堇电子有限公司", "2014-04-22", as_head(other, "执行董事兼总经理", "2014-04-22")
    )
    penalty = fined(one, QUALITY, 44, "2026-05-19", "5")
    found = determined(penalty, 18, "2026-03-11", "2026-03-20")
    return Part(first=(one, another), may=(penalty,), determinations=(found,))


def in_own_name() -> Part:
    """Two natural persons: one with a whole number, one behind a mask, who stays a candidate."""
    whole = Person("孟泊溪", citizen_number("19910218", 965))
    hidden = Person("龙知岚", citizen_number("19930727", 967))
    known = replace(
        _personal(whole, 45, "2026-05-25"),
        person_number=whole.number,
        first="2026-04-01",
        last="2026-04-30",
    )
    mask = hidden.number[:6] + "*" * 8 + hidden.number[-4:]
    masked = replace(
        _personal(hidden, 48, "2026-06-10"),
        person_number=mask,
        first="2026-05-06",
        last="2026-05-06",
    )
    return Part(may=(known,), june=(masked,))


def _personal(who: Person, serial: int, decided: str) -> Penalty:
    return Penalty(
        number=decision(ADVERTISING.authority, serial),
        subject=who.name,
        code="",
        kind="自然人",
        offence=ADVERTISING,
        decided=decided,
        fine="1",
        person_document=ID_CARD,
        severity="一般",
    )


def warned() -> Part:
    """A warning on the spot: minor, shown to nobody outside (C10)."""
    owner = Person("万疏舟", citizen_number("19780925", 969))
    one = enterprise(
        17, "澄湾霁莳粮油有限公司", "2019-09-19", as_head(owner, "执行董事兼总经理", "2019-09-19")
    )
    penalty = replace(
        fined(one, MEASURE, 49, "2026-06-11", ""),
        classes="警告",
        document="当场行政处罚决定书",
        remark="简易程序",
    )
    found = determined(penalty, 24, "2026-06-11", "2026-06-11", severity="轻微")
    return Part(first=(one,), june=(penalty,), determinations=(found,))


def unregistered() -> Part:
    """Known to the aggregator alone: a name without a number is a task, not a record."""
    owner = Person("段景野", citizen_number("19850101", 971))
    one = enterprise(22, "澄湾澹榫再生资源有限公司", "2021-11-11", as_head(owner, "", ""))
    penalty = fined(one, WASTE, 27, "2026-06-18", "10")
    found = determined(penalty, 7, "2026-05-01", "2026-06-16")
    return Part(extract_only=(one,), june=(penalty,), determinations=(found,))
