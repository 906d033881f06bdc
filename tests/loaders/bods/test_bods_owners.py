"""What the question about owners makes of published holdings: no chain is counted twice."""

import pytest

from graph.intervals import day
from graph.policy import district_policy
from loaders import LOADERS
from queries.owners import owners_by
from queries.sight import EVERYTHING
from tests.loaders.bods.statements import company, holds, interest, other, person, statement
from tests.loaders.json_files import stored, written
from tests.loaders.sources import E1
from tests.published import published

BODS = LOADERS["bods"]


def owners(store, key, as_of="2022-10-01"):
    """Name, own share and share in the end of every holder."""
    with store.view() as view:
        node = view.find([key])[key]
        told = owners_by(node, view, district_policy(), day(as_of), EVERYTHING)
    return {s.holder.name: (_number(s.direct), _number(s.effective)) for s in told.stakes}


def _number(extent):
    if extent is None or extent.low != extent.high:
        return extent and (extent.low, extent.high)
    return extent.low


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [
        (
            "joint-ownership",
            "t:GB-COH:07444723",
            {
                "Joint shareholding": (100, 100),
                "Natalie Coleman": (None, 50),
                "Roberto Lopez": (None, 50),
            },
        ),
        # Of the link to Company B only that it is there is published: it brings no share.
        ("indirect-ownership", "t:GB-COH:XE9999", {"Company B": (60, 60)}),
        (
            "tecido",
            "t:Company_Registry,_Delaware._Company_number:758355",
            {"Maria Esteves": (30, 30), "Shear Trust": (70, 70)},
        ),
    ],
)
def test_effective_shares_of_the_examples(tmp_path, name, key, told):
    store, _ = stored(tmp_path, BODS, published("bods", f"{name}.json"))
    assert owners(store, key) == told


def test_a_summary_is_not_counted_beside_its_parts(tmp_path):
    chain = [
        holds(interest(share={"exact": 60}), record="c1", party="e2"),
        holds(interest(share={"exact": 50}), record="c2", subject="e2"),
        holds(
            interest(directOrIndirect="indirect", share={"exact": 30}),
            record="s",
            componentRecords=["c1", "c2"],
        ),
    ]
    store, _ = stored(tmp_path, BODS, written(tmp_path, [company(), other(), person(), *chain]))
    assert owners(store, f"u:{E1}") == {"乙公司": (60, 60), "张甲": (None, 30)}


def test_an_indirect_holding_without_parts_is_counted(tmp_path):
    whole = holds(interest(directOrIndirect="indirect", share={"exact": 30}))
    store, _ = stored(tmp_path, BODS, written(tmp_path, [company(), person(), whole]))
    assert owners(store, f"u:{E1}")["张甲"][1] == 30


def test_bounds_stay_bounds_in_the_end(tmp_path):
    chain = [
        holds(interest(share={"exact": 50}), record="c1", party="e2"),
        holds(interest(share={"minimum": 25, "maximum": 50}), record="c2", subject="e2"),
    ]
    store, _ = stored(tmp_path, BODS, written(tmp_path, [company(), other(), person(), *chain]))
    assert owners(store, f"u:{E1}")["张甲"] == (None, (12.5, 25))


def test_an_anonymous_holder_counts_and_is_named_as_nobody(tmp_path):
    hidden = statement("person", "p1", {"personType": "anonymousPerson"})
    values = [company(), hidden, holds(interest(share={"exact": 40}))]
    store, _ = stored(tmp_path, BODS, written(tmp_path, values))
    assert owners(store, f"u:{E1}") == {"": (40, 40)}
