"""Published data on the command line: loaded, explained when refused, exported again."""

import json
import re

import pytest

from tests.api.test_cli import zelian as _zelian
from tests.loaders.bods.statements import company, holds, interest, person
from tests.loaders.ftm import entities as ftm
from tests.loaders.json_files import lines_of, written
from tests.loaders.sources import E1

zelian = _zelian


@pytest.fixture
def loaded(zelian, tmp_path):
    zelian("init")
    values = [company(), person(), holds(interest(share={"exact": 40}))]
    code, _, _ = zelian("load", "bods", str(written(tmp_path, values)))
    assert code == 0
    return zelian


def test_ownership_is_loaded_and_exported_within_its_case(loaded, tmp_path):
    opened = ("case", "open", "--subject", f"u:{E1}", "--title", "核查", "--ground", "线索")
    case = re.search(r"\d{4}-\d{4}", loaded(*opened)[1])[0]
    out = tmp_path / "out.json"
    code, told, _ = loaded("export", "bods", E1, "--case", case, "--out", str(out))
    assert code == 0 and "out.json" in told.replace("\n", "")
    kinds = [s["recordType"] for s in json.loads(out.read_text(encoding="utf-8"))]
    assert sorted(kinds) == ["entity", "person", "relationship"]


def test_an_export_without_a_case_is_refused(loaded, tmp_path):
    code, _, told = loaded("export", "ftm", E1, "--out", str(tmp_path / "x"))
    assert code == 4 and "case" in told
    assert not (tmp_path / "x").exists()


def test_follow_the_money_asks_for_its_version_day(loaded, tmp_path):
    path = str(lines_of(tmp_path, ftm.other(), ftm.owns(owner="e2", asset="e1")))
    code, _, told = loaded("load", "ftm", path)
    assert code == 2 and "--published" in told
    code, _, _ = loaded("load", "ftm", path, "--published", "2026-06-01")
    assert code == 0


def test_a_file_of_another_standard_is_named(loaded, tmp_path):
    code, _, told = loaded("load", "bods", str(lines_of(tmp_path, ftm.company())))
    assert code == 2 and "FollowTheMoney" in told
    assert "Traceback" not in told
