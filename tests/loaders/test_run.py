"""Loading into a real store: once, again, after a cut, and with files that must not touch it."""

import csv
from pathlib import Path

import pytest

from graph.errors import FileFormatError, InputError
from graph.intervals import day
from graph.store import SqliteStore
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.base import Context
from loaders.registry.parts import find_parts
from loaders.rejects import harmless
from loaders.run import content_of, load
from tests.loaders.sources import (
    CTX,
    DETERMINATION,
    E1,
    GOV,
    KEYS,
    LI_NAMED,
    PENALTY,
    ZHANG,
    csv_file,
    xlsx_file,
)

PENALTIES = LOADERS["penalties"]
NUMBER = "行政处罚决定书文号"


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "graph.db", create=True) as opened:
        yield opened


def run(store, *paths, ctx=CTX, loader=PENALTIES, settle=lambda writer: None, **options):
    return load(paths, loader, store, ctx, paths[0].parent / "rejects", settle, **options)


def numbered(count, first=1):
    return [PENALTY | {NUMBER: f"新市监罚〔2026〕{n}号"} for n in range(first, first + count)]


def event(number):
    return f"e:{GOV}:新市监罚〔2026〕{number}号:u:{E1}"


def numbers(report):
    (file,) = report.files
    return file.rows, file.new, file.known, file.duplicates, file.rejected, file.warnings


def test_what_a_file_says_is_in_the_store(tmp_path, store):
    report = run(store, csv_file(tmp_path, *numbered(3)))
    assert numbers(report) == (3, 6, 0, 0, 0, 0)
    with store.view() as view:
        found = view.find([event(n) for n in (1, 2, 3)])
        (fact,) = view.about([found[event(2)].ref], [Kind.EVENT])[found[event(2)].ref]
    assert len(found) == 3
    assert (fact.evidence[0].document, fact.evidence[0].row) == ("a.csv", 3)


def test_a_file_loaded_again_is_left_alone(tmp_path, store):
    path = csv_file(tmp_path, PENALTY)
    run(store, path)
    head = store.head()
    report = run(store, path)
    assert report.files[0].already_loaded
    assert store.head() == head


def test_another_version_day_is_another_load(tmp_path, store):
    path = csv_file(tmp_path, PENALTY)
    run(store, path)
    report = run(store, path, ctx=Context(KEYS, published=day("2026-07-01")))
    assert numbers(report) == (1, 2, 0, 0, 0, 0)


def test_the_same_rows_in_another_format_are_known(tmp_path, store):
    run(store, csv_file(tmp_path, PENALTY))
    assert numbers(run(store, xlsx_file(tmp_path, PENALTY))) == (1, 0, 2, 0, 0, 0)


def test_repeated_rows_are_counted(tmp_path, store):
    report = run(store, csv_file(tmp_path, PENALTY, PENALTY, PENALTY))
    assert numbers(report) == (3, 2, 0, 2, 0, 0)


def test_a_batch_is_one_transaction_settled_inside(tmp_path, store):
    seen = []

    def settle(writer):
        with writer.view() as view:
            seen.append((writer.tx, len(view.find([event(n) for n in range(1, 6)]))))

    run(store, csv_file(tmp_path, *numbered(5)), settle=settle, batch=2)
    assert seen == [(1, 2), (2, 4), (3, 5)]
    assert store.head() == 3


def test_full_batches_leave_no_empty_transaction(tmp_path, store):
    run(store, csv_file(tmp_path, *numbered(4)), batch=2)
    assert store.head() == 2


def test_rows_that_say_much_make_smaller_batches(tmp_path, store, monkeypatch):
    monkeypatch.setattr("loaders.run.MOST_STATEMENTS", 3)
    report = run(store, csv_file(tmp_path, *numbered(6)))
    per_row = report.total("new") // 6
    assert report.total("rows") == 6 and per_row >= 2
    assert store.head() == 3  # two rows each


def test_progress_over_all_files(tmp_path, store):
    told = []
    one = csv_file(tmp_path, *numbered(3), name="1.csv")
    two = csv_file(tmp_path, *numbered(2, first=4), name="2.csv")
    run(store, one, two, batch=2, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 5), (3, 5), (5, 5)]


class CutError(Exception):
    pass


