"""What documents say of an event besides its determination: proceedings, disputes, exemptions."""

from loaders.cases.disputes import DISPUTES
from loaders.cases.exemptions import EXEMPTIONS
from loaders.cases.proceedings import PROCEEDINGS

__all__ = ["DISPUTES", "EXEMPTIONS", "PROCEEDINGS"]
