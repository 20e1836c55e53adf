"""Exports with the usual mistakes are caught by the proof and by the tests' own boxes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from gate_boxes import BOXES
from gate_orders import CARDS, HOURS, NUMBERS, at, hours_of, proof_of, sets_of

from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import ExceptionKind, OfficeException
from parking_share.access.gates.day_hours import GateHours, WeekPlan
from parking_share.access.gates.vendor import ChangeSet, Order
from parking_share.access.gates.vendors import EXPORTERS
from parking_share.errors import InputError
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

RIGHT = hours_of(2026)


def with_seasons(**changes: object) -> Hours:
    seasons = tuple(season.model_copy(update=changes) for season in HOURS.seasons)
    return HOURS.model_copy(update={"seasons": seasons})


def without_make_up_days() -> Calendar:
    notices = load_calendar().notices
    return Calendar.of(
        replace(notice, days=tuple(day for day in notice.days if day.off)) for notice in notices
    )


def sunday_first() -> GateHours:
    """The week's days handed on as if the list began with Sunday."""
    plans = tuple(WeekPlan(p.name, (*p.days[1:], p.days[0])) for p in RIGHT.plans)
    return replace(RIGHT, plans=plans)


WRONG = {
    "season forgotten": hours_of(2026, with_seasons(evening=time(17, 15))),
    "make-up days forgotten": hours_of(2026, calendar=without_make_up_days()),
    "end inclusive": hours_of(2026, with_seasons(morning=time(7, 46))),
    "begin exclusive": hours_of(
        2026,
        HOURS.model_copy(
            update={
                "seasons": tuple(
                    s.model_copy(update={"evening": s.evening.replace(minute=s.evening.minute + 1)})
                    for s in HOURS.seasons
                )
            }
        ),
    ),
}


@pytest.mark.parametrize("mistake", WRONG)
@pytest.mark.parametrize("vendor", BOXES)
def test_a_wrong_export_is_not_proven(vendor: str, mistake: str) -> None:
    proof = proof_of(vendor, sets_of(vendor, WRONG[mistake]), RIGHT)
    assert not proof.holds
    assert all(one.cards == len(CARDS) for one in proof.differences)


@pytest.mark.parametrize("vendor", [name for name in BOXES if name != "vzenith"])
def test_sunday_as_the_first_day_is_not_proven(vendor: str) -> None:
    assert not proof_of(vendor, sets_of(vendor, sunday_first()), RIGHT).holds


@pytest.mark.parametrize("vendor", ["hikvision", "zkteco", "dahua"])
def test_a_season_that_was_not_loaded_is_not_proven(vendor: str) -> None:
    first, _, *rest = sets_of(vendor, RIGHT)
    assert not proof_of(vendor, (first, *rest), RIGHT).holds


def test_a_minute_too_long_is_named_with_its_reason() -> None:
    proof = proof_of("hikvision", sets_of("hikvision", WRONG["end inclusive"]), RIGHT)
    worst = proof.differences[0]
    assert (worst.window.begins, worst.window.ends) == (
        at("2026-01-04T07:45"),
        at("2026-01-04T07:46"),
    )
    assert worst.reason.said_in("en") == "the entry opens outside the hours"


@pytest.mark.parametrize("vendor", BOXES)
def test_a_card_too_many_is_not_proven(vendor: str) -> None:
    gate = EXPORTERS[vendor]
    stranger = replace(CARDS[0], holder="26039999", space="A99", plate="浙B99999")
    assert stranger.number is not None
    stranger = replace(stranger, number=replace(stranger.number, text="0000000077", value=77))
    sets = gate.change_sets(Order(RIGHT, (*CARDS, stranger)), gate.capability)
    proof = proof_of(vendor, sets, RIGHT)
    assert [one.reason.said_in("en") for one in proof.differences if not one.known] == [
        "cards that are not in the roster"
    ]


@pytest.mark.parametrize("vendor", BOXES)
def test_a_card_that_is_missing_is_not_proven(vendor: str) -> None:
    gate = EXPORTERS[vendor]
    sets = gate.change_sets(Order(RIGHT, CARDS[:1]), gate.capability)
    assert not proof_of(vendor, sets, RIGHT).holds


def test_an_exit_that_follows_the_hours_locks_cars_in() -> None:
    first, *rest = sets_of("hikvision", RIGHT)
    data = first.files["requests.json"].replace(b'"planTemplateNo": "1"', b'"planTemplateNo": "2"')
    sets = (replace(first, files={"requests.json": data}), *rest)
    reasons = {one.reason.said_in("en") for one in proof_of("hikvision", sets, RIGHT).differences}
    assert reasons == {"the exit does not open, and locks a car in"}


def test_files_of_another_vendor_are_refused() -> None:
    with pytest.raises(InputError, match="cannot be read back"):
        proof_of("dahua", sets_of("hikvision", RIGHT), RIGHT)


def test_the_boxes_of_the_tests_catch_a_forgotten_make_up_day() -> None:
    noon = at("2026-02-28T12:00")
    for vendor in ("hikvision", "onvif", "zkteco", "dahua", "uhppoted"):
        right, wrong = BOXES[vendor](), BOXES[vendor]()
        first_of(right, sets_of(vendor, RIGHT))
        first_of(wrong, sets_of(vendor, WRONG["make-up days forgotten"]))
        assert (right.opens(NUMBERS[0], noon, "entry"), wrong.opens(NUMBERS[0], noon, "entry")) == (
            False,
            True,
        )


def first_of(box: object, sets: tuple[ChangeSet, ...]) -> None:
    box.load(sets[0].files)  # type: ignore[attr-defined]


CLOSED = OfficeException(date(2026, 8, 10), ExceptionKind.CLOSED, "台风", "防汛办", "王某")
VARIANTS = {
    "no carry to the morning": hours_of(2026, HOURS.model_copy(update={"carry_to_morning": False})),
    "a morning of its own": hours_of(
        2026,
        HOURS.model_copy(
            update={
                "seasons": (
                    HOURS.seasons[0].model_copy(update={"morning": time(8, 0)}),
                    *HOURS.seasons[1:],
                )
            }
        ),
    ),
    "a closed day": hours_of(2026, calendar=replace(load_calendar(), exceptions=(CLOSED,))),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("vendor", BOXES)
def test_other_settings_are_carried_as_well(vendor: str, variant: str) -> None:
    """Workdays after a rest day are special without the carry: 19 plans, in two groups."""
    hours, gate = VARIANTS[variant], EXPORTERS[vendor]
    capability = gate.capability
    if vendor == "hikvision":
        capability = capability.with_limits({"special_days": 64})
    assert proof_of(vendor, gate.change_sets(Order(hours, CARDS), capability), hours).holds
