"""The roster that was written last, against the register: what the gate was loaded from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from parking_share.audit.check import ROSTER, Check, Fault, judged
from parking_share.audit.kept import KeptRound
from parking_share.evidence.sealed import SealedApplication
from parking_share.language import Text
from parking_share.register.year import Year


def roster_check(kept: KeptRound, year: Year, people: Iterable[SealedApplication]) -> Check:
    """Whether every holder, card and plate of the kept roster is what stands in the register."""
    if kept.roster is None:
        return judged(ROSTER, Text("no roster is kept"), ())
    gone_through = Text("the kept roster against the register")
    if isinstance(kept.roster, Text):
        return judged(ROSTER, gone_through, [Fault("sealed/roster", kept.roster)])
    due = {row["space"]: row for row in _rows(year, people)}
    return judged(ROSTER, gone_through, _faults({row["space"]: row for row in kept.roster}, due))


def _faults(
    found: Mapping[str, Mapping[str, str]], due: Mapping[str, Mapping[str, str]]
) -> Iterator[Fault]:
    for space in sorted(due.keys() | found.keys()):
        if due.get(space) != found.get(space):
            what = Text("the roster is not what the register says: write it again")
            yield Fault(space, what)


def _rows(year: Year, people: Iterable[SealedApplication]) -> Iterator[dict[str, str]]:
    known = {one.ticket: one for one in people}
    for held in year.standing():
        card, person = year.valid_card(held.ticket), known.get(held.ticket)
        yield {
            "card": "" if card is None else card.card,
            "space": held.space,
            "lot": held.lot,
            "ticket": held.ticket,
            "name": "" if person is None else person.name,
            "plate": held.plate,
            "phone": "" if person is None else person.phone,
        }
