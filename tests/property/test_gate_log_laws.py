"""Laws of the gate log, for any stays, any order, any grace."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from gate_logs import GRACE, SCHEDULE, TERM, at, passage, span
from hypothesis import given, settings
from hypothesis import strategies as st

from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.findings import find
from parking_share.register.gate_log.passages import Passage
from parking_share.register.gate_log.presence import laid_out, presence

law = settings(deadline=None, max_examples=25)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CARDS = tuple(span(number) for number in (1, 2, 3))
FIRST, LAST = at("2026-09-25 00:00"), at("2026-10-12 00:00")
"""A season turns and a holiday lies in it, with a make-up workday on either side."""
moments = st.integers(0, (LAST - FIRST) // MINUTE).map(lambda n: FIRST + n * MINUTE)
lines = st.builds(
    lambda when, way, card, refused: passage(when, way, card, refused=refused),
    moments,
    st.sampled_from(["in", "in", "out"]),
    st.sampled_from([*CARDS, CARDS[0].plate, "浙B99999"]),
    st.sampled_from(["", "", "", "无效时段"]),
)
logs = st.lists(lines, min_size=1, max_size=40, unique=True)
graces = st.integers(0, 300).map(lambda minutes: minutes * MINUTE)


def numbered(log: list[Passage]) -> list[Passage]:
    return [one._replace(line=number) for number, one in enumerate(log, start=1)]


@settings(deadline=None, max_examples=100)
@given(
    moments | st.integers(0, 6000).map(lambda n: at("2026-12-30 00:00") + n * MINUTE),
    st.integers(1, 3 * 24 * 60),
    st.integers(-2000, 2000),
    graces,
)
def test_the_minutes_of_a_stay_are_those_counted_one_by_one(
    begins: datetime, length: int, ends_of_card: int, grace: timedelta
) -> None:
    """The oracle asks the schedule minute by minute; it knows no stretches."""
    window = Window(begins, begins + length * MINUTE)
    card = replace(CARDS[0], ends=window.ends + ends_of_card * MINUTE)
    assert card.ends is not None
    counted = Counter(
        SCHEDULE.verdict(minute) if TERM[0] <= minute < card.ends else Verdict.NO
        for minute in (begins + n * MINUTE for n in range(length))
    )
    found = presence(laid_out(SCHEDULE, window), window, card, grace)
    assert found.inside == counted[Verdict.YES] * MINUTE
    assert found.over == counted[Verdict.NO] * MINUTE
    assert found.unknown == counted[Verdict.UNKNOWN] * MINUTE
    assert found.inside + found.over + found.unknown == window.length


@law
@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_says_nothing(log: list[Passage], chance: object) -> None:
    lines = numbered(log)
    before = find(lines, CARDS, SCHEDULE, GRACE)
    shuffled = lines.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find(shuffled, CARDS, SCHEDULE, GRACE) == before


@law
@given(logs, st.integers(0, 40))
def test_a_log_in_two_files_with_the_edge_in_both_is_the_log(log: list[Passage], edge: int) -> None:
    lines = sorted(numbered(log))
    first, second = lines[: edge + 1], [one._replace(file="b.csv") for one in lines[edge:]]
    whole = find(lines, CARDS, SCHEDULE, GRACE)
    parts = find([*second, *first], CARDS, SCHEDULE, GRACE)

    def said(found: object) -> list[object]:
        return [
            (one.kind, one.span, one.began, one.left, one.minutes)
            for one in found.proposals  # type: ignore[attr-defined]
        ]

    assert said(parts) == said(whole)
    assert parts.usage == whole.usage
    assert len(parts.pairing.stays) == len(whole.pairing.stays)


@law
@given(logs)
def test_every_granted_passage_of_a_holder_is_told_once(log: list[Passage]) -> None:
    pairing = find(numbered(log), CARDS, SCHEDULE, GRACE).pairing
    finished = sum(1 for one in pairing.stays if one.exit is not None)
    told = 2 * finished + pairing.still_inside + pairing.repeated
    told += len(pairing.entries_alone) + len(pairing.exits_alone)
    holders = {one for card in CARDS for one in (card.card, card.plate)}
    assert told == sum(1 for one in log if one.granted and one.shown in holders)


@law
@given(logs, graces, graces)
def test_more_grace_proposes_no_more(log: list[Passage], one: timedelta, other: timedelta) -> None:
    less, more = sorted((one, other))
    strict = find(numbered(log), CARDS, SCHEDULE, less).proposals
    mild = find(numbered(log), CARDS, SCHEDULE, more).proposals
    minutes = {proposal.entry: proposal.minutes for proposal in strict}
    assert {proposal.entry for proposal in mild} <= minutes.keys()
    assert all(proposal.minutes <= minutes[proposal.entry] for proposal in mild)


@law
@given(logs)
def test_the_cars_at_each_hour_are_those_counted_car_by_car(log: list[Passage]) -> None:
    found = find(numbered(log), CARDS, SCHEDULE, GRACE)
    spans = [(one.entry.at, one.until(found.period.ends)) for one in found.pairing.stays]
    first = found.period.begins.replace(minute=0) + (
        HOUR if found.period.begins.minute else 0 * HOUR
    )
    counted = 0
    most = 0
    while first < found.period.ends:
        inside = sum(1 for begins, ends in spans if begins <= first < ends)
        counted, most, first = counted + inside, max(most, inside), first + HOUR
    means = (hour.mean * hour.days for hours in found.usage.hours.values() for hour in hours)
    assert round(sum(means)) == counted
    assert found.usage.peak == most


WORKDAYS = [
    day
    for n in range(60)
    if not SCHEDULE.day(day := date(2026, 3, 17) + timedelta(days=n)).kind.rests
    and not SCHEDULE.day(day + timedelta(days=1)).kind.rests
]


@st.composite
def nights(draw: st.DrawFn, leave_by: int) -> list[Passage]:
    """Clean nights between two workdays: in from 18:00 on, out before so many minutes after 5."""
    days = draw(st.lists(st.sampled_from(WORKDAYS), min_size=5, max_size=20, unique=True))
    log: list[Passage] = []
    for day in days:
        card = draw(st.sampled_from(CARDS))
        evening = datetime.combine(day, datetime.min.time()) + 18 * HOUR
        log.append(passage(evening + draw(st.integers(0, 359)) * MINUTE, "in", card))
        morning = evening + 11 * HOUR
        log.append(passage(morning + draw(st.integers(0, leave_by)) * MINUTE, "out", card))
    return log


def by(log: list[Passage], shift: timedelta) -> list[Passage]:
    return [one._replace(at=one.at + shift) for one in log]


@law
@given(nights(leave_by=164), st.sampled_from([8 * HOUR, -8 * HOUR]))
def test_eight_hours_are_always_found_and_nothing_on_a_right_clock(
    log: list[Passage], off: timedelta
) -> None:
    assert find(log, CARDS, SCHEDULE, GRACE).clock is None
    doubt = find(by(log, off), CARDS, SCHEDULE, GRACE).clock
    assert doubt is not None
    assert doubt.shift == -off
    assert doubt.outside_then == 0


@law
@given(nights(leave_by=7 * 60))
def test_a_right_clock_is_not_doubted_however_many_leave_late(log: list[Passage]) -> None:
    assert find(log, CARDS, SCHEDULE, GRACE).clock is None


def test_the_cards_of_these_laws_are_real_spans() -> None:
    assert all(isinstance(card, CardSpan) and card.begins < FIRST for card in CARDS)
