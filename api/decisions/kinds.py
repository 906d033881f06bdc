"""The decisions that can be entered, each with the format whose row it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.text import Text
from loaders import LOADERS
from loaders.base import Loader
from loaders.cases.disputes import LAYOUT as DISPUTES
from loaders.cases.exemptions import LAYOUT as EXEMPTIONS
from loaders.determinations import LAYOUT as DETERMINATIONS
from loaders.events.layout import LAYOUT as EVENTS
from loaders.notices.layout import CHANGED, LEFT, OWN_COLUMNS
from loaders.notices.layout import LAYOUT as NOTICES
from loaders.orders.layout import LAYOUT as ORDERS
from loaders.tables import VERSION, Column, Layout


@dataclass(frozen=True)
class Decision:
    """`reference` are the fields of the document, which nobody may leave out; `fixed` are those
    that make the row this decision and no other; `unknown` are fields of other rows."""

    kind: str
    label: Text
    loader: Loader
    layout: Layout
    reference: tuple[str, ...]
    fixed: Mapping[str, str]
    others: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Column]:
        """What may be said, by the name of the field."""
        left = {VERSION, *self.fixed, *self.others}
        return {field: column for field, column in self.layout.items() if field not in left}

    def needs(self, field: str) -> bool:
        """Whether it may not be left out."""
        return field in self.reference or self.layout[field].required

    def row(self, said: Mapping[str, str]) -> dict[str, str]:
        """The row as a file would have it: every column of the format that it must have."""
        needed = {c.names[0]: "" for f, c in self.layout.items() if c.required}
        told = {self.layout[field].names[0]: value for field, value in said.items()}
        fixed = {self.layout[field].names[0]: value for field, value in self.fixed.items()}
        return needed | told | fixed

    def field_of(self, heading: str) -> str:
        """The member under which a column of the row was said; "" for one that we filled in."""
        found = (f for f, column in self.fields.items() if heading in column.names)
        return next(found, "")


_OF_TARGET = tuple(field for field in ORDERS if field.startswith("to"))

KINDS: Mapping[str, Decision] = {
    decision.kind: decision
    for decision in (
        Decision(
            "event",
            Text("确认失信行为", "confirm a default event"),
            LOADERS["events"],
            EVENTS,
            ("doc_no", "authority", "determined"),
            {"state": "确认"},
            ("left", "number_out", "out_reason"),
        ),
        Decision(
            "determination",
            Text("责任认定", "determine who is responsible"),
            LOADERS["determinations"],
            DETERMINATIONS,
            ("doc_no", "authority", "determined"),
            {},
        ),
        Decision(
            "exemption",
            Text("免责认定", "exempt from responsibility"),
            LOADERS["exemptions"],
            EXEMPTIONS,
            ("doc_no", "authority", "decided", "code"),
            {"type": "认定"},
            ("plea",),
        ),
        Decision(
            "repair",
            Text("信用修复", "repair credit"),
            LOADERS["notices"],
            NOTICES,
            ("doc_no", "authority", "decided"),
            {"type": "修复"},
            (*OWN_COLUMNS[CHANGED], *OWN_COLUMNS[LEFT]),
        ),
        Decision(
            "dispute-outcome",
            Text("异议处理结果", "decide a dispute"),
            LOADERS["disputes"],
            DISPUTES,
            ("dispute", "authority", "outcome", "decided", "decided_no"),
            {},
            ("received", "filed_no", "grounds"),
        ),
        Decision(
            "measure",
            Text("惩戒措施生效", "put a measure into force"),
            LOADERS["orders"],
            ORDERS,
            ("doc_no", "authority", "decided", "code"),
            {"type": "决定"},
            ("order", *_OF_TARGET),
        ),
    )
}
