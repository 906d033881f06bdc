"""JSON of any size: documents, JSON Lines, gzip, in any usual encoding, in flat memory."""

from loaders.json_input.build import escaped
from loaders.json_input.document import Document, Item, open_document

__all__ = ["Document", "Item", "escaped", "open_document"]
