"""Who holds which space now: a drawn round and its register, read for its rosters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.access.cards import (
    Award,
    CardFormat,
    IssuedCard,
    hand_out,
    refuse_shared_vehicle,
)
from parking_share.access.gates.export import Admitted
from parking_share.access.roster import Holder
from parking_share.cli.register_desk import open_register
from parking_share.cli.register_reading import StandingRound, standing_round
from parking_share.errors import InputError
from parking_share.files.round_folder import RoundFolder
from parking_share.language import Text
from parking_share.programme import Programme
from parking_share.register.card_entries import CARD
from parking_share.register.card_span import CardSpan
from parking_share.register.year import Year


@dataclass(frozen=True)
class Standing:
    """A round's rules, its holders and its cards."""

    folder: RoundFolder
    rules: Programme
    calendar: Calendar
    year: Year
    admitted: Admitted

    @property
    def holders(self) -> tuple[Holder, ...]:
        """In the order of the awards."""
        return self.admitted.holders


def read_standing(given: Path) -> Standing:
    """A drawn round. Raises `RoundError` when there is none."""
    found = standing_round(given)
    cards, all_held = found.year.cards, found.year.holdings
    admitted = Admitted(
        holders=_holders(found),
        cards=tuple(_issued(one) for one in cards if one.is_valid),
        ended=tuple(_issued(one) for one in cards if not one.is_valid),
        former=tuple((one.space, plate) for one in all_held for plate in one.plates_before),
    )
    return Standing(found.folder, found.rules, found.calendar, found.year, admitted)


def issue_cards(given: Path, stock: Path, form: str | None, words: tuple[str, str | None]) -> None:
    """Give a card to every holder who has none, by space; `words`: by whom, and when.

    All are entered in the register, or none.
    """
    from parking_share.access.card_stock import read_stock
    from parking_share.files.workbook import read_workbook

    numbers = read_stock(read_workbook(stock).sheets, card_format_named(form), stock.name)
    who, at = words
    with open_register(given, at) as desk:
        year = desk.year
        places = [space for lot in desk.papers.rules.lots for space in lot.spaces]
        held = sorted(year.standing(), key=lambda one: places.index(one.space))
        awards = [Award(one.ticket, one.space, one.plate) for one in held]
        refuse_shared_vehicle(awards)
        waiting = [one for one in awards if year.valid_card(one.ticket) is None]
        used = {one.number.value for one in year.cards}
        for award, number in hand_out(waiting, used, numbers):
            desk.write(CARD, award.ticket, who, {"card": number.text, "form": number.form.value})


def _holders(found: StandingRound) -> tuple[Holder, ...]:
    people = {one.ticket: one for one in found.people}
    cards = {one.ticket: one.card for one in found.year.cards if one.is_valid}
    return tuple(
        Holder(
            ticket=one.ticket,
            space=one.space,
            lot=one.lot,
            name=people[one.ticket].name,
            phone=people[one.ticket].phone,
            plate=one.plate,
            card=cards.get(one.ticket, ""),
            since=one.offered if one.promoted else None,
        )
        for one in found.year.standing()
    )


def _issued(one: CardSpan) -> IssuedCard:
    return IssuedCard(one.seq, one.card, one.form, one.ticket, one.space, one.plate)


def card_format_named(form: str | None) -> CardFormat | None:
    """A card format by its name; None where none is named. Raises `InputError` for another."""
    if form is None:
        return None
    if form not in set(CardFormat):
        raise InputError(
            Text("'{form}' is no card format.", form=form),
            Text("Use one of: {names}.", names=", ".join(CardFormat)),
        )
    return CardFormat(form)
