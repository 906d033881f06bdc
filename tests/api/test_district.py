"""The bundled district: its files are what the generator makes, and hold what the manifest says."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from api.demo.district import DELIVERIES, HEADLINE, STORIES, files
from api.demo.making.district import STORIES as TOLD
from graph.accountability import EntryStatus, attribute
from graph.identifiers import KeyRing, classify, person_number, uscc_parts
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Statement
from graph.store.sqlite import SqliteStore
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Context, Issue
from loaders.penalties.events import document_number
from loaders.tables import Row, open_table
from loaders.tables.sheets import any_text, sheet_names, sheet_records

FILES = Path(str(files()))
NAMES = sorted(p.relative_to(FILES).as_posix() for p in FILES.rglob("*") if p.is_file())
BASE, PERSONS = "registry-2025-12/base.csv", "registry-2025-12/persons.csv"
REGISTRY_2026, EXTRACT = "registry-2026-06.xlsx", "extract-2026-06.csv"
PENALTIES = ("penalties-2026-05.csv", "penalties-2026-06.xlsx")
DETERMINATIONS = "determinations-2026-06.csv"
MOST_BYTES = 400_000

# Deliberate dirt, as it stands in the files: the only codes and numbers that fail their check.
WRONG_CODES = {"91990411DM00013151", "91990411DM00036871", "91990411DM00049111"}
WRONG_NUMBERS = {"999999199708295091"}
# The only names that two persons bear.
NAMESAKES = {"王丙", "沈知行"}

_CITIZEN = re.compile(r"(?<![0-9A-Z])\d{17}[\dX](?![0-9A-Z])")
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_REG_NO = re.compile(r"(?<![0-9A-Z])\d{15}(?![0-9A-Z])")


@cache
def rows(name: str, sheet: str | None = None) -> list[dict[str, str]]:
    return [row.cells for row in open_table(FILES / name, sheet) if isinstance(row, Row)]


def every_row() -> list[dict[str, str]]:
    """Of all files and sheets that hold rows."""
    return [row for name in NAMES for sheet in _sheets(name) for row in rows(name, sheet)]


def _sheets(name: str) -> list[str | None]:
    if not name.endswith(".xlsx"):
        return [None]
    path = FILES / name
    filled = {s: sum(any_text(r) for _, r in sheet_records(path, s)) for s in sheet_names(path)}
    return [sheet for sheet, count in filled.items() if count > 1]


def found(pattern: re.Pattern[str]) -> set[str]:
    """Everywhere in the files, letters and digits in half width."""
    half = str.maketrans({chr(n + 0xFEE0): chr(n) for n in range(0x21, 0x7F)})
    cells = (cell.translate(half) for row in every_row() for cell in row.values())
    return {hit for cell in cells for hit in pattern.findall(cell)}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    pytest.importorskip("openpyxl")
    from api.demo.make_district import make

    folder = tmp_path_factory.mktemp("district")
    make(folder)
    return folder


class TestGenerator:
    def test_makes_the_same_files(self, made):
        again = (p.relative_to(made).as_posix() for p in made.rglob("*") if p.is_file())
        assert sorted(again) == NAMES

    @pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".csv")])
    def test_makes_the_same_text(self, made, name):
        assert (made / name).read_bytes() == (FILES / name).read_bytes()

    @pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".xlsx")])
    def test_makes_the_same_cells(self, made, name):
        """Two workbooks of the same cells differ in the time of their making."""
        assert _cells(made / name) == _cells(FILES / name)


def _cells(path):
    from openpyxl import load_workbook

    return {sheet.title: list(sheet.values) for sheet in load_workbook(path)}


class TestManifest:
    def test_lists_every_file_once(self):
        folders = {name.split("/")[0] for name in NAMES}
        assert sorted(d.path for d in DELIVERIES) == sorted(folders)

    def test_is_in_the_order_of_publication(self):
        days = [d.published for d in DELIVERIES]
        assert days == sorted(days)

    def test_files_are_small(self):
        assert sum((FILES / name).stat().st_size for name in NAMES) < MOST_BYTES

    def test_encodings_are_those_of_real_files(self):
        for name in (BASE, PERSONS, DETERMINATIONS):
            assert (FILES / name).read_bytes().startswith(b"\xef\xbb\xbf")
        for name in (EXTRACT, PENALTIES[0]):
            assert "企业" in (FILES / name).read_bytes().decode("gb18030")


class TestCrowd:
    def test_holds_three_hundred_enterprises(self):
        assert len({row["UNISCID"] for row in rows(BASE)}) >= 300

    def test_mixes_kinds_of_subjects(self):
        kinds = Counter(row["ENTTYPE"] for row in rows(BASE))
        words = ("有限责任公司", "合伙", "个人独资", "个体", "分公司", "农民专业合作社", "事业单位")
        assert all(any(word in kind for kind in kinds) for word in words)

    def test_some_persons_hold_posts_in_two_enterprises(self):
        posts = {(row["CERNO"], row["PRIPID"]) for row in rows(PERSONS)}
        assert Counter(number for number, _ in posts).most_common(1)[0][1] > 1

    def test_holds_a_chain_of_holdings_and_a_whole_one(self):
        held = rows("registry-2025-12/investors.csv")
        pripid = {row["UNISCID"]: row["PRIPID"] for row in rows(BASE)}
        owner = {r["PRIPID"]: pripid.get(r["BLICNO"]) for r in held if r["BLICNO"]}
        assert any(owner.get(above) for above in owner.values() if above)
        assert any(r["CONPROP"] == "100" and r["BLICNO"] for r in held)


class TestIdentifiers:
    def test_codes_are_of_a_region_that_does_not_exist(self):
        codes = found(_CODE) - found(_CITIZEN)
        assert {parts.region for code in codes if (parts := uscc_parts(code))} == {"990411"}
        assert all(uscc_parts(code) for code in codes)

    def test_codes_pass_their_checks_but_for_the_dirt(self):
        codes = found(_CODE) - found(_CITIZEN)
        assert {code for code in codes if _doubtful(code)} == WRONG_CODES

    def test_registration_numbers_are_of_that_region_too(self):
        numbers = found(_REG_NO)
        assert numbers
        assert all(n.startswith("990411") and classify(n).valid for n in numbers)

    def test_numbers_are_of_an_area_that_does_not_exist(self):
        assert all(number.startswith("999999") for number in found(_CITIZEN))

    def test_numbers_pass_their_check_but_for_the_dirt(self):
        wrong = {n for n in found(_CITIZEN) if not person_number(n, "身份证").valid}
        assert wrong == WRONG_NUMBERS

    def test_a_name_is_borne_by_one_person_but_for_the_namesakes(self):
        bearers = {(row["NAME"], row["CERNO"]) for row in rows(PERSONS)}
        bearers |= {(r["姓名"], r["证件号码"]) for r in rows(REGISTRY_2026, "主要人员")}
        counted = Counter(name for name, _ in bearers)
        assert {name for name, count in counted.items() if count > 1} == NAMESAKES


def _doubtful(code):
    read = classify(code)
    return not read.valid or bool(read.warnings)


class TestStories:
    def penalties(self, case):
        """How many rows a case has."""
        may = [
            (
                row["行政处罚决定书文号"],
                row["处罚机关代码"],
                row["行政相对人代码_1(统一社会信用代码)"],
            )
            for row in rows(PENALTIES[0])
        ]
        june = [(r["CF_WSH"], r["CF_CFJGDM"], r["CF_XDR_SHXYM"]) for r in rows(PENALTIES[1])]
        return [*may, *june].count((case.number, case.authority, case.subject))

    def test_every_story_of_the_generator_is_told(self):
        told = {p.number for story in TOLD for part in [story()] for p in part.may + part.june}
        assert {story.case.number for story in STORIES} == told

    @pytest.mark.parametrize("story", STORIES, ids=lambda s: s.case.number)
    def test_has_its_penalty(self, story):
        assert self.penalties(story.case) == 1

    @pytest.mark.parametrize("story", STORIES, ids=lambda s: s.case.number)
    def test_has_its_determination_unless_a_person_is_the_subject(self, story):
        case = story.case
        keys = [
            (row["处罚决定书文号"], row["处罚机关代码"], row["统一社会信用代码"])
            for row in rows(DETERMINATIONS)
        ]
        assert ((case.number, case.authority, case.subject) in keys) == bool(case.subject)

    def test_most_penalties_have_a_determination(self):
        known = {document_number(r["处罚决定书文号"]) for r in rows(DETERMINATIONS)}
        fined = [document_number(r["行政处罚决定书文号"]) for r in rows(PENALTIES[0])]
        fined += [document_number(r["CF_WSH"]) for r in rows(PENALTIES[1])]
        assert len([n for n in fined if n in known]) > len(fined) * 2 / 3

    def test_the_headline_is_the_first_story(self):
        assert STORIES[0].case == HEADLINE

    def test_the_unregistered_enterprise_is_in_the_extract_alone(self):
        subject = "91990411DM0000224G"
        assert subject in {row["统一社会信用代码"] for row in rows(EXTRACT)}
        assert subject not in {row["UNISCID"] for row in rows(BASE)}
        assert subject not in {r["统一社会信用代码"] for r in rows(REGISTRY_2026, "企业基本信息")}


# What each delivery loads with: level, column, reason, and how many rows.
EXPECTED = {
    "registry-2025-12": {
        ("warning", "UNISCID", "check_digit"): 1,
        ("reject", "PRIPID", "repeated_subject"): 1,
        ("warning", "CERNO", "number_invalid"): 1,
        ("reject", "ALTDATE", "no_such_date"): 1,
    },
    "registry-2026-06.xlsx": {},
    "extract-2026-06.csv": {("warning", "统一社会信用代码", "check_digit"): 1},
    "penalties-2026-05.csv": {
        ("reject", "罚款金额(万元)", "not_an_amount"): 1,
        ("reject", "行政处罚决定书文号", "missing_value"): 1,
        ("reject", "处罚决定日期", "no_such_date"): 1,
        ("warning", "行政相对人代码_1(统一社会信用代码)", "check_digit"): 1,
    },
    "penalties-2026-06.xlsx": {
        ("warning", "CF_XDR_ZJHM", "masked_number"): 1,
        ("reject", "CF_JDRQ", "date_after_publication"): 1,
        ("reject", "CF_XDR_LB", "unknown_value"): 1,
    },
    "determinations-2026-06.csv": {
        ("warning", "责任人证件号码", "no_number"): 6,
        ("reject", "违法行为结束日期", "end_before_start"): 1,
        ("reject", "违法行为结束日期", "end_missing"): 1,
    },
}


@cache
def said(delivery):
    context = Context(KeyRing("1", {"1": b"k" * 32}), day(delivery.published), delivery.provider)
    return list(LOADERS[delivery.kind].read(FILES / delivery.path, context))


@pytest.mark.parametrize("delivery", DELIVERIES, ids=lambda d: d.path)
def test_delivery_loads_with_the_dirt_and_no_more(delivery):
    issues = [one for one in said(delivery) if isinstance(one, Issue)]
    assert Counter((i.level, i.column, i.reason) for i in issues) == EXPECTED[delivery.path]
    assert len(said(delivery)) > len(issues)


# Who gets an active entry beside an enterprise, by story.
RECORDED = (
    {"周望川", "魏澄野", "沈知行", "杜予禾"},
    {"余景宁", "潘知年"},
    {"邹予朗"},
    {"郝泊安"},
    {"孔疏禾"},
    {"王丙"},
    set(),
    set(),
    set(),
    {"康闻川"},
    {"孟泊溪"},
    set(),
    {"万疏舟"},
    {"侯秋言"},
    {"毛澄安"},
    {"秦牧初"},
    set(),
    {"任疏宁", "姜澄言", "石望之"},
)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """By decision number, with all deliveries on file."""
    store = SqliteStore(tmp_path_factory.mktemp("store") / "district.db", create=True)
    for delivery in DELIVERIES:
        with store.write(delivery.path, "test") as writer:
            writer.state(s for s in said(delivery) if isinstance(s, Statement))
    events = {s.src.key: s.src.name for d in DELIVERIES for s in said(d) if _is_event(s)}
    with store.view() as view:
        return {name: attribute(key, view, district_policy()) for key, name in events.items()}


def _is_event(one):
    return isinstance(one, Statement) and one.kind is Kind.EVENT


@pytest.mark.parametrize(
    ("story", "recorded"),
    list(zip(STORIES, RECORDED, strict=True)),
    ids=[story.case.number for story in STORIES],
)
def test_story_records_whom_it_says(outcomes, story, recorded):
    active = (e for e in outcomes[story.case.number].entries if e.status is EntryStatus.ACTIVE)
    assert {e.holder_name for e in active if e.holder_kind == NodeKind.PERSON} == recorded


def test_the_headline_rejects_each_for_a_reason_of_its_own(outcomes):
    """Those beyond the company (shareholders, heads of others, a namesake) a question adds."""
    rejected = {(r.name, r.condition) for r in outcomes[HEADLINE.number].rejected}
    assert rejected == {
        ("钟予安", "office_ended_before_conduct"),
        ("苏牧言", "office_began_after_conduct"),
        ("卢闻宁", "office_not_answerable"),
        ("范景岚", "office_not_answerable"),
        ("戴景溪", "evidence_below_e3"),
    }
