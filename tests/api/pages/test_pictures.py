"""Pictures hold what the tables hold, each thing in its place, and say when they leave some out."""

import pytest

from api.pages.picture import network, timeline
from api.pages.picture.columns import columns_of
from api.pages.picture.lettering import cut, width, wrapped
from api.pages.picture.network import HEIGHT, WIDTH
from api.pages.picture.scale import Scale
from api.pages.words import days
from graph.intervals import day
from graph.vocabulary import Kind, NodeKind
from queries.related_said import Neighbour, Related
from queries.said import Said, Subject
from queries.subgraph import Hop
from tests.api.pages.casebook import answers


def subject(n, kind=NodeKind.ORGANIZATION):
    return Subject(key=f"u:{n}", name=f"公司{n}", kind=kind)


def hop(a, b, kind=Kind.HOLDS_SHARE, **more):
    given = {"src": f"u:{a}", "dst": f"u:{b}", "valid_from": "2020-01-01", "valid_to": "9999-12-31"}
    return Hop(kind=kind, proofs=(), **given | more)


def related(distances, hops):
    return Related(
        subject=subject(0),
        as_of="2026-06-01",
        known_at=1,
        depth=2,
        kinds=(),
        found=Said(zh="", en=""),
        relations=(),
        not_related=(),
        neighbours=tuple(Neighbour(subject=subject(n), distance=d) for n, d in distances.items()),
        hops=tuple(hops),
        left_out=(),
    )


def test_columns_are_hops_and_rows_stand_beside_what_they_are_tied_to():
    told = related({1: 1, 2: 1, 3: 2, 4: 2}, [hop(0, 1), hop(0, 2), hop(2, 3), hop(1, 4)])
    first, second, third = columns_of(told)
    assert first == ["u:0"]
    assert [{"u:1": "u:4", "u:2": "u:3"}[key] for key in second] == third


def test_boxes_do_not_overlap_and_lie_within_the_picture():
    told = related({n: 1 + n % 3 for n in range(1, 40)}, [hop(0, n) for n in range(1, 40)])
    drawn = network(told, "zh")
    assert drawn.drawn == 40
    for box in drawn.boxes:
        assert 0 <= box.x <= drawn.width - WIDTH
        assert 0 <= box.y <= drawn.height - HEIGHT
        others = [b for b in drawn.boxes if b is not box and b.x == box.x]
        assert all(abs(b.y - box.y) >= HEIGHT for b in others)


def test_more_subjects_than_can_be_drawn_are_counted_and_the_nearest_drawn():
    told = related({n: 1 if n < 20 else 2 for n in range(1, 200)}, [])
    drawn = network(told, "zh")
    assert (drawn.drawn, drawn.total) == (60, 200)
    names = {"".join(box.name) for box in drawn.boxes}
    assert {f"公司{n}" for n in range(20)} <= names


def test_relations_of_two_subjects_are_one_line_with_all_its_words_and_both_ways():
    told = related({1: 1}, [hop(0, 1), hop(1, 0, Kind.CONTROLS, level="exclusion")])
    (line,) = network(told, "zh").lines
    assert (line.ends, line.level) == ("both", "exclusion")
    assert "出资" in line.label and "、" in line.label


@pytest.mark.parametrize(("src", "dst", "ends"), [(0, 1, "end"), (1, 0, "start")])
def test_the_arrow_is_at_the_far_end_of_a_relation(src, dst, ends):
    (line,) = network(related({1: 1}, [hop(src, dst)]), "zh").lines
    assert line.ends == ends


def test_a_subject_alone_is_no_picture_and_equal_answers_are_equal_pictures():
    assert network(related({}, []), "zh") is None
    told = related({1: 1, 2: 1, 3: 2}, [hop(0, 1), hop(1, 3), hop(2, 3), hop(0, 2)])
    assert network(told, "en") == network(told, "en")


def explanations():
    return [told for slug, told in answers() if slug == "responsible"]


def test_offices_of_the_recorded_overlap_the_conduct_and_those_of_the_others_do_not_count():
    drawn = [(told, timeline(told, "zh")) for told in explanations()]
    drawn = [(told, line) for told, line in drawn if line]
    assert drawn
    for told, line in drawn:
        names = {i.entry.holder_name for i in told.recorded}
        for row in line.rows:
            assert row.recorded or not row.overlaps
            assert row.name in names or not row.recorded
            for overlap in row.overlaps:
                inside = [b for b in line.bands if b.x - 0.2 <= overlap.x <= b.x + b.width]
                assert inside


def test_where_no_office_is_known_there_is_no_picture():
    bare = [t for t in explanations() if not t.recorded and not t.not_recorded]
    assert bare
    assert all(timeline(t, "zh") is None for t in bare)


def test_days_are_places_in_their_order_and_nothing_lies_outside():
    scale = Scale.around((("2026-02-01", "2026-02-21"),), "2026-05-10", 100, 900)
    days_ = ["1000-01-01", "2026-01-15", "2026-02-01", "2026-02-21", "2026-05-10", "9999-12-31"]
    places = [scale.at(day(when)) for when in days_]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (100, 900)
    gone = scale.bar(("2000-01-01", "2001-01-01"))
    assert (gone.width, gone.begins, gone.ends) == (0, False, True)
    one_day = scale.bar(("2026-02-01", "2026-02-02"))
    assert one_day.width >= 2


def test_letters_are_measured_wide_and_narrow_and_cut_with_a_mark():
    assert width("公司") == 2
    assert width("AB") < 2
    assert wrapped("甲" * 12, 11.4, 2) == ["甲" * 11, "甲"]
    assert wrapped("甲" * 30, 11.4, 2) == ["甲" * 11, "甲" * 10 + "…"]
    assert wrapped("", 5, 2) == [""]
    assert cut("甲乙", 2) == "甲乙"


@pytest.mark.parametrize(
    ("interval", "zh", "en"),
    [
        (("2026-01-01", "2026-02-01"), "2026-01-01 起，2026-02-01 前", "from 2026-01-01, before"),
        (("2026-01-01", "2026-01-02"), "2026-01-01 当日", "on 2026-01-01"),
        (("2026-01-01", "9999-12-31"), "2026-01-01 起", "from 2026-01-01"),
        (("1000-01-01", "2026-02-01"), "2026-02-01 前", "before 2026-02-01"),
        (("1000-01-01", "9999-12-31"), "期间未载明", "days not stated"),
    ],
)
def test_half_open_days_are_said_without_a_doubt_about_their_ends(interval, zh, en):
    import re

    plain = [re.sub("<[^>]*>", "", str(days(interval, lang=lang))) for lang in ("zh", "en")]
    assert plain[0] == zh
    assert plain[1].startswith(en)
