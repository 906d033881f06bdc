"""A provider sees what it said itself, and cannot learn by asking what others said."""

import pytest

from graph.errors import NotFoundError
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.holders import keys_in
from queries.sight import EVERYTHING, Sight
from queries.statements import statements_of
from tests.asking import tie
from tests.builders import E1, E2, EXTRACT, office, person, profile

REP = Kind.LEGAL_REP
ZHANG, LI = person("张甲"), person("李乙")
REGISTRY, OTHER = "登记机关", "汇集方"
COMPLAINT = Party("k:test:1", NodeKind.COMPLAINT, "投诉一")


def put(store, *statements):
    with store.write("load", "clerk") as writer:
        writer.state(statements)
    return writer.tx


def own(store, party, provider=REGISTRY, known_at=None, sight=EVERYTHING):
    with store.view(known_at) as view:
        return statements_of(view.find([party.key])[party.key], view, provider, sight)


def test_own_statements_with_document_and_row(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2026-01-01"), profile(E1))
    told = own(store, E1)
    assert (told.provider, told.of.key, told.of.name) == (REGISTRY, E1.key, E1.name)
    assert [slot.kind for slot in told.slots] == sorted((Kind.LEGAL_REP, Kind.PROFILE))
    [version] = next(slot for slot in told.slots if slot.kind is REP).versions
    assert (version.src.name, version.document, version.row) == ("张甲", "registry.csv", 2)


def test_every_version_in_order(store):
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    [slot] = own(store, E1).slots
    assert [v.asserted for v in slot.versions] == ["2025-01-01", "2026-01-01"]


def test_nothing_of_what_others_said(store):
    put(store, office(ZHANG, REP, "2020-01-01"), office(LI, REP, "2019-01-01", source=EXTRACT))
    told = own(store, E1)
    assert LI.key not in keys_in(told) and ZHANG.key in keys_in(told)
    assert "李乙" not in told.model_dump_json()
    assert ZHANG.key not in keys_in(own(store, E1, OTHER))


def test_who_said_nothing_learns_nothing(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    with pytest.raises(NotFoundError):
        own(store, E1, OTHER)
    with pytest.raises(NotFoundError):
        own(store, E1, "登记")  # the beginning of a name is no name


def test_the_name_is_the_providers_own_word(store):
    put(store, profile(E1), tie(Kind.HOSTS, E1._replace(name="别名"), E2, source=EXTRACT))
    assert own(store, E1, OTHER).of.name == "别名"
    assert own(store, E1).of.name == E1.name


def test_as_it_was_known_at_a_commit(store):
    first = put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    [slot] = own(store, E1, known_at=first).slots
    assert [v.asserted for v in slot.versions] == ["2025-01-01"]


def test_complaints_stay_with_the_auditor(store):
    put(store, profile(E1), tie(Kind.CONCERNS, COMPLAINT, E1))
    assert Kind.CONCERNS in {slot.kind for slot in own(store, E1).slots}
    plain = own(store, E1, sight=Sight())
    assert {slot.kind for slot in plain.slots} == {Kind.PROFILE}
