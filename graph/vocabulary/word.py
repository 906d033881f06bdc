"""What every word of the vocabulary is: a code that is stored, with the labels that people read."""

from enum import StrEnum
from typing import Self

from graph.text import Text


class Word(StrEnum):
    """A code with its labels."""

    label: Text

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.label = Text(zh, en)
        return word
