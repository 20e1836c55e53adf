from __future__ import annotations

import json
from datetime import date

import pytest

from parking_share.access.notices import NamedDay, Notice, parse_notice
from parking_share.errors import CalendarError

OFF = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
WORKED = {"name": "元旦", "date": "2027-01-02", "isOffDay": False}
GOOD = {"year": 2027, "papers": ["https://example.org/notice"], "days": [WORKED, OFF]}


def text(**changes: object) -> str:
    return json.dumps({**GOOD, **changes})


def without(key: str) -> str:
    return json.dumps({name: value for name, value in GOOD.items() if name != key})


def test_a_notice_in_the_shape_of_holiday_cn_is_read() -> None:
    schema = {"$schema": "schema.json", "$id": "2027.json"}
    assert parse_notice(text(**schema), "calendar/2027.json") == Notice(
        year=2027,
        number=None,
        published=None,
        revision=1,
        papers=("https://example.org/notice",),
        days=(
            NamedDay(date(2027, 1, 1), "元旦", off=True),
            NamedDay(date(2027, 1, 2), "元旦", off=False),
        ),
    )


def test_number_publication_and_revision_are_read() -> None:
    notice = parse_notice(text(notice="第1号", published="2026-11-30", revision=3), "2027.json")
    assert (notice.number, notice.published, notice.revision) == ("第1号", date(2026, 11, 30), 3)


BAD = {
    "not JSON": ("{", "not JSON"),
    "nested too deep": ("[" * 100_000, "not JSON"),
    "not an object": ("[]", "object is expected"),
    "no papers": (text(papers=[]), "papers.*placeholder"),
    "no days": (text(days=[]), "days.*placeholder"),
    "papers missing": (without("papers"), '"papers" is missing'),
    "days missing": (without("days"), '"days" is missing'),
    "year missing": (without("year"), '"year" is missing'),
    "another year than the file": (text(year=2026), "of year 2026"),
    "year as text": (text(year="2027"), '"year" cannot be "2027"'),
    "year as truth": (text(year=True), '"year" cannot be true'),
    "papers as text": (text(papers="https://example.org"), '"papers" cannot be'),
    "an empty paper": (text(papers=[""]), '"papers" cannot be ""'),
    "a key too many": (text(holidays=[]), '"holidays" is not a key'),
    "number as number": (text(notice=7), '"notice" cannot be 7'),
    "an empty number": (text(notice=""), '"notice" cannot be ""'),
    "published as words": (text(published="in November"), "'in November' is not a date"),
    "revision zero": (text(revision=0), '"revision" cannot be 0'),
    "revision as text": (text(revision="2"), '"revision" cannot be "2"'),
    "a day as text": (text(days=["2027-01-01"]), "object is expected"),
    "a day without a name": (text(days=[{**OFF, "name": ""}]), '"name" cannot be ""'),
    "a day that is no date": (text(days=[{**OFF, "date": "2027-02-30"}]), "'2027-02-30' is not"),
    "a date without dashes": (text(days=[{**OFF, "date": "20270101"}]), "'20270101' is not"),
    "a date by week": (text(days=[{**OFF, "date": "2027-W01-5"}]), "'2027-W01-5' is not"),
    "off as number": (text(days=[{**OFF, "isOffDay": 1}]), '"isOffDay" cannot be 1'),
    "off misspelt": (text(days=[{**OFF, "isOffday": True}]), '"isOffday" is not a key'),
    "a day twice": (text(days=[OFF, OFF]), "2027-01-01 is listed twice"),
    "a day both off and worked": (
        text(days=[WORKED, {**WORKED, "isOffDay": True}]),
        "2027-01-02 is listed twice",
    ),
    "a make-up workday on a Monday": (
        text(days=[{**WORKED, "date": "2027-01-04"}]),
        "2027-01-04 is no Saturday or Sunday",
    ),
    "a day in November before": (
        text(days=[{**OFF, "date": "2026-11-30"}]),
        "2026-11-30 lies outside 2027",
    ),
    "a day in the year after": (
        text(days=[{**OFF, "date": "2028-01-01"}]),
        "2028-01-01 lies outside 2027",
    ),
    "a key twice": ('{"year": 2027, "year": 2027}', '"year" stands twice'),
    "a key of a day twice": (
        '{"year": 2027, "papers": ["p"], "days": [{"name": "a", "name": "b"}]}',
        '"name" stands twice',
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_by_name(case: str) -> None:
    content, message = BAD[case]
    with pytest.raises(CalendarError, match=message) as refusal:
        parse_notice(content, "2027.json")
    assert str(refusal.value).startswith("Holiday notice 2027.json: ")
    assert refusal.value.hint is not None


@pytest.mark.parametrize("name", ["holidays.json", "27.json", "2027-new.json"])
def test_a_file_not_named_after_its_year_is_refused(name: str) -> None:
    with pytest.raises(CalendarError, match="Name the file after its year"):
        parse_notice(text(), name)


def test_the_december_before_belongs_to_the_notice() -> None:
    days = [{**OFF, "date": "2026-12-31"}]
    assert parse_notice(text(days=days), "2027.json").days[0].day == date(2026, 12, 31)
