"""Cards that are out already: the drawn rounds of a programme folder and until when they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parking_share.access.roster import validity
from parking_share.access.windows import Window
from parking_share.files.programme_folder import PROGRAMME_FILE, ROUNDS, read_programme
from parking_share.files.round_folder import RoundFolder
from parking_share.lottery.allocate import AWARD
from parking_share.lottery.amendments import standing_allocation


@dataclass(frozen=True, slots=True)
class IssuedCards:
    """The cards of one drawn round."""

    round: str
    cards: int
    valid: Window


def issued_cards(programme_folder: Path) -> Iterator[IssuedCards]:
    """The cards of every drawn round, in order of the rounds' names."""
    rounds = programme_folder / ROUNDS
    for path in sorted(rounds.iterdir()) if rounds.is_dir() else ():
        folder = RoundFolder(path)
        if path.name.startswith(".") or not folder.is_drawn:
            continue
        rules, _ = read_programme(folder.public / PROGRAMME_FILE)
        places = standing_allocation(folder.public_files())
        awards = sum(place.result == AWARD for place in places)
        yield IssuedCards(path.name, awards, validity(rules.term, rules.hours))
