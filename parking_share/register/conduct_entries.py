"""Entries of conduct: violations and sanctions, objections and their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from parking_share.errors import RegisterError
from parking_share.language import Text
from parking_share.register.conduct import ANSWERS, BREACHES, Objection, Violation
from parking_share.register.event import Event
from parking_share.register.replay import step
from parking_share.register.sanction import Sanction
from parking_share.register.year import Year, local_time

VIOLATION, SANCTION, OBJECTION, ANSWER = "violation", "sanction", "objection", "answer"


@step(VIOLATION, "breach", "moment", "source", undoable=True)
def violation(year: Year, event: Event) -> None:
    """A breach that a person confirmed."""
    if event.ticket not in {one.ticket for one in year.holdings}:
        raise RegisterError(
            Text("{ticket} never held a space in this round.", ticket=event.ticket),
            Text("Only holders can break its rules; nothing was written."),
        )
    if event.said("breach") not in BREACHES:
        raise RegisterError(
            Text("“{breach}” is no kind of violation.", breach=event.said("breach")),
            Text("Use one of: {names}.", names=", ".join(BREACHES)),
        )
    minutes = event.said("minutes")
    found = Violation(
        seq=event.seq,
        ticket=event.ticket,
        breach=event.said("breach"),
        at=datetime.fromisoformat(event.said("moment")),
        minutes=int(minutes) if minutes else None,
        source=event.said("source"),
    )
    if found.at > local_time(event):
        raise RegisterError(
            Text("A violation cannot lie in the future."), Text("Nothing was written.")
        )
    for other in year.violations.values():
        if (other.ticket, other.breach, other.at) == (found.ticket, found.breach, found.at):
            raise RegisterError(
                Text("This violation stands in the register as entry {n}.", n=other.seq),
                Text("Nothing was written."),
            )
    year.violations[event.seq] = found


@step(SANCTION, "why", undoable=True)
def sanction(year: Year, event: Event) -> None:
    """A household takes no part in draws until a day, or for good."""
    until, begins = event.said("until"), local_time(event).date()
    last = date.fromisoformat(until) if until else None
    if last is not None and last < begins:
        raise RegisterError(
            Text("A sanction cannot end before it begins."), Text("Nothing was written.")
        )
    year.sanctions[event.seq] = Sanction(event.ticket, event.round, begins, last, event.said("why"))


@step(OBJECTION, "text", undoable=True)
def objection(year: Year, event: Event) -> None:
    """Somebody objects to the round, or to one ticket's part in it."""
    year.objections[event.seq] = Objection(event.seq, event.ticket, local_time(event).date())


@step(ANSWER, "objection", "outcome", "why", undoable=True)
def answer(year: Year, event: Event) -> None:
    """An objection is answered."""
    asked = event.said("objection")
    one = year.objections.get(int(asked) if asked.isdigit() else 0)
    if one is None or one.outcome:
        raise RegisterError(
            Text("There is no open objection {n} in this round.", n=asked),
            Text("Look with `parking-share status`; nothing was written."),
        )
    if event.said("outcome") not in ANSWERS:
        raise RegisterError(
            Text("“{outcome}” is no answer.", outcome=event.said("outcome")),
            Text("Use one of: {names}.", names=", ".join(ANSWERS)),
        )
    day = local_time(event).date()
    year.objections[one.seq] = replace(one, answered=day, outcome=event.said("outcome"))
