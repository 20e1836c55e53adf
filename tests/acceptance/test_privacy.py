"""What is public names nobody: read back file by file against the workbook that went in."""

from __future__ import annotations

import csv
import io
import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import EXAMPLE, Run, tree
from python_calamine import CalamineWorkbook

PERSONAL = ("姓名", "身份证号", "电话", "产权人", "号牌", "所有人")
"""Headings of the example's columns that hold a person's data, on either header row."""
HEADER_ROWS = (3, 4)
SHORTEST_NAME, SHORTEST_NUMBER = 2, 8
"""Shorter values stand in any text, and digits in any hash, by chance."""
_PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
_ID = re.compile(r"(?<!\d)\d{17}[\dX]")


def bare(text: str) -> str:
    """A value as it would still be recognised: width, case, blanks and dots taken out."""
    return re.sub(
        r"[\s\u00b7\u2022\u200b-\u200f\-]", "", unicodedata.normalize("NFKC", text)
    ).upper()


def cell_text(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def personal_values(workbook: Path) -> set[str]:
    """Every name, ID, phone and plate of the workbook, as it stands and in its bare form."""
    table = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0)
    rows = table.to_python(skip_empty_area=False)
    columns = {
        column
        for number in HEADER_ROWS
        for column, heading in enumerate(rows[number - 1])
        if heading in PERSONAL
    }
    values: set[str] = set()
    for row in rows[max(HEADER_ROWS) :]:
        for column in columns:
            text = cell_text(row[column])
            for part in (text, *re.split(r"[、，,;；/ ]", text)):
                values |= {part.strip(), bare(part)}
            values |= set(_PHONE.findall(bare(text))) | set(_ID.findall(bare(text)))
    headings = {bare(str(word)) for number in HEADER_ROWS for word in rows[number - 1]}
    return {value for value in values if _is_telling(value)} - headings


def _is_telling(value: str) -> bool:
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in value)
    return len(value) >= (SHORTEST_NAME if chinese else SHORTEST_NUMBER)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every public file as text; workbooks and documents part by part."""
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield f"{path.name}/{name}", archive.read(name).decode("utf-8", "replace")
        else:
            yield path.name, data.decode("utf-8")


def leaking(folder: Path, values: set[str]) -> set[str]:
    """The public files in which one of the values stands."""
    return {
        file
        for file, text in texts(folder)
        for form in (text, bare(text))
        if any(value in form for value in values)
    }


@pytest.fixture(scope="module")
def values(drawn_once: Path) -> set[str]:
    return personal_values(drawn_once / "applicants.xlsx")


def test_the_values_looked_for_are_those_of_everybody(values: set[str]) -> None:
    with (EXAMPLE / "cases.csv").open(encoding="utf-8") as file:
        applicants = sum(bool(case["ticket"]) for case in csv.DictReader(file))
    ids = {value for value in values if _ID.fullmatch(value)}
    phones = {value for value in values if _PHONE.fullmatch(value)}
    plates = {value for value in values if re.fullmatch(r"浙B[A-Z0-9]{5,6}", value)}
    for found in (ids, phones, plates):
        assert applicants * 0.9 <= len(found) <= applicants + 10


def test_the_search_finds_what_stands_in_the_sealed_folder(
    drawn_once: Path, values: set[str]
) -> None:
    sealed = drawn_once / "rounds" / "2026" / "sealed"
    assert {"applications.csv"} <= leaking(sealed, values)


def test_no_public_file_holds_a_name_an_id_a_phone_or_a_plate(
    record: Path, values: set[str]
) -> None:
    assert leaking(record, values) == set()


def test_no_public_file_holds_a_nonce(drawn_once: Path, record: Path) -> None:
    sealed = drawn_once / "rounds" / "2026" / "sealed" / "applications.csv"
    with sealed.open(encoding="utf-8", newline="") as file:
        nonces = {row["nonce"] for row in csv.DictReader(file)}
    assert len(nonces) == 302
    assert all(re.fullmatch(r"[0-9a-f]{32}", nonce) for nonce in nonces)
    assert leaking(record, nonces) == set()


@pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of POSIX systems")
def test_the_sealed_folder_is_closed_to_others(drawn_once: Path) -> None:
    sealed = drawn_once / "rounds" / "2026" / "sealed"
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in sealed.iterdir()} == {0o600}


@pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of POSIX systems")
def test_a_generous_umask_does_not_open_it(run: Run, example: Path) -> None:
    before = os.umask(0)
    try:
        assert run("draw", "applicants.xlsx", "--at", "2026-03-06T10:00", cwd=example).code == 0
        assert run("roster", "rounds/2026", cwd=example).code == 0
    finally:
        os.umask(before)
    sealed = example / "rounds" / "2026" / "sealed"
    assert (sealed / "roster.xlsx").is_file()
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in sealed.iterdir()} == {0o600}


def test_a_programme_that_names_an_applicant_is_not_published(run: Run, example: Path) -> None:
    path = example / "programme.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n# 申请人 330299196706121012 来电咨询\n", encoding="utf-8")
    before = tree(example)
    said = run("draw", "applicants.xlsx", "--at", "2026-03-06T10:00", cwd=example)
    assert said.code == 3
    assert "programme.toml: holds an ID number of an applicant" in said.stderr
    assert "330299196706121012" not in said.stderr
    assert [name for name in tree(example) if "2026" in name] == []
    assert before.items() <= tree(example).items()


def test_what_the_commands_say_names_nobody(run: Run, example: Path, values: set[str]) -> None:
    for words in (
        ("check", "applicants.xlsx"),
        ("check", "applicants.xlsx", "--json"),
        ("draw", "applicants.xlsx", "--at", "2026-03-06T10:00"),
        ("roster", "rounds/2026"),
        ("verify", "rounds/2026/public"),
    ):
        said = run(*words, cwd=example)
        assert said.code == 0
        shown = bare(said.stdout + said.stderr)
        assert {value for value in values if bare(value) in shown} == set(), words
