"""Numbers of persons in running text: found however they are written, and nothing else lost."""

import pytest

from graph.records import canonical
from loaders import LOADERS
from loaders.tables.scrub import GONE, scrub
from tests.loaders.sources import E1, LI, MASKED, PENALTY, ZHANG, csv_file, issues, said, statements

WIDE = ZHANG.translate({ord("0") + n: ord("０") + n for n in range(10)})


@pytest.mark.parametrize(
    "number",
    [
        ZHANG,
        WIDE,
        "9999 9919 7001 0100 17",
        "999999-19700101-0017",
        "999999\u00a019700101\u00a00017",
        " ".join(ZHANG),
        "－".join(WIDE),
        "999999\n197001010017",
        "999999720202002",
        "999999 720202 002",
        MASKED,
        "999999 **** **** 0017",
        "9999991975ｘｘｘｘ0034",
    ],
)
@pytest.mark.parametrize(
    "around", ["张甲（{}）无证经营", "A{}", "{}A", "{}", "2026 {} 2027", "号{}_1"]
)
def test_a_number_is_taken_out_and_the_rest_stays(number, around):
    assert scrub(around.format(number)) == around.format(GONE)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("护照E12345678，住某街", f"护照{GONE}，住某街"),
        ("护照号码：E12345678", f"护照号码：{GONE}"),
        ("护照号Ｅ１２３４５６７８", f"护照号{GONE}"),
        ("护照（某国）AB1234567", f"护照（某国）{GONE}"),
        ("护照：123456789", f"护照：{GONE}"),
        ("his Passport No. E12345678.", f"his Passport No. {GONE}."),
        (f"护照E12345678，旧号{LI}", f"护照{GONE}，旧号{GONE}"),
    ],
)
def test_the_number_of_a_passport_is_known_by_its_word(text, left):
    assert scrub(text) == left


@pytest.mark.parametrize(
    "text",
    [
        f"代码{E1}，注册号990411000000011",
        "罚款20000元，2026-05-10至2026-06-11 08:30",
        "护照过期，罚款100000元",
        "产品E12345678",
        "电话0571-88881234 13800138000",
        "账号6222 0219 0001 0112 345",
        "2026-05-10 2026-05-11 2026-05-12",
        "粤市监罚〔2026〕第20260510号",
    ],
)
def test_other_numbers_stay(text):
    assert scrub(text) == text


EXTRACT = {"企业名称": "甲公司", "统一社会信用代码": "", "法定代表人": "张甲"}


@pytest.mark.parametrize("number", ["护照E12345678", f"{ZHANG}A", f"A{WIDE}", " ".join(ZHANG)])
@pytest.mark.parametrize(
    ("kind", "row", "column"),
    [
        ("penalties", PENALTY, "行政相对人代码_1（统一社会信用代码）"),
        ("extract", EXTRACT, "统一社会信用代码"),
    ],
)
def test_a_number_in_a_code_column_is_not_kept(tmp_path, kind, row, column, number):
    items = said(LOADERS[kind], csv_file(tmp_path, row | {column: number}))
    kept = "".join(canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items))
    assert ZHANG not in kept
    assert "E12345678" not in kept
    assert "person_number_in_code" in {reason for _, _, reason in issues(items)}
