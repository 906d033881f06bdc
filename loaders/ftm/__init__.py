"""Entities of FollowTheMoney, one JSON object each."""

from loaders.ftm.loader import FTM

__all__ = ["FTM"]
