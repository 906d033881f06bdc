"""Short ways to write the papers of a case: the penalty, and what its authority determined."""

from api.demo.making.shapes import Authority, Determination, Enterprise, Offence, Penalty

YEAR = 2026


def decision(authority: Authority, serial: int) -> str:
    return f"{authority.mark}〔{YEAR}〕{serial}号"


def finding(authority: Authority, serial: int) -> str:
    return f"{authority.mark.removesuffix('罚')}认〔{YEAR}〕{serial}号"


def fined(
    subject: Enterprise,
    offence: Offence,
    serial: int,
    decided: str,
    fine: str,
    *,
    head: str | None = None,
) -> Penalty:
    """A fine for an organisation; `head` as the row has it, else as registered."""
    individual = subject.type == "个体工商户"
    return Penalty(
        number=decision(offence.authority, serial),
        subject=subject.name,
        code=subject.code,
        kind="个体工商户" if individual else "法人及非法人组织",
        offence=offence,
        decided=decided,
        fine=fine,
        head=subject.head if head is None else head,
    )


def determined(
    penalty: Penalty, serial: int, first: str, last: str, severity: str = "一般"
) -> Determination:
    """When the conduct was, and how serious; blank days where that stays unknown."""
    number = finding(penalty.offence.authority, serial)
    return Determination(penalty, number, severity, first, last)
