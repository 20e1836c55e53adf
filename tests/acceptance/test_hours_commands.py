"""`hours` and `calendar` as clerks call them, on the example's programme."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from desk import EXAMPLE, ROOT, Run, tree
from python_calamine import CalamineWorkbook

NOTICE_TEXTS = ROOT / "tests" / "unit" / "access" / "notice-texts"
NEXT_YEAR = NOTICE_TEXTS / "2027-invented.txt"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A programme folder with nothing in it but the programme."""
    (tmp_path / "programme.toml").write_bytes((EXAMPLE / "programme.toml").read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("instant", "code"),
    [("2026-10-01T12:00", 0), ("2026-10-10T12:00", 1), ("2027-03-01T12:00", 3)],
)
def test_at_answers_with_its_exit_code(run: Run, office: Path, instant: str, code: int) -> None:
    said = run("hours", "at", instant, "--json", cwd=office)
    assert said.code == code
    assert said.json[0]["answer"] == ("yes", "no", "", "unknown")[code]


def test_at_says_when_entering_or_leaving_is_another_matter(run: Run, office: Path) -> None:
    quiet = '\n[hours.quiet]\nbegins = "22:00"\nends = "06:00"\nsource = "announcement"\n'
    with (office / "programme.toml").open("a", encoding="utf-8") as file:
        file.write(quiet)
    said = run("hours", "at", "2026-11-23T23:00", cwd=office)
    assert said.code == 0
    assert "entering now: no" in said.stdout
    assert "leaving now: no" in said.stdout
    answer = run("hours", "at", "2026-11-23T23:00", "--json", cwd=office).json[0]
    assert (answer["answer"], answer["enter"], answer["leave"]) == ("yes", "no", "no")
    assert "entering" not in run("hours", "at", "2026-11-23T20:00", cwd=office).stdout


def test_from_to_merges_neighbours(run: Run, office: Path) -> None:
    said = run("hours", "from", "2026-09-30", "to", "2026-10-08", "--json", cwd=office)
    assert said.code == 0
    assert said.json["allowed"] == [
        {"from": "2026-09-30T00:00:00", "until": "2026-09-30T07:45:00"},
        {"from": "2026-09-30T17:45:00", "until": "2026-10-08T07:45:00"},
        {"from": "2026-10-08T17:15:00", "until": "2026-10-09T00:00:00"},
    ]
    shown = run("hours", "from", "2026-09-30T20:00", "to", "2026-10-01", cwd=office)
    assert "28 hours in all" in shown.stdout


def test_from_to_says_what_nobody_can_know(run: Run, office: Path) -> None:
    said = run("hours", "from", "2027-03-01", "to", "2027-03-01", "--json", cwd=office)
    assert said.json["unknown"] == [{"from": "2027-03-01T07:45:00", "until": "2027-03-01T17:15:00"}]
    shown = run("hours", "from", "2027-03-01", "to", "2027-03-01", cwd=office)
    assert "unknown" in shown.stdout
    assert "known through 2026-12-28" in shown.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2026-10-02", "to", "2026-10-01"), 3),
        (("2026-10-01", "until", "2026-10-02"), 2),
        (("2026-13-01", "to", "2026-10-02"), 3),
        (("2026-10-01", "to", "9999-12-31"), 3),
    ],
)
def test_from_to_refuses_what_it_cannot_read(
    run: Run, office: Path, words: tuple[str, ...], code: int
) -> None:
    assert run("hours", "from", *words, cwd=office).code == code


def test_export_writes_days_and_rules(run: Run, office: Path) -> None:
    said = run("hours", "export", "2026", "--json", cwd=office)
    assert (said.code, said.json["days"], said.json["last_day"]) == (0, 362, "2026-12-28")
    book = CalamineWorkbook.from_path(office / "hours-2026.xlsx")
    assert book.sheet_names == ["每日", "规则"]
    days = book.get_sheet_by_name("每日").to_python()
    assert days[2][:3] == ["2026-01-01", "Thursday", "holiday"]


