"""One look-back for whatever is asked about: an incident, a PPP default, a breach by a shop."""

from graph.accountability.event import read_event
from graph.accountability.stages import read_concerns
from graph.errors import NotFoundError
from graph.intervals import Day
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import EventCategory, NodeKind
from queries.sight import Sight
from queries.tracing.handling import HandlingTrace, trace_handling
from queries.tracing.shops import ShopTrace, hosts_of, trace_shop
from queries.tracing.stages import StageTrace, trace_stages

Trace = StageTrace | HandlingTrace | ShopTrace


def trace(node: Node, view: View, policy: Policy, as_of: Day, sight: Sight) -> Trace:
    """Raises NotFoundError for what there is nothing to trace back from."""
    if node.kind is NodeKind.INCIDENT:
        return trace_handling(node, view, policy, as_of, sight)
    event = read_event(node.key, view) if node.kind is NodeKind.EVENT else None
    if event is None:
        raise NotFoundError(_NO_EVENT.fill(key=node.key))
    if event.category is EventCategory.PPPWY or read_concerns(event.node, view):
        return trace_stages(event, view, policy, as_of, sight)
    hosts = hosts_of(event, view)
    if not hosts:
        raise NotFoundError(_NOTHING.fill(event=node.name or node.key))
    return trace_shop(event, hosts, view, policy, as_of, sight)


_NO_EVENT = Text(
    "“{key}”不是已载入决定的失信行为，也不是寄递事件；请写文书号或键",
    "“{key}” is neither a default event whose determination is loaded nor an incident; give a "
    "document number or a key",
)
_NOTHING = Text(
    "“{event}”不涉及项目阶段、寄递事件或平台，没有可回溯的环节；请用 zelian explain 查看责任人",
    "“{event}” concerns no stage, incident or platform: there is nothing to trace back. See "
    "`zelian explain` for who is responsible",
)
