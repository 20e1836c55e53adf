"""The year of a round as it stands, read and not written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.access.objection import objection_period
from parking_share.errors import InputError, RegisterError, RoundError
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication, parse_sealed
from parking_share.files.calendar import load_calendar
from parking_share.files.programme_folder import PROGRAMME_FILE, ROUNDS, read_programme
from parking_share.files.register_store import read_events
from parking_share.files.round_folder import RoundFolder
from parking_share.language import Text
from parking_share.lottery.commitment import digest
from parking_share.programme import Programme
from parking_share.register.card_span import CardSpan
from parking_share.register.catching_up import Offers, unnoted
from parking_share.register.event import Entry, Event, next_event
from parking_share.register.year import Year
from parking_share.register.years import year_of
from parking_share.reports.minutes import DOCUMENT_FILE, TEXT_FILE

NOT_WRITTEN = "0" * 32
"""The salt of entries that are only thought of."""


def address(folder: RoundFolder) -> Programme:
    """The programme whose register the round belongs to: the folder's own, else the round's."""
    home = folder.path.parent.parent / PROGRAMME_FILE
    return read_programme(home if home.is_file() else folder.public / PROGRAMME_FILE)[0]


@dataclass(frozen=True, slots=True)
class StandingRound:
    """A round and its year, to look at."""

    folder: RoundFolder
    rules: Programme
    """The rules of the round."""
    calendar: Calendar
    people: tuple[SealedApplication, ...]
    events: tuple[Event, ...]
    """All entries of the programme, with those that the register will note of this record first."""
    year: Year


def standing_round(round_path: Path) -> StandingRound:
    """A drawn round as it stands. Nothing is written.

    Raises `RoundError` when it is not drawn, `RegisterError` when the register cannot be read or
    does not fit the record.
    """
    folder = RoundFolder(round_path.resolve())
    if not folder.is_drawn:
        raise RoundError(
            Text("{folder}: this is no drawn round.", folder=round_path),
            Text("Draw it first with `parking-share draw`."),
        )
    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    calendar = load_calendar(folder.path.parent.parent)
    events, year = written_year(folder)
    if year.is_purged:
        return StandingRound(folder, rules, calendar, (), events, year)
    people = parse_sealed(folder.sealed_file(SEALED_LIST))
    events = _with_the_record(
        folder,
        events,
        unnoted(folder.public_files(), year, offers_of(folder, rules, calendar, people)),
    )
    return StandingRound(folder, rules, calendar, people, events, year_of(events, folder.path.name))


def written_year(folder: RoundFolder) -> tuple[tuple[Event, ...], Year]:
    """All entries of the programme as they are written, and the year they give a round.

    Raises `RegisterError` naming the entry that makes no sense.
    """
    events = read_events(address(folder), folder.path.parent.parent)
    try:
        return events, year_of(events, folder.path.name)
    except RegisterError as error:
        raise RegisterError(
            Text("Entry {n} of the register: {what}", n=error.entry, what=error.message),
            Text("The register was changed by hand; run `parking-share audit`."),
        ) from None


def _with_the_record(
    folder: RoundFolder, written: Sequence[Event], new: Sequence[Entry]
) -> tuple[Event, ...]:
    """The events as if the register had noted what the record says."""
    programme, events = address(folder).programme.id, [*written]
    for entry in new:
        before = events[-1] if events else None
        events.append(next_event(programme, before, entry, NOT_WRITTEN))
    return tuple(events)


def find_card(programme_folder: Path, number: str) -> tuple[Programme, CardSpan]:
    """The latest round in which a card with this number was issued: its rules, and the card.

    Raises `InputError` when none of the programme's rounds did.
    """
    for path in sorted((programme_folder / ROUNDS).glob("*"), reverse=True):
        if not RoundFolder(path).is_drawn:
            continue
        found = standing_round(path)
        for card in found.year.cards:
            if card.card == number:
                return found.rules, card
    raise InputError(
        Text("No round of this programme has issued a card {number}.", number=number),
        Text("Write the number as the card stock has it, leading zeros included."),
    )


def offers_of(
    folder: RoundFolder,
    rules: Programme,
    calendar: Calendar,
    people: Sequence[SealedApplication],
) -> Offers:
    """What the register notes of a round beside its public record, by the rules of the round."""
    days = {False: rules.year.claim_working_days, True: rules.year.alternate_working_days}

    def due_day(offered: date, promoted: bool) -> date | None:  # noqa: FBT001 - as `Offers` has it
        period = objection_period(calendar, offered, days[promoted], rules.hours.working)
        return None if period is None else period.last

    plates: Mapping[str, str] = {one.ticket: one.plate for one in people}
    minutes = {
        name: digest((folder.sealed / name).read_bytes())
        for name in (TEXT_FILE, DOCUMENT_FILE)
        if (folder.sealed / name).is_file()
    }
    return Offers(plates, due_day, minutes)
