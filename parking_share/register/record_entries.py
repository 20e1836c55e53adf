"""Entries about the public record: drawn, amended, and the awards that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parking_share.errors import RegisterError
from parking_share.language import Text
from parking_share.lottery.amendments import REINSTATE, STRIKE
from parking_share.register.card_span import ENDED
from parking_share.register.event import Event
from parking_share.register.holding import CANCELLED, FORFEITED, RETURNED, STRUCK, Holding
from parking_share.register.replay import step
from parking_share.register.year import Year, local_time

DRAWN, AWARD, AMENDED = "drawn", "award", "amended"
CHANGE_OF = {
    STRIKE: STRIKE,
    FORFEITED: STRIKE,
    RETURNED: STRIKE,
    CANCELLED: STRIKE,
    REINSTATE: REINSTATE,
}
"""What each entry that amends the public record does there (draw protocol §7)."""


@step(DRAWN, "record", by_person=False)
def drawn(year: Year, event: Event) -> None:
    """The year begins with the record of the draw."""
    if year.is_drawn:
        raise RegisterError(Text("Round {round} is in the register already.", round=year.round))
    year.is_drawn, year.record = True, event.said("record")


@step(AWARD, "lot", "space", by_person=False)
def award(year: Year, event: Event) -> None:
    """A household is offered a space, which nobody else holds."""
    for other in year.standing():
        if other.space == event.said("space") or other.ticket == event.ticket:
            raise RegisterError(
                Text(
                    "Space {space} is held by {other}; it cannot be awarded to {ticket}.",
                    space=other.space,
                    other=other.ticket,
                    ticket=event.ticket,
                ),
                Text("Nothing was written."),
            )
    due = event.said("due")
    year.holdings.append(
        Holding(
            ticket=event.ticket,
            lot=event.said("lot"),
            space=event.said("space"),
            offered=local_time(event),
            due=date.fromisoformat(due) if due else None,
            plate=event.said("plate"),
            promoted=bool(event.said("after")),
        )
    )


@step(AMENDED, "seq", "change", by_person=False)
def amended(year: Year, event: Event) -> None:
    """The public record has one amendment more; who was struck holds nothing any more."""
    if int(event.said("seq")) != year.amended + 1:
        raise RegisterError(
            Text(
                "Amendment {found} cannot follow amendment {last}.",
                found=event.said("seq"),
                last=year.amended,
            )
        )
    how = STRUCK if year.unfinished is None else year.unfinished.kind
    year.amended += 1
    year.record = event.said("record") or year.record
    year.unfinished = None
    if event.said("change") == STRIKE:
        _end(year, event, how)


@step(STRUCK, "reason")
@step(REINSTATE, "reason")
def announced(year: Year, event: Event) -> None:
    """A ticket is to leave the round or to come back: the record is amended next."""
    year.unfinished = event


@step(RETURNED, "reason", "why")
@step(CANCELLED, "reason", "why")
def given_up(year: Year, event: Event) -> None:
    """A holder gives the space back, or loses it."""
    year.holding(event.ticket)
    year.unfinished = event


@step(FORFEITED, "reason")
def forfeited(year: Year, event: Event) -> None:
    """A space that was not claimed is lost."""
    if year.holding(event.ticket).claimed is not None:
        raise RegisterError(
            Text("{ticket} has claimed its space; it cannot be forfeited.", ticket=event.ticket),
            Text("A holder gives it back (`return`) or loses it (`sanction --cancel`)."),
        )
    year.unfinished = event


def _end(year: Year, event: Event, how: str) -> None:
    at = local_time(event)
    for one in [one for one in year.standing() if one.ticket == event.ticket]:
        year.put(replace(one, ended=at, how=how))
    card = year.valid_card(event.ticket)
    if card is not None:
        year.put_card(card, replace(card, ends=max(at, card.begins), ended=ENDED))
