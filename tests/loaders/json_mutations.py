"""A publication with something in it replaced, taken out, or put in twice."""

import json

from hypothesis import strategies as st

_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(
        ["2026-13-40", "", " ", "-", "999999197001010017", "99999999999999999999", "𝟙", "\u0000"]
    ),
    st.just([]),
    st.just({}),
    st.just([[]]),
    st.just([{"id": {}}]),
    st.just({"id": [], "reason": 1, "type": []}),
)


def mutated(data, values, times=3):
    """JSON values of any shape that were right before."""
    root = json.loads(json.dumps(values))
    for _ in range(data.draw(st.integers(1, times))):
        holder, key = data.draw(st.sampled_from(_places(root)))
        match data.draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                holder[key] = _odd(data)
            case "remove":
                del holder[key]
            case "add" if isinstance(holder, list):
                holder.insert(key, _odd(data))
            case "add":
                holder[data.draw(st.text(max_size=8))] = _odd(data)
        if not root:
            root = [_odd(data)]
    return root


def _odd(data):
    """A value of its own: what is put in may be changed again."""
    return json.loads(json.dumps(data.draw(_ODD)))


def _places(value):
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    found = [(value, key) for key in keys]
    for key in list(keys):
        if isinstance(value[key], dict | list):
            found += _places(value[key])
    return found
