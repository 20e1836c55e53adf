"""The roster that was written last, against the register: what the gate was loaded from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parking_share.audit.check import Check, Fault, judged
from parking_share.audit.kept import KeptRound
from parking_share.language import Text
from parking_share.register.year import Year

ROSTER = "roster"


def roster_check(kept: KeptRound, year: Year) -> Check:
    """Whether every space, card and plate of the kept roster is what stands in the register."""
    if kept.roster is None:
        return judged(ROSTER, Text("no roster is kept"), ())
    gone_through = Text("the kept roster against the register")
    if isinstance(kept.roster, Text):
        return judged(ROSTER, gone_through, [Fault("sealed/roster", kept.roster)])
    return judged(ROSTER, gone_through, _roster_faults(kept.roster, year))


def _roster_faults(rows: tuple[Mapping[str, str], ...], year: Year) -> Iterator[Fault]:
    due = {}
    for one in year.standing():
        card = year.valid_card(one.ticket)
        due[one.space] = (one.ticket, "" if card is None else card.card, one.plate)
    found = {row["space"]: (row["ticket"], row["card"], row["plate"]) for row in rows}
    for space in sorted(due.keys() | found.keys()):
        if due.get(space) != found.get(space):
            what = Text("the roster is not what the register says: write it again")
            yield Fault(space, what)
