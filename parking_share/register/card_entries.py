"""Entries of access cards: issued, lost, made void, replaced."""

from __future__ import annotations

from dataclasses import replace

from parking_share.access.cards import CardFormat, card_number
from parking_share.errors import RegisterError
from parking_share.language import Text
from parking_share.register.card_span import LOST, REPLACED, VOID, CardSpan
from parking_share.register.event import Event
from parking_share.register.replay import step
from parking_share.register.year import Year, local_time

CARD, CARD_LOST, CARD_VOID, CARD_REPLACED = "card", "card-lost", "card-void", "card-replaced"
ENDS = {CARD_LOST: LOST, CARD_VOID: VOID, CARD_REPLACED: REPLACED}


@step(CARD, "card", "form", undoable=True)
def card(year: Year, event: Event) -> None:
    """A card that was never in anybody's hands this year is given to a holder who has none."""
    held = year.holding(event.ticket)
    if year.valid_card(event.ticket) is not None:
        raise RegisterError(
            Text("{ticket} has a card that is valid.", ticket=event.ticket),
            Text("Report it lost or replace it with `parking-share card`."),
        )
    span = CardSpan(
        seq=len(year.cards) + 1,
        card=event.said("card"),
        form=_form(event),
        ticket=held.ticket,
        space=held.space,
        plate=held.plate,
        begins=local_time(event),
    )
    if span.number.value in {one.number.value for one in year.cards}:
        raise RegisterError(
            Text("This card was issued before in round {round}.", round=year.round),
            Text("A card number is never used twice; take another card."),
        )
    year.cards.append(span)


@step(CARD_LOST, "card", "why", undoable=True)
@step(CARD_VOID, "card", "why", undoable=True)
@step(CARD_REPLACED, "card", "why", undoable=True)
def end_of_card(year: Year, event: Event) -> None:
    """A card opens the gate no more."""
    held = year.valid_card(event.ticket)
    if held is None or held.card != event.said("card"):
        raise RegisterError(
            Text("{ticket} has no valid card of this number.", ticket=event.ticket),
            Text("Look with `parking-share status`; nothing was written."),
        )
    year.put_card(held, replace(held, ends=local_time(event), ended=ENDS[event.kind]))


def _form(event: Event) -> str:
    try:
        return card_number(event.said("card"), CardFormat(event.said("form"))).form.value
    except ValueError:
        raise RegisterError(
            Text("This is no card number of the format {form}.", form=event.said("form")),
            Text("Write the number as it is printed on the card, leading zeros included."),
        ) from None
