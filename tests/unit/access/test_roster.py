from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from parking_share.access.roster import Holder, make_roster, validity
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours, Term

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
TERM = Term(starts=date(2026, 3, 2), months=12, source="announcement")
HOLDERS = (
    Holder("T-0007", "A02", "yard", "甲某", "13800000000", "浙B00000"),
    Holder("T-0003", "A01", "yard", "乙某", "13800000001", "浙BD00001"),
)
ROSTER = make_roster(TERM, HOURS, load_calendar(), HOLDERS)


def cards() -> list[dict[str, str]]:
    names = [header.said_in("en") for header in ROSTER.headers]
    return [dict(zip(names, row, strict=True)) for row in ROSTER.rows]


def test_a_row_a_card_in_the_order_given() -> None:
    first = cards()[0]
    person = [first[name] for name in ("space", "lot", "ticket", "name", "plate", "phone")]
    assert person == ["A02", "yard", "T-0007", "甲某", "浙B00000", "13800000000"]
    assert [card["space"] for card in cards()] == ["A02", "A01"]


def test_the_card_number_is_left_to_the_clerk() -> None:
    assert {card["card"] for card in cards()} == {""}


def test_a_card_lives_from_the_first_evening_to_the_morning_after_the_last_night() -> None:
    assert {(card["valid from"], card["valid to"]) for card in cards()} == {
        ("2026-03-02 17:15", "2027-03-02 07:45")
    }


@pytest.mark.parametrize(
    ("starts", "months", "begins", "ends"),
    [
        ("2025-11-25", 12, "2025-11-25 17:15", "2026-11-25 07:45"),
        ("2026-06-01", 4, "2026-06-01 17:45", "2026-10-01 07:45"),
        ("2026-11-28", 3, "2026-11-28 17:15", "2027-02-28 07:45"),
        ("2028-02-29", 12, "2028-02-29 17:15", "2029-02-28 07:45"),
    ],
)
def test_validity_is_a_count_of_nights(starts: str, months: int, begins: str, ends: str) -> None:
    term = Term(starts=date.fromisoformat(starts), months=months, source="announcement")
    window = validity(term, HOURS)
    assert (f"{window.begins:%Y-%m-%d %H:%M}", f"{window.ends:%Y-%m-%d %H:%M}") == (begins, ends)


def test_hours_stand_in_columns() -> None:
    card = cards()[0]
    assert [card[name] for name in list(card)[-10:]] == [
        "summer",
        "05-01",
        "09-30",
        "17:45-07:45 (+1)",
        "00:00-07:45 (+1)",
        "winter",
        "10-01",
        "04-30",
        "17:15-07:45 (+1)",
        "00:00-07:45 (+1)",
    ]
    assert card["hours known through"] == "2026-12-28"


def test_hours_stand_in_words() -> None:
    assert cards()[0]["hours (English)"] == (
        "summer (05-01 to 09-30): workdays 17:45 to 07:45 the next day;"
        " rest days and holidays all day, and on to 07:45 of the next workday."
        " winter (10-01 to 04-30): workdays 17:15 to 07:45 the next day;"
        " rest days and holidays all day, and on to 07:45 of the next workday."
    )


def test_without_the_carry_a_rest_day_ends_at_midnight() -> None:
    plain = HOURS.model_copy(update={"carry_to_morning": False})
    row = make_roster(TERM, plain, load_calendar(), HOLDERS).rows[0]
    assert row[-1] == "00:00-24:00"
    assert "until midnight before a workday" in row[11]


def test_the_notes_say_what_is_open() -> None:
    notes = " ".join(note.said_in("en") for note in ROSTER.notes)
    assert "has not confirmed the dates of these seasons: summer, winter" in notes
    assert "known through 2026-12-28" in notes
    assert "Exit readers stay open" in notes


def test_confirmed_seasons_need_no_note() -> None:
    seasons = tuple(season.model_copy(update={"confirmed": True}) for season in HOURS.seasons)
    settled = HOURS.model_copy(update={"seasons": seasons})
    notes = make_roster(TERM, settled, load_calendar(), HOLDERS).notes
    assert not any("confirmed" in note.said_in("en") for note in notes)
