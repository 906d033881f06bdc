"""What is asked of a load, and what is told of it."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph.intervals import Day
from graph.vocabulary import Word


class State(Word):
    WAITING = "waiting", "等待载入", "waiting"
    RUNNING = "running", "正在载入", "running"
    DONE = "done", "已完成", "done"
    FAILED = "failed", "未能载入", "failed"


ENDED = frozenset({State.DONE, State.FAILED})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who wants what loaded. `provider` is the id under which the statements will stand, and
    `published` the version day of the files, for formats whose rows carry none."""

    kind: str
    client: str
    actor: str
    provider: str = ""
    published: Day | None = None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Of one load: `expanded` bytes of what is packed, and how many times its packed size."""

    files: int
    expanded: int
    ratio: int


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileTold(_Told):
    """What became of one file. `known` counts statements that the store had already."""

    name: Annotated[str, Field(description="文件名 · name of the file")]
    sha256: str
    already_loaded: bool
    rows: int
    new: int
    known: int
    duplicates: int
    rejected: int
    warnings: int


class Fault(_Told):
    """Why nothing of a load was kept, or why it stopped."""

    code: str
    detail_zh: str
    detail_en: str


class Job(_Told):
    """A load as it is told of; `rows_total` is 0 until the files are read to their end once."""

    id: Annotated[str, Field(description="载入编号 · id of the load")]
    kind: Annotated[str, Field(description="来源格式 · source format")]
    state: State
    provider: str
    published: str
    by: Annotated[str, Field(description="提交的客户端 · client that sent it")]
    asked_at: str
    begun_at: str
    ended_at: str
    attempts: int
    rows_done: int
    rows_total: int
    files: tuple[FileTold, ...]
    has_rejects: bool
    fault: Fault | None