def test_a_load_that_was_cut_goes_on_and_ends_the_same(tmp_path, store):
    path = csv_file(tmp_path, *numbered(5))
    settled = []

    def cut(writer):
        settled.append(writer)
        if len(settled) == 2:
            raise CutError

    with pytest.raises(CutError):
        run(store, path, settle=cut, batch=2)
    assert store.head() == 1
    report = run(store, path, batch=2)
    assert numbers(report) == (5, 6, 4, 0, 0, 0)
    with SqliteStore(tmp_path / "whole.db", create=True) as whole:
        run(whole, path)
        assert facts(store) == facts(whole)


def facts(store):
    keys = [event(n) for n in range(1, 6)]
    with store.view() as view:
        found = view.find(keys)
        said = view.about([node.ref for node in found.values()], [Kind.EVENT])
        return {k: [(f.kind, f.span, f.props) for f in said[n.ref]] for k, n in found.items()}


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7", b"", "名称\n甲\n".encode(), "甲\n".encode() * 50_000 + b"\xff"],
)
def test_a_refused_file_leaves_the_store_and_the_files_before_it(tmp_path, store, content):
    good, bad = csv_file(tmp_path, PENALTY), tmp_path / "b.csv"
    bad.write_bytes(content)
    with pytest.raises(FileFormatError, match=r"b\.csv"):
        run(store, good, bad)
    assert store.head() == 0
    assert not (tmp_path / "rejects").exists()


def test_a_lost_quote_at_the_end_leaves_nothing_written(tmp_path, store):
    path = csv_file(tmp_path, *numbered(5))
    path.write_bytes(path.read_bytes() + b'"lost')
    with pytest.raises(FileFormatError, match="from line 7"):
        run(store, path, batch=2)
    assert store.head() == 0


def test_a_path_that_is_not_there(tmp_path, store):
    with pytest.raises(FileFormatError, match="is not there"):
        run(store, tmp_path / "none.csv")


