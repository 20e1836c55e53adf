"""What the options of `gate-log` may say, and what they may not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from gate_logs import at

from parking_share.access.windows import Window
from parking_share.cli.gate_log_asked import (
    asked_period,
    asked_reading,
    asked_shift,
    refuse_equal_names,
)
from parking_share.errors import InputError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("8h", 480), ("+8h", 480), ("-8h", -480), ("7h30m", 450), ("-0h15m", -15), ("0h", 0)],
)
def test_a_shift_is_hours_and_minutes(text: str, minutes: int) -> None:
    assert asked_shift(text) == timedelta(minutes=minutes)


def test_nothing_said_of_the_clock_is_not_a_clock_that_is_right() -> None:
    assert asked_shift(None) is None


@pytest.mark.parametrize("text", ["8", "h", "8 h", "eight", "8h8", "1000h"])
def test_any_other_shift_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="7h30m"):
        asked_shift(text)


def test_both_days_of_a_period_are_in_it() -> None:
    both = asked_period("2026-04-01", "2026-04-30")
    assert both == Window(at("2026-04-01 00:00"), at("2026-05-01 00:00"))
    assert asked_period(None, None) is None
    until = asked_period(None, "2026-04-30")
    assert until is not None
    assert until.ends == at("2026-05-01 00:00")


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        ("2026-04-02", "2026-04-01", "--to lies before --from"),
        ("April", None, "'April' is not a day"),
        (None, "2026-04-31", "'2026-04-31' is not a day"),
    ],
)
def test_a_period_that_is_none_is_refused(start: str | None, end: str | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        asked_period(start, end)


def test_two_logs_of_one_name_are_refused() -> None:
    refuse_equal_names([Path("march/a.csv"), Path("march/b.csv")])
    with pytest.raises(InputError, match=r"named a\.csv"):
        refuse_equal_names([Path("march/a.csv"), Path("april/a.csv")])


def test_an_unknown_maker_or_card_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="hikvision, zkteco, dahua, uhppoted, vzenith"):
        asked_reading("acme", None, ((), ()), None)
    with pytest.raises(InputError, match="wiegand-26-facility"):
        asked_reading(None, None, ((), ()), "decimal")
