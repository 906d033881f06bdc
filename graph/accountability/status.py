"""Tier A: the offices held at the time of the conduct (二.(四).2.(6); domain.md §2.2–2.4)."""

from collections.abc import Sequence

from graph.accountability.disputed import dispute
from graph.accountability.holdings import Holding, is_identified
from graph.accountability.matter import Matter, office_facts, say_window
from graph.accountability.outcome import Capacity, iso_spans
from graph.intervals import Interval, iso, overlaps, without
from graph.policy import Condition, Record, RoleClass, Tier, Timing
from graph.vocabulary import Assurance, Flag, Kind, NodeKind


def by_status(matter: Matter) -> None:
    """Takes the holders of the offices that each class names; says why of every other holding."""
    answerable: dict[Kind, Record] = {}
    for record in matter.rule.records:
        offices = matter.offices(record.role_class) - set(answerable)
        answerable |= dict.fromkeys(offices, record)
    if matter.rule.timing is Timing.AT_CAUSE_STAGE:
        return  # who answers follows from the stage
    for holding in matter.holdings:
        _judge(matter, holding, answerable.get(holding.counts_as))
    _check_dated(matter)
    _check_covered(matter)
    _check_delegates(matter)


def _judge(matter: Matter, holding: Holding, record: Record | None) -> None:
    overlap = holding.overlap(matter.window)
    if not overlaps([holding.span], matter.window):
        _outside(matter, holding)
    elif not overlap:
        pass  # the other part of the same holding speaks for these days
    elif record is None:
        _not_answerable(matter, holding)
    elif holding.holder.kind is NodeKind.ORGANIZATION:
        matter.reject(holding, "partner_is_organization")
    elif not is_identified(holding.holder.key):
        _name_only(matter, holding)
    elif matter.event.known_conduct or _whole_window(matter, holding):
        _answer(matter, holding, record, overlap)
    else:
        _undated(matter, holding)


def _outside(matter: Matter, holding: Holding) -> None:
    first, last = matter.window[0], matter.window[-1]
    if holding.span.stop <= first.start:
        _before(matter, holding, iso(first.start))
    elif holding.span.start >= last.stop:
        unseen = holding.fact.flags & Flag.START_UNKNOWN
        condition = "first_seen_after_conduct" if unseen else "office_began_after_conduct"
        facts = {"entered": iso(holding.span.start), "conduct_to": iso(last.stop - 1)}
        matter.reject(holding, condition, **facts)
    else:
        matter.reject(holding, "office_between_acts", term=say_window([holding.span]))


def _before(matter: Matter, holding: Holding, conduct_from: str) -> None:
    if holding.fact.flags & Flag.STOP_UNKNOWN:
        facts = {"seen": iso(holding.span.stop - 1), "conduct_from": conduct_from}
        matter.reject(holding, "last_seen_before_conduct", **facts)
    else:
        facts = {"left": iso(holding.span.stop), "conduct_from": conduct_from}
        matter.reject(holding, "office_ended_before_conduct", **facts)


def _not_answerable(matter: Matter, holding: Holding) -> None:
    why = matter.policy.never_recorded(holding.office)
    if _stands_in(matter, holding):
        matter.reject(holding, "head_in_office")
    elif why is None:
        matter.reject(holding, "class_not_recorded")
    else:
        matter.reject(holding, "office_not_answerable", why_zh=why.zh, why_en=why.en)


def _stands_in(matter: Matter, holding: Holding) -> bool:
    """Whether the office answers only on days without a head, and there was one."""
    derived = matter.policy.derived_offices(matter.event.subject_type)
    return any(d.office is holding.office and d.when is Condition.NO_HOLDER for d in derived)


def _name_only(matter: Matter, holding: Holding) -> None:
    matter.reject(holding, "name_only")
    facts = office_facts(frozenset({holding.office})) | {"name": holding.name}
    matter.task("identify_person", holding.holder.key, **facts)


def _whole_window(matter: Matter, holding: Holding) -> bool:
    """One and the same holder on every day of the look-back (domain.md §0.1(2))."""
    own = [
        h.span
        for h in matter.holdings
        if h.counts_as is holding.counts_as and h.holder == holding.holder
    ]
    return not without(matter.window, own)


def _undated(matter: Matter, holding: Holding) -> None:
    window = say_window(matter.window)
    matter.reject(holding, "conduct_date_unknown", window=window)


