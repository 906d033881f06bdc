"""Codes and numbers that nobody can bear: check digits right, regions that do not exist."""

from graph.identifiers import citizen_check, gs15_check, org_check, uscc_check

REGION = "990411"
_AREA = "999999"
_AUTHORITY = 900000


def uscc(serial: int, head: str = "91") -> str:
    """The unified code with this serial number; `head` says what kind of organisation it is."""
    own = f"DM{serial:06d}"
    body = head + REGION + own + org_check(own)
    return body + uscc_check(body)


def authority_code(serial: int) -> str:
    return uscc(_AUTHORITY + serial, head="11")


def registration_number(serial: int) -> str:
    """The 15-digit number of the years before 2015."""
    body = f"{REGION}{serial:08d}"
    return body + gs15_check(body)


def citizen_number(birth: str, sequence: int) -> str:
    """`birth` as 19750303; an odd sequence number is a man's."""
    body = f"{_AREA}{birth}{sequence:03d}"
    return body + citizen_check(body)


def wrong_check(code: str) -> str:
    """The same code with another check character."""
    return code[:-1] + ("1" if code[-1] != "1" else "2")


def full_width(code: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in code)
