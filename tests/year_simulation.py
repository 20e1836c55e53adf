"""An office in memory: a drawn record of a few households, and the entries of its year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from parking_share.evidence.amend import amend_round
from parking_share.evidence.record import SUMS, sha256sums
from parking_share.lottery import allocate, commitment, draw, seed, tickets
from parking_share.lottery.commitment import Commitment, Lot, SeedSource
from parking_share.lottery.tickets import Ticket
from parking_share.register.catching_up import Offers, unnoted
from parking_share.register.event import Entry, Event, next_event
from parking_share.register.record_entries import CHANGE_OF
from parking_share.register.year import Year
from parking_share.register.years import year_of

PROGRAMME, ROUND = "test", "2026"
DRAWN_AT = datetime.fromisoformat("2026-03-06T10:00:00+08:00")
DAYS_TO_CLAIM, DAYS_FOR_ALTERNATES = 14, 7


def record(households: int, spaces: int, text: str = "x") -> dict[str, bytes]:
    """The public files of a draw."""
    listed = tuple(
        Ticket(f"T-{n:02d}", "eligible", "", 1, 1, ("general",), f"{n:064x}")
        for n in range(households)
    )
    lots = (Lot("general", tuple(f"A{n:02d}" for n in range(1, spaces + 1))),)
    committed = Commitment(
        programme=PROGRAMME,
        round=ROUND,
        organiser="某单位",
        received=households,
        eligible=households,
        tickets_sha256=commitment.digest(tickets.tickets_csv(listed)),
        lots=lots,
        lot_order="-",
        tier_rule="-",
        weight_rule="-",
        seed_sources=(SeedSource("text", "text", "-", "-", "-", None),),
        closes="2026-02-27T17:00:00+08:00",
        frozen_at="2026-03-05T10:00:00+08:00",
        reasons=("material",),
        redraw_rule="-",
        places=("a", "b"),
        previous=None,
    )
    data = commitment.commitment_bytes(committed)
    digest = commitment.digest(data)
    taken = seed.enter_seed(committed, digest, {"text": text}, DRAWN_AT.isoformat(), ())
    drawn = draw.draw(listed, draw.key(PROGRAMME, ROUND, digest, taken.string))
    files = {
        tickets.FILE: tickets.tickets_csv(listed),
        commitment.FILE: data,
        seed.FILE: seed.seed_bytes(taken),
        draw.FILE: draw.draw_csv(drawn),
        allocate.FILE: allocate.allocation_csv(allocate.allocate(drawn, listed, lots)),
    }
    return {**files, SUMS: sha256sums(files)}


def due_day(offered: date, promoted: bool) -> date:  # noqa: FBT001 - as `Offers` has it
    """A plain deadline, without holidays."""
    return offered + timedelta(days=DAYS_FOR_ALTERNATES if promoted else DAYS_TO_CLAIM)


@dataclass
class Office:
    """A round's record and register, one command after the other."""

    files: dict[str, bytes]
    events: list[Event] = field(default_factory=list)
    at: datetime = DRAWN_AT
    salts: int = 0

    def __post_init__(self) -> None:
        self.catch_up()

    @property
    def year(self) -> Year:
        """What stands now."""
        return year_of(self.events, ROUND)

    def do(self, kind: str, ticket: str = "", **content: str) -> None:
        """One command; what is refused leaves everything as it was."""
        at = self.at.isoformat(timespec="seconds")
        added: dict[str, bytes] = {}
        if kind in CHANGE_OF:
            content.setdefault("reason", "-")
            change = CHANGE_OF[kind]
            amended = amend_round(self.files, change, ticket, content["reason"], self.at)
            added = dict(amended.files)
        event = self._next(Entry(at, ROUND, kind, ticket, "甲", content))
        year_of([*self.events, event], ROUND)
        self.events.append(event)
        self.files = {**self.files, **added}
        self.catch_up()

    def catch_up(self) -> None:
        """Note what the record says."""
        plates = {f"T-{n:02d}": f"浙B{20000 + n}" for n in range(99)}
        for entry in unnoted(self.files, self.year, Offers(plates, due_day)):
            self.events.append(self._next(entry))
        self.year  # noqa: B018 - the replay refuses what makes no sense

    def _next(self, entry: Entry) -> Event:
        self.salts += 1
        before = self.events[-1] if self.events else None
        return next_event(PROGRAMME, before, entry, f"{self.salts:032x}")
