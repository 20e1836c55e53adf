"""The steps V5 to V7 of §8: draw, allocation and amendments, each worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import partial
from itertools import zip_longest

from parking_share.evidence.case import Case
from parking_share.evidence.steps import needs
from parking_share.evidence.verification import Difference
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, draw, tickets
from parking_share.lottery.plain_text import quoted


def draw_step(case: Case) -> Iterator[Difference]:
    """V5: the key, every number, every rank."""
    published = case.reading(draw.FILE, draw.parse_draw)
    if published.fault:
        yield published.fault
    if published.value is None:
        return
    if case.drawn is None:
        raise needs(*case.unusable)
    yield from _row_differences(draw.FILE, case.drawn, published.value)


def allocation_step(case: Case) -> Iterator[Difference]:
    """V6: every line of the allocation."""
    published = case.reading(allocate.FILE, allocate.parse_allocation)
    if published.fault:
        yield published.fault
    if published.value is None:
        return
    if case.places is None:
        raise needs(*(case.unusable or (amendments.FILE,)))
    yield from _row_differences(allocate.FILE, case.places, published.value)


def amendments_step(case: Case) -> Iterator[Difference]:
    """V7: every row, and the allocation after each row that stands after the draw."""
    published = [file for file in case.record.named if file.startswith("allocation-")]
    faults = [case.amendments.fault, *(case.digest_fault(file) for file in published)]
    yield from (fault for fault in faults if fault is not None)
    if case.amendments.value is None:
        return
    yield from _strangers(case)
    due = set()
    for file, places in _states(case):
        due.add(file)
        yield from _state_differences(case, file, places)
    for file in published:
        if file not in due:
            yield Difference(
                Text("no allocation without a row of {file}", file=amendments.FILE),
                Text("the file {file}", file=quoted(file)),
            )


def _strangers(case: Case) -> Iterator[Difference]:
    listed = {ticket.ticket for ticket in case.tickets.value or ()}
    for row in case.amendments.value or ():
        if case.tickets.value is not None and row.ticket not in listed:
            yield Difference(
                Text("tickets of {file}", file=tickets.FILE),
                Text("{ticket} in row {seq}", ticket=row.ticket, seq=row.seq),
            )


def _states(case: Case) -> Iterator[tuple[str, tuple[allocate.Place, ...]]]:
    committed, listed, taken = case.commitment.value, case.tickets.value, case.seed.value
    places, rows = case.places, case.amendments.value
    if committed is None or listed is None or taken is None or rows is None or places is None:
        raise needs(*case.unusable)
    for seq, state in amendments.after_draw(places, listed, committed.lots, rows, taken.taken_at):
        yield amendments.allocation_file(seq), state


def _state_differences(
    case: Case, file: str, places: tuple[allocate.Place, ...]
) -> Iterator[Difference]:
    published = case.reading(file, partial(allocate.parse_allocation, file=file))
    if published.fault:
        yield published.fault
    if published.value is not None:
        yield from _row_differences(file, places, published.value)


def _row_differences(
    file: str,
    expected: Iterable[draw.Drawn | allocate.Place],
    found: Iterable[draw.Drawn | allocate.Place],
) -> Iterator[Difference]:
    for line, (due, there) in enumerate(zip_longest(expected, found), start=2):
        if due != there:
            yield Difference(_line(file, line, due), _line(file, line, there))


def _line(file: str, line: int, row: draw.Drawn | allocate.Place | None) -> Text:
    if row is None:
        return Text("{file} ends before line {line}", file=file, line=line)
    fields = ",".join(str(field) for field in astuple(row))
    return Text("{file}, line {line}: {fields}", file=file, line=line, fields=fields)
