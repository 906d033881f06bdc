"""A browser without scripts: keeps cookies, follows redirects, sends the forms that it was shown.

Every page that it gets must be well-formed HTML; the parser raises for the first fault.
"""

import html5lib
import httpx

from api.gate import PURPOSES, Purpose, Role

ACCEPTS = "text/html,application/xhtml+xml,*/*;q=0.8"
FIRST = {Role.INVESTIGATOR: Purpose.INVESTIGATION, Role.API_CONSUMER: Purpose.CREDIT}


class Browser:
    def __init__(self, url: str, lang: str = "zh-CN", **headers: str) -> None:
        said = {"Accept": ACCEPTS, "Accept-Language": lang} | headers
        self.http = httpx.Client(base_url=url, headers=said, follow_redirects=True, timeout=60)
        self.page: httpx.Response | None = None
        self.seen: list[httpx.Response] = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.close()

    def get(self, path: str) -> httpx.Response:
        return self._keep(self.http.get(path))

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Sends a form with the token of the page that is open."""
        return self.send(path, {"token": self.token} | fields)

    def send(self, path: str, fields: dict[str, str]) -> httpx.Response:
        return self._keep(self.http.post(path, data=fields))

    @property
    def token(self) -> str:
        return value(self.page.text, "token")

    @property
    def cookie(self) -> str:
        return self.http.cookies.get("zelian", "")

    def sign_in(self, key: str) -> httpx.Response:
        self.get("/sign-in")
        return self.post("/sign-in", key=key)

    def enter(self, world, role: Role, **terms: str) -> "Browser":
        """Signs in and says as what: for the first purpose of the role, in the world's case."""
        self.sign_in(world.keys[role])
        purpose = FIRST.get(role) or min(PURPOSES[role], key=list(Purpose).index)
        case = {"case": world.case} if role is Role.INVESTIGATOR else {}
        self.get("/terms")
        self.post("/terms", **{"choice": f"{role}:{purpose}"} | case | terms)
        return self

    def ask(self, slug: str, **fields: str) -> httpx.Response:
        self.get(f"/{slug}")
        return self.post(f"/{slug}", **fields)

    def _keep(self, page: httpx.Response) -> httpx.Response:
        self.page = page
        self.seen += [*page.history, page]
        if page.headers.get("content-type", "").startswith("text/html"):
            parsed(page.text)
        return page


def parsed(text: str):
    """Raises for HTML that is not well-formed."""
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(text)


def found(text: str, tag: str) -> list:
    return parsed(text).findall(f".//{tag}")


def value(text: str, name: str) -> str:
    """Of the first field under a name."""
    return next(f.get("value") for f in found(text, "input") if f.get("name") == name)


def words(text: str) -> str:
    """What somebody reads, with blanks evened out."""
    return " ".join(" ".join(parsed(text).find("body").itertext()).split())


def title(text: str) -> str:
    return found(text, "title")[0].text
