"""Files are taken whole, loaded in turn, and told of to whom they concern."""

import csv
import io
import time

import pytest

from api.gate import Role
from loaders import LOADERS
from tests.api.http.sending import awaited, look, numbered, rows, send
from tests.loaders.registry_tables import BASE, PERSON, delivery
from tests.loaders.sources import E1, LI

NO_LOAD = "00000000-0000-4000-8000-000000000000"
OTHERS = [role for role in Role if role not in (Role.PROVIDER, Role.STEWARD)]


def penalties_of(world, role=Role.STEWARD):
    told = world.post("/v1/file", role, {"target": "甲公司"})
    return {item["event"]["name"] for item in told.json()["items"]}


def test_a_file_is_loaded_and_attributed(each_engine, tmp_path):
    world = each_engine()
    sent = send(world, [("处罚.csv", rows(tmp_path, *numbered(2)))])
    assert sent.headers["location"] == f"/v1/loads/{sent.json()['id']}"
    assert sent.json()["state"] == "waiting"
    told = awaited(world, sent)
    assert (told["state"], told["fault"], told["has_rejects"]) == ("done", None, False)
    assert (told["provider"], told["by"]) == ("登记机关", "provider 客户端")
    [file] = told["files"]
    assert (file["name"], file["rows"], file["rejected"]) == ("处罚.csv", 2, 0)
    assert file["new"] > 0
    asked = world.post("/v1/responsible", Role.STEWARD, {"target": "新市监罚〔2026〕2号"})
    assert asked.status_code == 200
    assert "责任人" in asked.text or asked.json()["recorded"]


def test_nothing_of_the_files_stays(own, tmp_path):
    world = own()
    number = LI
    changes = {"自然人证件类型": "身份证", "自然人证件号码": number}
    told = awaited(world, send(world, [("处罚.csv", rows(tmp_path, changes))]))
    assert told["state"] == "done"
    left = [path for path in world.home.path.rglob("*") if path.is_file()]
    assert left and not [path.name for path in left if number.encode() in path.read_bytes()]
    assert list((world.home.loads / told["id"]).iterdir()) == []


def test_the_same_file_states_nothing_twice(own, tmp_path):
    world = own()
    content = rows(tmp_path, {})
    first = awaited(world, send(world, [("处罚.csv", content)]))
    again = awaited(world, send(world, [("处罚.csv", content)]))
    assert first["id"] != again["id"]
    assert [file["already_loaded"] for file in again["files"]] == [True]


