"""A complaint, with the informant in the file: in the answers only who may see complaints meets it,
and nobody meets the informant."""

import pytest

from api.exports.portion import NODES
from api.gate import GRANTS, Role
from graph.errors import NotFoundError
from graph.intervals import day
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from queries.history import history
from queries.lookup import lookup
from queries.related import RelatedAsked, related
from queries.seen_history import seen_history
from queries.sight import EVERYTHING
from queries.walk import MAX_DEPTH
from tests.asking import POLICY, asking
from tests.loaders.case_rows import COMPLAINT
from tests.loaders.sources import csv_file, said, statements

INFORMANT = {"投诉人姓名": "郑壬", "投诉人电话": "13800001111", "投诉内容": "郑壬反映拖欠工程款"}
DAY = day("2026-06-01")
NOBODY_SEES = ("郑壬", "13800001111", "投诉人")


@pytest.fixture
def loaded(tmp_path):
    told = said(LOADERS["complaints"], csv_file(tmp_path, COMPLAINT | INFORMANT))
    with asking(tmp_path, *statements(told)) as view:
        yield view


def node(view, kind):
    (found,) = view.scan(kind)
    return found


def answers(view, sight):
    """What is told from either end of the lead, by history and within all the hops there are."""
    far = RelatedAsked(depth=MAX_DEPTH)
    for kind in (NodeKind.EVENT, NodeKind.COMPLAINT):
        start = node(view, kind)
        yield seen_history(history(start, view), sight, DAY)
        if kind is NodeKind.EVENT:
            yield related(start, view, POLICY, DAY, sight, far)


def test_the_informant_is_in_no_answer_not_even_to_whom_everything_is_shown(loaded):
    told = [answer.model_dump_json() for answer in answers(loaded, EVERYTHING)]
    assert any("TS-1" in text for text in told)
    assert not [word for word in NOBODY_SEES for text in told if word in text]


@pytest.mark.parametrize("role", Role)
def test_a_complaint_is_met_at_its_event_by_whom_it_is_granted(loaded, role):
    told = seen_history(history(node(loaded, NodeKind.EVENT), loaded), GRANTS[role], DAY)
    met = {f.kind for f in told.facts} & {Kind.LEAD_OF}
    assert bool(met) is GRANTS[role].complaints
    assert ("TS-1" in told.model_dump_json()) is GRANTS[role].complaints


def test_only_the_auditor_is_granted_complaints():
    assert {role for role in Role if GRANTS[role].complaints} == {Role.AUDITOR}


@pytest.mark.parametrize("by", ["key", "name"])
def test_nobody_asks_for_a_complaint(loaded, by):
    found = node(loaded, NodeKind.COMPLAINT)
    with pytest.raises(NotFoundError):
        lookup(getattr(found, by), loaded, [NodeKind.ORGANIZATION, NodeKind.EVENT])


def test_no_complaint_leaves_by_an_export():
    assert NodeKind.COMPLAINT not in NODES


def test_the_store_holds_nothing_of_the_informant(loaded, tmp_path):
    content = b"".join(p.read_bytes() for p in tmp_path.glob("asked.sqlite*"))
    assert b"TS-1" in content
    assert not [word for word in NOBODY_SEES if word.encode() in content]
