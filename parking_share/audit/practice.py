"""The year of a round against its record, its programme and its roster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parking_share.audit.check import PRACTICE, REGISTER, ROSTER, Check, Fault, judged, not_run
from parking_share.audit.followed import followed
from parking_share.audit.kept import KeptRound
from parking_share.audit.kept_register import KeptRegister
from parking_share.audit.rerun import Kept
from parking_share.audit.roster import roster_check
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication
from parking_share.language import Text
from parking_share.programme import Programme, YearRules
from parking_share.register.holding import FORFEITED, Holding
from parking_share.register.limits import no_other_vehicle, too_early, too_late
from parking_share.register.replay import REMOVED
from parking_share.register.year import Year

NOTHING_ENTERED = Text("Nothing was entered in the register after the draw.")


@dataclass(frozen=True, slots=True)
class Practice:
    """What became of a round after its draw; no year where it cannot be told."""

    year: Year | None
    checks: tuple[Check, ...]
    remarks: tuple[Text, ...] = ()


def practice_of(
    kept: KeptRound, register: KeptRegister, listed: Kept[tuple[SealedApplication, ...]]
) -> Practice:
    """The three checks of a drawn round's year."""
    own, people = register.of(kept.name), listed.value
    if people is None:
        needs = Text("needs a usable {files}", files=f"sealed/{SEALED_LIST}")
        return Practice(None, tuple(not_run(n, needs) for n in (REGISTER, PRACTICE, ROSTER)))
    if any(event.kind == REMOVED for event in own):
        removed = Text("the contents were removed after the retention date")
        return Practice(None, tuple(not_run(n, removed) for n in (REGISTER, PRACTICE, ROSTER)))
    faults, year = followed(kept, own, {one.ticket: one.plate for one in people})
    gone_through = Text("{n} entries of this round against its public record", n=len(own))
    first = judged(REGISTER, gone_through, faults)
    if year is None or not isinstance(kept.rules, Programme):
        needs = Text("needs a register that can be followed")
        return Practice(None, (first, not_run(PRACTICE, needs), not_run(ROSTER, needs)))
    practice = judged(
        PRACTICE,
        Text("{n} holders against the deadlines and limits of the programme", n=len(year.holdings)),
        _practice_faults(year, kept.rules.year),
    )
    remarks = tuple(_remarks(year)) if own else (NOTHING_ENTERED,)
    return Practice(year, (first, practice, roster_check(kept, year, people)), remarks)


def _practice_faults(year: Year, rules: YearRules) -> Iterator[Fault]:
    for held in year.holdings:
        for broken in _broken(held, rules):
            yield Fault(held.ticket, broken)


def _broken(held: Holding, rules: YearRules) -> Iterator[Text]:
    late = None if held.claimed is None else too_late(held, held.claimed)
    if late is not None:
        yield Text("claimed on {day}: {reason}", day=held.claimed, reason=late)
    if held.how == FORFEITED and held.ended is not None:
        early = too_early(held, held.ended.date())
        if early is not None:
            yield Text("forfeited on {day}: {reason}", day=held.ended.date(), reason=early)
    for place, change in enumerate(held.changes):
        before = replace(held, changes=held.changes[:place])
        forbidden = no_other_vehicle(before, rules, change.on)
        if forbidden is not None:
            yield Text("vehicle changed on {day}: {reason}", day=change.on, reason=forbidden)


def _remarks(year: Year) -> Iterator[Text]:
    never = [one.ticket for one in year.standing() if one.claimed is None]
    if year.last is not None and never and any(one.claimed for one in year.holdings):
        yield Text("Spaces never claimed and never forfeited: {tickets}.", tickets=", ".join(never))
    for one in year.objections.values():
        if not one.outcome:
            yield Text("Objection {n} of {day} was never answered.", n=one.seq, day=one.received)
