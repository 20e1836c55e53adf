"""The next term's programme file: two dates are new, every other character stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from desk import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from round_strategies import law

from parking_share.programme import parse_programme
from parking_share.reports.programme_next import lines_that_name, next_dates, next_programme_text

TEXT = (EXAMPLE / "programme.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "closes", "starts"),
    [
        (TEXT, "2027-02-27T17:00:00+08:00", "2027-03-16"),
        (TEXT.replace("\n", "\r\n"), "2027-02-27T17:00:00+08:00", "2027-03-16"),
        (TEXT.replace("months = 12", "months = 6"), "2026-08-27T17:00:00+08:00", "2026-09-16"),
    ],
    ids=["as it is", "from Windows", "half a year"],
)
def test_two_lines_differ(text: str, closes: str, starts: str) -> None:
    new = next_programme_text(text, *next_dates(parse_programme(text, "programme.toml")))
    ends = "\r\n" if "\r\n" in text else "\n"
    pairs = zip(text.split(ends), new.split(ends), strict=True)
    assert [after for before, after in pairs if before != after] == [
        f"closes = {closes}",
        f"starts = {starts}",
    ]


def test_a_remark_behind_a_date_stays() -> None:
    text = TEXT.replace("starts = 2026-03-16", "starts   = 2026-03-16  # 与物业商定")
    new = next_programme_text(text, *next_dates(parse_programme(text, "programme.toml")))
    assert "starts   = 2027-03-16  # 与物业商定" in new


@law
@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 60))
def test_the_next_term_begins_when_the_last_is_over(starts: date, months: int) -> None:
    rules = parse_programme(TEXT, "programme.toml")
    term = rules.term.model_copy(update={"starts": starts, "months": months})
    closes, begins = next_dates(rules.model_copy(update={"term": term}))
    assert begins - timedelta(days=1) == term.last_day
    moved = (closes.year - 2026) * 12 + closes.month - 2
    assert (moved, closes.timetz()) == (months, rules.programme.closes.timetz())


def test_lines_that_name_a_year() -> None:
    assert lines_that_name("a\nb 2026\n# 2026年\n2027", 2026) == [2, 3]
