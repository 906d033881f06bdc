"""The register of cases and authorizations; what is registered is closed, never changed."""

from collections.abc import Collection
from pathlib import Path

from api.audit import Clock, utc_now
from api.audit.files import append_private
from api.desk import checks
from api.desk.consumers import Consumers
from api.desk.disclosures import Disclosures
from api.desk.rows import Rows
from api.desk.schema import migrate, writing
from api.desk.shapes import Authorization, Case, Purpose
from graph.errors import StoreMissingError
from graph.intervals import Day, iso
from graph.text import Text


class Desk:
    def __init__(self, path: Path, create: bool = False, clock: Clock = utc_now) -> None:
        self.path = path
        if create:
            append_private(path, b"")
        elif not path.is_file():
            raise StoreMissingError(_MISSING.fill(path=path))
        migrate(path)
        self._cases = Rows(path, clock, "cases", _NO_CASE)
        self._authorizations = Rows(path, clock, "authorizations", _NO_AUTHORIZATION)
        self.consumers = Consumers(path, clock)
        self.disclosures = Disclosures(path, clock, self.consumers)

    def open_case(
        self,
        *,
        title: str,
        ground: str,
        purpose: Purpose,
        subjects: Collection[str],
        opened: Day,
        opened_by: str,
        until: Day | None = None,
        clients: Collection[str] = (),
    ) -> Case:
        """Registers a case under the next number of its year, such as `2026-0001`."""
        checks.worded(title=title, ground=ground, opened_by=opened_by)
        checks.keyed(subjects)
        checks.ordered(opened, until)
        given = {
            "title": title,
            "ground": ground,
            "purpose": purpose,
            "subjects": "\n".join(sorted(set(subjects))),
            "opened": opened,
            "until": until,
            "opened_by": opened_by,
            "clients": "\n".join(sorted(set(clients))),
        }
        return self.case(self._cases.add(f"{iso(opened)[:4]}-", given))

    def case(self, case_id: str) -> Case:
        """Raises NotFoundError."""
        return Case(**self._cases.one(case_id))

    def cases(self) -> list[Case]:
        return [Case(**row) for row in self._cases.all()]

    def close_case(self, case_id: str, on: Day, by: str) -> Case:
        """From the day `on` the case holds no more."""
        case = self.case(case_id)
        checks.closable(case_id, case.closed, case.opened, on)
        self._cases.close("closed", case_id, on, by)
        return self.case(case_id)

    def authorize(
        self,
        *,
        subject: str,
        grantee: str,
        purpose: Purpose,
        since: Day,
        until: Day,
        evidence: str,
        channel: str,
        registered_by: str,
        once: bool = False,
    ) -> Authorization:
        """Registers an authorization, such as `A2026-0001`."""
        checks.worded(grantee=grantee, channel=channel, registered_by=registered_by)
        checks.keyed([subject])
        checks.ordered(since, until)
        checks.hashed(evidence)
        given = {
            "subject": subject,
            "grantee": grantee,
            "purpose": purpose,
            "since": since,
            "until": until,
            "once": once,
            "evidence": evidence,
            "channel": channel,
            "registered_by": registered_by,
        }
        return self.authorization(self._authorizations.add(f"A{iso(since)[:4]}-", given))

    def authorization(self, authorization_id: str) -> Authorization:
        """Raises NotFoundError."""
        return Authorization(**self._authorizations.one(authorization_id))

    def authorizations(self) -> list[Authorization]:
        return [Authorization(**row) for row in self._authorizations.all()]

    def revoke(self, authorization_id: str, on: Day, by: str) -> Authorization:
        """From the day `on` the authorization holds no more."""
        granted = self.authorization(authorization_id)
        checks.closable(authorization_id, granted.revoked, granted.since, on)
        self._authorizations.close("revoked", authorization_id, on, by)
        return self.authorization(authorization_id)

    def spend(self, authorization_id: str, ask_id: str) -> bool:
        """Uses an authorization for one question; False when another question had it first."""
        sql = "UPDATE authorizations SET spent = ? WHERE id = ? AND (NOT once OR spent = '')"
        with writing(self.path) as connection:
            return connection.execute(sql, (ask_id, authorization_id)).rowcount == 1


_MISSING = Text(
    "{path} 处没有登记簿；请先运行 zelian init",
    "there is no register at {path}; run `zelian init` first",
)
_NO_CASE = Text(
    "没有编号为“{id}”的案件；请用 zelian case list 查看，或用 zelian case open 登记",
    "there is no case “{id}”; see `zelian case list`, or register one with `zelian case open`",
)
_NO_AUTHORIZATION = Text(
    "没有编号为“{id}”的授权；请用 zelian authorization list 查看",
    "there is no authorization “{id}”; see `zelian authorization list`",
)
