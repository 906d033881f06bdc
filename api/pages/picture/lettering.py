"""How much room a text takes, as far as that can be told without its font."""

import unicodedata

_WIDE, _NARROW = 1.0, 0.58  # of the size of the letters


def width(text: str) -> float:
    """In sizes of the letters."""
    return sum(_wide(character) for character in text)


def _wide(character: str) -> float:
    return _WIDE if unicodedata.east_asian_width(character) in "WFA" else _NARROW


def wrapped(text: str, room: float, most: int) -> list[str]:
    """In at most so many lines; what has no room is cut with a mark."""
    lines, line = [], ""
    for character in text:
        if line and width(line + character) > room:
            lines.append(line)
            line = ""
        line += character
    lines.append(line)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut("".join(lines[most - 1 :]), room)]


def cut(text: str, room: float) -> str:
    if width(text) <= room:
        return text
    while text and width(text) + _WIDE > room:
        text = text[:-1]
    return f"{text}…"
