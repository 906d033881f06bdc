"""Owners, control and beneficial owners on a terminal."""

from rich.table import Table
from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.beneficial import print_beneficial
from api.cli.show.graph import name, print_left_out, print_scope
from api.cli.show.shares import chain_line, control, share, sources, verdict
from graph.text import Text
from queries.owners import Owners, Stake
from queries.owners.shapes import Controller

_HEADINGS = (
    Text("登记（直接）", "registered"),
    Text("最终份额", "in the end"),
    Text("表决权", "votes"),
    Text("控制", "control"),
    Text("链路", "chains"),
    Text("期间与证据", "days and evidence"),
)
_SUMS = {
    "bad": Text(
        "“{name}”的出资比例合计{total}：数据有误或不全",
        "the shares of “{name}” add up to {total}: wrong or incomplete data",
    ),
    "unknown": Text(
        "“{name}”的出资比例合计{total}：不能断定是否齐全",
        "the shares of “{name}” add up to {total}: it is unknown whether they are all",
    ),
}
_END = Text("{name}（{share}）：{because}", "{name} ({share}): {because}")
_LOOP = Text("{names}：{because}", "{names}: {because}")
_REST = Text("其余链路和互持合计 {share}", "other chains and loops add {share}")
_DIRECTED = Text("控制依据：{steps}", "directed by: {steps}")
_STATE = Text("（国家出资）", " (the state)")


def print_owners(current: Session, told: Owners, depth: int) -> None:
    current.out.rule(f"{name(told.subject)} {told.subject.key[:24]}", align="left")
    _print_stakes(current, told, depth)
    if told.direction == "by":
        print_controllers(current, told.controllers, told.control_over)
    for total in told.sums:
        what = _SUMS[total.quality].fill(
            name=name(total.target), total=share(total.total, current.lang)
        )
        _line(current, f"⚑ {current.say(what)}")
    for loop in told.loops:
        names = " ↔ ".join(map(name, loop.members[:5]))
        because = loop.because.say(current.lang)
        _line(current, current.say(_LOOP.fill(names=names, because=because)))
    for end in told.ends:
        part = share(end.effective, current.lang) or "–"
        because = end.because.say(current.lang)
        _line(
            current,
            current.say(_END.fill(name=name(end.organization), share=part, because=because)),
        )
    if told.beneficial is not None:
        print_beneficial(current, told.beneficial)
    print_left_out(current, told.left_out)
    print_scope(current, told.as_of, told.known_at)


def _print_stakes(current: Session, told: Owners, depth: int) -> None:
    if not told.stakes:
        current.print("没有出资人或所持有的单位", "no holder and nothing held on record")
        return
    downward = told.direction == "of"
    first = Text("所持单位", "held") if downward else Text("持有人", "holder")
    table = Table(show_lines=True)
    for heading in (first, *_HEADINGS):
        table.add_column(current.say(heading), overflow="fold")
    for stake in told.stakes:
        table.add_row(*(Styled(cell) for cell in _row(current, stake, downward, depth)))
    current.out.print(table)


def _row(current: Session, stake: Stake, downward: bool, depth: int) -> list[str]:
    lang = current.lang
    chains = [
        f"{share(chain.share, lang)}: {chain_line(chain.hops, depth, lang)}"
        for chain in stake.chains
    ]
    if stake.rest:
        chains.append(_REST.fill(share=share(stake.rest, lang)).say(lang))
    directed = [hop for step in stake.control.steps for hop in step.hops]
    if directed and not chains:
        steps = chain_line(tuple(directed), depth, lang)
        chains.append(_DIRECTED.fill(steps=steps).say(lang))
    hops = tuple(hop for chain in stake.chains for hop in chain.hops) or tuple(directed)
    return [
        name(stake.target if downward else stake.holder),
        share(stake.direct, lang),
        share(stake.effective, lang),
        share(stake.votes, lang),
        control(stake.control, lang),
        "\n".join(chains),
        sources(hops, lang),
    ]


def print_controllers(current: Session, found: tuple[Controller, ...], over: float) -> None:
    """Who stands at the top of a chain of control; nobody is an answer too."""
    if not found:
        current.print(
            f"登记中没有人（直接或层层）持有超过 {over:g}% 的表决权或以其他方式支配",
            f"nobody on record holds more than {over:g} % of the votes, directly or through "
            "others, or directs otherwise",
        )
        return
    said = []
    for one in found:
        how = Text("共同", "jointly") if one.joint else Text("单独", "alone")
        state = current.say(_STATE) if one.state else ""
        said.append(
            f"{name(one.holder)}{state} [{current.say(how)}, {verdict(one.verdict, current.lang)}]"
        )
    heading = current.say(Text("最终控制：", "ultimate control: "))
    _line(current, heading + "; ".join(said))


def _line(current: Session, text: str) -> None:
    current.out.print(Styled(text), soft_wrap=True)
