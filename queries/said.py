"""Shapes that answers share: subjects, paths, reasons in both languages."""

from pydantic import BaseModel, ConfigDict

from graph.accountability.proof import Proof
from graph.records import Node
from graph.text import Lang, Text


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(Shape):
    """A sentence in both languages."""

    zh: str
    en: str

    @classmethod
    def of(cls, text: Text) -> "Said":
        return cls(zh=text.zh, en=text.en)

    def say(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


class Subject(Shape):
    key: str
    name: str
    kind: str

    @classmethod
    def of(cls, node: Node) -> "Subject":
        return cls(key=node.key, name=node.name, kind=node.kind)


class Bystander(Shape):
    """A person who is not recorded, the condition that failed, and the path to the person."""

    holder: str
    name: str
    office: str
    condition: str
    because: Said
    path: tuple[Proof, ...] = ()


class Link(Shape):
    """Information only: an organisation that stands near the event and is not recorded for it."""

    kind: str
    organization: Subject
    path: tuple[Proof, ...]
