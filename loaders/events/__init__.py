"""失信行为: default events of every category that has no format of its own."""

from loaders.events.loader import EVENTS

__all__ = ["EVENTS"]
