"""From statements to facts: pure rules, the same whatever the order of arrival."""

from graph.resolution.resolve import resolve
from graph.resolution.said import Said, Wanted

__all__ = ["Said", "Wanted", "resolve"]
