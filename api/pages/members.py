"""From the fields of a form to the members of a body; a blank field is none at all."""

from collections.abc import Mapping

Fields = Mapping[str, str]

_DIGITS = 16


def about_one(form: Fields) -> dict[str, object]:
    return _given(form, "target", "number")


def related(form: Fields) -> dict[str, object]:
    depth = _whole(form, "depth")
    kinds = {"kinds": (form["kinds"],)} if form.get("kinds") else {}
    return about_one(form) | depth | kinds


def risk(form: Fields) -> dict[str, object]:
    return about_one(form) | _given(form, "platform")


def screen(form: Fields) -> dict[str, object]:
    stated = "tender_document" in form
    return _given(form, "use") | {"codes": _codes(form), "tender_document": stated}


def bidders(form: Fields) -> dict[str, object]:
    return _given(form, "lot", "deadline", "procedure") | {"codes": _codes(form)}


def clocks(form: Fields) -> dict[str, object]:
    """Those of an answer that is asked for once more, so that it is the same answer."""
    return _given(form, "as_of") | _whole(form, "known_at")


def _given(form: Fields, *names: str) -> dict[str, object]:
    return {name: form[name].strip() for name in names if form.get(name, "").strip()}


def _whole(form: Fields, name: str) -> dict[str, object]:
    """A number stands as one in a body; what is none is left to the body to refuse."""
    written = form.get(name, "").strip()
    if not written:
        return {}
    counted = written.isascii() and written.isdigit() and len(written) <= _DIGITS
    return {name: int(written) if counted else written}


def _codes(form: Fields) -> tuple[str, ...]:
    """One a line, or parted by commas or blanks, as they are copied from a table."""
    return tuple(
        form.get("codes", "").replace("，", " ").replace(",", " ").replace("；", " ").split()
    )
