"""Requests that nobody thought of, drawn from the service's own description, in every role.

Whatever is sent: no fault of the program, problem+json for every error, and no sign of a person in
what an API consumer without authorization gets. Examples are few under CI.
"""

import os
import subprocess
import sys

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.gate import PURPOSES, Role
from loaders import LOADERS
from tests.api.http.serving import C1, C2, NAME, NUMBER, OTHER_NAME

# Files of every format come in by the same few lines; one of them stands for all here.
ALIKE = {f"/v1/loads/{kind}" for kind in LOADERS} - {"/v1/loads/penalties"}
EXAMPLES = 3 if os.environ.get("CI") else int(os.environ.get("ZELIAN_TEST_EXAMPLES", "5"))
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture(scope="module")
def described(each_world):
    return schemathesis.openapi.from_url(f"{each_world.url}/openapi.json")


@pytest.mark.parametrize("role", [*Role, "administrator"])
def test_whatever_is_sent_is_answered_as_described(each_world, described, role):
    world = each_world
    key = world.keys.get(role, world.admin)
    for found in described.get_all_operations():
        operation = found.ok()
        if operation.path in ALIKE:
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )
        @given(case=operation.as_strategy(), data=st.data())
        def asks(case, data):
            _make_likely(case, data, world, role)
            answer = case.call(headers={"Authorization": f"Bearer {key}"})
            case.validate_response(answer, checks=CHECKS)
            if role in (Role.API_CONSUMER, Role.WHISTLE_OFFICER, Role.POLICY_ADMIN):
                for sign in (world.wang.key, world.zhao.key, NAME, OTHER_NAME, NUMBER):
                    assert sign not in answer.text

        asks()


def _make_likely(case, data, world, role):
    """Drawn words are on no file and drawn purposes fit no role: half of the requests are given
    ones that do."""
    body = case.body
    if not isinstance(body, dict) or not data.draw(st.booleans()) or role not in PURPOSES:
        return
    body["purpose"] = data.draw(st.sampled_from(sorted(PURPOSES[role])))
    body.pop("role", None)
    subjects = st.sampled_from([C1, C2, "罚1号", world.wang.key, world.zhao.key])
    if role is Role.INVESTIGATOR:
        body["case"] = world.case
    if "target" in body:
        body["target"] = data.draw(subjects)
        body.pop("number", None)
    for side in ("sources", "to", "codes"):
        if side in body:
            body[side] = [data.draw(subjects)]


def test_every_limit_of_the_description_is_kept(own, tmp_path):
    """The program itself, with all its checks but one: that what fits is answered with success.
    What is drawn is on no file, and what is not on file is 404."""
    world = own()
    key = world.keys[Role.STEWARD]
    told = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{world.url}/openapi.json"),
            *("-H", f"Authorization: Bearer {key}", "--continue-on-failure", "--warnings", "off"),
            *("--exclude-checks", "positive_data_acceptance", "-n", str(EXAMPLES)),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout[-8000:]
