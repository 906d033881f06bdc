"""An order of a measure with all that it must hold; a test takes away what its case needs."""

from graph.intervals import FOREVER, Interval, day
from graph.records import Party, Statement
from graph.vocabulary import Kind
from tests.builders import AUTHORITY

WHOLE = {
    "doc_no": "限1号",
    "decided": "2026-06-01",
    "authority_name": "某法院",
    "executor": "某法院",
    "executor_kind": "法院",
    "basis": [{"law": "法释〔2015〕17号", "article": "第三条第二款", "level": "司法解释"}],
    "notice_date": "2026-05-20",
    "served_date": "2026-06-01",
    "scope": "全国",
    "proportionality": "严重",
    "remedy": "向作出法院申请复议",
}


def order(who: Party, event: Party | None, code: str = "M04", **props: object) -> Statement:
    said = WHOLE | {"code": code} | props
    span = Interval(day(str(said["decided"])), FOREVER)
    record = f"{code}|{said['doc_no']}|{who.key}"
    return Statement(
        Kind.MEASURE,
        who,
        event,
        day("2026-07-01"),
        AUTHORITY,
        span=span,
        props=said,
        record_id=record,
    )
