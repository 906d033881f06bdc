"""Two hundred bidders: the number of reads does not grow with the bidders, nor with their pairs."""

import pytest

from graph.identifiers.checks import org_check, uscc_check
from graph.records import Party
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from queries.bidders import check_lot
from queries.sight import EVERYTHING
from tests.builders import office, person
from tests.lots import DEADLINE, LOT, POLICY, PROCUREMENT, bid, lot, rulings, share


def unit(number: int) -> Party:
    inner = f"TE{number:06d}"
    code = f"91990411{inner}{org_check(inner)}"
    return Party(f"u:{code}{uscc_check(code)}", NodeKind.ORGANIZATION, f"单位{number}")


def bidders(count: int):
    """Each with a representative, two directors and a parent; the last two share their head."""
    said = [*lot(procedure=PROCUREMENT)]
    for number in range(count):
        own = unit(100000 + number)
        head = min(number, count - 2)
        said += bid(f"标{number}", own)
        said.append(office(person(f"代表{head}"), Kind.LEGAL_REP, "2020-01-01", of=own))
        said += [
            office(person(f"董事{number}-{n}"), Kind.DIRECTOR, "2020-01-01", of=own)
            for n in range(2)
        ]
        said.append(share(unit(200000 + number), own, 60))
    return said


class Counting:
    """A view that counts what it is asked."""

    def __init__(self, view):
        self._view, self.reads = view, 0

    def __getattr__(self, name):
        found = getattr(self._view, name)
        if not callable(found):
            return found

        def read(*args, **options):
            self.reads += 1
            return found(*args, **options)

        return read


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The answer and the number of reads for each number of bidders."""
    found = {}
    for count in (20, 200):
        path = tmp_path_factory.mktemp("scale") / "s.sqlite"
        with SqliteStore(path, create=True) as store:
            with store.write("load", "test") as writer:
                writer.state(bidders(count))
            with store.view() as view:
                counting = Counting(view)
                node = view.find([LOT.key])[LOT.key]
                found[count] = check_lot(node, counting, POLICY, EVERYTHING), counting.reads
    return found


def test_reads_do_not_grow_with_the_bidders(asked):
    assert asked[20][1] == asked[200][1]


def test_every_pair_is_compared_and_only_what_is_shared_is_told(asked):
    told, _ = asked[200]
    assert (told.compared, told.as_of) == (19900, DEADLINE)
    assert rulings(told) == {("CG-18.1", "same_head", "yes", "单位100198", "单位100199")} or (
        rulings(told) == {("CG-18.1", "same_head", "yes", "单位100199", "单位100198")}
    )
