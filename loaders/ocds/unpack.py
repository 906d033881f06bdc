"""Releases out of whatever holds them: packages, records, record packages, or nothing."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from loaders.ocds.reading import Notes

_RELEASES = ("releases", "compiledRelease", "versionedRelease")


class Unpacked(NamedTuple):
    """A release as it came. `complete`: it tells the whole process, so that what it leaves out
    is not there (a compiled release)."""

    value: Mapping[str, Any]
    where: str
    publisher: str
    complete: bool


def unpack(value: Any, where: str, head: Mapping[str, Any], notes: Notes) -> Iterator[Unpacked]:
    if not isinstance(value, dict):
        notes.add("reject", where, value, "not_an_object")
    elif _is_package(value):
        for key in ("releases", "records"):
            inside = value.get(key)
            for index, element in enumerate(inside if isinstance(inside, list) else ()):
                yield from unpack(element, f"{where}/{key}/{index}", value, notes)
    elif any(key in value for key in _RELEASES):
        yield from _of_record(value, where, head, notes)
    elif _is_link(value):
        notes.add("reject", f"{where}/url", value["url"], "linked_release")
    else:
        yield Unpacked(value, where, _publisher(head), _is_compiled(value))


def _is_package(value: Mapping[str, Any]) -> bool:
    return "ocid" not in value and ("releases" in value or "records" in value)


def _of_record(
    record: Mapping[str, Any], where: str, head: Mapping[str, Any], notes: Notes
) -> Iterator[Unpacked]:
    """The releases in it, else the compiled or the versioned one: what was put together of
    releases says no more than they do."""
    given = record.get("releases")
    releases = given if isinstance(given, list) else []
    ocid, publisher = record.get("ocid"), _publisher(head)
    inside = [(i, r) for i, r in enumerate(releases) if isinstance(r, dict) and not _is_link(r)]
    if inside and len(inside) == len(releases):
        for index, release in inside:
            whole = {"ocid": ocid, **release}
            yield Unpacked(whole, f"{where}/releases/{index}", publisher, _is_compiled(release))
        return
    for key, read in (("compiledRelease", dict), ("versionedRelease", _unversioned)):
        if isinstance(record.get(key), dict):
            made = {"ocid": ocid, **read(record[key])}
            yield Unpacked(made, f"{where}/{key}", publisher, True)
            return
    reason = "linked_releases_only" if releases else "empty_record"
    notes.add("reject", f"{where}/releases", "", reason)


def _is_link(release: Mapping[str, Any]) -> bool:
    return isinstance(release.get("url"), str) and "ocid" not in release


def _is_compiled(release: Mapping[str, Any]) -> bool:
    tag = release.get("tag")
    return isinstance(tag, list) and "compiled" in tag


def _publisher(head: Mapping[str, Any]) -> str:
    publisher = head.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    return name.strip() if isinstance(name, str) else ""


def _unversioned(versioned: Mapping[str, Any]) -> dict[str, Any]:
    """The last value of everything; its date is the last on which anything changed."""
    dates: list[str] = []
    found = {key: _last(value, dates) for key, value in versioned.items()}
    return {**found, "date": max(dates, default=None), "tag": ["compiled"]}


def _last(value: Any, dates: list[str]) -> Any:
    if isinstance(value, dict):
        return {key: _last(inside, dates) for key, inside in value.items()}
    if not isinstance(value, list):
        return value
    versions = [v for v in value if isinstance(v, dict) and "releaseDate" in v and "value" in v]
    if versions and len(versions) == len(value):
        dates += [str(v["releaseDate"]) for v in versions]
        return max(versions, key=lambda v: str(v["releaseDate"]))["value"]
    return [_last(inside, dates) for inside in value]
