"""From what a person types to one subject: a key, a code, a document number or a name."""

from collections.abc import Collection, Iterator

from graph.errors import AmbiguousError, NotFoundError
from graph.identifiers import classify, normalise, org_key
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind

LISTED = 20
# What nobody asks for, not even by its key: a complaint is met at its event, by who may see it.
_NEVER = frozenset({NodeKind.MASK, NodeKind.COMPLAINT})


def lookup(asked: str, view: View, kinds: Collection[NodeKind] = tuple(NodeKind)) -> Node:
    """The one node that is meant.

    A key or a code finds its node. A name or document number finds it only when exactly one
    node of these kinds bears it in full: a name is not an identity.
    Raises NotFoundError, or AmbiguousError with the candidates' keys.
    """
    exact = _by_key(asked, view)
    if exact is not None:
        return exact
    found = view.search(asked, kinds, limit=LISTED)
    if found.too_broad:
        raise AmbiguousError(_too_broad(asked))
    if not found.nodes:
        raise NotFoundError(_nothing(asked))
    whole = [n for n in found.nodes if normalise(n.name) == normalise(asked)]
    if len(whole) == 1:
        return whole[0]
    raise AmbiguousError(_several(asked, whole or found.nodes))


def _by_key(asked: str, view: View) -> Node | None:
    nodes = (view.find([key]).get(key) for key in _keys(asked))
    return next((node for node in nodes if node and node.kind not in _NEVER), None)


def _keys(asked: str) -> Iterator[str]:
    """What was typed as a key, and only then as a code: mostly it is a key."""
    yield asked.strip()
    code = classify(asked)
    if code.valid:
        yield org_key(code, "lookup", "")


def _nothing(asked: str) -> Text:
    return Text(
        f"没有找到“{asked}”；请检查写法，或先载入有关文件",
        f"nothing is known of “{asked}”; check the spelling or load the file that has it",
    )


def _too_broad(asked: str) -> Text:
    return Text(
        f"“{asked}”对应的太多（超过 {LISTED} 个）；请写全称、代码或键",
        f"“{asked}” fits more than {LISTED}; give the full name, a code or the key",
    )


def _several(asked: str, nodes: list[Node]) -> Text:
    listed = "\n".join(f"  {n.name}  {n.key}" for n in nodes)
    return Text(
        f"“{asked}”可能指以下对象；姓名不是身份，请用键再问一次：\n{listed}",
        f"“{asked}” may be any of these; a name is not an identity, ask again by key:\n{listed}",
    )
