"""The log must name whoever an answer tells of, in whatever place of it."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from queries.holders import keys_in


class Leaf(BaseModel):
    key: str
    name: str = "key"


class Whole(BaseModel):
    holder: str
    src: Leaf | str
    many: tuple[Leaf, ...] = ()
    by_name: dict[str, Leaf | list[Leaf]] = {}
    some: frozenset[int] = frozenset()
    event: str | None = None


KEYS = st.text(max_size=5)
LEAVES = st.builds(Leaf, key=KEYS)
ANSWERS = st.builds(
    Whole,
    holder=KEYS,
    src=LEAVES | KEYS,
    many=st.lists(LEAVES, max_size=3).map(tuple),
    by_name=st.dictionaries(st.text(max_size=3), LEAVES | st.lists(LEAVES, max_size=2), max_size=3),
    some=st.frozensets(st.integers(), max_size=2),
    event=st.none() | KEYS,
)


def written(value):
    """The same, found in what leaves the service."""
    match value:
        case dict():
            for name, inside in value.items():
                if name in ("holder", "key", "src", "dst", "event") and isinstance(inside, str):
                    yield inside
                else:
                    yield from written(inside)
        case list():
            for inside in value:
                yield from written(inside)


@given(ANSWERS)
def test_every_key_that_is_written_out_is_found(answer):
    assert keys_in(answer) == {key for key in written(answer.model_dump(mode="json")) if key}
