"""The rows of an answer: each party's part, votes and control, with the chains that make it."""

from collections.abc import Iterator

from graph.records import Ref
from queries.owners.chains import Chains, product
from queries.owners.effective import Effective
from queries.owners.reading import Reading
from queries.owners.shapes import Control, Extent, Stake
from queries.owners.telling import Teller, extent, extent_of
from queries.shares import WHOLE, Verdict


def rows_of(reading: Reading, least: float) -> list[Ref]:
    """The largest first; who directs without a share stands with them."""
    solved, nodes = reading.solved.by, reading.cone.nodes
    parties = {r for r, e in solved.items() if e.high >= least} | set(reading.control)
    parties |= {r for r in nodes if r != reading.root.ref and reading.registered(r)}
    nothing = Effective(0.0, 0.0)

    def place(ref: Ref) -> tuple[float, float, str]:
        found = solved.get(ref, nothing)
        return -found.low, -found.high, nodes[ref].key

    kept = (r for r in parties if r in reading.control or solved.get(r, nothing).high >= least)
    return sorted(kept, key=place)


def stakes_of(rows: list[Ref], reading: Reading, tell: Teller) -> Iterator[Stake]:
    root, down = reading.root.ref, reading.down
    chains = Chains(root, reading.links, reading.solved.by, down)
    for ref in rows:
        holder, target = (root, ref) if down else (ref, root)
        effective = reading.effective(ref)
        found = chains.of(ref, reading.limits)
        sums = [product(chain) for chain in found]
        low, high, unsure = reading.board.votes_of(holder, target)
        votes = Effective(low, high, unsure, unsure and low == 0) if high else None
        yield Stake(
            holder=tell.at(holder),
            target=tell.at(target),
            identity=reading.profiles.identity(ref),
            direct=extent_of(reading.registered(ref)),
            effective=extent(effective),
            votes=extent(votes),
            control=_control(reading, ref, tell),
            chains=tuple(tell.chain(chain) for chain in found),
            rest=_rest(effective, sum(s[0] for s in sums), sum(s[1] for s in sums)),
        )


_TOLD = 5e-5  # of a per cent: less is not told


def _rest(effective: Effective | None, low: float, high: float) -> Extent | None:
    """What other chains and loops bring besides the chains that are told."""
    if effective is None:
        return None
    least = max(0.0, effective.low - low * WHOLE)
    most = max(least, effective.high - high * WHOLE)
    return Extent(low=round(least, 4), high=round(most, 4)) if most > _TOLD else None


def _control(reading: Reading, ref: Ref, tell: Teller) -> Control:
    verdict, group = reading.control.get(ref, (Verdict.NO, {}))
    holder, target = (reading.root.ref, ref) if reading.down else (ref, reading.root.ref)
    joint = reading.is_joint(ref)
    return Control(
        verdict=verdict,
        joint=joint,
        steps=tell.steps(target, group) if group else (),
        concert=tell.concert(holder) if joint else (),
    )
