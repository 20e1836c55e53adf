"""The year of a round against its record, its programme and its roster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parking_share.audit.check import PRACTICE, REGISTER, ROSTER, Check, Fault, judged, not_run
from parking_share.audit.followed import followed
from parking_share.audit.kept import KeptRound
from parking_share.audit.kept_register import KeptRegister, entry_name
from parking_share.audit.rerun import Kept
from parking_share.audit.roster import roster_check
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication
from parking_share.language import Text
from parking_share.lottery.plain_text import moment
from parking_share.programme import Programme
from parking_share.register.event import Event
from parking_share.register.limits import broken_by_anyone
from parking_share.register.replay import REMOVED
from parking_share.register.year import Year

NOTHING_ENTERED = Text("Nothing was entered in the register after the draw.")


@dataclass(frozen=True, slots=True)
class Practice:
    """What is said of a round after its draw."""

    checks: tuple[Check, ...]
    remarks: tuple[Text, ...] = ()


def practice_of(
    kept: KeptRound, register: KeptRegister, listed: Kept[tuple[SealedApplication, ...]]
) -> Practice:
    """The three checks of a drawn round's year."""
    own, people = register.of(kept.name), listed.value
    if people is None:
        needs = Text("needs a usable {files}", files=f"sealed/{SEALED_LIST}")
        return Practice(tuple(not_run(n, needs) for n in (REGISTER, PRACTICE, ROSTER)))
    if (removal := next((event for event in own if event.kind == REMOVED), None)) is not None:
        return _purged(kept, removal)
    faults, year = followed(kept, own, {one.ticket: one.plate for one in people})
    gone_through = Text("{n} entries of this round against its public record", n=len(own))
    first = judged(REGISTER, gone_through, faults)
    if year is None or not isinstance(kept.rules, Programme):
        needs = Text("needs a register that can be followed")
        return Practice((first, not_run(PRACTICE, needs), not_run(ROSTER, needs)))
    practice = judged(
        PRACTICE,
        Text("{n} holders against the deadlines and limits of the programme", n=len(year.holdings)),
        (Fault(*one) for one in broken_by_anyone(year, kept.rules.year)),
    )
    remarks = tuple(_remarks(year)) if own else (NOTHING_ENTERED,)
    return Practice((first, practice, roster_check(kept, year, people)), remarks)


def _purged(kept: KeptRound, removal: Event) -> Practice:
    """Nothing can be told of a purged year; of one purged before its time, that is said."""
    removed = Text("the contents were removed after the retention date")
    first, at = not_run(REGISTER, removed), moment(removal.at)
    if isinstance(kept.rules, Programme) and (at is None or at.date() <= kept.rules.kept_until):
        what = Text("removes contents that are kept until {day}", day=kept.rules.kept_until)
        first = judged(REGISTER, removed, [Fault(entry_name(removal.seq), what)])
    return Practice((first, not_run(PRACTICE, removed), not_run(ROSTER, removed)))


def _remarks(year: Year) -> Iterator[Text]:
    never = [one.ticket for one in year.standing() if one.claimed is None]
    if year.last is not None and never and any(one.claimed for one in year.holdings):
        yield Text("Spaces never claimed and never forfeited: {tickets}.", tickets=", ".join(never))
    for one in year.objections.values():
        if not one.outcome:
            yield Text("Objection {n} of {day} was never answered.", n=one.seq, day=one.received)
