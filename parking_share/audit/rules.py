"""The commitment against the announced rules: the round's own `programme.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from parking_share.audit.check import Fault
from parking_share.evidence.freeze import Circumstances, commit
from parking_share.language import Text
from parking_share.lottery import commitment
from parking_share.lottery.commitment import Commitment
from parking_share.lottery.plain_text import instant
from parking_share.programme import Programme

ANNOUNCED = ("programme", "organiser", "lots", "closes", "redraw_rule", "places", "weight_rule")
"""The keys of a commitment that repeat what the programme says."""


def rule_faults(round_id: str, committed: Commitment, rules: Programme) -> Iterator[Fault]:
    """Every key of the commitment that is not what the programme announced."""
    announced = commit((), rules, Circumstances(round_id, (), instant(committed.frozen_at), None))
    for key in ANNOUNCED:
        if getattr(committed, key) != getattr(announced, key):
            what = Text("{key} is not what programme.toml says", key=key)
            yield Fault(commitment.FILE, what)
    if committed.round != round_id:
        what = Text(
            "is of round {round}, and lies in the folder of round {folder}",
            round=committed.round,
            folder=round_id,
        )
        yield Fault(commitment.FILE, what)
    if instant(committed.frozen_at) < rules.programme.closes:
        yield Fault(commitment.FILE, Text("the list was closed while applications were taken"))


def other_sources(committed: Commitment, rules: Programme) -> bool:
    """Whether the seed came from other sources than the programme announced."""
    announced = [(source.id, source.kind) for source in rules.draw.seed_sources]
    used = [(source.id, source.kind) for source in committed.seed_sources]
    return bool(announced) and announced != used