def _answer(matter: Matter, holding: Holding, record: Record, overlap: list[Interval]) -> None:
    """By the tier of the record: an entry by status, one for whom the instrument names, a task."""
    if record.tier is Tier.TASK_ONLY:
        _hold_to_account(matter, holding, overlap)
    elif _needs_naming(matter, record):
        if not _is_named(matter, holding):
            matter.reject(holding, "not_named_in_instrument")
    else:
        _take(matter, holding, record.role_class, overlap)


def _needs_naming(matter: Matter, record: Record) -> bool:
    by_switch = matter.policy.switch("status_needs_fault_finding")
    return record.require is not None or (by_switch and not record.as_subject)


def _is_named(matter: Matter, holding: Holding) -> bool:
    return any(n.person.key == holding.holder.key for n in matter.event.named)


def _hold_to_account(matter: Matter, holding: Holding, overlap: list[Interval]) -> None:
    """二.(一).1.(4): accountability comes first; an entry needs what it ends in."""
    if not any(n.person.key == holding.holder.key for n in matter.event.named):
        matter.reject(holding, "awaits_determination", day=say_window(overlap))
    facts = office_facts(frozenset({holding.counts_as})) | {"name": holding.name}
    matter.task("hold_to_account", holding.holder.key, day=say_window(overlap), **facts)


def _take(matter: Matter, holding: Holding, role_class: RoleClass, overlap: list[Interval]) -> None:
    assurance = str(holding.fact.props.get("assurance") or Assurance.VERIFIED_ID)
    if assurance == Assurance.NAME_ONLY:  # the name was bound to an identified holder
        assurance = Assurance.ROLE_BOUND
    candidate = matter.candidate(holding.holder, holding.name, assurance)
    against = dispute(matter, candidate, holding, overlap)
    candidate.capacities.append(
        Capacity(
            code=holding.counts_as,
            role_class=role_class,
            overlap=iso_spans(overlap),
            evidence=(holding.proof(matter.event.subject), *against),
        )
    )
    candidate.on_change_day.append(_only_on_change_day(holding, overlap))
    if not matter.event.known_conduct:
        candidate.review.add("conduct_date_unknown")
    if holding.conflict:
        candidate.review.add("source_conflict")
        facts = office_facts(frozenset({holding.office}))
        matter.task(
            "settle_conflict",
            holding.holder.key,
            what_zh=f"{facts['office_zh']}“{holding.name}”",
            what_en=f"{facts['office_en']} “{holding.name}”",
        )


def _check_dated(matter: Matter) -> None:
    """Without days of the conduct nobody answers for certain, unless each office had one and the
    same holder throughout (domain.md §0.1(2))."""
    if matter.event.known_conduct:
        return
    throughout = any("conduct_date_unknown" in c.review for c in matter.candidates.values())
    changed = any(r.condition == "conduct_date_unknown" for r in matter.rejected)
    if changed or not throughout:
        matter.gap("conduct_date_unknown")


def _check_covered(matter: Matter) -> None:
    """Every conduct day needs a holder of the office that the subject must have."""
    required = matter.policy.required_offices(matter.event.subject_type)
    if not required or not matter.event.known_conduct:
        return
    held = [i for h in matter.holdings if h.counts_as in required for i in h.answers]
    bare = without(matter.window, held)
    if bare:
        matter.gap("no_holder_on_record", window=say_window(bare), **office_facts(required))


def _check_delegates(matter: Matter) -> None:
    """An organisation that manages a partnership acts through a delegate (合伙企业法 §26)."""
    led = [
        i
        for h in matter.holdings
        if h.counts_as is Kind.MANAGING_PARTNER and h.holder.kind is NodeKind.ORGANIZATION
        for i in h.overlap(matter.window)
    ]
    delegated = [i for h in matter.holdings if h.office is Kind.PARTNER_DELEGATE for i in h.answers]
    if without(led, delegated):
        matter.gap("missing_delegate")


def _only_on_change_day(holding: Holding, overlap: Sequence[Interval]) -> bool:
    """Whether a holder meets the conduct on the first day of the term alone."""
    first = Interval(holding.span.start, holding.span.start + 1)
    return list(overlap) == [first] and not holding.fact.flags & Flag.START_UNKNOWN
