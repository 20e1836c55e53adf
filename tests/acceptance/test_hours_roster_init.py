"""`hours at`, `roster` and `init` as they are typed."""

from __future__ import annotations

import csv
import io
import os
import stat
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from desk import (
    DRAWN_AT,
    EXAMPLE,
    TIME_LIMIT,
    Run,
    applicant,
    environment_of,
    small_round,
    tree,
    words_of,
    write_book,
)
from openpyxl import load_workbook

PROGRAMME = ("--programme", str(EXAMPLE / "programme.toml"))
OPEN, SHUT, UNKNOWN = "2026-03-10T20:00", "2026-03-10T12:00", "2031-03-10T12:00"
SEASONS = ("--summer", "05-01", "--winter", "10-01")
TERM = ("--closes", "2026-02-27T17:00", "--starts", "2026-03-16")
ANSWERS = ("--office", "甲局", "--community", "乙小区", "--spaces", "A01-A05")


@pytest.mark.parametrize(
    ("instant", "word", "code"),
    [(OPEN, "yes", 0), (SHUT, "no", 1), (UNKNOWN, "unknown", 3)],
)
def test_a_single_moment_is_answered_by_the_exit_code(
    run: Run, tmp_path: Path, instant: str, word: str, code: int
) -> None:
    said = run("hours", "at", instant, *PROGRAMME, cwd=tmp_path)
    assert said.code == code
    assert said.stdout.startswith(f"{instant}  {word}  ")
    assert len(said.stdout.splitlines()) == 1


def test_several_moments_are_a_list_and_no_exit_code(run: Run, tmp_path: Path) -> None:
    said = run("hours", "at", OPEN, SHUT, UNKNOWN, *PROGRAMME, "--json", cwd=tmp_path)
    assert said.code == 0
    assert [answer["answer"] for answer in said.json] == ["yes", "no", "unknown"]
    assert [answer["instant"] for answer in said.json] == [OPEN, SHUT, UNKNOWN]
    for answer in said.json:
        assert answer.keys() >= {"instant", "answer", "why"}
        assert answer["why"]


def test_a_single_moment_in_json_keeps_its_exit_code(run: Run, tmp_path: Path) -> None:
    said = run("hours", "at", SHUT, *PROGRAMME, "--json", cwd=tmp_path)
    assert (said.code, len(said.json)) == (1, 1)


def test_what_is_no_moment_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("hours", "at", "noon", *PROGRAMME, cwd=tmp_path)
    assert said.code in {2, 3}
    assert "Traceback" not in said.stderr


def awards(folder: Path) -> list[dict[str, str]]:
    path = folder / "rounds" / "2026" / "public" / "allocation.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["result"] == "award"]


