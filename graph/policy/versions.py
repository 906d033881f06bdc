"""A rule version that was used is never changed: what counts as its content, and what was."""

from collections.abc import Mapping, Sequence

from graph.policy.faults import Fault, Place, say
from graph.policy.model import Policy, digest_of
from graph.policy.rules import Rule
from graph.text import Text

# In hexadecimal places: what fits the whole number that a store keeps.
_PLACES = 15


def name_of(rule: Rule) -> str:
    return f"{rule.id}@{rule.version}"


def fingerprint(rule: Rule) -> int:
    """The content of a rule version as a whole number.

    All that it says counts, but for its last day: a version is ended, and no other way changed.
    The words of its clause and bases, which it names by id, stand in outcomes and do not count;
    neither does what is left at its default, so that a new key changes no older rule.
    """
    said = rule.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"effective_to"}
    )
    return int(digest_of(said)[:_PLACES], 16)


def changed(policy: Policy, used: Mapping[str, int]) -> list[int]:
    """The places, among the rules of a policy, of versions whose content was another when used.

    `used` are fingerprints by name; a version that is not among them was never used.
    """
    return [
        n
        for n, rule in enumerate(policy.rules)
        if used.get(name_of(rule), fingerprint(rule)) != fingerprint(rule)
    ]


def refusal(policy: Policy, places: Mapping[int, Place]) -> Text:
    """Why these rules may not be adopted, and what to do, one line a rule."""
    said: Sequence[Text] = [
        say(place, Fault((), "version_changed", {"version": policy.rules[n].version}))
        for n, place in places.items()
    ]
    return Text("\n".join(text.zh for text in said), "\n".join(text.en for text in said))
