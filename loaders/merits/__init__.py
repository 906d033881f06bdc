"""What a subject may do, promised and was honoured for: licences, commitments, the red list."""

from loaders.merits.commitments import COMMITMENTS
from loaders.merits.licences import LICENCES

__all__ = ["COMMITMENTS", "LICENCES"]
