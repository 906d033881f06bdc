"""Stories of kinds of subject: each kind has other persons who answer for it."""

from dataclasses import replace

from api.demo.making.build import as_head, enterprise, post
from api.demo.making.codes import citizen_number
from api.demo.making.offences import ADVERTISING, FIRE_EXIT, FOOD_CHECK, FUMES, MEASURE, TRAINING
from api.demo.making.papers import determined, fined
from api.demo.making.shapes import Change, Part, Person, Stake


def partnership() -> Part:
    """A limited partnership: the delegate answers, not the partner, its head or who only pays in
    (C14)."""
    partner_head = Person("廖衡川", citizen_number("19700124", 943))
    delegate = Person("邹予朗", citizen_number("19830718", 945))
    limited = Person("熊景白", citizen_number("19681111", 947))
    partner = enterprise(
        7, "澄湾椴笠资产管理有限公司", "2016-01-08", as_head(partner_head, "执行董事", "2016-01-08")
    )
    fund = enterprise(
        6,
        "澄湾砚塬创业投资合伙企业（有限合伙）",
        "2019-06-03",
        as_head(delegate, "委派代表", "2019-06-03"),
        post(limited, "有限合伙人", "2019-06-03"),
        type_="有限合伙企业",
        capital="5000",
    )
    stakes = (
        Stake(partner.name, partner.code, "1", "50", "2019-06-03", organisation=True),
        Stake(limited.name, limited.number, "99", "4950", "2019-06-03"),
    )
    fund = replace(fund, head=f"{partner.name}（委派代表：{delegate.name}）", stakes=stakes)
    penalty = fined(fund, ADVERTISING, 41, "2026-05-14", "20", head=delegate.name)
    found = determined(penalty, 15, "2026-01-10", "2026-02-28")
    return Part(first=(partner, fund), may=(penalty,), determinations=(found,))


def branch() -> Part:
    """A branch fined in its own name: its head answers, the head office's does not (C11)."""
    chief = Person("金秋野", citizen_number("19720301", 949))
    local = Person("郝泊安", citizen_number("19890412", 951))
    office = enterprise(
        8, "澄湾翊簟超市有限公司", "2010-10-10", as_head(chief, "董事长", "2010-10-10")
    )
    shop = enterprise(
        9,
        "澄湾翊簟超市有限公司漱桐分公司",
        "2020-08-18",
        as_head(local, "负责人", "2020-08-18"),
        type_="有限责任公司分公司",
        capital="",
    )
    penalty = fined(shop, FOOD_CHECK, 42, "2026-05-15", "2")
    found = determined(penalty, 16, "2026-03-05", "2026-03-08")
    first = (office, replace(shop, parent=office.serial))
    return Part(first=first, may=(penalty,), determinations=(found,))


def operator_changed() -> Part:
    """An individual business changed hands after the act: it stays with who ran it then (C16)."""
    old = Person("孔疏禾", citizen_number("19861010", 953))
    new = Person("崔景之", citizen_number("19900909", 954))
    name, since = "澄湾区霁泊镇筠埭小吃店", "2018-03-20"
    shape = {"type_": "个体工商户", "code_head": "92", "capital": "5"}
    before = enterprise(10, name, since, as_head(old, "经营者", since), **shape)
    after = enterprise(10, name, since, as_head(new, "经营者", "2026-04-01"), **shape)
    after = replace(after, changes=(Change("经营者变更", old.name, new.name, "2026-04-01"),))
    penalty = fined(after, FOOD_CHECK, 43, "2026-05-18", "1", head="")
    found = determined(penalty, 17, "2026-03-01", "2026-03-01")
    return Part(first=(before,), second=(after,), may=(penalty,), determinations=(found,))


def sole_proprietorship() -> Part:
    """No legal person: the owner is the principal responsible person."""
    owner = Person("康闻川", citizen_number("19740202", 955))
    one = enterprise(
        16,
        "澄湾屿榫五金厂",
        "2009-05-06",
        as_head(owner, "投资人", "2009-05-06"),
        type_="个人独资企业",
    )
    penalty = fined(one, FUMES, 47, "2026-06-04", "6")
    found = determined(penalty, 20, "2026-04-02", "2026-04-12")
    return Part(first=(one,), june=(penalty,), determinations=(found,))


def cooperative() -> Part:
    """The chair is the legal representative; an ordinary member is nobody."""
    chair = Person("毛澄安", citizen_number("19670708", 957))
    watch = Person("邱知溪", citizen_number("19790505", 958))
    one = enterprise(
        20,
        "澄湾区荻苇水产养殖专业合作社",
        "2013-03-13",
        as_head(chair, "理事长", "2013-03-13"),
        post(watch, "执行监事", "2013-03-13"),
        type_="农民专业合作社",
        code_head="93",
    )
    penalty = fined(one, MEASURE, 51, "2026-06-05", "0.2")
    found = determined(penalty, 22, "2026-04-20", "2026-04-20")
    return Part(first=(one,), june=(penalty,), determinations=(found,))


def institution() -> Part:
    """A school: legal representative and head in one person; the deputy is not recorded."""
    chief = Person("秦牧初", citizen_number("19711224", 959))
    deputy = Person("江予年", citizen_number("19800316", 960))
    one = enterprise(
        21,
        "澄湾区桁岫实验学校",
        "2006-09-01",
        as_head(chief, "校长", "2021-08-01"),
        post(deputy, "副校长", "2022-08-01"),
        type_="事业单位",
        code_head="12",
    )
    penalty = fined(one, FIRE_EXIT, 11, "2026-06-08", "2")
    found = determined(penalty, 6, "2026-04-15", "2026-04-15")
    return Part(first=(one,), june=(penalty,), determinations=(found,))


def subsidiary() -> Part:
    """A subsidiary held to 100 %: nothing climbs to the parent (C13)."""
    upper = Person("史简宁", citizen_number("19690819", 961))
    lower = Person("侯秋言", citizen_number("19821128", 963))
    parent = enterprise(
        18, "澄湾澍陂实业有限公司", "2008-08-08", as_head(upper, "董事长", "2008-08-08"),
        capital="3000",
    )  # fmt: skip
    child = enterprise(
        19,
        "澄湾澍陂仓储有限公司",
        "2018-08-08",
        as_head(lower, "执行董事兼总经理", "2018-08-08"),
        type_="有限责任公司(法人独资)",
    )
    whole = Stake(parent.name, parent.code, "100", "200", "2018-08-08", organisation=True)
    penalty = fined(child, TRAINING, 18, "2026-06-09", "9")
    found = determined(penalty, 10, "2026-03-10", "2026-04-10")
    first = (parent, replace(child, stakes=(whole,)))
    return Part(first=first, june=(penalty,), determinations=(found,))
