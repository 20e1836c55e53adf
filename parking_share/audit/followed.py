"""The entries of a round against its public record: they repeat it, in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parking_share.audit.check import Fault
from parking_share.audit.kept import KeptRound
from parking_share.audit.kept_register import entry_name
from parking_share.errors import ParkingShareError, RegisterError
from parking_share.language import Text
from parking_share.lottery.commitment import digest
from parking_share.register.catching_up import FOUND, SEALED, Offers, unnoted
from parking_share.register.event import Entry, Event, next_event
from parking_share.register.record_entries import AMENDED, AWARD, DRAWN
from parking_share.register.year import Year
from parking_share.register.years import year_of

_NO_SALT = "0" * 32
_OF_THE_RECORD = {
    DRAWN: (),
    AMENDED: ("seq", "change"),
    AWARD: ("lot", "space", "plate", "after"),
}
"""The kinds of entry that repeat the public record, and what they repeat of it."""


def followed(
    kept: KeptRound, own: tuple[Event, ...], plates: Mapping[str, str]
) -> tuple[list[Fault], Year | None]:
    """What is wrong between a round's entries and its public record, and the year they give.

    Without any entry, the year is what the record alone gives.
    """
    offers = Offers(plates, lambda _, __: None)
    try:
        due = unnoted(kept.case.record.files, Year(kept.name), offers)
    except (ParkingShareError, KeyError):
        return [Fault("public", Text("the public record cannot be followed"))], None
    faults = [*_record_faults(kept, own, due)]
    try:
        return faults, year_of(own or _thought_of(due), kept.name)
    except RegisterError as error:
        return [*faults, Fault(entry_name(error.entry), error.message)], None


def _thought_of(entries: list[Entry]) -> list[Event]:
    """The events of a round of which nothing was entered: those of its record."""
    events: list[Event] = []
    for entry in entries:
        events.append(next_event("", events[-1] if events else None, entry, _NO_SALT))
    return events


def _record_faults(kept: KeptRound, own: tuple[Event, ...], due: list[Entry]) -> Iterator[Fault]:
    if not own:
        for entry in due:
            if entry.kind == AMENDED:
                what = Text("amendment {n} has no entry", n=entry.content["seq"])
                yield Fault(entry.ticket, what)
        return
    noted = [event for event in own if event.kind in _OF_THE_RECORD]
    yield from _unlike(noted, due)
    if len(noted) != len(due):
        what = Text(
            "{found} entries repeat the public record, which has {due}",
            found=len(noted),
            due=len(due),
        )
        yield Fault("register", what)
    yield from _sealed_faults(kept, noted)
    known = next((event.said("record") for event in reversed(noted) if event.said("record")), "")
    if known != (kept.sums_digest or ""):
        yield Fault("SHA256SUMS", Text("is not the one that the register knows"))


def _sealed_faults(kept: KeptRound, noted: list[Event]) -> Iterator[Fault]:
    """What the draw itself sealed, against the digests that were noted of it."""
    for event in noted:
        for key, expected in (event.content or {}).items():
            name = key.removeprefix(SEALED)
            if key.startswith(SEALED) and digest(kept.sealed.get(name, b"")) != expected:
                yield Fault(key, Text("is not what it was when the register noted it"))


def _unlike(noted: list[Event], due: list[Entry]) -> Iterator[Fault]:
    for event, entry in zip(noted, due, strict=False):
        if _repeats(event) != _repeats(entry):
            yield Fault(entry_name(event.seq), Text("is not what the public record says"))
        if event.said(FOUND):
            what = Text(
                "amendment {n} was found in the record: nobody answers for it",
                n=event.said("seq"),
            )
            yield Fault(entry_name(event.seq), what)


def _repeats(entry: Event | Entry) -> tuple[str, ...]:
    said = entry.content or {}
    keys = _OF_THE_RECORD[entry.kind]
    return (entry.kind, entry.ticket, entry.at, *(said.get(key, "") for key in keys))
