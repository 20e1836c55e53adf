"""Losses in a row, counted from past records: what a household's weight rests on.

The one place that counts them. `init --from` writes them into the office's lists; `audit` counts
again and compares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from parking_share.audit.past import PastRound, PastTicket, as_entry, documents
from parking_share.eligibility.lists import HOUSEHOLD, ListKind, OfficeList
from parking_share.eligibility.s_weight import weight_of
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.programme import Programme


@dataclass(frozen=True, slots=True)
class Streak:
    """One household with these documents, and how often it lost since it was offered a space."""

    latest: PastTicket
    losses: int

    @property
    def texts(self) -> dict[Field, str]:
        """Its documents and its losses, as they stand in the list."""
        return {**documents(self.latest.application), Field.LOSSES: str(self.losses)}


def losing_streaks(past: Sequence[PastRound]) -> tuple[Streak, ...]:
    """Every household that lost and was not offered a space since; `past` in order of the draws.

    A round in which any ticket of the household was offered a space ends the streak; one in which
    some took part and none was offered one makes it longer; any other leaves it. Tickets are of
    one household where they share an ID number, a plate or a dwelling.
    """
    rounds_of: defaultdict[Hashable, dict[int, bool]] = defaultdict(dict)
    for number, one in enumerate(past):
        for ticket in one.tickets:
            for key in _keys(ticket.application):
                offered = rounds_of[key].get(number, False)
                rounds_of[key][number] = offered or ticket.is_offered
    streaks: dict[Hashable, Streak] = {}
    for number, one in enumerate(past):
        for ticket in sorted(one.tickets, key=lambda one: one.application.ticket):
            own = {number: ticket.is_offered}
            found = [own, *(rounds_of[key] for key in _keys(ticket.application))]
            if losses := _losses(found):
                streak = Streak(ticket, losses)
                streaks[tuple(documents(ticket.application).values())] = streak
    return tuple(streaks.values())


def due_weights(
    applications: Iterable[Application], rules: Programme, past: Sequence[PastRound]
) -> dict[str, int]:
    """The weight that past records give each application of a later round, by its ticket."""
    streaks = losing_streaks(past) if rules.policy.ladder > 1 else ()
    spellings = rules.community.spellings
    entries = [as_entry(number, one.texts, spellings) for number, one in enumerate(streaks)]
    lists = {ListKind.LOSSES: OfficeList(ListKind.LOSSES, entries)}
    return {one.ticket: weight_of(one, rules, lists) for one in applications}


def _losses(found: Sequence[dict[int, bool]]) -> int:
    """How many of the latest rounds in a row have no offer, over all a household's documents."""
    rounds = sorted(set(chain.from_iterable(found)), reverse=True)
    offers = (any(one.get(number, False) for one in found) for number in rounds)
    return sum(1 for _ in takewhile(lambda offered: not offered, offers))


def _keys(application: Application) -> Iterator[Hashable]:
    for place, (key, _) in enumerate(HOUSEHOLD):
        if (value := key(application)) is not None:
            yield place, value
