"""When the policy changes, every event is attributed again; what was said before is kept.

From the moment a store adopts a policy, the rule versions in it are used: their content is kept,
and a policy in which one of them says something else is not adopted.
"""

from graph.errors import PolicyError
from graph.policy import Policy
from graph.policy.faults import Place
from graph.policy.versions import changed, fingerprint, name_of, refusal
from graph.store import Store, View, Writer
from graph.vocabulary import NodeKind

# The name under which a store keeps the policy that its register was last written under.
_MARK = "policy"
_PAGE = 1000


def adopt(store: Store, policy: Policy, actor: str) -> int:
    """Queues every event when the policy is another than the one last used, and notes it.

    Gives the number of events queued; `drain` works them off, and until then their answers say
    `pending`. Both are one transaction: a process that dies here has done both or neither.
    Raises PolicyError, with nothing written, for a rule version that was used and now says
    something else.
    """
    if is_adopted(store, policy):
        return 0
    if broken := changed_rules(store, policy):
        places = {n: Place(policy.id, rule=policy.rules[n].id) for n in broken}
        raise PolicyError(refusal(policy, places))
    with store.write(f"policy {policy.id}@{policy.version}", actor) as writer:
        with writer.view() as view:
            queued = mark_all(writer, view)
        for rule in policy.rules:
            writer.mark(_rule_mark(policy, name_of(rule)), fingerprint(rule), True)
        writer.mark(_MARK, _fingerprint(policy), True)
    return queued


def is_adopted(store: Store, policy: Policy) -> bool:
    return store.marked(_MARK) == (_fingerprint(policy), True)


def changed_rules(store: Store, policy: Policy) -> list[int]:
    """The places of the rules that this store has used with other content."""
    names = {name: store.marked(_rule_mark(policy, name)) for name in map(name_of, policy.rules)}
    return changed(policy, {name: print_ for name, (print_, used) in names.items() if used})


def mark_all(writer: Writer, view: View) -> int:
    """Queues every event of the store; gives their number."""
    count, after = 0, ""
    while page := view.scan(NodeKind.EVENT, after, _PAGE):
        writer.queue([node.key for node in page])
        count, after = count + len(page), page[-1].key
    return count


def _rule_mark(policy: Policy, name: str) -> str:
    return f"rule {policy.id} {name}"


def _fingerprint(policy: Policy) -> int:
    """The digest of a policy as the whole number that a mark holds."""
    return int(policy.digest[:15], 16)
