"""Files are taken within their limits, whole, and without leaving anything behind otherwise."""

import gzip
import io
import random
import zipfile

import httpx
import pytest

from api.gate import Role
from tests.api.http.sending import awaited, look, numbered, rows, send

MARK = "----mark"


def raw(world, content, kind="multipart/form-data; boundary=" + MARK, **headers):
    """A body as it is, with whatever headers."""
    sent = {"Authorization": f"Bearer {world.keys[Role.PROVIDER]}", "Content-Type": kind}
    asked = {"purpose": "provision", "published": "2026-06-01"}
    return world.http.post(
        "/v1/loads/penalties", params=asked, content=content, headers=sent | headers
    )


def part(name, content, head='name="file"; '):
    inside = content.decode("latin-1")
    return (
        f'--{MARK}\r\nContent-Disposition: form-data; {head}filename="{name}"\r\n\r\n{inside}\r\n'
    ).encode("latin-1")


def end():
    return f"--{MARK}--\r\n".encode()


def zipped(*members, **info):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for field, value in info.items():
                setattr(entry, field, value)
            archive.writestr(entry, content)
    return made.getvalue()


def nothing_left(world):
    return not [path for path in world.home.loads.iterdir() if path.is_dir()]


def refused(world, told, status, code):
    assert (told.status_code, told.json().get("code")) == (status, code), told.text
    assert nothing_left(world)
    return told.json()["detail"]


FORM = "multipart/form-data; boundary=" + MARK
FIELD = f'--{MARK}\r\nContent-Disposition: form-data; name="role"\r\n\r\n'.encode()
ENCODED = part("a.csv", b"eA==").replace(
    b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
)


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"{}", "application/json", 415, "no_form"),
        (b"", "multipart/form-data", 415, "no_form"),
        (b"", "multipart/form-data; boundary=x", 422, "broken_form"),
        (end(), FORM, 422, "no_file"),
        (part("a.csv", b"x"), FORM, 422, "broken_form"),
        (b"nonsense", FORM, 422, "broken_form"),
        (ENCODED + end(), FORM, 422, "broken_form"),
        (FIELD + b"x\r\n" + end(), FORM, 422, "field_in_form"),
        (FIELD + b"x" * 1_000_000, FORM, 422, "field_in_form"),
        (part("", b"") + end(), FORM, 422, "no_file"),
        (part("a.csv", b"") + end(), FORM, 422, "empty_file"),
        (part("a.exe", b"MZ") + end(), FORM, 415, "unknown_type"),
        (part("a", b"x") + end(), FORM, 415, "unknown_type"),
    ],
)
def test_what_is_no_form_of_files_is_refused(own, content, kind, status, code):
    world = own()
    refused(world, raw(world, content, kind), status, code)


def test_a_form_at_its_limit_of_bytes_is_taken_and_one_byte_more_is_not(own, tmp_path):
    content = rows(tmp_path, {})
    form = part("a.csv", content) + end()
    world = own(upload_bytes=len(form))
    assert raw(world, form).status_code == 202
    world = own(upload_bytes=len(form) - 1)
    told = raw(world, form)
    assert (told.status_code, told.json()["limit"]) == (413, "ZELIAN_UPLOAD_BYTES")
    assert nothing_left(world)


def test_a_body_without_a_length_is_counted(own):
    world = own(upload_bytes=100_000)

    def endless():
        yield part("a.csv", b"x")[:-2]
        for _ in range(1000):
            yield b"x" * 1000

    try:
        told = raw(world, endless())
    except httpx.WriteError:  # the service has answered and hung up
        return
    assert told.status_code == 413
    assert nothing_left(world)


def test_other_bodies_keep_their_own_limit(own):
    world = own(body_bytes=500)
    told = world.post("/v1/file", Role.STEWARD, {"target": "x" * 600})
    assert (told.status_code, told.json()["limit"]) == (413, "ZELIAN_BODY_BYTES")


def test_as_many_files_as_may_be_and_one_more(own, tmp_path):
    world = own(upload_files=2)
    content = rows(tmp_path, {})
    assert send(world, [("a.csv", content), ("b.csv", content)]).status_code == 202
    world = own(upload_files=2)
    files = [(f"{n}.csv", content) for n in range(3)]
    assert "2" in refused(world, send(world, files), 422, "too_many_files")


def test_names_say_nothing_to_the_system(own, tmp_path):
    world = own()
    content = rows(tmp_path, {})
    names = ["../../etc/甲.csv", "C:\\甲.csv", ".甲.csv", "甲\x7f.csv", "999999197001010017.csv"]
    told = awaited(world, send(world, [(name, content) for name in names]))
    kept = {file["name"] for file in told["files"]}
    assert kept == {"甲.csv", "甲 (2).csv", "甲 (3).csv", "甲 (4).csv", "［证件号码］.csv"}
    assert not [p for p in world.home.path.parent.rglob("*.csv") if "home" not in p.parts]


def test_packed_tables_are_loaded(own, tmp_path):
    world = own()
    first = rows(tmp_path, {})
    second = rows(tmp_path, {"行政处罚决定书文号": "新市监罚〔2026〕2号"})
    files = [("一.csv.gz", gzip.compress(first)), ("二.zip", zipped(("二月.csv", second)))]
    told = awaited(world, send(world, files))
    assert {(file["name"], file["rows"]) for file in told["files"]} == {
        ("一.csv", 1),
        ("二月.csv", 1),
    }


