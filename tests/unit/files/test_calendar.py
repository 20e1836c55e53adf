from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from parking_share.access.calendar import DayKind
from parking_share.errors import CalendarError
from parking_share.files.calendar import load_calendar


def write(folder: Path, name: str, **changes: object) -> None:
    notice = {
        "year": 2027,
        "papers": ["https://example.org/notice"],
        "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}],
        **changes,
    }
    (folder / "calendar").mkdir(exist_ok=True)
    (folder / "calendar" / name).write_text(json.dumps(notice), encoding="utf-8-sig")


def test_nine_notices_are_shipped_each_with_number_date_and_papers() -> None:
    notices = load_calendar().notices
    assert [notice.year for notice in notices] == list(range(2018, 2027))
    for notice in notices:
        assert notice.number is not None
        assert notice.number.startswith(f"国办发明电〔{notice.year - 1}〕")
        assert notice.published is not None
        assert date(notice.year - 1, 10, 25) <= notice.published <= date(notice.year, 3, 31)
        assert len(notice.papers) == notice.revision
    assert [notice.year for notice in notices if notice.revision == 2] == [2019, 2020]


def test_a_shipped_file_lists_its_days_in_order() -> None:
    for entry in (files("parking_share") / "data" / "holidays").iterdir():
        days = [day["date"] for day in json.loads(entry.read_text(encoding="utf-8"))["days"]]
        assert days == sorted(days), entry.name


@pytest.mark.parametrize("make", [False, True])
def test_a_programme_without_notices_of_its_own_has_the_shipped_ones(
    tmp_path: Path,
    make: bool,  # noqa: FBT001
) -> None:
    if make:
        (tmp_path / "calendar").mkdir()
        (tmp_path / "calendar" / "README.txt").write_text("notes", encoding="utf-8")
    assert load_calendar(tmp_path) == load_calendar()


def test_a_newer_notice_in_the_programme_folder_is_used(tmp_path: Path) -> None:
    write(tmp_path, "2027.json")
    calendar = load_calendar(tmp_path)
    assert calendar.covered_through == date(2027, 12, 28)
    assert calendar.day(date(2027, 1, 1)).kind is DayKind.HOLIDAY
    assert not calendar.day(date(2026, 12, 31)).provisional


def test_a_revision_in_the_programme_folder_replaces_the_shipped_notice(tmp_path: Path) -> None:
    days = [{"name": "元旦", "date": "2026-01-01", "isOffDay": True}]
    write(tmp_path, "2026.json", year=2026, days=days, revision=2)
    calendar = load_calendar(tmp_path)
    assert calendar.day(date(2026, 1, 2)).kind is DayKind.WORKDAY
    assert calendar.notices[-1].revision == 2


def test_a_contradiction_without_a_new_revision_is_refused(tmp_path: Path) -> None:
    days = [{"name": "元旦", "date": "2026-01-01", "isOffDay": True}]
    write(tmp_path, "2026.json", year=2026, days=days)
    with pytest.raises(CalendarError, match="2026 are both revision 1"):
        load_calendar(tmp_path)


def test_a_placeholder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "2027.json", papers=[], days=[])
    with pytest.raises(CalendarError, match=r"2027\.json.*placeholder"):
        load_calendar(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "2027.json")
    (tmp_path / "calendar" / "2027.json").write_bytes("元旦".encode("gbk"))
    with pytest.raises(CalendarError, match=r"2027\.json cannot be read as UTF-8"):
        load_calendar(tmp_path)
