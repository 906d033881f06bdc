"""Short ways to write an enterprise of a story."""

from api.demo.making.codes import uscc
from api.demo.making.shapes import Enterprise, Person, Post

COMPANY = "有限责任公司(自然人投资或控股)"


def post(who: Person, position: str, since: str, until: str = "") -> Post:
    return Post(who.name, who.number, position, since, until)


def as_head(who: Person, position: str, since: str) -> Post:
    """Whom the registry marks as representative."""
    return Post(who.name, who.number, position, since, head=True)


def enterprise(
    serial: int,
    name: str,
    founded: str,
    *posts: Post,
    type_: str = COMPANY,
    code_head: str = "91",
    capital: str = "200",
) -> Enterprise:
    return Enterprise(
        serial=serial,
        name=name,
        code=uscc(serial, code_head),
        type=type_,
        founded=founded,
        head=next((p.name for p in posts if p.head), ""),
        capital=capital,
        address=f"澄湾区砚泽街道听漪路{serial}号",
        posts=posts,
    )
