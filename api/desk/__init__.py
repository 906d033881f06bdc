"""The desk: the cases and authorizations in whose name questions about persons are asked, and the
consumers to whom entries were given."""

from api.desk.desk import Desk
from api.desk.disclosures import may_be_given
from api.desk.shapes import (
    AUTHORIZATION_ID,
    CASE_ID,
    Acknowledgement,
    Authorization,
    Case,
    Consumer,
    ConsumerKind,
    Disclosure,
    Purpose,
)

__all__ = [
    "AUTHORIZATION_ID",
    "CASE_ID",
    "Acknowledgement",
    "Authorization",
    "Case",
    "Consumer",
    "ConsumerKind",
    "Desk",
    "Disclosure",
    "Purpose",
    "may_be_given",
]
