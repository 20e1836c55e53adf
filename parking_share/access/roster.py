"""The access-card roster: one row a card, to be printed for the gate and typed into it.

A term is a count of nights. A card is valid from the evening of the term's first day to the
morning after its last night (the night carry): a term of 2026-03-02 to 2027-03-01 runs from
2026-03-02 17:15 to 2027-03-02 07:45, the day on which the next holder's first night begins. So
no card dies at midnight with the car inside, and two holders never meet on one space. It ends on
the next date's morning, even where that date is a rest day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from parking_share.access.announcement import hours_in_words, open_points
from parking_share.access.calendar import Calendar
from parking_share.access.cover import notice_digests
from parking_share.access.windows import ONE_DAY, Window, evening_on, morning_after
from parking_share.language import LANGUAGES, Text
from parking_share.programme import Hours, Season, Term

NO_CARD_YET = ""
"""Without a card stock the number is written in by the clerk who hands the card out."""
CARD_COLUMNS = (
    Text("card"),
    Text("space"),
    Text("lot"),
    Text("ticket"),
    Text("name"),
    Text("plate"),
    Text("phone"),
    Text("valid from"),
    Text("valid to"),
    Text("hours known through"),
    Text("hours (Chinese)"),
    Text("hours (English)"),
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds which space, with what the gate has to know."""

    ticket: str
    space: str
    lot: str
    name: str
    phone: str
    plate: str
    card: str = NO_CARD_YET
    """The number printed on the card."""
    since: datetime | None = None
    """When the space was offered to an alternate; None for those who won it in the draw."""

    def holds_from(self, valid: Window) -> datetime:
        """From when the space is this holder's, within the term."""
        return valid.begins if self.since is None else max(valid.begins, self.since)


@dataclass(frozen=True, slots=True)
class Roster:
    """A table of cards and what has to be said under it."""

    title: Text
    headers: tuple[Text, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[Text, ...]
    sources: tuple[Text, ...] = ()
    """The holiday notices that the hours rest on, with their digests."""


def validity(term: Term, hours: Hours) -> Window:
    """From the term's first evening to the morning after its last night."""
    last_night = term.last_day
    return Window(
        datetime.combine(term.starts, evening_on(hours, term.starts)),
        datetime.combine(last_night + ONE_DAY, morning_after(hours, last_night)),
    )


def make_roster(term: Term, hours: Hours, calendar: Calendar, holders: Iterable[Holder]) -> Roster:
    """The roster of these holders, in the order they are given."""
    valid = validity(term, hours)
    words = tuple(
        " ".join(sentence.said_in(language) for sentence in hours_in_words(hours))
        for language in LANGUAGES
    )
    common = (_moment(valid.ends), str(calendar.covered_through), *words)
    seasons = tuple(cell for season in hours.seasons for cell in _season_cells(season, hours))
    return Roster(
        title=Text("Access cards, {begins} to {ends}", begins=term.starts, ends=term.last_day),
        headers=(*CARD_COLUMNS, *_season_headers(len(hours.seasons))),
        rows=tuple(
            (*_card_cells(holder), _moment(holder.holds_from(valid)), *common, *seasons)
            for holder in holders
        ),
        notes=(*_standing_notes(valid), *open_points(hours, calendar)),
        sources=notice_digests(calendar, valid),
    )


def _card_cells(holder: Holder) -> tuple[str, ...]:
    person = (holder.name, holder.plate, holder.phone)
    return (holder.card, holder.space, holder.lot, holder.ticket, *person)


def _season_headers(seasons: int) -> tuple[Text, ...]:
    return tuple(
        header
        for number in range(1, seasons + 1)
        for header in (
            Text("season {n}", n=number),
            Text("season {n} begins", n=number),
            Text("season {n} ends", n=number),
            Text("season {n}, workdays", n=number),
            Text("season {n}, rest days and holidays", n=number),
        )
    )


def _season_cells(season: Season, hours: Hours) -> tuple[str, ...]:
    """Times in columns, `(+1)` for those of the next day."""
    morning = f"{season.morning:%H:%M} (+1)"
    return (
        season.name,
        "{:02d}-{:02d}".format(*season.begins),
        "{:02d}-{:02d}".format(*season.ends),
        f"{season.evening:%H:%M}-{morning}",
        f"00:00-{morning}" if hours.carry_to_morning else "00:00-24:00",
    )


def _standing_notes(valid: Window) -> tuple[Text, ...]:
    return (
        Text(
            "Cards are valid from {begins}, the first evening of the term, to {ends},"
            " the morning after its last night.",
            begins=_moment(valid.begins),
            ends=_moment(valid.ends),
        ),
        Text("(+1) marks a time on the next day."),
        Text(
            "Where the gate keeps dates without times, enter {day} as the last date and remove"
            " the card before that evening.",
            day=valid.ends.date(),
        ),
        Text("Exit readers stay open for holders at all times, so that no car is locked in."),
    )


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M}"
