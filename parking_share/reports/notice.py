"""What a result notice says, worked out from the public files and the names as they may be shown.

Nothing in it comes from the sealed folder but masked names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from parking_share.access.objection import ObjectionPeriod
from parking_share.evidence.rehearsal_mark import MARK, is_rehearsal
from parking_share.lottery import allocate, amendments, commitment, draw, seed, tickets
from parking_share.lottery.commitment import short_digest
from parking_share.lottery.plain_text import instant
from parking_share.programme import Programme

MOST_PRINTED = 2000
"""Lines of one list; a longer one is looked up, not read."""
REASON_GROUPS = (
    ("material", "材料原因", "papers"),
    ("eligibility", "资格原因", "eligibility"),
    ("duplicate", "重复申请", "applied twice"),
    ("late", "逾期", "too late"),
    ("sanction", "限制资格", "barred"),
    ("", "已撤回", "withdrawn"),
)
"""Every public reason of `tickets.csv`, in Chinese and English; nothing at all is a withdrawal."""
_STRUCK = ("已退出分配", "struck from the allocation")


@dataclass(frozen=True, slots=True)
class Line:
    """One household on a list."""

    number: int
    """Its place on this list, from 1."""
    ticket: str
    name: str
    """As it may be shown; empty where nothing may."""
    lot: str = ""
    space: str = ""


@dataclass(frozen=True, slots=True)
class ReasonList:
    """The tickets that take no part for one group of reasons."""

    zh: str
    en: str
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """The objection period as a notice prints it."""

    days: int
    first: date | None
    last: date | None
    zh: str
    """`2026年3月9日至3月13日`."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything a result notice prints, lists apart from how they look."""

    rehearsal: bool
    """Whether it is only an exercise, and says so."""
    title: str
    title_en: str
    organiser: str
    programme: str
    round: str
    drawn_on: str
    drawn_on_iso: str
    amended: int
    """The number of the last amendment; 0 where there is none."""
    needed: bool
    """Whether there were more households than spaces."""
    received: int
    eligible: int
    spaces: int
    named: bool
    several_lots: bool
    awards: tuple[Line, ...]
    alternates: tuple[Line, ...]
    """Empty where there are more than `MOST_PRINTED`."""
    alternate_count: int
    passed: tuple[ReasonList, ...]
    passed_count: int
    objection: Objection
    contact: str | None
    digest: str
    short_digest: str
    places: str
    frozen_at: str
    taken_at: str
    sources: str
    seed: str
    key: str
    example_ticket: str
    to_pick: tuple[str, ...] = ()
    """The files that the reader has to pick, where they are too long for the page."""


def chinese_date(day: date) -> str:
    """`2026年3月6日`, as GB/T 9704 writes it."""
    return f"{day.year}年{day.month}月{day.day}日"


def drawn_on(files: Mapping[str, bytes]) -> date:
    """The day on which the seed of a record was taken."""
    return instant(seed.parse_seed(files[seed.FILE]).taken_at).date()


def result_notice(
    files: Mapping[str, bytes],
    programme: Programme,
    names: Mapping[str, str],
    period: ObjectionPeriod | None,
) -> Notice:
    """The notice of a drawn round, its amendments included."""
    committed = commitment.parse_commitment(files[commitment.FILE])
    digest = commitment.digest(files[commitment.FILE])
    taken = seed.parse_seed(files[seed.FILE])
    listed = tickets.parse_tickets(files[tickets.FILE])
    places = amendments.standing_allocation(files)
    alternates = _lines((p for p in places if p.result == allocate.ALTERNATE), names)
    passed = [place.ticket for place in places if place.result == allocate.PASSED]
    drawn = drawn_on(files)
    name = programme.programme.name
    mark = MARK if is_rehearsal(files) else ""
    return Notice(
        rehearsal=bool(mark),
        title=f"{mark}关于{name}摇号结果的公示",
        title_en=f"{mark}Notice of the lottery result: {name}",
        organiser=committed.organiser,
        programme=name,
        round=committed.round,
        drawn_on=chinese_date(drawn),
        drawn_on_iso=drawn.isoformat(),
        amended=_last_amendment(files),
        needed=allocate.lottery_was_needed(allocate.parse_allocation(files[allocate.FILE])),
        received=committed.received,
        eligible=committed.eligible,
        spaces=sum(len(lot.spaces) for lot in committed.lots),
        named=bool(names),
        several_lots=len(committed.lots) > 1,
        awards=_lines((p for p in places if p.result == allocate.AWARD), names),
        alternates=alternates if len(alternates) <= MOST_PRINTED else (),
        alternate_count=len(alternates),
        passed=_reasons(listed, set(passed)) if len(passed) <= MOST_PRINTED else (),
        passed_count=len(passed),
        objection=objection_of(programme, period),
        contact=programme.notice.contact,
        digest=digest,
        short_digest=short_digest(digest),
        places="；".join(committed.places),
        frozen_at=committed.frozen_at,
        taken_at=taken.taken_at,
        sources="；".join(source.describe for source in committed.seed_sources),
        seed=taken.string,
        key=draw.key(committed.programme, committed.round, digest, taken.string),
        example_ticket=listed[0].ticket if listed else "",
    )


def _lines(places: Iterable[allocate.Place], names: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(number, place.ticket, names.get(place.ticket, ""), place.lot, place.space)
        for number, place in enumerate(places, start=1)
    )


def _reasons(listed: Iterable[tickets.Ticket], passed: set[str]) -> tuple[ReasonList, ...]:
    """The tickets without a place by their public reason; those struck later by themselves."""
    out = [ticket for ticket in listed if ticket.ticket in passed]
    groups = [
        (zh, en, [one.ticket for one in out if not one.eligible and one.reason == reason])
        for reason, zh, en in REASON_GROUPS
    ]
    groups.append((*_STRUCK, [one.ticket for one in out if one.eligible]))
    return tuple(ReasonList(zh, en, tuple(members)) for zh, en, members in groups if members)


def _last_amendment(files: Mapping[str, bytes]) -> int:
    rows = files.get(amendments.FILE)
    return 0 if rows is None else len(amendments.parse_amendments(rows))


def objection_of(programme: Programme, period: ObjectionPeriod | None) -> Objection:
    """The objection period as it is printed; without one, its length alone."""
    days = programme.draw.objection_working_days
    if period is None:
        return Objection(days, None, None, "")
    first, last = period.first, period.last
    shown = chinese_date(last) if last.year != first.year else f"{last.month}月{last.day}日"
    return Objection(days, first, last, f"{chinese_date(first)}至{shown}")