def test_export_writes_text_forms(run: Run, office: Path) -> None:
    for form in ("csv", "json", "osm"):
        assert run("hours", "export", "2026", "--format", form, cwd=office).code == 0
    with (office / "hours-2026.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    value = json.loads((office / "hours-2026.json").read_text(encoding="utf-8"))
    assert len(rows) == len(value["days"]) == 362
    assert rows[3]["may stay"] == "00:00-07:45,17:15-24:00"
    osm = (office / "hours-2026.osm.txt").read_text(encoding="utf-8")
    assert osm.startswith("2026 Jan 01-03 00:00-24:00; 2026 Jan 04-09 00:00-07:45,17:15-24:00;")


@pytest.mark.parametrize("command", [("export",), ("poster",), ("switches",)])
def test_a_year_that_is_not_published_is_refused(
    run: Run, office: Path, command: tuple[str, ...]
) -> None:
    before = tree(office)
    said = run("hours", *command, "2027", cwd=office)
    assert said.code == 3
    assert "2027 are not published yet" in said.stderr
    assert tree(office) == before


def test_a_year_that_no_calendar_has_is_refused(run: Run, office: Path) -> None:
    for year in ("1999", "99999"):
        said = run("hours", "export", year, cwd=office)
        assert (said.code, "not a year between" in said.stderr) == (3, True)


def test_poster_is_an_image_and_a_page(run: Run, office: Path) -> None:
    assert run("hours", "poster", "2026", cwd=office).code == 0
    root = ET.fromstring((office / "poster-2026.svg").read_text(encoding="utf-8"))  # noqa: S314
    assert root.get("viewBox") == "0 0 210 297"
    pytest.importorskip("typst")
    said = run("hours", "poster", "2026", "--output", "poster.pdf", cwd=office)
    assert said.code == 0, said.stderr
    assert (office / "poster.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pdf_without_its_package_says_what_to_install(run: Run, office: Path) -> None:
    shadow = office / "shadow"
    shadow.mkdir()
    (shadow / "typst.py").write_text("raise ImportError\n", encoding="utf-8")
    path = {"PYTHONPATH": str(shadow)}
    words = ("hours", "poster", "2026", "--output", "poster.pdf")
    said = run(*words, cwd=office, environment=path)
    assert said.code == 3
    assert "parking-share[pdf]" in said.stderr
    assert not (office / "poster.pdf").exists()
    assert run(*words[:-1], "poster.png", cwd=office).code == 2


def test_ics_and_switches_answer(run: Run, office: Path) -> None:
    said = run("hours", "ics", "--json", cwd=office)
    assert said.json["events"] > 40
    assert (office / "hours.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    errands = run("hours", "switches", "2026", "--json", cwd=office).json
    kinds = [errand["kind"] for errand in errands]
    assert (kinds.count("holiday"), kinds.count("make_up_workday")) == (7, 6)


def test_status_names_every_notice_with_its_digest(run: Run, office: Path) -> None:
    value = run("calendar", "status", "--json", cwd=office).json
    assert value["covered_through"] == "2026-12-28"
    assert [notice["year"] for notice in value["notices"]] == list(range(2018, 2027))
    shipped = ROOT / "parking_share" / "data" / "holidays" / "2026.json"
    assert value["notices"][-1]["sha256"] == hashlib.sha256(shipped.read_bytes()).hexdigest()
    assert "Settled through 2026-12-28" in run("calendar", "status", cwd=office).stdout


def test_diff_shows_and_writes_nothing(run: Run, office: Path) -> None:
    before = tree(office)
    value = run("calendar", "diff", "--text", NEXT_YEAR, "--json", cwd=office).json
    moved = [change for change in value["changes"] if change["hours_change"]]
    assert [change["date"] for change in moved] == ["2026-12-31"]
    assert value["balance_even"]
    assert tree(office) == before


def test_add_needs_two_readers_and_then_resolves_the_year(run: Run, office: Path) -> None:
    before = tree(office)
    said = run("calendar", "add", "--text", NEXT_YEAR, cwd=office)
    assert said.code == 1
    assert "19 weekdays off less 6 make-up workdays are 13, as the law gives." in said.stdout
    assert "2026-12-31" in said.stdout
    assert tree(office) == before
    assert run("hours", "at", "2027-02-08T12:00", cwd=office).code == 3

    assert run("calendar", "add", "--text", NEXT_YEAR, "--yes", cwd=office).code == 0
    assert run("hours", "at", "2027-02-08T12:00", cwd=office).code == 0
    assert run("hours", "at", "2027-02-14T12:00", cwd=office).code == 1
    again = run("calendar", "add", "--text", NEXT_YEAR, "--yes", cwd=office)
    assert "in force already" in again.stdout


def test_a_revision_takes_the_place_of_a_notice_and_keeps_it(run: Run, office: Path) -> None:
    assert run("calendar", "add", "--text", NEXT_YEAR, "--yes", cwd=office).code == 0
    file = office / "calendar" / "2027.json"
    first = file.read_bytes()
    notice = json.loads(first)
    changed = office / "2027.json"
    notice["days"][-1]["date"] = "2027-10-10"
    changed.write_text(json.dumps(notice), encoding="utf-8")
    refused = run("calendar", "add", changed, "--yes", cwd=office)
    assert refused.code == 3
    assert "revision" in refused.stderr
    assert file.read_bytes() == first

    changed.write_text(json.dumps({**notice, "revision": 2}), encoding="utf-8")
    assert run("calendar", "add", changed, "--yes", cwd=office).code == 0
    assert json.loads(file.read_bytes())["revision"] == 2
    kept = [path.read_bytes() for path in (office / "calendar" / "replaced").iterdir()]
    assert kept == [first]


def test_add_refuses_an_empty_file_and_two_sources(run: Run, office: Path) -> None:
    (office / "2027.json").write_text('{"year": 2027, "papers": [], "days": []}', encoding="utf-8")
    said = run("calendar", "add", "2027.json", "--yes", cwd=office)
    assert said.code == 3
    assert "placeholder" in said.stderr
    assert run("calendar", "add", "2027.json", "--text", NEXT_YEAR, cwd=office).code == 2
    assert run("calendar", "add", cwd=office).code == 2
    missing = run("calendar", "add", "2028.json", cwd=office)
    assert (missing.code, "no such file" in missing.stderr) == (3, True)
    missing = run("calendar", "add", "--text", "2028.txt", cwd=office)
    assert (missing.code, "no such file" in missing.stderr) == (3, True)
    assert not (office / "calendar").exists()


def test_add_says_which_cards_are_touched(run: Run, drawn: Path) -> None:
    value = run("calendar", "diff", "--text", NEXT_YEAR, "--json", cwd=drawn).json
    assert value["rounds"] == [{"round": "2026", "cards": 20, "dates": 1}]
    said = run("calendar", "diff", "--text", NEXT_YEAR, cwd=drawn)
    assert "Round 2026: 20 cards are out; on 1 of their dates the hours change." in said.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_add_asks_a_person_at_a_terminal(office: Path, answer: str, code: int) -> None:
    import pty  # not on every platform

    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "parking_share", "calendar", "add", "--text", str(NEXT_YEAR)]
    with subprocess.Popen(
        [*words, "--lang", "en"],
        cwd=office,
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.write(ours, f"{answer}\n".encode())
        assert process.wait(60) == code
    assert (office / "calendar" / "2027.json").exists() is (code == 0)
