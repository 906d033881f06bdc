"""The fields of OCDS 1.1 and of its extensions that an export may use, with their types.

Written from the reference of the standard (release and package schema 1.1; extensions bids, lots,
public-private partnerships, beneficial owners): what is not here is no field of it.
"""

import re
from typing import Any

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

TEXT, NUMBER, MOMENT, TEXTS, URI = "text", "number", "moment", "texts", "uri"


def codes(*known):
    return set(known)


VALUE = {"amount": NUMBER, "currency": TEXT}
PERIOD = {"startDate": MOMENT, "endDate": MOMENT}
REF = {"id": TEXT, "name": TEXT}
IDENTIFIER = {"scheme": TEXT, "id": TEXT, "legalName": TEXT, "uri": URI}
AMENDMENT = {"id": TEXT, "date": MOMENT, "rationale": TEXT, "description": TEXT}
STATUS = codes(
    "planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"
)
PARTY = {
    "id!": TEXT,
    "name": TEXT,
    "identifier": IDENTIFIER,
    "roles": TEXTS,
    "details": {"entityType": TEXT},
    "shareholders": [
        {
            "id!": TEXT,
            "shareholder": REF,
            "shareholding": NUMBER,
            "votingRights": TEXT,
            "votingRightsDetails": TEXT,
            "notes": TEXT,
        }
    ],
    "beneficialOwners": [{"id!": TEXT, "name": TEXT}],
}
MILESTONE = {
    "id!": TEXT,
    "title": TEXT,
    "type": TEXT,
    "code": TEXT,
    "status": codes("scheduled", "met", "notMet", "partiallyMet"),
    "dueDate": MOMENT,
    "dateMet": MOMENT,
    "value": VALUE,
}
CONTRACT = {
    "id!": TEXT,
    "awardID!": TEXT,
    "title": TEXT,
    "description": TEXT,
    "status": codes("pending", "active", "cancelled", "terminated"),
    "dateSigned": MOMENT,
    "period": PERIOD,
    "value": VALUE,
    "suppliers": [REF],
    "buyers": [REF],
    "signatories": [REF],
    "finance": [
        {
            "id!": TEXT,
            "title": TEXT,
            "assetClass": TEXTS,
            "repaymentPriority": TEXT,
            "value": VALUE,
            "financingParty": REF,
        }
    ],
    "amendments": [AMENDMENT],
    "milestones": [MILESTONE],
    "implementation": {
        "milestones": [MILESTONE],
        "transactions": [{"id!": TEXT, "date": MOMENT, "value": VALUE, "payer": REF, "payee": REF}],
    },
}
RELEASE = {
    "ocid!": TEXT,
    "id!": TEXT,
    "date!": MOMENT,
    "tag!": TEXTS,
    "initiationType!": codes("tender"),
    "parties": [PARTY],
    "buyer": REF,
    "planning": {
        "budget": {"id": TEXT, "project": TEXT, "amount": VALUE},
        "project": {"id": TEXT, "title": TEXT, "totalValue": VALUE},
    },
    "tender": {
        "id!": TEXT,
        "title": TEXT,
        "description": TEXT,
        "status": STATUS,
        "procurementMethod": codes("open", "selective", "limited", "direct"),
        "procurementMethodDetails": TEXT,
        "mainProcurementCategory": codes("goods", "works", "services"),
        "value": VALUE,
        "tenderPeriod": PERIOD,
        "procuringEntity": REF,
        "tenderers": [REF],
        "lots": [
            {"id!": TEXT, "title": TEXT, "description": TEXT, "status": STATUS, "value": VALUE}
        ],
        "amendments": [AMENDMENT],
    },
    "bids": {
        "details": [
            {
                "id!": TEXT,
                "date": MOMENT,
                "status": codes("invited", "pending", "valid", "disqualified", "withdrawn"),
                "rank": NUMBER,
                "value": VALUE,
                "tenderers": [REF],
                "relatedLots": TEXTS,
            }
        ]
    },
    "awards": [
        {
            "id!": TEXT,
            "title": TEXT,
            "status": codes("pending", "active", "cancelled", "unsuccessful"),
            "date": MOMENT,
            "value": VALUE,
            "suppliers": [REF],
            "preferredBidders": [REF],
            "relatedBid": TEXT,
            "relatedBids": TEXTS,
            "relatedLots": TEXTS,
        }
    ],
    "contracts": [CONTRACT],
}
PACKAGE = {
    "version!": TEXT,
    "uri!": URI,
    "publishedDate!": MOMENT,
    "publisher!": {"name!": TEXT},
    "releases!": [RELEASE],
}


def faults(value: Any, shape: Any = None, where: str = "") -> list[str]:
    """Where a document departs from the standard; by default a release package."""
    shape = PACKAGE if shape is None else shape
    match shape:
        case dict():
            return _object(value, shape, where)
        case [inside]:
            return _list(value, inside, where)
        case set():
            return [] if value in shape else [f"{where}: {value!r} is not in the codelist"]
    fits = {
        TEXT: isinstance(value, str) and value != "",
        URI: isinstance(value, str) and ":" in value,
        NUMBER: isinstance(value, int | float) and not isinstance(value, bool),
        MOMENT: isinstance(value, str) and bool(_MOMENT.fullmatch(value)),
        TEXTS: isinstance(value, list) and value and all(isinstance(v, str) for v in value),
    }[shape]
    return [] if fits else [f"{where}: {value!r} is no {shape}"]


def _object(value, shape, where):
    if not isinstance(value, dict) or not value:
        return [f"{where}: is no object with members"]
    known = {key.rstrip("!"): inside for key, inside in shape.items()}
    missing = [
        f"{where}/{k[:-1]}: is missing" for k in shape if k[-1] == "!" and k[:-1] not in value
    ]
    strange = [f"{where}/{key}: is no field of the standard" for key in value if key not in known]
    inside = [
        f for k, v in value.items() if k in known for f in faults(v, known[k], f"{where}/{k}")
    ]
    return missing + strange + inside


def _list(value, shape, where):
    if not isinstance(value, list) or (not value and where != "/releases"):
        return [f"{where}: is no list with elements"]
    ids = [v["id"] for v in value if isinstance(v, dict) and "id" in v]
    twice = [f"{where}: an id stands twice"] if len(ids) != len(set(ids)) else []
    return twice + [f for i, v in enumerate(value) for f in faults(v, shape, f"{where}/{i}")]
