"""Entries of a holder: the space claimed, the deadline moved, the vehicle changed, a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parking_share.errors import RegisterError
from parking_share.language import Text
from parking_share.register.event import Event
from parking_share.register.holding import VehicleChange
from parking_share.register.replay import step
from parking_share.register.year import Year, local_time

CLAIM, EXTEND, VEHICLE, NOTE = "claim", "extend", "vehicle", "note"


@step(CLAIM, "on", undoable=True)
def claim(year: Year, event: Event) -> None:
    """The agreement is signed."""
    held = year.holding(event.ticket)
    if held.claimed is not None:
        raise RegisterError(
            Text("{ticket} claimed its space on {day}.", ticket=held.ticket, day=held.claimed),
            Text("Nothing was written."),
        )
    on = date.fromisoformat(event.said("on"))
    if not held.offered.date() <= on <= local_time(event).date():
        raise RegisterError(
            Text(
                "A space offered on {offered} cannot be claimed on {day}.",
                offered=held.offered.date(),
                day=on,
            ),
            Text("Give the day of signing with --on; it is not in the future."),
        )
    year.put(replace(held, claimed=on))


@step(EXTEND, "due", "why", undoable=True)
def extend(year: Year, event: Event) -> None:
    """A later last day to claim, or the first one that could be settled."""
    held, due = year.holding(event.ticket), date.fromisoformat(event.said("due"))
    if held.claimed is not None:
        raise RegisterError(
            Text("{ticket} has claimed its space already.", ticket=held.ticket),
            Text("Nothing was written."),
        )
    if due < held.offered.date() or (held.due is not None and due <= held.due):
        raise RegisterError(
            Text("{day} is no later deadline than {due}.", day=due, due=held.due or "-"),
            Text("A deadline is only ever moved to a later day."),
        )
    year.put(replace(held, due=due))


@step(VEHICLE, "plate", "proof", undoable=True)
def vehicle(year: Year, event: Event) -> None:
    """Another vehicle, or another plate, takes the place of the one before."""
    held, plate = year.holding(event.ticket), event.said("plate")
    for other in year.standing():
        if other.plate == plate:
            raise RegisterError(
                Text("This plate stands with {ticket} already.", ticket=other.ticket),
                Text("One vehicle has one space; nothing was written."),
            )
    changes = (*held.changes, VehicleChange(local_time(event).date(), held.plate))
    year.put(replace(held, plate=plate, changes=changes))
    card = year.valid_card(event.ticket)
    if card is not None:
        year.put_card(card, replace(card, plate=plate))


@step(NOTE, "text", undoable=True)
def note(_: Year, __: Event) -> None:
    """A telephone call, a visit, anything that a later reader will ask about."""
