"""What `freeze` and `draw` say of a round, from its public files alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parking_share.findings import Outcome
from parking_share.language import Text
from parking_share.lottery import allocate, commitment, draw, seed, tickets
from parking_share.lottery.seed_strength import Verdict, strength
from parking_share.reports.table import Table


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """A finished draw, read from its public record."""

    record: Path
    commitment: commitment.Commitment
    commitment_digest: str
    seed: seed.Seed
    key: str
    outcomes: Counter[str]
    places: tuple[allocate.Place, ...]


def drawn_round(record: Path, files: Mapping[str, bytes]) -> DrawnRound:
    """The round whose public files these are."""
    committed = commitment.parse_commitment(files[commitment.FILE])
    digest = commitment.digest(files[commitment.FILE])
    taken = seed.parse_seed(files[seed.FILE])
    return DrawnRound(
        record=record,
        commitment=committed,
        commitment_digest=digest,
        seed=taken,
        key=draw.key(committed.programme, committed.round, digest, taken.string),
        outcomes=Counter(t.outcome for t in tickets.parse_tickets(files[tickets.FILE])),
        places=allocate.parse_allocation(files[allocate.FILE]),
    )


def draw_json(drawn: DrawnRound) -> dict[str, object]:
    """The result for other programs."""
    results = Counter(place.result for place in drawn.places)
    return {
        "programme": drawn.commitment.programme,
        "round": drawn.commitment.round,
        "record": str(drawn.record),
        "received": drawn.commitment.received,
        "eligible": drawn.commitment.eligible,
        "review": 0,
        "rejected": drawn.outcomes[Outcome.REJECTED.value],
        "withdrawn": drawn.outcomes[Outcome.WITHDRAWN.value],
        "awards": results[allocate.AWARD],
        "alternates": results[allocate.ALTERNATE],
        "commitment": drawn.commitment_digest,
        "key": drawn.key,
        "seed": drawn.seed.string,
    }


def awards_table(drawn: DrawnRound) -> Table:
    """The awards in rank order."""
    awards = [place for place in drawn.places if place.result == allocate.AWARD]
    return Table(
        Text("Awards"),
        (Text("rank"), Text("ticket"), Text("space")),
        tuple((str(place.rank), place.ticket, place.space) for place in awards),
    )


def freeze_lines(committed: commitment.Commitment, digest: str) -> list[Text]:
    """What people copy from the screen when the list is closed."""
    return [
        Text(
            "{received} applications received, {eligible} of them eligible; the list is closed.",
            received=committed.received,
            eligible=committed.eligible,
        ),
        Text("Commitment, for copying by hand: {short}", short=commitment.short_digest(digest)),
        Text("Commitment in full: {digest}", digest=digest),
    ]


def freeze_json(committed: commitment.Commitment, digest: str, record: str) -> dict[str, object]:
    """The freeze for other programs."""
    return {
        "programme": committed.programme,
        "round": committed.round,
        "record": record,
        "received": committed.received,
        "eligible": committed.eligible,
        "commitment": digest,
        "short": commitment.short_digest(digest),
        "seed_sources": [one.kind for one in committed.seed_sources],
    }


def source_lines(committed: commitment.Commitment) -> list[Text]:
    """Where the seed will come from, when, and what else if not."""
    return [
        Text(
            "Seed source {id}: {describe}; when: {due}; otherwise: {fallback}",
            id=source.id,
            describe=source.describe,
            due=source.due,
            fallback=source.fallback,
        )
        for source in committed.seed_sources
    ]


def draw_lines(drawn: DrawnRound) -> list[Text]:
    """The draw in a few sentences, with what nobody could watch said aloud."""
    results = Counter(place.result for place in drawn.places)
    lines = [
        Text(
            "{awards} spaces are awarded; {alternates} alternates wait in order.",
            awards=results[allocate.AWARD],
            alternates=results[allocate.ALTERNATE],
        ),
        Text("Seed: {seed}", seed=drawn.seed.string),
        Text("Public record: {record}", record=drawn.record),
    ]
    if not allocate.lottery_was_needed(drawn.places):
        lines.append(Text("There are spaces for all; no lottery was needed."))
    return lines + strength_lines(drawn.commitment, drawn.seed)


def strength_lines(committed: commitment.Commitment, taken: seed.Seed) -> list[Text]:
    """What the seed's sources leave open."""
    strong = strength(committed.seed_sources, [s.values for s in taken.sources])
    lines = []
    if strong.bits is not None and strong.verdict is Verdict.WEAK:
        lines.append(
            Text(
                "The seed has {bits} bits; 128 and more are better: 50 dice throws.",
                bits=int(strong.bits),
            )
        )
    if not strong.watched:
        lines.append(
            Text(
                "Nobody outside could watch this seed being made. Residents trust dice thrown "
                "before their eyes more (--dice)."
            )
        )
    return lines