def test_names_of_an_archive_made_in_china_are_read(own, tmp_path):
    world = own()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("XXXX.csv", rows(tmp_path, {}))
    content = made.getvalue().replace(b"XXXX.csv", "处罚".encode("gb18030") + b".csv")
    told = awaited(world, send(world, [("a.zip", content)]))
    assert [file["name"] for file in told["files"]] == ["处罚.csv"]


def test_what_a_system_adds_to_an_archive_is_left_out(own, tmp_path):
    world = own()
    packed = zipped(("__MACOSX/._a.csv", b"x"), ("a.csv", rows(tmp_path, {})))
    told = awaited(world, send(world, [("a.zip", packed)]))
    assert [file["name"] for file in told["files"]] == ["a.csv"]


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("a.zip", b"PK\x03\x04 nothing", 422, "broken_archive"),
        ("a.zip", b"no archive at all", 422, "broken_archive"),
        ("a.gz", b"no archive at all", 422, "broken_archive"),
        ("a.xlsx", zipped(("xl/workbook.xml", b"x"))[:40], 422, "broken_archive"),
        ("a.zip", zipped(("in/a.csv", b"x")), 422, "nested_path"),
        ("a.zip", zipped(("../a.csv", b"x")), 422, "nested_path"),
        ("a.zip", zipped(("a\\b.csv", b"x")), 422, "nested_path"),
        (
            "a.zip",
            zipped(("a.csv", b"/etc/passwd"), external_attr=0o120777 << 16),
            422,
            "nested_path",
        ),
        ("a.zip", zipped(("a.zip", b"x")), 415, "unknown_type"),
        ("a.zip", zipped(*[(f"{n}.csv", b"x") for n in range(3)]), 422, "too_many_files"),
        ("a.zip", zipped(("a.csv", b"0" * 17_000_000)), 422, "ratio_too_high"),
        ("a.xlsx", zipped(("xl/a.xml", b"0" * 17_000_000)), 422, "ratio_too_high"),
        ("a.zip", zipped(("a.csv", bytes(range(256)) * 80_000)), 422, "unpacks_too_large"),
    ],
)
def test_archives_that_are_not_taken(own, name, content, status, code):
    world = own(upload_files=2, upload_expanded_bytes=20_000_000)
    refused(world, send(world, [(name, content)]), status, code)


def test_an_encrypted_archive_is_not_taken(own):
    world = own()
    content = bytearray(zipped(("a.csv", b"x")))
    content[6] |= 1  # the flag in the local header and in the directory
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    refused(world, send(world, [("a.zip", bytes(content))]), 422, "secret_archive")


def lying(content, size):
    """An archive whose one member is larger than the archive says."""
    made = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = made.rindex(mark) + offset
        made[place : place + 4] = size.to_bytes(4, "little")
    return bytes(made)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv.gz", gzip.compress(b"0" * 17_000_000, mtime=0), "ratio_too_high"),
        (
            "a.csv.gz",
            gzip.compress(random.Random(1).randbytes(20_000_001), mtime=0),
            "unpacks_too_large",
        ),
        ("a.csv.gz", gzip.compress(b"0" * 1000, mtime=0)[:-9], "broken_archive"),
        ("a.zip", lying(zipped(("a.csv", b"0" * 30_000_000)), 1000), "broken_archive"),
        ("a.xlsx", lying(zipped(("xl/workbook.xml", b"0" * 30_000_000)), 1000), "broken_archive"),
    ],
)
def test_what_only_unpacking_shows_ends_the_load(own, name, content, code):
    world = own(upload_expanded_bytes=20_000_000)
    head = world.service.store.head()
    told = awaited(world, send(world, [(name, content)]))
    assert (told["state"], told["fault"]["code"]) == ("failed", code)
    assert name in told["fault"]["detail_zh"]
    assert world.service.store.head() == head
    assert list((world.home.loads / told["id"]).iterdir()) == []


def test_more_loads_than_may_wait(own, tmp_path):
    world = own(open_loads=1)
    first = send(world, [("a.csv", rows(tmp_path, *numbered(2000)))])
    full = send(world, [("b.csv", rows(tmp_path, {}))])
    assert (full.status_code, full.headers["retry-after"]) == (503, "30")
    assert full.json()["type"] == "urn:zelian:problem:queue-full"
    awaited(world, first)
    assert send(world, [("b.csv", rows(tmp_path, {}))]).status_code == 202


def test_a_number_of_a_person_is_no_provider(world, tmp_path):
    number = "999999197001010017"
    told = send(world, [("a.csv", rows(tmp_path, {}))], provider=number)
    assert told.status_code == 422
    # region and birth date together: the digits of a hash may well hold the region alone
    assert number[:14] not in told.text + world.home.audit.read_text("utf-8")


def test_files_are_private_while_they_wait(own, tmp_path):
    world = own()
    world.service.loads.runner.stop()
    told = send(world, [("a.csv", rows(tmp_path, {}))])
    folder = world.home.loads / told.json()["id"]
    assert [p.stat().st_mode & 0o777 for p in (folder, folder / "files")] == [0o700, 0o700]
    [file] = (folder / "files").iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == ("a.csv", 0o600)
    assert look(world, told.headers["location"]).json()["state"] == "waiting"
