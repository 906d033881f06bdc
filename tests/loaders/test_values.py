import pytest

from graph.intervals import FOREVER, day
from loaders.values import ValueFault, blank, read_day, split, yuan


@pytest.mark.parametrize(
    "written",
    [
        "2026-05-10",
        "2026/5/10",
        "2026.5.10",
        "20260510",
        "20260510093000",
        "2026年5月10日",
        "２０２６年５月１０日",
        "2026-05-10 00:00:00",
        "2026-05-10T08:00",
        "2026-05-09T16:00:00Z",
        " 2026-05-10 ",
    ],
)
def test_a_day_in_any_shape(written):
    assert read_day(written) == day("2026-05-10")


@pytest.mark.parametrize("written", ["2099-12-31", "9999/12/31", "20991231", "长期"])
def test_open_days(written):
    assert read_day(written) == FOREVER


@pytest.mark.parametrize("written", ["2026-02-29", "20261301", "2026-04-31", "0201-05-10"])
def test_a_day_that_does_not_exist(written):
    with pytest.raises(ValueFault) as fault:
        read_day(written)
    assert fault.value.reason == "no_such_date"


@pytest.mark.parametrize("written", ["", "昨天", "2026-05", "5/10/26", "46152", "2026-05-10 x"])
def test_no_day_at_all(written):
    with pytest.raises(ValueFault) as fault:
        read_day(written)
    assert fault.value.reason == "not_a_date"


def test_amounts_in_ten_thousands():
    assert yuan("0.2") == "2000"
    assert yuan("１,０００") == "10000000"
    assert yuan("0.000001") == "0.01"
    assert yuan("0") == "0"


def test_a_unit_in_the_cell_counts_before_the_column():
    assert yuan("5000元") == "5000"
    assert yuan("2万元", unit=1) == "20000"


@pytest.mark.parametrize("written", ["二万", "-1", "1e9", "NaN", "1.2.3"])
def test_no_amount(written):
    with pytest.raises(ValueFault) as fault:
        yuan(written)
    assert fault.value.reason == "not_an_amount"


def test_enumerations():
    assert split("警告;罚款；没收违法所得、 罚款,责令停产停业，") == [
        "警告",
        "罚款",
        "没收违法所得",
        "责令停产停业",
    ]


def test_blank_markers():
    assert all(blank(text) for text in ("", "-", "——", "N/A", "null", "无", "／"))
    assert not blank("无证经营")
