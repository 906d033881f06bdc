"""What the typed client writes is done once, also when an answer is lost on the way."""

import httpx
import pytest

from api.client import Asks, ServiceError, ZelianClient
from api.decisions.examples import EXAMPLES
from api.gate import Role
from tests.api.http.registers import EVIDENCE, client_of
from tests.api.http.sending import numbered, rows
from tests.api.http.serving import C1, EVENT


@pytest.fixture
def asking(own):
    """Makes clients of a world of the test's own."""
    world, made = own(), []

    def client(role=None, purpose=""):
        key = world.keys[role] if role else world.admin
        made.append(ZelianClient(world.url, key, Asks(purpose=purpose), "en"))
        return made[-1]

    client.world = world
    yield client
    for each in made:
        each.close()


class Lossy(httpx.BaseTransport):
    """Hands requests on, and loses the answers of the first ones."""

    def __init__(self, lost):
        self.lost, self.sent = lost, []
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request):
        answer = self._inner.handle_request(request)
        self.sent.append(request.headers["idempotency-key"])
        if len(self.sent) <= self.lost:
            answer.read()
            raise httpx.ReadError("lost", request=request)
        return answer

    def close(self):
        self._inner.close()


def lossy(client, lost):
    transport = Lossy(lost)
    client._http.close()
    client._http = httpx.Client(
        base_url=client._http.base_url, headers=client._http.headers, transport=transport
    )
    return transport


def test_a_decision_whose_answer_is_lost_is_done_once(asking):
    steward = asking(Role.STEWARD, "stewardship")
    transport = lossy(steward, lost=2)
    told = steward.decide("event", EXAMPLES["event"])
    assert told.kind == "event" and told.new == 4
    assert len(transport.sent) == 3 and len(set(transport.sent)) == 1
    assert told.commit == asking.world.service.store.head()


def test_a_service_that_stays_away_is_an_error(asking):
    steward = asking(Role.STEWARD, "stewardship")
    transport = lossy(steward, lost=99)
    with pytest.raises(httpx.ReadError):
        steward.decide("event", EXAMPLES["event"])
    assert len(transport.sent) == 4


def test_what_is_wrong_is_not_sent_again(asking):
    steward = asking(Role.STEWARD, "stewardship")
    transport = lossy(steward, lost=0)
    with pytest.raises(ServiceError) as told:
        steward.decide("event", {**EXAMPLES["event"], "determined": "some day"})
    assert (told.value.status, len(transport.sent)) == (422, 1)


def test_a_key_of_ones_own_names_the_request(asking):
    steward = asking(Role.STEWARD, "stewardship")
    first = steward.decide("event", EXAMPLES["event"], key="of-mine")
    assert steward.decide("event", EXAMPLES["event"], key="of-mine") == first


def test_one_objects_to_ones_own_entry(asking):
    person = asking(Role.SUBJECT_SELF, "objection")
    told = person.object_to(EVENT.key, asking.world.wang.key, "not_in_office")
    assert told.item.standing == "contested"


def test_files_are_sent_and_waited_for(asking, tmp_path):
    provider = asking(Role.PROVIDER, "provision")
    path = tmp_path / "处罚.csv"
    path.write_bytes(rows(tmp_path, *numbered(2), {"处罚决定日期": "某日"}))
    transport = lossy(provider, lost=1)
    job = provider.load("penalties", [path], published="2026-06-01")
    assert len(transport.sent) == 2
    provider = asking(Role.PROVIDER, "provision")
    told = provider.wait(job)
    assert (told.state, told.files[0].rows, told.files[0].rejected) == ("done", 3, 1)
    assert provider.job(job.id) == told
    assert [each.id for each in provider.loads()] == [job.id]
    assert "某日" in provider.rejects(job.id).decode("utf-8-sig")


def test_waiting_ends(asking, tmp_path):
    asking.world.service.loads.runner.stop()
    provider = asking(Role.PROVIDER, "provision")
    path = tmp_path / "处罚.csv"
    path.write_bytes(rows(tmp_path, {}))
    job = provider.load("penalties", [path], published="2026-06-01")
    with pytest.raises(TimeoutError, match="waiting"):
        provider.wait(job, seconds=0.1)


def test_cases_are_opened_read_and_closed(asking):
    administrator = asking()
    case = administrator.open_case("案", "立案〔2026〕1号", [C1])
    assert administrator.case(case.id) == case
    assert [each.id for each in administrator.cases()] == [case.id, asking.world.case]
    assert administrator.close_case(case.id).state == "closed"


def test_authorizations_are_given_read_and_revoked(asking):
    administrator, person = asking(), asking(Role.SUBJECT_SELF, "own_file")
    given = administrator.authorize(
        asking.world.wang.key,
        client_of(asking.world, Role.API_CONSUMER).name,
        "credit",
        "2026-06-01",
        "2026-06-10",
        EVIDENCE,
        "书面",
    )
    assert administrator.authorization(given.id) == given
    assert given.id in {each.id for each in person.authorizations()}
    assert person.revoke(given.id).state == "closed"
