"""Leads that are no finding: incidents in delivery, and complaints."""

from loaders.leads.complaints import COMPLAINTS
from loaders.leads.incidents import INCIDENTS

__all__ = ["COMPLAINTS", "INCIDENTS"]