def people(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "rounds" / "2026" / "sealed" / "applications.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["ticket"]: row for row in csv.DictReader(file)}


def csv_cards(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_roster_has_a_card_for_every_award(run: Run, drawn: Path) -> None:
    said = run("roster", "rounds/2026", "--format", "csv", "--output", "cards.csv", cwd=drawn)
    assert said.code == 0
    known = people(drawn)
    expected = [
        (row["space"], row["ticket"], *(known[row["ticket"]][key] for key in _PERSON))
        for row in awards(drawn)
    ]
    cards = csv_cards(drawn / "cards.csv")
    assert [tuple(card[key] for key in ("space", "ticket", *_PERSON)) for card in cards] == expected
    assert len(cards) == 20


_PERSON = ("name", "plate", "phone")


def test_the_workbook_and_the_csv_roster_hold_the_same_cards(run: Run, drawn: Path) -> None:
    for kind in ("csv", "xlsx"):
        run("roster", "rounds/2026", "--format", kind, "--output", f"cards.{kind}", cwd=drawn)
    sheet = load_workbook(drawn / "cards.xlsx").active
    assert sheet is not None
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    first = next(n for n, row in enumerate(rows) if "space" in row)
    cards = csv_cards(drawn / "cards.csv")
    found = rows[first + 1 : first + 1 + len(cards)]
    assert [dict(zip(rows[first], row, strict=True)) for row in found] == cards


def test_every_cell_of_the_roster_is_text(run: Run, drawn: Path) -> None:
    run("roster", "rounds/2026", "--output", "cards.xlsx", cwd=drawn)
    sheet = load_workbook(drawn / "cards.xlsx").active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_a_name_that_looks_like_a_formula_stays_text(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk")
    phone = "+8613800000001"
    write_book(folder / "applicants.xlsx", [applicant(1, 电话=phone), applicant(2)])
    assert run("draw", "applicants.xlsx", "--at", DRAWN_AT, cwd=folder).code == 0
    for kind in ("csv", "xlsx"):
        words = ("roster", "rounds/2026", "--format", kind, "--output", f"cards.{kind}")
        assert run(*words, cwd=folder).code == 0
    assert f",'{phone}," in (folder / "cards.csv").read_text(encoding="utf-8-sig")
    sheet = load_workbook(folder / "cards.xlsx").active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == phone]
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_roster_gives_validity_and_hours(run: Run, drawn: Path) -> None:
    run("roster", "rounds/2026", "--format", "csv", "--output", "cards.csv", cwd=drawn)
    card = csv_cards(drawn / "cards.csv")[0]
    assert card["valid from"] == "2026-03-16 17:15"
    assert card["valid to"] == "2027-03-16 07:45"
    assert {"17:15-07:45 (+1)", "17:45-07:45 (+1)"} <= set(card.values())


@pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of POSIX systems")
def test_a_roster_is_for_its_writer_alone(run: Run, drawn: Path) -> None:
    run("roster", "rounds/2026", "--output", "cards.xlsx", cwd=drawn)
    assert stat.S_IMODE((drawn / "cards.xlsx").stat().st_mode) == 0o600


def test_roster_json_counts_the_cards(run: Run, drawn: Path) -> None:
    answer = run("roster", "rounds/2026", "--output", "cards.xlsx", "--json", cwd=drawn).json
    assert (answer["file"], answer["cards"]) == ("cards.xlsx", 20)


def test_init_makes_a_folder_that_check_can_read(run: Run, tmp_path: Path) -> None:
    said = run("init", "yi", *ANSWERS, *SEASONS, *TERM, "--json", cwd=tmp_path)
    assert said.code == 0
    made = [Path(name).name for name in said.json["files"]]
    assert set(made) == {"programme.toml", "applicants.xlsx"}
    values = tomllib.loads((tmp_path / "yi" / "programme.toml").read_text(encoding="utf-8"))
    assert values["lots"][0]["spaces"] == ["A01", "A02", "A03", "A04", "A05"]
    empty = run("check", "applicants.xlsx", cwd=tmp_path / "yi")
    assert empty.code == 3
    assert "no application under the header" in empty.stderr


def test_a_form_filled_in_is_drawn(run: Run, tmp_path: Path) -> None:
    run("init", "yi", *ANSWERS, *SEASONS, *TERM, cwd=tmp_path)
    book = load_workbook(tmp_path / "yi" / "applicants.xlsx")
    sheet = book.active
    assert sheet is not None
    headings = [str(cell.value) for cell in sheet[1]]
    person = applicant(1, 户籍地址="乙小区3幢1单元101室", 房屋坐落="乙小区3幢1单元101室")
    person |= {"证件号码": person["身份证号"], "联系电话": person["电话"]}
    person |= {"提交时间": "2026-02-20 10:00", "核验人": "丙"}
    for column, heading in enumerate(headings, start=1):
        sheet.cell(2, column, person.get(heading, ""))
    book.save(tmp_path / "yi" / "applicants.xlsx")
    answer = run("draw", "applicants.xlsx", "--at", DRAWN_AT, "--json", cwd=tmp_path / "yi")
    assert (answer.code, answer.json["awards"]) == (0, 1)


@pytest.mark.parametrize("there", ["programme.toml", "applicants.xlsx"])
def test_init_never_writes_over(run: Run, tmp_path: Path, there: str) -> None:
    (tmp_path / "yi").mkdir()
    (tmp_path / "yi" / there).write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    said = run("init", "yi", *ANSWERS, *SEASONS, *TERM, cwd=tmp_path)
    assert said.code == 3
    assert "is there already and is never written over" in said.stderr
    assert tree(tmp_path) == before


def test_init_asks_nobody_where_nobody_sits(run: Run, tmp_path: Path) -> None:
    said = run("init", "yi", "--office", "甲局", cwd=tmp_path)
    assert said.code == 2
    assert "--community" in said.stderr
    assert tree(tmp_path) == {}


def test_init_with_a_wrong_answer_leaves_nothing(run: Run, tmp_path: Path) -> None:
    wrong = ("--office", "甲局", "--community", "乙小区", "--spaces", "0")
    assert run("init", "yi", *wrong, *SEASONS, *TERM, cwd=tmp_path).code in {2, 3}
    assert tree(tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_init_asks_at_a_terminal(tmp_path: Path) -> None:
    import pty

    master, slave = pty.openpty()
    with subprocess.Popen(
        words_of(["init", "yi"], "zh_CN"),
        cwd=tmp_path,
        env=environment_of({"TERM": "dumb"}),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    ) as asking:
        os.close(slave)
        shown = answered(master, ["甲局", "乙小区", "20", "", ""], asking)
        code = asking.wait(TIME_LIMIT)
    os.close(master)
    assert code == 0, shown
    text = (tmp_path / "yi" / "programme.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    assert values["programme"]["organiser"] == "甲局"
    assert values["community"]["name"] == "乙小区"
    assert len(values["lots"][0]["spaces"]) == 20
    assert "Traceback" not in shown


def answered(master: int, answers: list[str], asking: subprocess.Popen[bytes]) -> str:
    """Type an answer after every question, and return what the terminal showed."""
    shown, asked = b"", 0
    give_up = time.monotonic() + TIME_LIMIT
    while time.monotonic() < give_up:
        try:
            part = os.read(master, 4096)
        except OSError:  # the other end is closed: the command has ended
            break
        if not part:
            break
        shown += part
        if part.rstrip(b" ").endswith(b":") and asked < len(answers):
            os.write(master, answers[asked].encode() + b"\n")
            asked += 1
        elif asking.poll() is not None:
            break
    return shown.decode("utf-8", "replace")
