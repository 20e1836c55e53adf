"""Who holds which space now: a drawn round, read for its rosters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.access.calendar import Calendar
from parking_share.access.cards import Award, CardFormat, IssuedCard, issue
from parking_share.access.roster import Holder
from parking_share.errors import InputError, RoundError
from parking_share.files.round_folder import RoundFolder
from parking_share.language import Text
from parking_share.programme import Programme

if TYPE_CHECKING:
    from parking_share.register.card_span import CardSpan


@dataclass(frozen=True)
class Standing:
    """A round's rules, its holders and its cards."""

    folder: RoundFolder
    rules: Programme
    calendar: Calendar
    holders: tuple[Holder, ...]
    """In the order of the allocation."""
    issued: tuple[IssuedCard, ...]


def read_standing(given: Path) -> Standing:
    """A drawn round. Raises `RoundError` when there is none."""
    from parking_share.evidence.sealed import FILE as SEALED_LIST
    from parking_share.evidence.sealed import parse_sealed
    from parking_share.files.calendar import load_calendar
    from parking_share.files.issued_cards import read_issued
    from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
    from parking_share.lottery.allocate import AWARD
    from parking_share.lottery.amendments import standing_allocation

    folder = RoundFolder(given.resolve())
    if not folder.is_drawn:
        raise RoundError(
            Text("{folder}: this is no drawn round.", folder=given),
            Text("Draw it first with `parking-share draw`."),
        )
    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    people = {one.ticket: one for one in parse_sealed(folder.sealed_file(SEALED_LIST))}
    issued = read_issued(folder)
    cards = {one.ticket: one.card for one in issued}
    holders = tuple(
        Holder(
            ticket=place.ticket,
            space=place.space,
            lot=place.lot,
            name=people[place.ticket].name,
            phone=people[place.ticket].phone,
            plate=people[place.ticket].plate,
            card=cards.get(place.ticket, ""),
        )
        for place in standing_allocation(folder.public_files())
        if place.result == AWARD
    )
    return Standing(folder, rules, load_calendar(folder.path.parent.parent), holders, issued)


def issue_cards(standing: Standing, stock: Path, form: str | None) -> Standing:
    """Give a card to every holder who has none, by space, and record it in the sealed folder."""
    from parking_share.access.card_stock import read_stock
    from parking_share.files.issued_cards import record_issued
    from parking_share.files.workbook import read_workbook

    cards = read_stock(read_workbook(stock).sheets, card_format_named(form), stock.name)
    order = [space for lot in standing.rules.lots for space in lot.spaces]
    by_space = sorted(standing.holders, key=lambda one: order.index(one.space))
    awards = [Award(one.ticket, one.space, one.plate) for one in by_space]
    new = issue(awards, standing.issued, cards)
    record_issued(standing.folder, new)
    return _with_cards(standing, new)


def card_spans(standing: Standing) -> tuple[CardSpan, ...]:
    """The cards of a round, each good for the whole term, and the plates of holders without one.

    Cards that were lost, replaced or ended are not told apart: what the round's own files say.
    """
    from parking_share.access.cards import IssuedCard
    from parking_share.access.roster import validity
    from parking_share.register.card_span import CardSpan

    term = validity(standing.rules.term, standing.rules.hours)
    carded = {one.ticket for one in standing.issued}
    by_plate = [
        IssuedCard(0, "", "", one.ticket, one.space, one.plate)
        for one in standing.holders
        if one.ticket not in carded
    ]
    return tuple(
        CardSpan(one.card, one.form, one.ticket, one.space, one.plate, term.begins, term.ends)
        for one in (*standing.issued, *by_plate)
    )


def _with_cards(standing: Standing, new: Sequence[IssuedCard]) -> Standing:
    cards = {one.ticket: one.card for one in new}
    holders = tuple(replace(one, card=cards.get(one.ticket, one.card)) for one in standing.holders)
    return replace(standing, holders=holders, issued=(*standing.issued, *new))


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
