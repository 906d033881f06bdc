"""Whatever stands in a cell: a row is stated or rejected, without a traceback or a leak."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.records import canonical
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders import case_rows as rows
from tests.loaders.sources import E1, LI, MASKED, WRONG_CHECK, csv_file, said, statements

KINDS = {
    "events": rows.EVENT | rows.NAMED,
    "proceedings": rows.PROCEEDING | rows.RECTIFY,
    "disputes": rows.DISPUTE | rows.LI_HOLDS | rows.UPHELD,
    "exemptions": rows.EXEMPTION | rows.LI_HOLDS,
    "orders": rows.ORDER,
    "contracts": rows.CONTRACT | rows.DUE,
    "bids": rows.BID,
    "ppp": rows.PPP | rows.ANSWERS,
    "commitments": rows.COMMITMENT,
    "licences": rows.LICENCE,
    "ties": rows.TIE,
    "incidents": rows.INCIDENT,
    "complaints": rows.COMPLAINT,
}
HOSTILE = (
    *("", " ", "无", "-", "：", "|", "；；", "a|b", "\u200b", "=1+1", "长期", "至今", "9999-12-31"),
    *("2026-02-29", "2026-02-28", "0", "-1", "100%", "是", "自然人", "单位", "解除", "红名单"),
    *(LI, MASKED, f"李乙{LI}", E1, WRONG_CHECK, "p1:" + "0" * 64, "张甲、李乙", "x" * 300),
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_row_is_stated_or_rejected(kind, data):
    row = dict(KINDS[kind])
    for column in data.draw(st.lists(st.sampled_from(sorted(row)), min_size=1, max_size=3)):
        row[column] = data.draw(st.sampled_from(HOSTILE))
    with tempfile.TemporaryDirectory() as folder:
        items = said(LOADERS[kind], csv_file(Path(folder), row))
    found, told = statements(items), [i for i in items if isinstance(i, Issue)]
    assert bool(found) != any(i.level == "reject" for i in told)
    assert all(i.remedy.zh and i.remedy.en for i in told)
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in found]
    assert all(LI not in text and MASKED not in text for text in (*kept, *map(str, told)))
