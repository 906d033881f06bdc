"""Loads that were sent over the network: received whole, queued, run one at a time, told of."""

from api.loads.archives import expand, look_into
from api.loads.folders import Folders
from api.loads.loads import Loads
from api.loads.names import plain_name
from api.loads.queue import Queue
from api.loads.refusals import UnfitError
from api.loads.runner import Runner
from api.loads.shapes import FileTold, Job, Limits, State, Wanted

__all__ = [
    "FileTold",
    "Folders",
    "Job",
    "Limits",
    "Loads",
    "Queue",
    "Runner",
    "State",
    "UnfitError",
    "Wanted",
    "expand",
    "look_into",
    "plain_name",
]
