"""What people read, in both languages, Chinese first."""

from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Text(NamedTuple):
    """One message in Chinese and in English.

    >>> Text("缺列 {name}", "column {name} is missing").fill(name="A").say("en")
    'column A is missing'
    """

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en

    def fill(self, **values: object) -> "Text":
        """The same message with its blanks filled in; a Text among them is said per language."""
        return Text(_fill(self.zh, "zh", values), _fill(self.en, "en", values))


def _fill(template: str, lang: Lang, values: dict[str, object]) -> str:
    said = {k: v.say(lang) if isinstance(v, Text) else v for k, v in values.items()}
    return template.format(**said)
