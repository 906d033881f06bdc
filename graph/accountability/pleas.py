"""What is pleaded against a record: exemptions with a determination, and defences that are none.

An exemption counts only for whom the law lets plead it, with everything that its determination
must rest on; 容错纠错 moreover says “may” (可不纳入), so its determination must decide it.
"""

from graph.accountability.decisions import Decision, of_kind
from graph.accountability.matter import Matter
from graph.accountability.outcome import Entry, Plea
from graph.intervals import iso
from graph.policy import Effect, Exemption, Registry, Tier
from graph.vocabulary import Kind, SubjectType

# What a document supplies by itself, beside the materials that it lists.
_OF_DOCUMENT = {"authority": "authority_name", "doc_no": "doc_no", "date": "decided"}


def hear(matter: Matter, entries: list[Entry]) -> dict[str, tuple[Decision, Effect]]:
    """The exemption that frees each holder, the first by day; notes what became of every plea."""
    for decision in of_kind(matter.event.decisions, Kind.PLEA):
        _defence(matter, decision)
    freed: dict[str, tuple[Decision, Effect]] = {}
    for decision in of_kind(matter.event.decisions, Kind.EXEMPTION):
        holder = decision.holder.key if decision.holder else matter.event.subject.key
        code = decision.text("code")
        exemption = matter.policy.exemptions.get(code)
        failed, facts = _failed(matter, decision, exemption, _entry_of(entries, holder))
        _note(matter, decision, holder, failed, facts)
        if not failed and exemption is not None:
            freed.setdefault(holder, (decision, exemption.effect))
            _settle_tasks(matter, holder)
    return freed


def _entry_of(entries: list[Entry], holder: str) -> Entry | None:
    return next((e for e in entries if e.holder == holder), None)


def _failed(
    matter: Matter, decision: Decision, exemption: Exemption | None, entry: Entry | None
) -> tuple[str, dict[str, str]]:
    """The condition that a plea fails, with its facts; "" for one that holds."""
    if exemption is None:
        return "exemption_unknown", {}
    if exemption.id not in matter.rule.exemptions or not _may_plead(matter, exemption, entry):
        return "exemption_not_applicable", {}
    missing = [need for need in exemption.needs if need not in _given(decision)]
    if missing:
        return "exemption_incomplete", {"missing": ", ".join(missing)}
    if exemption.discretionary and not decision.fact.props.get("not_recorded"):
        return "exemption_undecided", {}
    if decision.fact.props.get("partly"):
        return "exemption_partial", {"matters": decision.text("matters")}
    return "", {}


def _may_plead(matter: Matter, exemption: Exemption, entry: Entry | None) -> bool:
    of_government = matter.rule.registry is Registry.GOVERNMENT
    body = matter.event.subject_type is SubjectType.GOV_BODY
    unit = entry is not None and entry.holder == matter.event.subject.key and body
    may = {
        "any": True,
        "tier_A": entry is not None and entry.tier == Tier.A_STATUS,
        "gov_body": of_government and unit,
        "gov_official": of_government and not unit,
    }
    return any(may[who] for who in exemption.applies_to)


def _given(decision: Decision) -> set[str]:
    given = set(decision.many("given"))
    given |= {need for need, prop in _OF_DOCUMENT.items() if decision.text(prop)}
    return given | ({"matters"} if decision.text("matters") else set())


def _note(
    matter: Matter, decision: Decision, holder: str, failed: str, facts: dict[str, str]
) -> None:
    name = decision.holder.name if decision.holder else matter.event.subject.name
    exemption = matter.policy.exemptions.get(decision.text("code"))
    label = {"what_zh": exemption.label.zh, "what_en": exemption.label.en} if exemption else {}
    said = {"what_zh": decision.text("code"), "what_en": decision.text("code")} | label
    said |= {"name": name, "document": decision.document, "on": iso(decision.day)} | facts
    _add(matter, decision, holder, failed or "exemption_granted", not failed, said)
    if failed in ("exemption_incomplete", "exemption_undecided", "exemption_partial"):
        matter.task("settle_exemption", holder, **said)


def _defence(matter: Matter, decision: Decision) -> None:
    """A defence that the law names as none is refused; any other one waits for a person."""
    holder = decision.holder.key if decision.holder else matter.event.subject.key
    name = decision.holder.name if decision.holder else matter.event.subject.name
    plea, code = decision.text("plea"), decision.text("code")
    said = {"what_zh": plea, "what_en": plea, "name": name, "document": decision.document}
    exemption = matter.policy.exemptions.get(code)
    if exemption is not None:
        said |= {"what_zh": exemption.label.zh, "what_en": exemption.label.en}
    if plea in matter.rule.invalid_defences:
        _add(matter, decision, holder, "invalid_defence", False, said)
    elif code and code not in matter.rule.exemptions:
        _add(matter, decision, holder, "exemption_not_applicable", False, said)
    else:
        _add(matter, decision, holder, "plea_undecided", False, said)
        matter.task("settle_exemption", holder, **said)


def _add(
    matter: Matter,
    decision: Decision,
    holder: str,
    condition: str,
    accepted: bool,
    facts: dict[str, str],
) -> None:
    proof = decision.proof(matter.event.node.key)
    plea = Plea(
        holder=holder,
        what=decision.text("code") or decision.text("plea"),
        accepted=accepted,
        condition=condition,
        facts=facts,
        evidence=(proof,),
    )
    matter.pleas.append(plea)


def _settle_tasks(matter: Matter, holder: str) -> None:
    """Nobody is asked to hold to account whom a determination has freed."""
    matter.tasks[:] = [
        t for t in matter.tasks if t.kind != "hold_to_account" or holder not in t.subjects
    ]