def test_rows_that_are_left_out_are_told_of(own, tmp_path):
    world = own()
    bad = {"处罚决定日期": "某日"}
    files = [("一.csv", rows(tmp_path, bad)), ("二.csv", rows(tmp_path, {"备注": "二"}, bad))]
    told = awaited(world, send(world, files))
    assert [(f["name"], f["rows"], f["rejected"]) for f in told["files"]] == [
        ("一.csv", 1, 1),
        ("二.csv", 2, 1),
    ]
    assert told["has_rejects"]
    got = look(world, f"/v1/loads/{told['id']}/rejects")
    assert got.status_code == 200
    assert got.headers["content-type"].startswith("text/csv")
    assert got.headers["cache-control"] == "no-store"
    table = list(csv.reader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert [row[1] for row in table] == ["文件 document", "一.csv", "二.csv"]
    assert {row[3] for row in table[1:]} == {"处罚决定日期"}


def test_a_file_that_is_no_such_table_keeps_nothing(own, tmp_path):
    world = own()
    head = world.service.store.head()
    files = [("一.csv", rows(tmp_path, {})), ("二.csv", "甲,乙\n1,2\n".encode())]
    told = awaited(world, send(world, files))
    assert (told["state"], told["fault"]["code"]) == ("failed", "unreadable_file")
    assert "二.csv" in told["fault"]["detail_zh"] and "二.csv" in told["fault"]["detail_en"]
    assert world.service.store.head() == head
    assert look(world, f"/v1/loads/{told['id']}/rejects").status_code == 404


def test_what_a_loader_asks_for_is_said_in_words_of_the_interface(own, tmp_path):
    world = own()
    base = delivery(tmp_path / "r", base=[BASE])
    files = [(path.name, path.read_bytes()) for path in sorted(base.iterdir())]
    told = awaited(world, send(world, files, "registry", published=""))
    assert told["state"] == "failed"
    assert "published=2026-06-01" in told["fault"]["detail_en"]
    assert "--" not in told["fault"]["detail_en"] + told["fault"]["detail_zh"]


def test_tables_of_a_registry_are_one_delivery(own, tmp_path):
    world = own()
    persons = [PERSON | {"NAME": "李乙", "CERNO": LI}]
    folder = delivery(tmp_path / "r", base=[BASE], persons=persons)
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    assert len(files) > 1
    told = awaited(world, send(world, files, "registry"))
    assert (told["state"], len(told["files"])) == ("done", 1)
    related = world.post("/v1/related", Role.STEWARD, {"target": E1})
    assert "李乙" in related.text


@pytest.mark.parametrize("role", OTHERS)
def test_others_send_nothing_and_see_nothing(world, tmp_path, role):
    head = len(world.log())
    refused = send(world, [("处罚.csv", rows(tmp_path, {}))], role=role)
    assert (refused.status_code, refused.json()["type"]) == (
        404,
        "urn:zelian:problem:not-available",
    )
    lines = world.log()[head:]
    assert [(line["question"], line["decision"]) for line in lines] == [("load:penalties", "deny")]
    if role is not Role.AUDITOR:
        for path in ("/v1/loads", f"/v1/loads/{NO_LOAD}"):
            assert look(world, path, role).status_code == 404


def test_a_provider_sends_under_its_own_id_and_what_it_is_enrolled_for(own, tmp_path):
    world = own()
    files = [("处罚.csv", rows(tmp_path, {}))]
    assert send(world, files, provider="别的机关").status_code == 404
    head = len(world.log())
    assert send(world, files, "notices").status_code == 404
    assert [line["reason"] for line in world.log()[head:]] == ["not_its_kind"]
    assert send(world, files, provider="登记机关").status_code == 202


def test_a_provider_sees_its_own_loads_only(own, tmp_path):
    world = own()
    files = [("处罚.csv", rows(tmp_path, {"处罚决定日期": "某日"}))]
    mine = awaited(world, send(world, files))
    other = awaited(world, send(world, files, role=Role.STEWARD, provider="市监局"))
    seen = {role: look(world, "/v1/loads", role).json() for role in (Role.PROVIDER, Role.AUDITOR)}
    assert [job["id"] for job in seen[Role.PROVIDER]["items"]] == [mine["id"]]
    assert [job["id"] for job in seen[Role.AUDITOR]["items"]] == [other["id"], mine["id"]]
    for path in (f"/v1/loads/{other['id']}", f"/v1/loads/{other['id']}/rejects"):
        told, nothing = look(world, path), look(world, path.replace(other["id"], NO_LOAD))
        assert (told.status_code, told.content) == (404, nothing.content)
        assert look(world, path, Role.AUDITOR).status_code == 200


def test_every_look_and_every_file_is_written_down(own, tmp_path):
    world = own()
    head = len(world.log())
    sent = send(world, [("处罚.csv", rows(tmp_path, {}))])
    look(world, sent.headers["location"])
    told = [(line["question"], line["stage"]) for line in world.log()[head:]]
    assert told == [
        ("load:penalties", "intent"),
        ("load:penalties", "outcome"),
        ("oversee:load", "intent"),
        ("oversee:load", "outcome"),
    ]
    awaited(world, sent)


def test_pages_of_loads_are_bound_to_who_asked(own, tmp_path):
    world = own()
    content = rows(tmp_path, {})
    ids = [send(world, [(f"{n}.csv", content)]).json()["id"] for n in range(3)]
    first = look(world, "/v1/loads", limit="2").json()
    assert [job["id"] for job in first["items"]] == [ids[2], ids[1]]
    second = look(world, "/v1/loads", limit="2", cursor=first["next"]).json()
    assert ([job["id"] for job in second["items"]], second["next"]) == ([ids[0]], "")
    foreign = look(world, "/v1/loads", Role.STEWARD, cursor=first["next"])
    assert foreign.json()["type"] == "urn:zelian:problem:bad-cursor"


def test_a_key_takes_a_file_once(own, tmp_path):
    world = own()
    content, key = rows(tmp_path, {}), {"Idempotency-Key": "k1"}
    first = send(world, [("处罚.csv", content)], headers=key)
    again = send(world, [("处罚.csv", content)], headers=key)
    assert first.content == again.content
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["location"] == first.headers["location"]
    other = send(world, [("处罚.csv", content + b"\n")], headers=key)
    assert other.json()["type"] == "urn:zelian:problem:idempotency-key-reused"
    assert len(look(world, "/v1/loads").json()["items"]) == 1
    folders = [path.name for path in world.home.loads.iterdir() if path.is_dir()]
    assert folders == [first.json()["id"]]
    awaited(world, first)


def test_there_is_an_endpoint_for_every_format(world):
    described = world.http.get("/openapi.json").json()["paths"]
    assert {f"/v1/loads/{kind}" for kind in LOADERS} <= set(described)


def test_questions_are_answered_while_a_file_is_loaded(own, tmp_path):
    world = own()
    sent = send(world, [("处罚.csv", rows(tmp_path, *numbered(3000)))])
    asked = running = 0
    until = time.monotonic() + 60
    while time.monotonic() < until:
        state = look(world, sent.headers["location"], Role.STEWARD).json()["state"]
        if state in ("done", "failed"):
            break
        running += state == "running"
        asked += world.post("/v1/file", Role.STEWARD, {"target": "甲公司"}).status_code == 200
    assert (state, running > 0) == ("done", True)
    assert asked >= running
