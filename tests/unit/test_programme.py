from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parking_share
from parking_share import programme_errors
from parking_share.errors import InputError
from parking_share.fields import HEADINGS, Field
from parking_share.programme import Season, in_season, parse_programme

EXAMPLE = Path(__file__).parents[2] / "examples" / "yingui" / "programme.toml"
TEXT = EXAMPLE.read_text(encoding="utf-8")
Change = Callable[[str], str]


def replaced(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)


WRONG: dict[str, tuple[Change, str, str]] = {
    "missing table": (replaced("[term]", "[terms]"), "term", "this key is required"),
    "unknown table": (replaced("[term]", "[terms]"), "terms", "not known here"),
    "missing key": (replaced('id = "zhenhai-yingui"\n', ""), "programme.id", "required"),
    "unknown key": (replaced("months = 12", "months = 12\nmonth = 1"), "term.month", "spelling"),
    "id in capitals": (replaced("zhenhai-yingui", "Yingui"), "programme.id", "lower-case"),
    "number as text": (replaced("months = 12", 'months = "x"'), "term.months", "a whole number"),
    "too few months": (
        replaced("months = 12", "months = 0"),
        "term.months",
        "a number of 1 or more",
    ),
    "too many months": (
        replaced("months = 12", "months = 61"),
        "term.months",
        "a number of 60 or less",
    ),
    "empty name": (replaced('name = "银桂小区"', 'name = " "'), "community.name", "not empty"),
    "day without a month": (replaced('"10-01"', '"10-32"'), "hours.seasons.[1].begins", "05-01"),
    "29 February": (replaced('"10-01"', '"02-29"'), "hours.seasons.[1].begins", "05-01"),
    "25 o'clock": (replaced('"17:15"', '"25:15"'), "hours.seasons.[1].evening", "17:15"),
    "second season": (replaced('"17:45"', '"5 pm"'), "hours.seasons.[2].evening", "17:15"),
    "truth as text": (
        replaced("carry_to_morning = true", 'carry_to_morning = "maybe"'),
        "hours.carry_to_morning",
        "true or false",
    ),
    "no offset": (replaced("17:00:00+08:00", "17:00:00"), "programme.closes", "offset"),
    "word of no list": (
        replaced('co_owner = "note"', 'co_owner = "fine"'),
        "policy.co_owner",
        "one of the words",
    ),
    "unknown heading": (replaced('  "产权人",', '  "房东",'), "documents.ask.[8]", "heading"),
    "nobody to ask for": (replaced('  "姓名",\n', ""), "documents", "姓名"),
    "space twice": (replaced('"A02"', '"A01"'), "programme.toml", "A01"),
}


def refusal(change: Change) -> str:
    text = change(TEXT)
    assert text != TEXT
    with pytest.raises(InputError) as refused:
        parse_programme(text, "programme.toml")
    return refused.value.message.said_in("en")


@pytest.mark.parametrize("case", WRONG)
def test_a_refusal_names_file_line_key_and_what_is_expected(case: str) -> None:
    change, key, expected = WRONG[case]
    lines = refusal(change).splitlines()
    named = [line for line in lines if re.search(rf", line \d+, {re.escape(key)}: ", line)]
    assert named, lines
    assert any(expected in line for line in named), lines


@pytest.mark.parametrize(
    ("case", "marker"),
    [
        ("number as text", 'months = "x"'),
        ("25 o'clock", '"25:15"'),
        ("second season", '"5 pm"'),
        ("no offset", "closes ="),
        ("word of no list", 'co_owner = "fine"'),
    ],
)
def test_the_line_is_the_one_where_it_stands(case: str, marker: str) -> None:
    change, key, _ = WRONG[case]
    lines = change(TEXT).splitlines()
    expected = next(n for n, line in enumerate(lines, start=1) if marker in line)
    assert f"line {expected}, {key}: " in refusal(change)


def test_every_wrong_key_is_named_at_once() -> None:
    def both(text: str) -> str:
        return text.replace("months = 12", 'months = "x"').replace('"17:15"', '"25:15"')

    message = refusal(both)
    assert "term.months" in message
    assert "hours.seasons.[1].evening" in message


def test_text_that_is_no_toml_names_its_line() -> None:
    assert "line 2" in refusal(lambda text: f"\n[programme\n{text}")


@pytest.mark.parametrize("day", ["04-30", "05-02"])
def test_a_day_in_no_season_or_two_is_named(day: str) -> None:
    def change(text: str) -> str:
        return text.replace('begins = "05-01"', f'begins = "{day}"')

    named, seasons = ("05-01", 0) if day == "05-02" else ("04-30", 2)
    assert f"({named}: {seasons})" in refusal(change)


month_days = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: (day.month, day.day))


@given(month_days, month_days, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_lies_in_a_season_when_counting_from_its_beginning_reaches_it_first(
    begins: tuple[int, int], ends: tuple[int, int], day: date
) -> None:
    season = Season.model_validate(
        {
            "name": "a season",
            "begins": "{:02d}-{:02d}".format(*begins),
            "ends": "{:02d}-{:02d}".format(*ends),
            "evening": "17:00",
            "morning": "08:00",
            "source": "announcement",
            "confirmed": True,
        }
    )
    asked = date(2001, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=2001)

    def days_after_the_beginning(other: tuple[int, int]) -> int:
        return (date(2001, *other) - date(2001, *begins)).days % 365

    expected = days_after_the_beginning((asked.month, asked.day)) <= days_after_the_beginning(ends)
    assert in_season(season, day) is expected


def test_every_kind_of_error_of_ours_has_a_sentence() -> None:
    raised = {
        node.args[0].value
        for path in Path(parking_share.__file__).parent.glob("programme*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "PydanticCustomError"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(raised) >= 6
    assert {kind for kind in raised if kind not in programme_errors.EXPECTED} == set()


def test_the_example_says_what_it_says() -> None:
    parsed, raw = parse_programme(TEXT, "programme.toml"), tomllib.loads(TEXT)
    assert parsed.programme.closes == raw["programme"]["closes"]
    assert parsed.default_round == "2026"
    assert parsed.capacity == len(raw["lots"][0]["spaces"]) == 20
    assert parsed.term.last_day == date(2027, 3, 15)
    assert [field.value for field in parsed.documents.ask if field is Field.ID_NUMBER]


def test_every_synonym_of_a_heading_names_its_field() -> None:
    for field, headings in HEADINGS.items():
        for heading in headings:
            text = TEXT.replace('  "备注",', f'  "备注",\n  "{heading}",')
            assert field in parse_programme(text, "programme.toml").documents.ask


def test_longer_spellings_come_first() -> None:
    spellings = parse_programme(TEXT, "programme.toml").community.spellings
    assert [len(name) for name in spellings] == sorted(map(len, spellings), reverse=True)
    assert set(spellings) == {"银桂小区", "银桂新村", "银桂路12弄"}
