"""One card's hours: those of every holder, within the card's own validity."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parking_share.access.hours import Answer
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window
from parking_share.language import Text


@dataclass(frozen=True, slots=True)
class CardValidity:
    """Until when one issued card opens the gate."""

    card: str
    window: Window
    """From the term's first evening to the morning after its last night."""
    held: bool
    """False when its ticket has lost the space since."""


def for_card(answer: Answer, validity: CardValidity) -> Answer:
    """The answer for one card: no outside its validity, whatever the hours say. Leaving stays."""
    within = validity.window.begins <= answer.instant < validity.window.ends
    sentence = _sentence(validity)
    if within and validity.held:
        return replace(answer, why=Text("{why} {card}", why=answer.why, card=sentence))
    return replace(answer, verdict=Verdict.NO, entering=Verdict.NO, why=sentence)


def _sentence(validity: CardValidity) -> Text:
    if not validity.held:
        return Text("Card {card} no longer belongs to a space.", card=validity.card)
    return Text(
        "Card {card} is valid from {begins} to {ends}.",
        card=validity.card,
        begins=f"{validity.window.begins:%Y-%m-%d %H:%M}",
        ends=f"{validity.window.ends:%Y-%m-%d %H:%M}",
    )
