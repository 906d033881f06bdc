"""When the policy changes, every event is attributed again; what was said before is kept."""

from graph.policy import Policy
from graph.store import Store, View, Writer
from graph.vocabulary import NodeKind

# The name under which a store keeps the policy that its register was last written under.
_MARK = "policy"
_PAGE = 1000


def adopt(store: Store, policy: Policy, actor: str) -> int:
    """Queues every event when the policy is another than the one last used, and notes it.

    Gives the number of events queued; `drain` works them off, and until then their answers say
    `pending`. Both are one transaction: a process that dies here has done both or neither.
    """
    if is_adopted(store, policy):
        return 0
    with store.write(f"policy {policy.id}@{policy.version}", actor) as writer:
        with writer.view() as view:
            queued = mark_all(writer, view)
        writer.mark(_MARK, _fingerprint(policy), True)
    return queued


def is_adopted(store: Store, policy: Policy) -> bool:
    return store.marked(_MARK) == (_fingerprint(policy), True)


def mark_all(writer: Writer, view: View) -> int:
    """Queues every event of the store; gives their number."""
    count, after = 0, ""
    while page := view.scan(NodeKind.EVENT, after, _PAGE):
        writer.queue([node.key for node in page])
        count, after = count + len(page), page[-1].key
    return count


def _fingerprint(policy: Policy) -> int:
    """The digest of a policy as the whole number that a mark holds."""
    return int(policy.digest[:15], 16)
