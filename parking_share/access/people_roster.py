"""The roster as a form for the counter: who gets which card, and where he signs for it."""

from __future__ import annotations

from collections.abc import Sequence

from parking_share.access.roster import Roster
from parking_share.language import Text

ON_THE_FORM = ("card", "space", "ticket", "name", "plate", "phone", "valid from", "valid to")
"""Columns of the roster that the form repeats, by their English names."""
SIGNATURES = (Text("received: signature, date"), Text("returned: signature, date"))


def form_headers(roster: Roster) -> tuple[Text, ...]:
    """The headers of the form."""
    return (*(roster.headers[column] for column in _columns(roster)), *SIGNATURES)


def form_rows(roster: Roster) -> tuple[tuple[str, ...], ...]:
    """A row a card, its signatures still to come."""
    columns = _columns(roster)
    empty = ("",) * len(SIGNATURES)
    by_space = sorted(roster.rows, key=lambda row: row[columns[1]])
    return tuple((*(row[column] for column in columns), *empty) for row in by_space)


def form_notes(roster: Roster, hours: Sequence[Text]) -> tuple[Text, ...]:
    """What is printed under it: the hours in words, how to read them, what they rest on."""
    return (*hours, *roster.notes, *roster.sources)


def _columns(roster: Roster) -> list[int]:
    names = [header.said_in("en") for header in roster.headers]
    return [names.index(name) for name in ON_THE_FORM]
