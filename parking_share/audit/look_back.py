"""The drawn rounds of a programme as its next term looks back on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parking_share.audit.chain import drawn
from parking_share.audit.kept import KeptRound
from parking_share.audit.past import PastRound, PastTicket, past_round
from parking_share.audit.rerun import Rerun, run_again, sealed_list
from parking_share.errors import RoundError
from parking_share.evidence.sealed import SealedApplication
from parking_share.language import Text
from parking_share.lottery.allocate import AWARD
from parking_share.lottery.amendments import standing_allocation
from parking_share.programme import Programme


@dataclass(frozen=True, slots=True)
class Past:
    """Every drawn round, in the order of the draws, as far as it was kept."""

    drawn: tuple[KeptRound, ...]
    last_rules: Programme
    """The rules of the round drawn last."""
    reruns: Mapping[str, Rerun]
    known: tuple[PastRound, ...]
    """What became of the households; rounds whose papers are gone are left out."""

    @property
    def last(self) -> KeptRound:
        """The round drawn last."""
        return self.drawn[-1]

    @property
    def lost(self) -> list[str]:
        """The rounds whose papers are gone, so that nobody of them can be known again."""
        known = {one.name for one in self.known}
        return [one.name for one in self.drawn if one.name not in known]

    @property
    def people(self) -> dict[tuple[str, str], SealedApplication]:
        """The sealed lists, by round and ticket."""
        return {
            (kept.name, row.ticket): row
            for kept in self.drawn
            for row in sealed_list(kept).value or ()
        }

    def holders(self, kept: KeptRound) -> list[PastTicket]:
        """Who holds a space of a known round, by its last allocation."""
        of_ticket = {
            one.application.ticket: one.application for one in self.reruns[kept.name].decided
        }
        return [
            PastTicket(kept.name, of_ticket[place.ticket], is_offered=True)
            for place in standing_allocation(kept.case.record.files)
            if place.result == AWARD
        ]


def look_back(rounds: Iterable[KeptRound], last: str) -> Past:
    """The past of a programme whose round drawn last is `last`.

    Raises `RoundError` when another one was drawn last, when a closed list still waits for its
    draw, or when the papers of the last round are gone.
    """
    rounds = tuple(rounds)
    finished = tuple(drawn(rounds))
    _require_last(rounds, finished, last)
    rules = finished[-1].rules
    reruns = {one.name: run_again(one, sealed_list(one).value) for one in finished}
    found = [past_round(one, reruns[one.name]) for one in finished]
    if not isinstance(rules, Programme) or found[-1].value is None:
        why = rules if isinstance(rules, Text) else found[-1].fault or ""
        raise RoundError(
            Text("The next term needs all papers of the last one: {why}.", why=why),
            Text("Bring back the round's folder as it was, sealed part included."),
        )
    known = tuple(one.value for one in found if one.value is not None)
    judged = {name: one.value for name, one in reruns.items() if one.value is not None}
    return Past(finished, rules, judged, known)


def _require_last(
    rounds: tuple[KeptRound, ...], finished: tuple[KeptRound, ...], last: str
) -> None:
    waiting = sorted({one.name for one in rounds} - {one.name for one in finished})
    if waiting:
        raise RoundError(
            Text("Round {round} is not drawn yet.", round=waiting[0]),
            Text("Draw it first; the next term begins from the round drawn last."),
        )
    if not finished or finished[-1].name != last:
        raise RoundError(
            Text("Round {round} is not the one drawn last.", round=last),
            Text("Name the folder of the round drawn last, such as rounds/2026."),
        )
