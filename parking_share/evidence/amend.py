"""One more amendment of a round: which files it adds or replaces, and who moves (§7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from parking_share.errors import InputError, RoundError
from parking_share.evidence.record import SUMS, sha256sums
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, commitment, seed, tickets
from parking_share.lottery.allocate import Place
from parking_share.lottery.amendments import REINSTATE, STRIKE, Amendment
from parking_share.lottery.plain_text import instant, quoted


@dataclass(frozen=True, slots=True)
class Amended:
    """What one amendment does."""

    row: Amendment
    files: Mapping[str, bytes]
    """The public files to write; none when the row stands there already."""
    before: tuple[Place, ...]
    """The allocation before it; empty before the draw."""
    after: tuple[Place, ...]

    @property
    def moved(self) -> tuple[tuple[Place, Place], ...]:
        """The tickets whose place it changes, in rank order, before and after."""
        pairs = zip(self.before, self.after, strict=True)
        return tuple((was, now) for was, now in pairs if was != now)


def amend_round(
    files: Mapping[str, bytes], change: str, ticket: str, reason: str, at: datetime
) -> Amended:
    """The next amendment of the round with these public files.

    Asked again for what its last row says already, it changes nothing: so a run that was killed
    is finished by the next one. Raises `RoundError` for a change that makes no sense now, or that
    would be dated back; `InputError` for a ticket or a reason that cannot be written.
    """
    rows = _rows(files)
    standing = _standing(files)
    if rows and (rows[-1].change, rows[-1].ticket, rows[-1].reason) == (change, ticket, reason):
        return Amended(rows[-1], {}, _before_last(files, rows, standing), standing)
    if seed.FILE in files and SUMS not in files:
        raise RoundError(
            Text("The draw of this round was interrupted."),
            Text("Finish it first with `parking-share draw`."),
        )
    _require_change(files, rows, change, ticket)
    row = Amendment(len(rows) + 1, at.isoformat(timespec="seconds"), ticket, change, reason)
    _require_in_time(files, rows, at)
    written = {amendments.FILE: _csv((*rows, row))}
    if not standing:
        return Amended(row, written, (), ())
    committed = commitment.parse_commitment(files[commitment.FILE])
    listed = {one.ticket: one for one in tickets.parse_tickets(files[tickets.FILE])}
    after = amendments.amend(standing, row, listed, committed.lots)
    written[amendments.allocation_file(row.seq)] = allocate.allocation_csv(after)
    written[SUMS] = sha256sums({**files, **written})
    return Amended(row, written, standing, after)


def _rows(files: Mapping[str, bytes]) -> tuple[Amendment, ...]:
    data = files.get(amendments.FILE)
    return () if data is None else amendments.parse_amendments(data)


def _standing(files: Mapping[str, bytes]) -> tuple[Place, ...]:
    return amendments.standing_allocation(files) if SUMS in files else ()


def _before_last(
    files: Mapping[str, bytes], rows: tuple[Amendment, ...], standing: tuple[Place, ...]
) -> tuple[Place, ...]:
    """The allocation before the last row; the standing one where that row came before the draw."""
    last = amendments.allocation_file(rows[-1].seq)
    if last not in files:
        return standing
    return amendments.standing_allocation({n: data for n, data in files.items() if n != last})


def _csv(rows: tuple[Amendment, ...]) -> bytes:
    try:
        return amendments.amendments_csv(rows)
    except InputError as error:
        raise InputError(
            error.message, Text("Write the reason in plain words, on one line.")
        ) from None


def _require_change(
    files: Mapping[str, bytes], rows: tuple[Amendment, ...], change: str, ticket: str
) -> None:
    listed = {one.ticket: one for one in tickets.parse_tickets(files[tickets.FILE])}
    if ticket not in listed:
        raise InputError(
            Text("{ticket} is not on the ticket list of this round.", ticket=quoted(ticket)),
            Text("Whoever is not on the closed list can only take part in another round."),
        )
    takes_part = listed[ticket].eligible
    for row in rows:
        if row.ticket == ticket:
            takes_part = row.change == REINSTATE
    if change == STRIKE and not takes_part:
        raise RoundError(
            Text("{ticket} is out of the round already.", ticket=ticket),
            Text("Nothing was changed."),
        )
    if change == REINSTATE and takes_part:
        raise RoundError(
            Text("{ticket} is in the round already.", ticket=ticket), Text("Nothing was changed.")
        )


def _require_in_time(files: Mapping[str, bytes], rows: tuple[Amendment, ...], at: datetime) -> None:
    """Refuse a date that lies before what it changes: nobody rewrites the past."""
    after = [commitment.parse_commitment(files[commitment.FILE]).frozen_at]
    after += [row.at for row in rows]
    if seed.FILE in files:
        after.append(seed.parse_seed(files[seed.FILE]).taken_at)
    latest = max(after, key=instant)
    if at < instant(latest):
        raise RoundError(
            Text("An amendment cannot be dated back before {latest}.", latest=latest),
            Text("Give the time at which it was decided, or leave out --at."),
        )
