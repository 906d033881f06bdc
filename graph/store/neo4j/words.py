"""Bigrams as words that the server's analyzer for Chinese (`cjk`) leaves as they are.

Two Han characters are one term of it already. Every other bigram would be parted, folded, or left
out as a stop word of English: it is spelled by its code points, which is one word of letters and
digits to it.
"""

from graph.store.grams import grams, tokens


def words(name: str) -> str:
    """What is indexed of a name."""
    return " ".join(map(_word, grams(name).split()))


def wanted(text: str) -> str:
    """The query for names that may hold the text; "" for a text without letters and digits."""
    parts = tokens(text)
    if len(parts) == 1 and len(parts[0]) == 1:
        return _beginning(parts[0])
    return " ".join(f"+{_word(part)}" for part in parts)


def _beginning(letter: str) -> str:
    """Of a bigram that begins with a Han character the other may be none."""
    own = f"{_spelled(letter)}*"
    return f"{letter}* {own}" if _is_han(letter) else own


def _word(gram: str) -> str:
    return gram if all(map(_is_han, gram)) else "".join(map(_spelled, gram))


def _spelled(letter: str) -> str:
    return f"u{ord(letter):06x}"


def _is_han(letter: str) -> bool:
    """The block that every version of the analyzer knows as ideographs."""
    return "\u4e00" <= letter <= "\u9fa5"
