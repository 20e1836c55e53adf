"""What a register says: who holds what today, what is due, and its entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parking_share.evidence.sealed import SealedApplication
from parking_share.language import Text
from parking_share.programme import Programme, YearRules
from parking_share.register.conduct import LENT, OTHER, OVERSTAY, REFUSED_CARD, Violation
from parking_share.register.event import Event
from parking_share.register.holding import Holding
from parking_share.register.limits import sanction_due
from parking_share.register.replay import UNDO
from parking_share.register.words import kind_in_words
from parking_share.register.year import Year
from parking_share.reports.table import Table

THIS_WEEK = timedelta(days=7)
BREACH_IN_WORDS = {
    OVERSTAY: Text("overstay"),
    REFUSED_CARD: Text("card used after its end"),
    LENT: Text("lent to somebody else"),
    OTHER: Text("other violation"),
}


@dataclass(frozen=True, slots=True)
class State:
    """A round as it stands on a day."""

    rules: Programme
    names: Mapping[str, str]
    """Each ticket's name, for the office."""
    year: Year
    today: date

    @property
    def vacant(self) -> list[str]:
        """The spaces that nobody holds, in the order of the programme."""
        held = {one.space for one in self.year.standing()}
        return [space for lot in self.rules.lots for space in lot.spaces if space not in held]

    @property
    def in_order(self) -> list[Holding]:
        """The holders by space, in the order of the programme."""
        places = [space for lot in self.rules.lots for space in lot.spaces]
        return sorted(self.year.standing(), key=lambda one: places.index(one.space))


def state_of(
    rules: Programme, people: Iterable[SealedApplication], year: Year, today: date
) -> State:
    """The state of a round for the office."""
    return State(rules, {one.ticket: one.name for one in people}, year, today)


def holders_table(state: State) -> Table:
    """Who holds which space."""
    title = Text("Round {round} on {day}", round=state.year.round, day=state.today)
    headers = (
        *(Text("space"), Text("ticket"), Text("name"), Text("plate")),
        *(Text("card"), Text("agreement signed"), Text("last day to claim")),
    )
    rows = []
    for one in state.in_order:
        card = state.year.valid_card(one.ticket)
        due = "" if one.claimed else one.due or Text("not settled")
        rows.append(
            (
                *(one.space, one.ticket, state.names.get(one.ticket, ""), one.plate),
                "" if card is None else card.card,
                "" if one.claimed is None else str(one.claimed),
                due if isinstance(due, Text) else str(due),
            )
        )
    return Table(title, headers, tuple(rows))


def status_lines(state: State) -> list[Text]:
    """What is due, and what needs a person."""
    year = state.year
    if year.is_purged:
        return [Text("The contents of this round were removed after its retention date.")]
    lines = _claim_lines(unclaimed(year), state.today)
    if state.vacant:
        spaces = ", ".join(state.vacant)
        lines.append(Text("Nobody holds {spaces}: no alternate is left for them.", spaces=spaces))
    lines += [
        Text("Objection {n} of {day} waits for an answer.", n=one.seq, day=one.received)
        for one in year.objections.values()
        if not one.outcome
    ]
    due = sanction_due(year.violations.values(), state.rules.year, state.today)
    lines += sanction_lines(due, state.rules.year)
    lines.append(Text("The term ends on {day}.", day=state.rules.term.last_day))
    if year.unfinished is not None:
        lines.append(Text("A command was interrupted; the next one finishes it."))
    return lines


def _claim_lines(waiting: Sequence[Holding], today: date) -> list[Text]:
    overdue = [one.ticket for one in waiting if one.overdue(today)]
    soon = [
        one.ticket
        for one in waiting
        if one.due is not None and today <= one.due <= today + THIS_WEEK
    ]
    unsettled = [one.ticket for one in waiting if one.due is None]
    said = (
        (overdue, Text("Overdue, to be forfeited: {tickets}.", tickets=", ".join(overdue))),
        (soon, Text("To be claimed this week: {tickets}.", tickets=", ".join(soon))),
        (
            unsettled,
            Text(
                "The last day to claim is not settled, a holiday notice is missing; give one with "
                "`parking-share extend`: {tickets}.",
                tickets=", ".join(unsettled),
            ),
        ),
    )
    return [line for tickets, line in said if tickets]