def test_the_content_of_a_folder_is_that_of_its_files(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        csv_file(tmp_path / name, PENALTY)
    assert content_of(tmp_path / "x") == content_of(tmp_path / "y")
    csv_file(tmp_path / "y", PENALTY, name="b.csv")
    assert content_of(tmp_path / "x") != content_of(tmp_path / "y")


def rejects(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_rejects_with_their_remedies(tmp_path, store):
    bad = PENALTY | {NUMBER: "新市监罚〔2026〕2号", "处罚决定日期": "2026-02-30"}
    report = run(store, csv_file(tmp_path, PENALTY, bad))
    (file,) = report.files
    assert numbers(report) == (2, 2, 0, 0, 1, 0)
    assert file.rejects.name == f"a.csv-{file.sha256[:8]}-rejects.csv"
    heading, row = rejects(file.rejects)
    assert heading[:4] == ["级别 level", "文件 document", "行 row", "列 column"]
    assert row[:6] == [
        "未加载 reject",
        "a.csv",
        "3",
        "处罚决定日期",
        "2026-02-30",
        "no_such_date",
    ]
    assert file.rejects.read_bytes().startswith(b"\xef\xbb\xbf")


def test_warnings_are_counted_and_their_rows_load(tmp_path, store):
    report = run(store, csv_file(tmp_path, PENALTY | {"备注": "长" * 600}))
    assert numbers(report) == (1, 2, 0, 0, 0, 1)
    assert rejects(report.files[0].rejects)[1][0] == "警告 warning"


def test_no_issue_no_file_and_an_old_one_goes(tmp_path, store):
    path = csv_file(tmp_path, PENALTY)
    folder = tmp_path / "rejects"
    folder.mkdir()
    report = run(store, path)
    old = folder / f"a.csv-{report.files[0].sha256[:8]}-rejects.csv"
    old.write_text("old")
    assert report.files[0].rejects is None
    run(store, path, ctx=Context(KEYS, published=day("2026-07-01")))
    assert list(folder.iterdir()) == []


def test_a_cut_load_leaves_no_part_of_a_rejects_file(tmp_path, store):
    path = csv_file(tmp_path, PENALTY | {"处罚依据": ""}, *numbered(3))

    def cut(writer):
        raise CutError

    with pytest.raises(CutError):
        run(store, path, settle=cut, batch=2)
    assert list((tmp_path / "rejects").iterdir()) == []


def test_cells_that_a_spreadsheet_would_run_are_made_harmless():
    assert harmless("=1+1") == "'=1+1"
    assert harmless("@x") == "'@x"
    assert harmless("2026-01-01") == "2026-01-01"


def test_determinations_meet_the_penalty(tmp_path, store):
    determined = csv_file(tmp_path, DETERMINATION | LI_NAMED, name="d.csv")
    run(store, determined, loader=LOADERS["determinations"])
    run(store, csv_file(tmp_path, PENALTY))
    with store.view() as view:
        node = view.find([event(1)])[event(1)]
        said = view.about([node.ref], [Kind.EVENT, Kind.CONDUCT])[node.ref]
    assert sorted(f.kind for f in said) == ["CONDUCT", "EVENT"]
    assert node.name == "新市监罚〔2026〕1号"


def everything_kept(tmp_path, store):
    files = (*tmp_path.glob("graph.db*"), *(tmp_path / "rejects").glob("*"))
    return b"".join(p.name.encode() + p.read_bytes() for p in files)


def test_a_number_in_the_name_of_a_file_is_not_kept(tmp_path, store):
    bad = PENALTY | {NUMBER: "新市监罚〔2026〕9号", "处罚决定日期": "x"}
    report = run(store, csv_file(tmp_path, PENALTY, bad, name=f"张甲_{ZHANG}.csv"))
    assert report.files[0].rejects.name.startswith("张甲_［证件号码］.csv-")
    assert "张甲_［证件号码］.csv".encode() in everything_kept(tmp_path, store)
    assert ZHANG.encode() not in everything_kept(tmp_path, store)


def test_a_number_in_the_name_of_a_delivery_is_not_kept(tmp_path):
    folder = tmp_path / ZHANG
    folder.mkdir()
    csv_file(folder, {"ENTNAME": "甲公司", "PRIPID": "1"}, name="base.csv")
    assert find_parts(folder).known[0].document == "［证件号码］/base.csv"


@pytest.mark.parametrize("provider", [ZHANG, f"张甲 {ZHANG[:6]} {ZHANG[6:]}", "护照E12345678"])
def test_a_provider_with_a_number_is_refused(tmp_path, store, provider):
    head = store.head()
    with pytest.raises(InputError, match="--provider") as fault:
        run(store, csv_file(tmp_path, PENALTY), ctx=Context(KEYS, day("2026-06-01"), provider))
    assert ZHANG not in fault.value.say("zh")
    assert store.head() == head


@pytest.mark.parametrize("kind", ["penalties", "extract", "determinations"])
def test_a_folder_where_a_file_belongs(tmp_path, store, kind):
    folder = tmp_path / "delivery"
    folder.mkdir()
    csv_file(folder, PENALTY)
    with pytest.raises(FileFormatError, match=r"“delivery” is a folder.* name the files inside"):
        run(store, folder, loader=LOADERS[kind])
    with pytest.raises(FileFormatError, match="is a folder"):
        list(LOADERS[kind].read(folder, CTX))


def test_a_file_that_is_not_there(tmp_path, store):
    with pytest.raises(FileFormatError, match=r"“none\.csv” is not there; check the path"):
        run(store, tmp_path / "none.csv")


@pytest.mark.parametrize("times", [1, 2, 3, 6])
def test_a_file_that_goes_away_while_it_is_loaded(tmp_path, store, monkeypatch, times):
    path, opened = csv_file(tmp_path, PENALTY), Path.open

    def vanish(self, *args, **options):
        nonlocal times
        times -= self == path
        if times == 0:
            path.unlink(missing_ok=True)
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", vanish)
    with pytest.raises(FileFormatError, match=r"“a\.csv” is not there"):
        run(store, path)


@pytest.mark.parametrize("kind", ["penalties", "registry"])
def test_a_file_that_may_not_be_read(tmp_path, store, monkeypatch, kind):
    path, opened = csv_file(tmp_path, PENALTY), Path.open

    def forbid(self, *args, **options):
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", forbid)
    with pytest.raises(FileFormatError, match=r"“a\.csv” may not be read by you; ask its owner"):
        run(store, path, loader=LOADERS[kind])
