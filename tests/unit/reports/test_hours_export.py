from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from parking_share.access.calendar import Calendar
from parking_share.access.day_table import day_rows
from parking_share.access.exceptions import parse_exceptions
from parking_share.access.hours import Schedule
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours, parse_programme
from parking_share.reports.hours_export import days_table, json_value, provenance, rules_table

ROOT = Path(__file__).parents[3]
PROGRAMME = parse_programme(
    (ROOT / "examples" / "yingui" / "programme.toml").read_text(encoding="utf-8"), "programme.toml"
)
TABLE = "date,kind,reason,source,entered_by\n2026-10-09,closed,typhoon,order 3,li\n"
SCHEDULE = Schedule(
    PROGRAMME.hours,
    Calendar.of(load_calendar().notices, parse_exceptions(TABLE, "exceptions.csv")),
)
ROWS = list(day_rows(SCHEDULE, date(2026, 10, 7), date(2026, 10, 10)))


def english(cells: tuple[object, ...]) -> list[str]:
    return [str(cell) for cell in cells]


def test_a_row_a_day() -> None:
    table = days_table(ROWS)
    assert english(table.headers)[:8] == [
        *("date", "weekday", "kind", "holiday", "season"),
        *("may stay", "may enter", "may leave"),
    ]
    open_day, workday = "00:00-24:00", "00:00-07:45,17:15-24:00"
    assert [english(row)[1:8] for row in table.rows] == [
        ["Wednesday", "holiday", "国庆节", "冬令时", open_day, open_day, open_day],
        ["Thursday", "workday", "", "冬令时", workday, workday, open_day],
        ["Friday", "closed", "", "冬令时", "", "", open_day],
        ["Saturday", "make-up workday", "国庆节", "冬令时", workday, workday, open_day],
    ]
    assert "typhoon; order 3; entered by li" in english(table.rows[2])[-1]


def test_a_row_a_rule_with_its_paper() -> None:
    rows = [english(row) for row in rules_table(PROGRAMME.hours).rows]
    assert [row[:6] for row in rows] == [
        ["stay", "冬令时", "10-01", "04-30", "workdays", "17:15-07:45 (+1)"],
        ["stay", "冬令时", "10-01", "04-30", "rest days and holidays", "00:00-07:45 (+1)"],
        ["stay", "夏令时", "05-01", "09-30", "workdays", "17:45-07:45 (+1)"],
        ["stay", "夏令时", "05-01", "09-30", "rest days and holidays", "00:00-07:45 (+1)"],
        ["leave", "", "", "", "all days", "at any time"],
    ]
    assert all(row[6] for row in rows)
    assert {row[7] for row in rows[:4]} == {"dates not confirmed"}


def test_every_rule_an_office_has_stands_in_the_table() -> None:
    setting = PROGRAMME.hours.model_dump(mode="json")
    seasons = [
        {
            **season,
            "begins": "{:02d}-{:02d}".format(*season["begins"]),
            "ends": "{:02d}-{:02d}".format(*season["ends"]),
            "evening": season["evening"][:5],
            "morning": season["morning"][:5],
            "latest_entry": "21:30",
        }
        for season in setting["seasons"]
    ]
    quiet = {"begins": "22:00", "ends": "06:00", "source": "announcement"}
    hours = Hours.model_validate(
        {"carry_to_morning": False, "source": "a", "seasons": seasons, "quiet": quiet}
    )
    rows = [english(row) for row in rules_table(hours).rows]
    assert rows[1][5] == "00:00-24:00"
    assert [row[5] for row in rows if row[0] == "enter"] == ["17:15-21:30", "17:45-21:30"]
    assert any("no car may enter or leave" in row[7] for row in rows)
    assert rows[-1][5] == "at any time outside quiet hours"


def test_json_says_the_same_and_names_the_notice_files() -> None:
    value: Any = json.loads(json.dumps(json_value(PROGRAMME, SCHEDULE, ROWS), ensure_ascii=False))
    assert value["days"][1] == {
        "date": "2026-10-08",
        "kind": "workday",
        "holiday": None,
        "season": "冬令时",
        "stay": [["00:00", "07:45"], ["17:15", "24:00"]],
        "enter": [["00:00", "07:45"], ["17:15", "24:00"]],
        "leave": [["00:00", "24:00"]],
        "exception": None,
    }
    assert (value["days"][2]["kind"], value["days"][2]["stay"]) == ("closed", [])
    assert value["notices"][0]["number"] == "国办发明电〔2025〕7号"
    assert len(value["notices"][0]["sha256"]) == 64


def test_every_export_carries_its_notices_and_what_is_open() -> None:
    words = " ".join(str(note) for note in provenance(SCHEDULE, ROWS))
    assert "国办发明电〔2025〕7号, published 2025-11-04, revision 1, SHA-256" in words
    assert "known through 2026-12-28" in words
