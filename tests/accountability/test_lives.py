"""Exemptions, disputes, measures, stages and sites in any order and any batches give equal stores,
and the register its own replay after every step."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.accountability.equality import content
from tests.accountability.test_order import POLICY, differences, new_store, what_holds, wrong
from tests.histories import cut, examples, loaded, tell
from tests.lives import lives

SLOW = settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@SLOW
@given(life=lives(), data=st.data())
def test_lives_in_any_order_give_equal_stores(life, data):
    order = data.draw(st.permutations(life))
    batches = cut(order, data.draw(st.sets(st.integers(1, 30), max_size=6)))
    with new_store() as store:
        for batch in batches:
            loaded(store, [batch], POLICY)
            assert wrong(store) == [], tell(order)
        with store.view() as view:
            assert content(view) == what_holds(life), differences(store, life)
