"""What a log says, by hand: each test one thing that happens at a gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from gate_logs import GRACE, SCHEDULE, at, passage, span, stay, told

from parking_share.access.cards import CardFormat
from parking_share.access.hours import Schedule
from parking_share.access.windows import Window
from parking_share.programme_hours import Quiet
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.findings import Findings, find
from parking_share.register.gate_log.passages import Passage
from parking_share.register.gate_log.proposals import Kind

ONE, TWO = span(1), span(2)
NIGHT = stay("2026-03-17 18:00", "2026-03-18 07:30", ONE)


def found(
    *passages: Passage, spans: tuple[CardSpan, ...] = (ONE, TWO), asked: Window | None = None
) -> Findings:
    return find(list(passages), spans, SCHEDULE, GRACE, asked)


def test_a_night_within_the_hours_is_nothing() -> None:
    log = found(*NIGHT)
    assert len(log.pairing.stays) == 1
    assert (log.proposals, log.doubts, log.refusals, log.strangers, log.clock) == (
        (),
        (),
        (),
        (),
        None,
    )
    assert log.unused == (TWO,)


def test_a_late_car_is_proposed_with_all_its_minutes() -> None:
    (one,) = found(*stay("2026-03-17 18:00", "2026-03-18 09:45", ONE)).proposals
    assert (one.kind, one.span, one.minutes, one.grace) == (Kind.OVERSTAY, ONE, 120, 15)
    assert one.began == at("2026-03-18 07:45")
    assert one.left == at("2026-03-18 09:45")
    assert (one.entry.line, one.exit and one.exit.line) == (1, 2)


@pytest.mark.parametrize(("left", "proposed"), [("08:00", 0), ("08:00:01", 1)])
def test_grace_is_forgiven_to_its_last_second(left: str, proposed: int) -> None:
    log = found(*stay("2026-03-17 18:00", f"2026-03-18 {left}", ONE))
    assert len(log.proposals) == proposed


def test_early_and_late_are_forgiven_each_by_itself() -> None:
    log = found(*stay("2026-03-17 17:05", "2026-03-18 07:55", ONE))
    assert log.proposals == ()


def test_a_make_up_saturday_is_a_workday() -> None:
    (one,) = found(*stay("2026-05-08 18:00", "2026-05-09 12:00", ONE)).proposals
    assert one.minutes == 4 * 60 + 15


def test_a_whole_holiday_is_allowed() -> None:
    assert found(*stay("2026-04-30 18:00", "2026-05-06 07:44", ONE)).proposals == ()


def test_hours_that_no_notice_settles_are_a_doubt_and_no_overstay() -> None:
    log = found(*stay("2027-01-20 18:00", "2027-01-21 12:00", ONE))
    assert log.proposals == ()
    (doubt,) = log.doubts
    assert doubt.parts == (Window(at("2027-01-21 07:45"), at("2027-01-21 12:00")),)


def test_what_has_no_counterpart_is_unpaired() -> None:
    log = found(
        passage("2026-03-17 06:00", "out", ONE),
        passage("2026-03-17 18:00", "in", ONE),
        passage("2026-03-18 18:30", "in", ONE),
        passage("2026-03-19 07:00", "out", ONE),
    )
    assert told(log.pairing.entries_alone) == [("03-17 18:00:00", "in")]
    assert told(log.pairing.exits_alone) == [("03-17 06:00:00", "out")]
    assert len(log.pairing.stays) == 1


def test_a_car_inside_at_the_end_of_the_log_is_measured_up_to_there() -> None:
    log = found(
        passage("2026-03-17 18:00", "in", ONE), *stay("2026-03-17 19:00", "2026-03-18 09:00", TWO)
    )
    assert log.pairing.still_inside == 1
    one, two = sorted(log.proposals, key=lambda proposal: proposal.span.ticket)
    assert (one.left, one.minutes) == (None, 75)
    assert two.left == at("2026-03-18 09:00")


def test_reads_within_seconds_are_one_passage() -> None:
    again = [passage(f"2026-03-17 18:00:{second:02d}", "in", ONE) for second in (4, 9, 18)]
    log = found(*NIGHT, *again)
    assert (len(log.pairing.stays), log.pairing.repeated) == (1, 3)
    assert found(*NIGHT, passage("2026-03-17 18:00:10", "in", ONE)).pairing.repeated == 1
    assert found(*NIGHT, passage("2026-03-17 18:00:11", "in", ONE)).pairing.repeated == 0


def test_a_card_is_known_by_its_value_however_it_is_printed() -> None:
    facility = replace(ONE, card="062,36936", form=CardFormat.W26_FACILITY.value)
    decimal = replace(ONE, card="0004100168")
    log = found(*stay("2026-03-17 18:00", "2026-03-18 09:45", decimal), spans=(facility,))
    assert [one.span for one in log.proposals] == [facility]
    assert log.strangers == ()


def test_a_card_and_a_plate_of_one_holder_are_one_car() -> None:
    log = found(
        passage("2026-03-17 18:00", "in", ONE.plate),
        passage("2026-03-17 18:00:03", "in", ONE),
        passage("2026-03-18 09:45", "out", ONE.plate),
    )
    assert (len(log.pairing.stays), log.pairing.repeated, len(log.proposals)) == (1, 1, 1)


def test_a_lost_card_that_opens_is_proposed_apart_from_its_holder() -> None:
    lost = span(1, ends=at("2026-04-01 12:00"), ended="lost")
    new = span(1, card="0004109999", begins=at("2026-04-02 09:00"))
    log = found(
        passage("2026-04-03 18:00", "in", new),
        passage("2026-04-03 19:00", "in", lost),
        passage("2026-04-03 20:00", "out", lost),
        passage("2026-04-04 07:00", "out", new),
        spans=(lost, new),
    )
    assert len(log.pairing.stays) == 2
    (one,) = log.proposals
    assert (one.kind, one.entry.shown, one.minutes) == (Kind.LOST, lost.card, 60)


def test_a_card_that_is_lost_later_was_its_holders_until_then() -> None:
    lost = span(1, ends=at("2026-04-01 06:00"), ended="lost")
    log = found(
        passage("2026-03-31 18:00", "in", lost),
        passage("2026-04-01 07:00", "out", ONE.plate),
        spans=(lost,),
    )
    assert (len(log.pairing.stays), log.pairing.exits_alone, log.proposals) == (1, (), ())


def test_a_plate_goes_on_while_a_lost_card_is_not_yet_replaced() -> None:
    lost = span(1, ends=at("2026-04-01 12:00"), ended="lost")
    new = span(1, card="0004109999", begins=at("2026-04-03 09:00"))
    log = found(*stay("2026-04-02 18:00", "2026-04-03 07:00", ONE.plate), spans=(lost, new))
    assert log.proposals == ()
    void = replace(lost, ended="void")
    log = found(*stay("2026-04-02 18:00", "2026-04-03 07:00", ONE.plate), spans=(void,))
    assert [one.kind for one in log.proposals] == [Kind.VOID]


@pytest.mark.parametrize(
    ("begins", "ends", "ended", "kind"),
    [
        ("2026-03-16 12:00", "2027-03-16 07:45", "", Kind.EARLY),
        ("2026-03-16 17:15", "2026-03-17 07:45", "", Kind.ENDED),
        ("2026-03-16 17:15", "2026-03-17 07:45", "ended", Kind.ENDED),
        ("2026-03-16 17:15", "2026-03-17 07:45", "replaced", Kind.REPLACED),
    ],
)
def test_a_card_outside_its_span_is_proposed(
    begins: str, ends: str, ended: str, kind: Kind
) -> None:
    late = kind is not Kind.EARLY
    card = span(
        1,
        begins=at(begins if late else "2026-03-19 17:15"),
        ends=at(ends),
        ended=ended,
    )
    log = found(*NIGHT, spans=(card,))
    assert [one.kind for one in log.proposals] == [kind]


def test_leaving_after_the_term_is_lateness_and_no_wrong_card() -> None:
    card = span(1, ends=at("2026-03-21 07:45"))  # a Saturday
    (one,) = found(*stay("2026-03-20 18:00", "2026-03-21 10:00", card), spans=(card,)).proposals
    assert (one.kind, one.minutes) == (Kind.OVERSTAY, 135)


def test_a_refusal_within_the_hours_is_the_gates_fault() -> None:
    log = found(
        *NIGHT,
        passage("2026-03-17 12:00", "in", TWO, refused="无效时段"),
        passage("2026-03-17 18:00", "in", TWO, refused="无效时段"),
        passage("2026-03-18 12:00", "out", TWO, refused="无效时段"),
        passage("2026-03-17 18:00", "in", "浙B99999", refused="无此卡号"),
    )
    two, stranger = log.refusals
    assert (two.span, two.times, two.wrongly) == (TWO, 3, 2)
    assert (stranger.span, stranger.times, stranger.wrongly) == (None, 1, 0)
    assert log.unused == (TWO,)


def test_a_card_that_has_ended_is_refused_rightly() -> None:
    ended = span(2, ends=at("2026-03-17 07:45"), ended="ended")
    (one,) = found(
        *NIGHT, passage("2026-03-17 18:00", "in", ended, refused="x"), spans=(ended,)
    ).refusals
    assert (one.times, one.wrongly) == (1, 0)


def test_cards_that_were_never_issued_are_counted_and_not_paired() -> None:
    other = span(9, card="0000000123")
    log = found(*NIGHT, *stay("2026-03-18 08:00", "2026-03-18 17:00", other))
    (stranger,) = log.strangers
    assert (stranger.shown, stranger.passages) == ("0000000123", 2)
    assert (len(log.pairing.stays), log.proposals) == (1, ())


def test_entering_in_quiet_hours_is_proposed_where_the_office_has_them() -> None:
    quiet = Quiet.model_validate({"begins": "22:00", "ends": "06:00", "source": "notice"})
    hours = SCHEDULE.hours.model_copy(update={"quiet": quiet})
    schedule = Schedule(hours, SCHEDULE.calendar)
    log = stay("2026-03-17 23:00", "2026-03-18 07:00", ONE)
    (one,) = find(log, (ONE,), schedule, GRACE).proposals
    assert (one.kind, one.minutes) == (Kind.ENTERED, 0)
    assert find(log, (ONE,), SCHEDULE, GRACE).proposals == ()
    assert find(NIGHT, (ONE,), schedule, GRACE).proposals == ()


def test_a_stay_across_the_edge_of_the_period_stays_whole() -> None:
    late = stay("2026-03-31 18:00", "2026-04-01 09:45", ONE)
    april = Window(at("2026-04-01 00:00"), at("2026-05-01 00:00"))
    march = Window(at("2026-03-01 00:00"), at("2026-04-01 00:00"))
    after = stay("2026-04-02 18:00", "2026-04-03 07:00", TWO)
    assert [one.minutes for one in found(*late, *after, asked=march).proposals] == [120]
    refused = passage("2026-03-30 12:00", "in", TWO, refused="x")
    log = found(*late, *after, refused, asked=april)
    assert log.refusals == ()
    assert log.proposals == ()
    assert log.pairing.exits_alone == ()
    assert [one.stays for one in log.usage.spaces] == [1, 1]


def test_use_of_the_spaces_by_hand() -> None:
    log = found(
        *stay("2026-03-17 18:00", "2026-03-18 07:00", ONE),
        *stay("2026-03-17 19:30", "2026-03-18 07:00", TWO),
        *stay("2026-03-21 10:00", "2026-03-21 12:00", ONE),
    )
    used = log.usage
    assert (used.peak, used.peak_at) == (2, at("2026-03-17 20:00"))
    workday, rest = used.hours.values()
    assert [(one.most, one.days) for one in (workday[19], workday[6], rest[10])] == [
        (1, 4),
        (2, 3),
        (1, 1),
    ]
    assert workday[6].mean == pytest.approx(2 / 3)
    assert [(one.space, one.stays, one.days_used, one.days_held) for one in used.spaces] == [
        ("A01", 2, 3, 5),
        ("A02", 1, 2, 5),
    ]


def test_a_clock_that_was_reset_for_a_day_spreads_no_average() -> None:
    log = found(*NIGHT, *stay("2000-01-01 00:00", "2000-01-01 01:00", ONE))
    assert log.usage.period.begins == ONE.begins
    assert sum(hour.days for hours in log.usage.hours.values() for hour in hours) < 3 * 24
    assert [one.kind for one in log.proposals] == [Kind.EARLY]


def test_days_that_no_notice_settles_are_in_no_average() -> None:
    used = found(*stay("2027-01-20 18:00", "2027-01-21 12:00", ONE)).usage
    assert (used.hours, used.days_unknown, used.peak) == ({}, 2, 1)


def test_a_log_from_before_the_term_has_no_use_to_tell() -> None:
    used = found(*stay("2025-01-20 18:00", "2025-01-21 07:00", ONE)).usage
    assert (used.spaces, used.hours, used.peak) == ((), {}, 0)


def test_a_space_that_is_hardly_used_is_rare() -> None:
    many = [
        one
        for day in range(10, 31)
        for one in stay(f"2026-04-{day} 18:00", f"2026-04-{day} 20:00", TWO)
    ]
    log = found(*stay("2026-04-10 18:00", "2026-04-10 20:00", ONE), *many)
    assert [one.is_rare for one in log.usage.spaces] == [True, False]


def test_a_clock_in_utc_is_told_with_its_evidence() -> None:
    nights = [
        one
        for day in range(16, 21)
        for one in stay(f"2026-03-{day} 18:00", f"2026-03-{day + 1} 07:00", ONE)
    ]
    utc = [one._replace(at=one.at - timedelta(hours=8)) for one in nights]
    doubt = found(*utc).clock
    assert doubt is not None
    assert (doubt.shift, doubt.stays, doubt.outside_now, doubt.outside_then) == (
        timedelta(hours=8),
        5,
        5,
        0,
    )
    assert found(*nights).clock is None
