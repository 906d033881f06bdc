"""What published processes say is found again by the questions, not only by the loader."""

import pytest

from graph.accountability import settle
from graph.policy import district_policy
from graph.records import Statement
from graph.vocabulary import NodeKind
from loaders import LOADERS
from loaders.base import Context
from queries.bidders import check_lot
from queries.sight import EVERYTHING
from tests.loaders.ocds.world import CTX
from tests.published import published

POLICY = district_policy()


def load(store, kind, *files, ctx: Context = CTX):
    for file in files:
        with store.write("test", "test") as writer:
            read = LOADERS[kind].read(published(file), ctx)
            writer.state(said for said in read if isinstance(said, Statement))
            settle(writer, POLICY)


@pytest.mark.parametrize(
    ("file", "deadline", "names"),
    [
        (
            "ocds/sample-data/ocds-213czf-000-00001.json",
            "2010-04-08",
            {"AnyCorp Cycle Provision", "Beta Corp Construction"},
        ),
        (
            "ocds/real/release-package-1.json",
            "2015-12-22",
            {"COMUNIC@RTE & CONSULTING SA DE CV", "SERVICIO Y DISTRIBUIDORA"},
        ),
    ],
)
def test_bidders_of_a_published_lot_are_found_by_the_question(store, file, deadline, names):
    load(store, "ocds", file)
    with store.view() as view:
        (lot,) = view.scan(NodeKind.LOT)
        told = check_lot(lot, view, POLICY, EVERYTHING)
    assert {b.bidder.name for b in told.bidders} == names
    assert told.compared == 1
    assert told.as_of == deadline
