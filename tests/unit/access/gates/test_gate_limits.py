"""More than a device takes is refused, naming the limit and what this round needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from gate_orders import CARDS, HOURS, at, hours_of

from parking_share.access.cards import CardFormat, card_number
from parking_share.access.cover import covered
from parking_share.access.gates.day_hours import gate_hours
from parking_share.access.gates.vendor import Capability, Order
from parking_share.access.gates.vendors import EXPORTERS, PLATE_LISTS, exporter
from parking_share.access.hours import Schedule
from parking_share.access.windows import Window
from parking_share.errors import CalendarError, InputError
from parking_share.files.calendar import load_calendar

RIGHT = hours_of(2026)
TOO_SMALL = [
    ("hikvision", "plans", 1, r"at most 1 \(week plans\); this round needs 2"),
    ("hikvision", "special_days", 12, r"at most 12 \(holiday plans\); this round needs 13"),
    ("hikvision", "segments", 1, r"at most 1 \(periods a day\); this round needs 2"),
    ("hikvision", "cards", 1, r"at most 1 \(cards\); this round needs 2"),
    ("hikvision", "name_characters", 9, r"at most 9 \(bytes in a name\); this round needs 14"),
    ("onvif", "plans", 2, r"at most 2 \(schedules\); this round needs 3"),
    ("onvif", "special_days", 5, r"\(days in a special-day group\); this round needs"),
    ("onvif", "segments", 1, r"at most 1 \(periods a day\); this round needs 2"),
    ("zkteco", "plans", 2, r"at most 2 \(time zones\); this round needs 3"),
    ("zkteco", "special_days", 5, r"\(holidays of a type\); this round needs"),
    ("dahua", "special_days", 2, r"at most 2 \(special-day groups\); this round needs 3"),
    ("uhppoted", "plans", 10, r"at most 10 \(time profiles\); this round needs"),
    ("vzenith", "cards", 1, r"at most 1 \(cards\); this round needs 2"),
]


@pytest.mark.parametrize(("vendor", "limit", "figure", "message"), TOO_SMALL)
def test_the_refusal_names_limit_and_need(
    vendor: str, limit: str, figure: int, message: str
) -> None:
    gate = EXPORTERS[vendor]
    capability = gate.capability.with_limits({limit: figure})
    with pytest.raises(InputError, match=message):
        gate.change_sets(Order(RIGHT, CARDS), capability)


def test_what_just_fits_is_taken() -> None:
    gate = EXPORTERS["hikvision"]
    limits = {"plans": 2, "special_days": 13, "segments": 2, "cards": 2, "name_characters": 14}
    assert gate.change_sets(Order(RIGHT, CARDS), gate.capability.with_limits(limits))


def test_no_date_beyond_the_device() -> None:
    early = replace(EXPORTERS["hikvision"].capability, last_date=date(2026, 6, 30))
    with pytest.raises(
        InputError, match="keeps dates up to 2026-06-30; this round needs 2026-12-29"
    ):
        EXPORTERS["hikvision"].change_sets(Order(RIGHT, CARDS), early)


@pytest.mark.parametrize("vendor", ["hikvision", "dahua", "vzenith"])
def test_devices_end_with_2037(vendor: str) -> None:
    assert EXPORTERS[vendor].capability.last_date == date(2037, 12, 31)


def test_another_limit_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="'wheels' is no limit"):
        Capability().with_limits({"wheels": 4})


@pytest.mark.parametrize("name", sorted(PLATE_LISTS))
def test_plate_lists_are_refused_with_the_reason_and_another_way(name: str) -> None:
    with pytest.raises(InputError, match=r"would open all day.*--gate vzenith"):
        exporter(name)


def test_a_gate_nobody_knows_is_refused() -> None:
    with pytest.raises(InputError, match=r"'acme' is no gate.*hikvision"):
        exporter("acme")


@pytest.mark.parametrize("vendor", [name for name in EXPORTERS if name != "vzenith"])
def test_a_holder_without_a_card_is_refused(vendor: str) -> None:
    gate = EXPORTERS[vendor]
    with pytest.raises(InputError, match="Space A01 has no card yet"):
        gate.change_sets(Order(RIGHT, (replace(CARDS[0], number=None),)), gate.capability)


def test_uhppoted_takes_wiegand_26_only() -> None:
    long = replace(CARDS[0], number=card_number("0123456789", CardFormat.W34_DECIMAL))
    gate = EXPORTERS["uhppoted"]
    with pytest.raises(InputError, match="Wiegand 26 cards only"):
        gate.change_sets(Order(RIGHT, (long,)), gate.capability)


@pytest.mark.parametrize("plate", ["=1+1", "+86", "-浙B", "@浙B", "\t浙B20001", "\r浙B", "临牌"])
def test_a_plate_list_takes_plates_only(plate: str) -> None:
    gate = EXPORTERS["vzenith"]
    with pytest.raises(InputError, match="Space A01: its plate cannot be read as one") as refused:
        gate.change_sets(Order(RIGHT, (replace(CARDS[0], plate=plate),)), gate.capability)
    assert plate not in str(refused.value)


def test_every_gate_has_a_check_list_with_clock_and_exit() -> None:
    for gate in EXPORTERS.values():
        said = " ".join(point.said_in("en") for point in gate.check_list)
        assert "clock" in said
        assert "exit" in said


def test_a_later_start_waits_for_the_window_before_it() -> None:
    valid = Window(at("2026-03-16T17:15"), at("2026-12-29T07:45"))
    schedule = Schedule(HOURS, load_calendar())
    hours = gate_hours(schedule, valid, date(2026, 9, 24))
    assert hours.valid.begins == at("2026-09-24T17:45")
    assert hours.card_valid == valid
    first = EXPORTERS["zkteco"].change_sets(Order(hours, CARDS), Capability())[0]
    assert (first.load_from, first.load_until) == (
        at("2026-09-24T07:45"),
        at("2026-09-24T17:45"),
    )
    with pytest.raises(InputError, match="ends before 2026-12-29"):
        gate_hours(schedule, valid, date(2026, 12, 29))


def test_removed_holders_are_deleted_first() -> None:
    gone = replace(CARDS[0], holder="26030009", space="A09")
    for vendor in EXPORTERS:
        gate = EXPORTERS[vendor]
        first = gate.change_sets(Order(RIGHT, CARDS[1:], (gone,)), gate.capability)[0]
        files = b"".join(first.files.values())
        assert vendor == "uhppoted" or b"26030009" in files


def test_a_year_without_notice_is_refused() -> None:
    valid = Window(at("2030-03-01T17:15"), at("2031-03-01T07:45"))
    with pytest.raises(CalendarError, match="known through"):
        covered(valid, HOURS, load_calendar())
