"""What is kept of a release so that other releases of its process can be understood."""

from collections.abc import Iterator, Mapping
from typing import Any

_OF_PARTY = ("name", "identifier", "additionalIdentifiers", "roles", "details")


def skeleton(release: Mapping[str, Any]) -> dict[str, Any]:
    """Parties, and who is meant under the id of a bid, an award or a contract."""
    tender, bids = _object(release.get("tender")), _object(release.get("bids"))
    found: dict[str, Any] = {
        "parties": [_kept(p, _OF_PARTY) for p in _named(release.get("parties"))],
        "buyer": _ref(release.get("buyer")),
        "tender": {
            "procuringEntity": _ref(tender.get("procuringEntity")),
            "lots": [_kept(lot, ("title",)) for lot in _named(tender.get("lots"))],
            **_kept({"title": tender.get("title")}, ("title",)),
        },
        "bids": {"details": _with_refs(bids.get("details"), "tenderers")},
        "awards": _with_refs(release.get("awards"), "suppliers"),
        "contracts": [_kept(c, ("awardID", "title")) for c in _named(release.get("contracts"))],
    }
    if "project" in _object(release.get("planning")):
        found["ppp"] = True
    project = _object(_object(release.get("planning")).get("project"))
    found["title"] = project.get("title") if isinstance(project.get("title"), str) else None
    return {key: value for key, value in found.items() if value}


def _with_refs(value: Any, who: str) -> list[dict[str, Any]]:
    kept = []
    for element in _named(value):
        found = _kept(element, ("relatedLots",))
        refs = [ref for inside in _objects(element.get(who)) if (ref := _ref(inside))]
        kept.append(found | ({who: refs} if refs else {}))
    return kept


def _ref(value: Any) -> dict[str, Any] | None:
    return _kept(value, ("name", "identifier")) if isinstance(value, dict) else None


def _kept(value: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """The id as text and these members, as far as they have the type of the standard."""
    kept = {k: _plain(value[k]) for k in keys if _fits(k, value.get(k))}
    return {"id": str(value["id"]), **kept} if _has_id(value) else kept


def _plain(value: Any) -> Any:
    """Without numbers that JSON cannot write again, and without what nests."""
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if isinstance(v, str | int)}
    return [_plain(v) for v in value] if isinstance(value, list) else value


def _fits(key: str, value: Any) -> bool:
    match key:
        case "identifier" | "details":
            return isinstance(value, dict)
        case "additionalIdentifiers":
            return isinstance(value, list) and all(isinstance(v, dict) for v in value)
        case "roles" | "relatedLots":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
    return isinstance(value, str)


def _named(value: Any) -> Iterator[Mapping[str, Any]]:
    return (element for element in _objects(value) if _has_id(element))


def _has_id(value: Mapping[str, Any]) -> bool:
    own = value.get("id")
    return isinstance(own, str | int) and not isinstance(own, bool) and str(own) != ""


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    return (v for v in value if isinstance(v, dict)) if isinstance(value, list) else iter(())


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
