"""Every vendor's files, loaded into a box of the tests' own, open when the rule says so.

Probed at every clock time of the rule on every date, a second before and after, for every card.
ZKTeco alone may differ, and only from 23:59:00 to midnight.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from gate_boxes import BOXES, boundaries, may_park
from gate_orders import NUMBERS, PLATES, a_year, at, hours_of, moment_of, proof_of, sets_of


def differing(vendor: str, year: int, *, late: bool) -> list[datetime]:
    box, valid, loaded = BOXES[vendor](), a_year(year), False
    pending = [(moment_of(one, late=late), one.files) for one in sets_of(vendor, hours_of(year))]
    wrong: list[datetime] = []
    for moment in boundaries(valid.begins.date(), valid.ends.date()):
        while pending and pending[0][0] <= moment:
            box.load(pending.pop(0)[1])
            loaded = True
        inside = valid.begins <= moment < valid.ends
        for card in (PLATES if vendor == "vzenith" else NUMBERS) if loaded else ():
            if box.opens(card, moment, "entry") != (inside and may_park(moment)):
                wrong.append(moment)
            if inside and moment.second == 0 and not box.opens(card, moment, "exit"):
                wrong.append(moment)
    return wrong


CASES = [(2024, "late"), (2025, "late"), (2026, "late"), (2026, "early")]
"""Each set loaded at the last moment it may be, and once at the first."""


@pytest.mark.parametrize(("year", "when"), CASES)
@pytest.mark.parametrize("vendor", BOXES)
def test_no_boundary_differs(vendor: str, year: int, when: str) -> None:
    wrong = differing(vendor, year, late=when == "late")
    if vendor == "zkteco":
        assert {(moment.hour, moment.minute) for moment in wrong} == {(23, 59)}
    else:
        assert wrong == []


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("vendor", BOXES)
def test_the_package_proves_it_too(vendor: str, year: int) -> None:
    hours = hours_of(year)
    proof = proof_of(vendor, sets_of(vendor, hours), hours)
    assert proof.holds
    gaps = {
        (one.window.begins.time().isoformat(), one.window.ends - one.window.begins)
        for one in proof.differences
    }
    assert gaps == ({("23:59:00", timedelta(minutes=1))} if vendor == "zkteco" else set())


@pytest.mark.parametrize(("year", "entries"), [(2024, 15), (2025, 11), (2026, 13)])
def test_special_days_are_as_few_as_the_notices_allow(year: int, entries: int) -> None:
    assert len(hours_of(year).special) == entries


def test_loading_times_reach_over_the_holidays() -> None:
    first, summer, winter, removal = sets_of("hikvision", hours_of(2026))
    assert (first.load_from, first.load_until) == (None, at("2026-01-01T17:15"))
    assert (summer.load_from, summer.load_until) == (
        at("2026-04-30T17:45"),
        at("2026-05-06T17:15"),
    )
    assert (winter.load_from, winter.load_until) == (
        at("2026-09-30T17:45"),
        at("2026-10-08T17:15"),
    )
    assert (removal.load_from, removal.load_until) == (at("2026-12-29T07:45"), None)
