"""What the law asks of an order before it is taken as a measure: by the data of the policy."""

from typing import Any

from graph.policy import Policy, district_policy
from loaders.orders.layout import LAYOUT, LEVELS, MINIMUM
from loaders.tables import Cells
from loaders.tables.refusals import listed

REDUCES_RIGHTS = 1  # the class of measures that 国办发〔2020〕49号 binds to law

Bases = list[dict[str, str]]


def measures() -> dict[str, str]:
    """The codes of the national list, by code and by label."""
    codes = district_policy().measures.codes
    return {name: code for code, kind in codes.items() for name in (code, kind.label.zh)}


def bases(cells: Cells) -> Bases:
    """Each law with its article and its level, from three columns of equally many items."""
    laws, articles, levels = (_items(cells, f) for f in ("basis", "article", "level"))
    if not len(laws) == len(articles) == len(levels):
        cells.reject("basis", "basis_uneven")
        return []
    if not set(levels) <= LEVELS:
        cells.reject("level", "unknown_level", choices=listed(sorted(LEVELS)))
    rows = zip(laws, articles, levels, strict=True)
    return [{"law": law, "article": article, "level": level} for law, article, level in rows]


def _items(cells: Cells, field: str) -> list[str]:
    """Separated by semicolons only: names of laws hold commas."""
    text = cells.text(field).replace("；", ";")
    return [item.strip() for item in text.split(";")] if text else []


def check(cells: Cells, props: dict[str, Any]) -> None:
    """Rejects an order that the law would not let stand, with the first reason why."""
    policy = district_policy()
    _check_minimum(cells, props, policy)
    kind = policy.measures.codes.get(str(props["code"]))
    if kind is None or cells.rejected:
        return
    missing = [word for word in kind.carve_outs if word not in props["carve_outs"]]
    if missing:
        cells.reject("carve_outs", "carve_outs_missing", missing=listed(missing))
    if kind.measure_class == REDUCES_RIGHTS:
        _check_basis(cells, props["basis"], policy)


def _check_minimum(cells: Cells, props: dict[str, Any], policy: Policy) -> None:
    excused = policy.measures.not_from_courts if props["executor_kind"] == "法院" else ()
    for need in policy.measures.minimum:
        field = MINIMUM[need]
        if not props[need] and need not in excused and not cells.rejected:
            cells.reject(field, "minimum_missing", what=LAYOUT[field].names[0])


def _check_basis(cells: Cells, stated: Bases, policy: Policy) -> None:
    enough = [level.label.zh for level in policy.measures.class_1_rests_on]
    levels = [basis["level"] for basis in stated]
    if not set(levels) & set(enough):
        low = listed(dict.fromkeys(levels))
        cells.reject("level", "basis_too_low", level=low, choices=listed(enough))
