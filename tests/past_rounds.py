"""Three past rounds made through the command line, and every way in which they are damaged."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import desk
import openpyxl

YEARS = ("2026", "2027", "2028")
FROZEN = {"programme.toml", "tickets.csv", "commitment.json"}
"""What is public before the draw."""
REVIEWED, REJECTED, SOUND = "T-0003", "T-0005", "T-0007"
"""One application ruled on by a person, one that the rules reject, one with nothing to say of."""


def make_rounds(folder: Path, run: desk.Run = desk.run) -> Path:
    """A programme folder with three drawn rounds, one of its applications ruled on by a person."""
    folder.mkdir(parents=True)
    (folder / "programme.toml").write_bytes((desk.EXAMPLE / "programme.toml").read_bytes())
    rows = [desk.applicant(number) for number in range(1, 13)]
    rows[2]["产权人"] = ""
    rows[4]["身份证号"] = rows[4]["身份证号"][:-1] + (
        "1" if rows[4]["身份证号"][-1] != "1" else "2"
    )
    desk.write_book(folder / "applicants.xlsx", rows)
    said = run("check", "applicants.xlsx", cwd=folder)
    assert said.code == 0, said.stderr
    rule_on_all(folder / "review.xlsx", folder / "decisions.xlsx")
    for year in YEARS:
        draw(folder, year, f"{year}-dice", run)
    return folder


def draw(folder: Path, year: str, seed: str, run: desk.Run = desk.run) -> None:
    """Close and draw one round."""
    at = f"{year}-03-06T10:00:00"
    words = ("draw", "applicants.xlsx", "--round", year, "--seed", seed, "--at", at)
    said = run(*words, cwd=folder)
    assert said.code == 0, said.stderr


def rule_on_all(review: Path, decisions: Path) -> None:
    """Fill in a review sheet as a clerk does."""
    book = openpyxl.load_workbook(review)
    sheet = book.worksheets[0]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for row in range(2, sheet.max_row + 1):
        said = {"决定": "通过", "经办人": "受理员甲", "理由": "原件已核", "依据": "房产证原件"}
        for heading, words in said.items():
            sheet.cell(row, columns[heading], words)
    book.save(decisions)


def sum_again(folder: Path) -> None:
    """Make the list of digests anew, as somebody does who hides a change."""
    names = sorted(path.name for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (folder / "SHA256SUMS").write_bytes("".join(lines).encode())


def edit_rows(path: Path, change: Callable[[list[dict[str, str]]], Any]) -> None:
    """Change the rows of a CSV file."""
    reader = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    rows, header = list(reader), list(reader.fieldnames or ())
    change(rows)
    target = io.StringIO()
    writer = csv.DictWriter(target, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(target.getvalue().encode())


def edit_cell(book_path: Path, ticket: str, heading: str, value: str | None) -> None:
    """Change one cell of a workbook, in the row of a ticket."""
    book = openpyxl.load_workbook(book_path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    ticket_column = columns["受理编号"]
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, ticket_column).value == ticket:
            sheet.cell(row, columns[heading]).value = value
    book.save(book_path)


def field_of(ticket: str, column: str, value: str) -> Callable[[list[dict[str, str]]], None]:
    """A change of one field in the row of a ticket."""

    def change(rows: list[dict[str, str]]) -> None:
        next(row for row in rows if row["ticket"] == ticket)[column] = value

    return change


def flip(path: Path, place: int) -> None:
    """Change one bit of one byte."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(bytes(data))


def drawn_again(folder: Path, year: str, scratch: Path, *, closed_again: bool) -> None:
    """Put another draw of a round in its place, as if it had been made at the time."""
    copy = Path(shutil.copytree(folder, scratch))
    for later in YEARS[YEARS.index(year) + (0 if closed_again else 1) :]:
        shutil.rmtree(copy / "rounds" / later)
    if not closed_again:
        for path in (copy / "rounds" / year / "public").iterdir():
            if path.name not in FROZEN:
                path.unlink()
    draw(copy, year, "a-better-seed")
    shutil.rmtree(folder / "rounds" / year)
    shutil.copytree(copy / "rounds" / year, folder / "rounds" / year)
