"""What the public record says and the register does not know yet: the draw, its amendments.

The record is published by itself, so that nobody needs the register to check it. Before anything
else is written, the register notes what has come: a draw, or an amendment whose entry was written
and whose run was killed before it could be noted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from parking_share.errors import RegisterError
from parking_share.evidence.record import SUMS
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, seed
from parking_share.lottery.allocate import AWARD as AWARDED
from parking_share.lottery.allocate import Place
from parking_share.lottery.amendments import Amendment
from parking_share.lottery.commitment import digest
from parking_share.lottery.plain_text import instant
from parking_share.register.event import Entry
from parking_share.register.record_entries import AMENDED, AWARD, CHANGE_OF, DRAWN
from parking_share.register.year import Year

SEALED = "sealed/"
"""What the names of sealed files begin with."""
FOUND = "found"
"""Marks an amendment that no entry announced: nobody answers for it."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What an award says beside the space."""

    plates: Mapping[str, str]
    """The plate of every ticket."""
    due_day: Callable[[date, bool], date | None]
    """The last day to claim a space offered on a day: by the draw, or (True) to an alternate."""
    sealed: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of what the draw itself sealed, such as the minutes, by file name."""


def unnoted(files: Mapping[str, bytes], year: Year, offers: Offers) -> list[Entry]:
    """The entries that bring the register up to the public record.

    `files` are the public files. Raises `RegisterError` when
    the record is not the one that the register knows, with nothing that explains it.
    """
    rows = _rows(files)
    if len(rows) < year.amended or (SUMS not in files and year.is_drawn):
        raise _other_record(year)
    if SUMS not in files:
        return [_amended(year, row, "") for row in rows[year.amended :]]
    taken_at = seed.parse_seed(files[seed.FILE]).taken_at
    early = [row for row in rows if row.earlier_than(instant(taken_at))]
    entries: list[Entry] = []
    sums = digest(files[SUMS])
    if not year.is_drawn:
        entries += [_amended(year, row, "") for row in early[year.amended :]]
        sealed = {f"{SEALED}{name}": value for name, value in offers.sealed.items()}
        content = {"record": sums, **sealed}
        entries.append(Entry(taken_at, year.round, DRAWN, "", "", content))
        first = allocate.parse_allocation(files[allocate.FILE])
        opened = Entry(taken_at, year.round, AWARD, "", "")
        entries += _awards((), first, opened, offers)
    later = rows[max(year.amended, len(early)) :]
    if year.is_drawn and not later and sums != year.record:
        raise _other_record(year)
    for row in later:
        entries += _after(files, year, row, offers)
    return entries


def _after(
    files: Mapping[str, bytes], year: Year, row: Amendment, offers: Offers
) -> Iterator[Entry]:
    """An amendment after the draw, and whoever it gives a space."""
    file, next_file = (amendments.allocation_file(row.seq + n) for n in (0, 1))
    earlier = amendments.allocation_file(row.seq - 1)
    before = allocate.parse_allocation(files.get(earlier, files[allocate.FILE]), earlier)
    yield _amended(year, row, "" if next_file in files else digest(files[SUMS]))
    offered = Entry(row.at, year.round, AWARD, "", "", {"after": str(row.seq)})
    yield from _awards(before, allocate.parse_allocation(files[file], file), offered, offers)


def _amended(year: Year, row: Amendment, record: str) -> Entry:
    content = {"seq": str(row.seq), "change": row.change, "record": record}
    announced = year.unfinished
    if (
        announced is None
        or announced.ticket != row.ticket
        or CHANGE_OF[announced.kind] != row.change
        or row.seq != year.amended + 1
    ):
        content[FOUND] = "yes"
    return Entry(row.at, year.round, AMENDED, row.ticket, "", content)


def _awards(
    before: Sequence[Place], now: Sequence[Place], entry: Entry, offers: Offers
) -> Iterator[Entry]:
    """An entry like this one for every ticket that has a space now and had none before."""
    had = {place.ticket for place in before if place.result == AWARDED}
    for place in now:
        if place.result == AWARDED and place.ticket not in had:
            due = offers.due_day(instant(entry.at).date(), "after" in entry.content)
            content = {
                **entry.content,
                "lot": place.lot,
                "space": place.space,
                "plate": offers.plates.get(place.ticket, ""),
                "due": "" if due is None else due.isoformat(),
            }
            yield replace(entry, ticket=place.ticket, content=content)


def _rows(files: Mapping[str, bytes]) -> tuple[Amendment, ...]:
    data = files.get(amendments.FILE)
    return () if data is None else amendments.parse_amendments(data)


def _other_record(year: Year) -> RegisterError:
    return RegisterError(
        Text(
            "The public record of round {round} is not the one that the register knows.",
            round=year.round,
        ),
        Text("Run `parking-share audit`; put the public folder back from a copy."),
    )
