"""A row states the same as UTF-8 text, as GB18030 text and in a workbook, whatever it reports."""

import pytest

from loaders import LOADERS
from tests.loaders.case_rows import (
    BID,
    COMMITMENT,
    COMPLAINT,
    CONTRACT,
    DISPUTE,
    DUE,
    EVENT,
    EXEMPTION,
    INCIDENT,
    LICENCE,
    NAMED,
    ORDER,
    PPP,
    PROCEEDING,
    TIE,
)
from tests.loaders.sources import E2, csv_file, said, statements, xlsx_file
from tests.loaders.test_bids import ACCOUNT, AGENT
from tests.loaders.test_contracts import PAID
from tests.loaders.test_ppp import ANSWERS, HELD
from tests.loaders.test_ties import KIN

ROWS = {
    "bids": BID | ACCOUNT | AGENT,
    "commitments": COMMITMENT,
    "complaints": COMPLAINT,
    "contracts": CONTRACT | DUE | PAID,
    "disputes": DISPUTE,
    "events": EVENT | NAMED | {"主体名称*": "乙公司", "统一社会信用代码": E2},
    "exemptions": EXEMPTION,
    "incidents": INCIDENT,
    "licences": LICENCE,
    "orders": ORDER,
    "ppp": PPP | ANSWERS | HELD,
    "proceedings": PROCEEDING,
    "ties": TIE | KIN,
}


@pytest.mark.parametrize("kind", ROWS)
def test_workbook_and_another_encoding_state_the_same(tmp_path, kind):
    row = ROWS[kind]
    paths = (
        csv_file(tmp_path, row),
        csv_file(tmp_path, row, name="b.csv", encoding="gb18030"),
        xlsx_file(tmp_path, row),
    )
    first, *others = ([s.digest for s in statements(said(LOADERS[kind], p))] for p in paths)
    assert first
    assert all(other == first for other in others)
