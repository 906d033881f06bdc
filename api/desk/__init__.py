"""The desk: the cases and authorizations in whose name questions about persons are asked."""

from api.desk.desk import Desk
from api.desk.shapes import AUTHORIZATION_ID, CASE_ID, Authorization, Case, Purpose

__all__ = ["AUTHORIZATION_ID", "CASE_ID", "Authorization", "Case", "Desk", "Purpose"]
