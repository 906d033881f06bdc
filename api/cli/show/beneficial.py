"""Beneficial owners on a terminal: the tests, who satisfies them, and what was filed."""

from rich.table import Table
from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.graph import name
from api.cli.show.shares import share, verdict
from api.cli.show.words import span, word
from graph.text import Text
from queries.owners.shapes import Beneficial, Candidate

_TEST = {
    "ownership": Text("（一）权益", "(1) ownership"),
    "rights": Text("（二）收益权、表决权", "(2) benefit or votes"),
    "control": Text("（三）实际控制", "(3) actual control"),
}
_PEOPLE = (
    Text("自然人", "natural person"),
    Text("最终份额", "in the end"),
    Text("表决权", "votes"),
    *_TEST.values(),
    Text("适用", "counts by"),
)
_IDENTITY = {
    "anonymousPerson": Text("（来源隐去姓名）", " (anonymous in the source)"),
    "unknownPerson": Text("（来源称不明）", " (unknown to the source)"),
}


def print_beneficial(current: Session, found: Beneficial) -> None:
    """Computed by the tests; a filing stands apart and is never taken for a finding."""
    current.out.rule(current.say(Text("受益所有人", "beneficial owners")), align="left")
    _line(current, found.because.say(current.lang))
    for sentence in found.duty.because if found.duty else ():
        _line(current, sentence.say(current.lang))
    for test in found.tests:
        articles = "; ".join(
            f"{c.law} {c.article}" + ("" if c.verified else current.say(_UNVERIFIED))
            for c in test.citations
        )
        told = verdict(test.verdict, current.lang)
        because = test.because.say(current.lang)
        _line(current, f"{current.say(_TEST[test.test])} {told}: {because} [{articles}]")
    _people(current, found.candidates)
    for one in found.in_place:
        _line(current, f"{name(one.holder)} {word(one.office, current.lang)}")
    _filed(current, found)


_UNVERIFIED = Text("（条文未核实）", " (text not verified)")


def _people(current: Session, people: tuple[Candidate, ...]) -> None:
    if not people:
        return
    table = Table()
    for heading in _PEOPLE:
        table.add_column(current.say(heading), overflow="fold")
    lang = current.lang
    for one in people:
        identity = _IDENTITY.get(one.identity)
        row = (
            name(one.holder) + (current.say(identity) if identity else ""),
            share(one.effective, lang),
            share(one.votes, lang),
            verdict(one.ownership, lang),
            verdict(one.rights, lang),
            verdict(one.control, lang),
            current.say(_TEST[one.counts_by]) if one.counts_by else "",
        )
        table.add_row(*(Styled(cell) for cell in row))
    current.out.print(table)


def _filed(current: Session, found: Beneficial) -> None:
    for filing in found.filed:
        said = current.say(Text("备案：", "filed: ")) + name(filing.holder)
        days = span((filing.valid_from, filing.valid_to))
        _line(current, f"{said} {share(filing.share, current.lang)} {days}")
    for one in found.unstated:
        said = current.say(Text("来源未载明权益人：", "the source names nobody: "))
        _line(current, f"{said}{one.reason} {one.description}".strip())


def _line(current: Session, text: str) -> None:
    current.out.print(Styled(text), soft_wrap=True)
