"""惩戒措施: orders with the data that the law asks for, and the documents that end them."""

from loaders.orders.loader import ORDERS

__all__ = ["ORDERS"]
