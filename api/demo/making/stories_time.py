"""Stories of time: who was in office when it happened."""

from dataclasses import replace

from api.demo.making.build import as_head, enterprise, post
from api.demo.making.codes import citizen_number
from api.demo.making.offences import FIRE_EXIT, FUMES, QUALITY, WASTE
from api.demo.making.papers import determined, fined
from api.demo.making.shapes import Change, Part, Person


def left_before() -> Part:
    """The representative left before the conduct: only the successor answers (C03)."""
    old = Person("蒋闻舟", citizen_number("19711014", 923))
    new = Person("余景宁", citizen_number("19840622", 925))
    manager = Person("潘知年", citizen_number("19800808", 927))
    staff = post(manager, "经理", "2022-05-01")
    before = enterprise(
        5, "澄湾荻沚建材有限公司", "2015-07-01", as_head(old, "董事长", "2015-07-01"), staff
    )
    items = ("法定代表人变更", "董事长变更")
    changed = tuple(Change(item, old.name, new.name, "2026-01-15") for item in items)
    after = enterprise(5, before.name, before.founded, as_head(new, "董事长", "2026-01-15"), staff)
    penalty = fined(after, WASTE, 21, "2026-05-12", "12")
    return Part(
        first=(before,),
        second=(replace(after, changes=changed),),
        may=(penalty,),
        determinations=(determined(penalty, 4, "2026-02-01", "2026-02-20"),),
    )


def never_dated() -> Part:
    """Nobody knows when; one representative for the two years before: held for review (C07)."""
    steady = Person("夏衡朗", citizen_number("19760519", 929))
    one = enterprise(
        13, "澄湾蘅峤食品有限公司", "2014-02-11", as_head(steady, "执行董事兼总经理", "2014-02-11")
    )
    penalty = fined(one, QUALITY, 33, "2026-05-20", "8")
    return Part(first=(one,), may=(penalty,), determinations=(determined(penalty, 11, "", ""),))


def never_dated_and_changed() -> Part:
    """Nobody knows when, and the representative changed: a gap, and only candidates (C07)."""
    old = Person("汪屿初", citizen_number("19691203", 931))
    new = Person("田秋禾", citizen_number("19880430", 932))
    before = f"{old.name}(身份证{old.number})"  # some registries write the number beside the name
    one = replace(
        enterprise(
            14,
            "澄湾漪莳包装有限公司",
            "2013-09-30",
            as_head(new, "执行董事兼总经理", "2025-03-16"),
            post(old, "执行董事兼总经理", "2013-09-30", "2025-03-15"),
        ),
        changes=(Change("法定代表人变更", before, new.name, "2025-03-16"),),
    )
    penalty = fined(one, QUALITY, 34, "2026-05-21", "8")
    return Part(first=(one,), may=(penalty,), determinations=(determined(penalty, 12, "", ""),))


def between_two_acts() -> Part:
    """Two acts with months between: a manager of those months alone did neither."""
    owner = Person("任疏宁", citizen_number("19750217", 933))
    one = enterprise(
        23,
        "澄湾嶂楫涂装有限公司",
        "2017-04-10",
        as_head(owner, "董事长", "2017-04-10"),
        post(
            Person("姜澄言", citizen_number("19820909", 935)), "总经理", "2021-01-01", "2025-09-30"
        ),
        post(
            Person("方简行", citizen_number("19870321", 937)), "总经理", "2025-10-01", "2025-12-20"
        ),
        post(Person("石望之", citizen_number("19850706", 939)), "总经理", "2025-12-21"),
    )
    penalty = fined(one, FUMES, 46, "2026-06-03", "10")
    acts = (("2025-09-01", "2025-09-10"), ("2026-01-05", "2026-01-20"))
    found = tuple(determined(penalty, 19, *act) for act in acts)
    return Part(first=(one,), june=(penalty,), determinations=found)


def contradicted() -> Part:
    """The penalty names another representative than the registry: nobody until settled."""
    registered = Person("姚牧溪", citizen_number("19730615", 941))
    one = enterprise(
        15, "澄湾溯檐纺织有限公司", "2011-12-01", as_head(registered, "执行董事", "2011-12-01")
    )
    penalty = fined(one, FIRE_EXIT, 8, "2026-05-22", "3", head="谭知舟")
    found = determined(penalty, 3, "2026-03-02", "2026-03-02")
    return Part(first=(one,), may=(penalty,), determinations=(found,))
