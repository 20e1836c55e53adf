"""The register as it was kept, and its chain."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from parking_share.audit.check import ENTRIES, Check, Fault, judged
from parking_share.language import Text
from parking_share.register.event import Event, chain_faults
from parking_share.register.replay import REMOVED
from parking_share.register.years import rounds_of


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """All entries of a programme."""

    programme: str
    events: tuple[Event, ...] = ()
    head: tuple[int, str] | None = None
    """Number and digest of the last entry that was written; None where none is noted."""
    fault: Text | None = None
    """Why it cannot be read."""

    def of(self, round_id: str) -> tuple[Event, ...]:
        """The entries of one round."""
        return tuple(event for event in self.events if event.round == round_id)


def entries_check(register: KeptRegister, rounds: Collection[str]) -> Check:
    """Whether every entry is as it was written, none is missing, and nor is a round they name."""
    gone_through = Text("{n} entries of the register, in their chain", n=len(register.events))
    gone = [name for name in rounds_of(register.events) if name not in rounds]
    what = Text("has entries in the register, and its folder is missing")
    return judged(
        ENTRIES, gone_through, (*_faults(register), *(Fault(name, what) for name in gone))
    )


def _faults(register: KeptRegister) -> Iterator[Fault]:
    if register.fault is not None:
        yield Fault("register", register.fault)
        return
    for seq, what in chain_faults(register.programme, register.events):
        yield Fault(entry_name(seq), what)
    yield from _taken_from_the_end(register)
    purged = {event.round for event in register.events if event.kind == REMOVED}
    for event in register.events:
        if event.is_removed and event.round not in purged:
            yield Fault(entry_name(event.seq), Text("its content is missing"))


def _taken_from_the_end(register: KeptRegister) -> Iterator[Fault]:
    if register.head is None:
        if register.events:
            yield Fault("register-head.txt", Text("is missing"))
        return
    seq, digest = register.head
    if digest not in {event.digest for event in register.events}:
        what = Text("names entry {n}, which the register does not hold", n=seq)
        yield Fault("register-head.txt", what)


def entry_name(seq: int | None) -> Text | str:
    """How a report names an entry."""
    return "register" if seq is None else Text("entry {n}", n=seq)
