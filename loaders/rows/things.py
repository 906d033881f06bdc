"""Keys of things, the same from every file that speaks of them."""

from graph.identifiers import thing_key
from graph.records import Party
from graph.vocabulary import NodeKind, Stage

STAGES = {
    name: one
    for one in Stage
    for name in (one.value, one.label.zh, one.label.zh.removeprefix("项目"))
}
YES_NO = {"是": True, "否": False}


def project(number: str, purchaser: str = "", name: str = "") -> Party:
    """By its number and the key of the purchaser; a project of the PPP library by number alone."""
    parts = (number, purchaser) if purchaser else (number,)
    return Party(thing_key(NodeKind.PROJECT, *parts), NodeKind.PROJECT, name or number)


def stage(number: str, which: Stage) -> Party:
    return Party(thing_key(NodeKind.STAGE, number, which), NodeKind.STAGE, which.label.zh)


def contract(number: str, buyer: str, name: str = "") -> Party:
    """By its number and the key of its 甲方."""
    return Party(thing_key(NodeKind.CONTRACT, number, buyer), NodeKind.CONTRACT, name or number)


def incident(number: str, firm: str) -> Party:
    """By its number and the key of the delivery firm that reports it."""
    return Party(thing_key(NodeKind.INCIDENT, number, firm), NodeKind.INCIDENT, number)
