"""Statements of the smallest publication: a company, a person, what the one holds of the other."""

from tests.loaders.sources import E1, E2

PUBLISHER = "测试登记处"


def statement(kind, record, details, *, day="2026-01-10", status="new", number="1"):
    return {
        "statementId": f"{record}-{day}-{number}".ljust(32, "z"),
        "declarationSubject": "e1",
        "statementDate": day,
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": "0.4",
            "publisher": {"name": PUBLISHER},
        },
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": {"isComponent": False} | details,
    }


def company(record="e1", name="甲公司", code=E1, **more):
    details = {"entityType": {"type": "registeredEntity"}, "name": name} | more
    if code:
        details["identifiers"] = [{"scheme": "CN-USCC", "id": code}]
    return statement("entity", record, details)


def other(record="e2", name="乙公司"):
    return company(record, name, E2)


def person(record="p1", name="张甲", **more):
    details = {"personType": "knownPerson", "names": [{"type": "legal", "fullName": name}]}
    return statement("person", record, details | more)


def interest(type_="shareholding", **more):
    return {"type": type_, "directOrIndirect": "direct", "startDate": "2020-01-01"} | more


def holds(*interests, record="r1", subject="e1", party="p1", **more):
    extra = {k: more.pop(k) for k in ("day", "status", "number") if k in more}
    details = {"subject": subject, "interestedParty": party, "interests": list(interests)}
    return statement("relationship", record, details | more, **extra)


def flat(type_, number, day="2019-01-10", **details):
    """A statement as the standard had it up to 0.3."""
    return {
        "statementID": number.ljust(32, "z"),
        "statementType": type_,
        "statementDate": day,
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": "0.2",
            "publisher": {"name": PUBLISHER},
        },
        **details,
    }