def status_json(state: State) -> dict[str, object]:
    """The same for other programs; nobody is named."""
    year, today = state.year, state.today
    return {
        "round": year.round,
        "day": today.isoformat(),
        "holders": [
            {
                "space": one.space,
                "ticket": one.ticket,
                "claimed": None if one.claimed is None else one.claimed.isoformat(),
                "due": None if one.due is None else one.due.isoformat(),
                "overdue": one.overdue(today),
                "promoted": one.promoted,
            }
            for one in state.in_order
        ],
        "vacant": state.vacant,
        "open_objections": [one.seq for one in year.objections.values() if not one.outcome],
        "sanction_due": sanction_due(year.violations.values(), state.rules.year, today),
        "term_ends": state.rules.term.last_day.isoformat(),
    }


def unclaimed(year: Year) -> list[Holding]:
    """Who has not signed, the earliest deadline first; those without one last."""
    waiting = [one for one in year.standing() if one.claimed is None]
    return sorted(waiting, key=lambda one: (one.due or date.max, one.ticket))


def unclaimed_table(waiting: Sequence[Holding], today: date) -> Table:
    """Who is due, and who is overdue."""
    return Table(
        Text("Not claimed yet"),
        (Text("ticket"), Text("space"), Text("last day to claim"), Text("overdue")),
        tuple(
            (
                one.ticket,
                one.space,
                Text("not settled") if one.due is None else str(one.due),
                Text("yes") if one.overdue(today) else "",
            )
            for one in waiting
        ),
    )


def violations_table(found: Iterable[Violation]) -> Table:
    """Every violation, by entry."""
    return Table(
        Text("Violations"),
        (Text("entry"), Text("ticket"), Text("kind"), Text("began"), Text("minutes")),
        tuple(
            (
                *(str(one.seq), one.ticket, BREACH_IN_WORDS[one.breach]),
                *(f"{one.at:%Y-%m-%d %H:%M}", "" if one.minutes is None else str(one.minutes)),
            )
            for one in found
        ),
    )


def violations_json(found: Iterable[Violation]) -> list[dict[str, object]]:
    """The same for other programs."""
    return [
        {
            "entry": one.seq,
            "ticket": one.ticket,
            "breach": one.breach,
            "at": one.at.isoformat(),
            "minutes": one.minutes,
        }
        for one in found
    ]


def sanction_lines(due: Mapping[str, int], rules: YearRules) -> list[Text]:
    """Who has as many violations as bring a sanction; a person decides it."""
    return [
        Text(
            "{ticket} has {n} violations within {months} months; the rules ask for a decision "
            "(`parking-share sanction`).",
            ticket=ticket,
            n=n,
            months=rules.within_months,
        )
        for ticket, n in due.items()
    ]


def entries_table(events: Iterable[Event]) -> Table:
    """The outline of every entry; what they say stays in the register."""
    return Table(
        Text("Entries"),
        (
            Text("entry"),
            Text("time"),
            Text("kind"),
            Text("ticket"),
            Text("by"),
            Text("entry undone"),
        ),
        tuple(
            (
                *(str(one.seq), one.at, kind_in_words(one.kind), one.ticket, one.who),
                one.said("seq") if one.kind == UNDO else "",
            )
            for one in events
        ),
    )


def head_line(events: Sequence[Event]) -> list[Text]:
    """The digest of the last entry: written down elsewhere, it shows later what stood."""
    if not events:
        return []
    last = events[-1]
    return [Text("Register: {n} entries, the last {digest}.", n=last.seq, digest=last.digest[:20])]
