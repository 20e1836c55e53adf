"""Holiday notices as tables: what is at hand, what a new one says, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parking_share.access.announcement import WEEKDAY_IN_WORDS
from parking_share.access.calendar import Calendar
from parking_share.access.changes import Balance, Change
from parking_share.access.notices import NamedDay, Notice
from parking_share.access.sentences import EXCEPTION_IN_WORDS, KIND_IN_WORDS
from parking_share.language import Text
from parking_share.reports.table import Table

DIGEST_SHOWN = 16
"""A person compares this much of a digest; the whole one is in the JSON."""


def notices_table(calendar: Calendar, own_years: set[int]) -> Table:
    """The notices in force, a row a year."""
    return Table(
        Text("Holiday notices"),
        (
            Text("year"),
            Text("number"),
            Text("published"),
            Text("revision"),
            Text("from"),
            "SHA-256",
        ),
        tuple(_notice_row(notice, own=notice.year in own_years) for notice in calendar.notices),
    )


def _notice_row(notice: Notice, *, own: bool) -> tuple[str | Text, ...]:
    return (
        str(notice.year),
        notice.number or "",
        str(notice.published or ""),
        str(notice.revision),
        Text("programme folder") if own else Text("shipped"),
        (notice.digest or "")[:DIGEST_SHOWN],
    )


def exceptions_table(calendar: Calendar) -> Table:
    """The office's own exceptions."""
    return Table(
        Text("Office exceptions"),
        (Text("date"), Text("kind"), Text("reason"), Text("source"), Text("entered by")),
        tuple(
            (str(e.day), EXCEPTION_IN_WORDS[e.kind], e.reason, e.source, e.entered_by)
            for e in calendar.exceptions
        ),
    )


def days_table(notice: Notice) -> Table:
    """Every day a notice names, to be read against the paper."""
    title = Text("Holiday notice for {year}: {number}", year=notice.year, number=notice.number)
    return Table(
        title if notice.number else Text("Holiday notice for {year}", year=notice.year),
        (Text("date"), Text("weekday"), Text("holiday"), Text("kind")),
        tuple(
            (
                str(named.day),
                WEEKDAY_IN_WORDS[named.day.weekday()],
                named.name,
                Text("day off") if named.off else Text("make-up workday"),
            )
            for named in notice.days
        ),
    )


def changes_table(changes: Iterable[Change]) -> Table:
    """The dates on which hours that could be relied on are others."""
    return Table(
        Text("Dates whose hours change"),
        (
            Text("date"),
            Text("weekday"),
            Text("kind before"),
            Text("kind after"),
            Text("hours before"),
            Text("hours after"),
        ),
        tuple(
            (
                str(change.day),
                WEEKDAY_IN_WORDS[change.day.weekday()],
                KIND_IN_WORDS[change.before.kind],
                KIND_IN_WORDS[change.after.kind],
                *change.clocks,
            )
            for change in changes
            if change.moves
        ),
    )


def changes_in_words(changes: Sequence[Change]) -> tuple[Text, ...]:
    """How many dates are settled, and on how many the hours change."""
    settled = sum(change.settles for change in changes)
    moved = sum(change.moves for change in changes)
    return (
        Text("{n} dates that were unknown or provisional are settled.", n=settled),
        Text("On {n} dates the hours known so far change.", n=moved),
    )


def balance_in_words(balance: Balance) -> Text:
    """The count that shows a line left out."""
    gaps = {
        "off": balance.weekdays_off,
        "worked": balance.make_up_workdays,
        "days": balance.weekdays_off - balance.make_up_workdays,
        "law": balance.by_law,
    }
    if balance.even:
        return Text(
            "{off} weekdays off less {worked} make-up workdays are {days}, as the law gives.",
            **gaps,
        )
    return Text(
        "{off} weekdays off less {worked} make-up workdays are {days}, but the law gives {law}:"
        " look for a missing or misread line.",
        **gaps,
    )


def notice_json_value(notice: Notice) -> dict[str, object]:
    """A notice for other programs."""
    return {
        "year": notice.year,
        "number": notice.number,
        "published": notice.published and notice.published.isoformat(),
        "revision": notice.revision,
        "papers": list(notice.papers),
        "sha256": notice.digest,
    }


def day_json_value(named: NamedDay) -> Mapping[str, object]:
    """A named day for other programs."""
    return {"date": named.day.isoformat(), "name": named.name, "off": named.off}


def change_json_value(change: Change) -> dict[str, object]:
    """A change for other programs."""
    before, after = change.clocks
    return {
        "date": change.day.isoformat(),
        "kind_before": change.before.kind.value,
        "kind_after": change.after.kind.value,
        "hours_before": before,
        "hours_after": after,
        "hours_change": change.moves,
    }
