"""The screens of a public draw, in order: digest, seed, ranks. What they say, not how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parking_share.language import Text
from parking_share.lottery.allocate import ALTERNATE, AWARD, Place
from parking_share.lottery.commitment import Commitment, short_digest
from parking_share.reports.draw_report import DrawnRound, draw_lines
from parking_share.reports.table import Words


@dataclass(frozen=True, slots=True)
class Screen:
    """One page in front of the public."""

    title: Words
    large: str
    """What everybody in the room should read; may be empty."""
    lines: tuple[Words, ...]
    one_by_one: bool = False
    """Whether its lines appear one after another."""


def digest_screen(committed: Commitment, digest: str, mark: str = "") -> Screen:
    """The commitment, to be compared with the papers that were posted."""
    return Screen(
        Text("{mark}1. Is this the list that was posted?", mark=mark),
        short_digest(digest),
        (
            Text("Compare these five groups, aloud, with the paper posted at:"),
            *(f"  · {place}" for place in committed.places),
            "",
            Text("In full: {digest}", digest=digest),
            Text(
                "{received} applications, {eligible} of them eligible; closed {at}.",
                received=committed.received,
                eligible=committed.eligible,
                at=committed.frozen_at,
            ),
        ),
    )


def sources_screen(committed: Commitment, mark: str = "") -> Screen:
    """Where the seed is about to come from."""
    lines: list[Words] = []
    for source in committed.seed_sources:
        lines += [
            f"  · {source.id}: {source.describe}",
            Text("    when: {due}; otherwise: {other}", due=source.due, other=source.fallback),
        ]
    return Screen(
        Text("{mark}2. Where the seed comes from", mark=mark),
        "",
        (Text("It was fixed together with the list. Next, it is taken."), *lines),
    )


def seed_screen(drawn: DrawnRound, mark: str = "") -> Screen:
    """The seed, and the key that follows from it."""
    return Screen(
        Text("{mark}3. The seed", mark=mark),
        "",
        (
            drawn.seed.string,
            "",
            Text("Whoever has list and seed gets the same ranks, with any SHA-256 program."),
            Text("Key of this round: {key}", key=drawn.key),
        ),
    )


def rank_screens(drawn: DrawnRound, rows: int, mark: str = "") -> list[Screen]:
    """The ranks, `rows` a page: all awards, then the alternates in their order."""
    awards = [place for place in drawn.places if place.result == AWARD]
    alternates = [place for place in drawn.places if place.result == ALTERNATE]
    pages = [*_pages(Text("{mark}4. Awards", mark=mark), awards, rows)]
    return pages + _pages(Text("{mark}5. Alternates, in their order", mark=mark), alternates, rows)


def last_screen(drawn: DrawnRound, mark: str = "") -> Screen:
    """The draw in a few sentences, and how anybody checks it."""
    check = Text("Anybody can check it: parking-share verify {record}", record=drawn.record)
    return Screen(
        Text("{mark}6. The draw is finished", mark=mark), "", (*draw_lines(drawn), "", check)
    )


def _pages(title: Text, places: Sequence[Place], rows: int) -> list[Screen]:
    return [
        Screen(title, "", tuple(_row(place) for place in places[at : at + rows]), one_by_one=True)
        for at in range(0, len(places), rows)
    ]


def _row(place: Place) -> Text:
    if place.result == AWARD:
        return Text(
            "rank {rank}  {ticket}  space {space} ({lot})",
            rank=f"{place.rank:>4}",
            ticket=f"{place.ticket:<16}",
            space=place.space,
            lot=place.lot,
        )
    return Text("rank {rank}  {ticket}", rank=f"{place.rank:>4}", ticket=place.ticket)
