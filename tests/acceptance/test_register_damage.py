"""Whoever edits the register or a kept file is found by an audit, which names what was edited."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import desk
import openpyxl
import pytest
from clerk import BY, ROUND, Clerk
from desk import small_round
from past_rounds import flip, sum_again

from parking_share.audit.check import Audit
from parking_share.audit.kept_register import entries_check
from parking_share.audit.rounds import audit_rounds
from parking_share.files.kept_rounds import read_kept_register, read_kept_rounds

AT = "2026-03-12T09:00"
COLUMNS = {
    "entries": ("at", "round", "kind", "ticket", "who", "content_digest", "previous", "digest"),
    "contents": ("salt", "content"),
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn round of 24 households and a little of its year; tests copy it."""
    folder = small_round(tmp_path_factory.mktemp("lived") / "desk", applicants=24)
    drawn = ("draw", "applicants.xlsx", "--seed", desk.SEED, "--at", desk.DRAWN_AT)
    assert desk.run(*drawn, cwd=folder).code == 0
    clerk = Clerk(folder)
    first, second, third = clerk.tickets("award")[:3]
    clerk.done("claim", ROUND, first, *BY, "--at", AT)
    issue = ("card", "issue", ROUND, first, "--card", "0000000077", *BY, "--at", AT)
    clerk.done(*issue, "--card-format", "wiegand-26-decimal")
    change = ("vehicle", "change", ROUND, first, "--plate", "浙B88888", "--proof", "行驶证")
    clerk.done(*change, *BY, "--at", AT)
    clerk.done("return", ROUND, second, "--why", "搬走", *BY, "--at", "2026-03-13T09:00")
    clerk.done("forfeit", ROUND, third, *BY, "--at", "2026-03-23T09:00")
    clerk.done("note", ROUND, "电话", *BY, "--at", "2026-03-23T10:00")
    clerk.done("roster", ROUND)
    return folder


@pytest.fixture
def folder(lived: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(lived, tmp_path / "desk"))


def audited(folder: Path) -> Audit:
    return audit_rounds(read_kept_rounds(folder), read_kept_register(folder))


def named(folder: Path) -> set[str]:
    """Where an audit finds something wrong."""
    audit = audited(folder)
    checks = [*audit.programme, *(check for one in audit.rounds for check in one.checks)]
    found = {str(fault.where) for check in checks for fault in check.faults}
    assert audit.passed == (not found)
    return found


def broken(folder: Path) -> set[str]:
    """Where the chain of entries is broken: the one check of an audit that can tell."""
    return {
        str(fault.where) for fault in entries_check(read_kept_register(folder), {"2026"}).faults
    }


def database(folder: Path) -> sqlite3.Connection:
    """The register in the hands of somebody who takes its triggers away."""
    connection = sqlite3.connect(folder / "register.sqlite", isolation_level=None)
    for (trigger,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    return connection


def change(folder: Path, *statements: str) -> None:
    connection = database(folder)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def entries(folder: Path) -> int:
    connection = database(folder)
    (count,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    connection.close()
    return int(count)


def test_a_sound_year_passes(lived: Path) -> None:
    assert named(lived) == set()


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, names in COLUMNS.items() for column in names]
)
def test_any_value_of_any_entry_that_is_edited_is_named(
    folder: Path, table: str, column: str
) -> None:
    saved = (folder / "register.sqlite").read_bytes()
    for seq in range(1, entries(folder) + 1):
        (folder / "register.sqlite").write_bytes(saved)
        last = f"substr({column}, 1, length({column}) - 1)"
        edited = f"{last} || CASE substr({column}, -1) WHEN '0' THEN '1' ELSE '0' END"
        change(folder, f"UPDATE {table} SET {column} = {edited} WHERE seq = {seq}")  # noqa: S608
        assert f"entry {seq}" in broken(folder), seq
    assert f"entry {seq}" in named(folder)


@pytest.mark.parametrize("table", COLUMNS)
def test_any_entry_that_is_missing_is_named(folder: Path, table: str) -> None:
    saved = (folder / "register.sqlite").read_bytes()
    count = entries(folder)
    for seq in range(1, count + 1):
        (folder / "register.sqlite").write_bytes(saved)
        change(folder, f"DELETE FROM {table} WHERE seq = {seq}")  # noqa: S608
        last = table == "entries" and seq == count
        assert ("register-head.txt" if last else f"entry {seq}") in broken(folder), seq
    assert broken(folder) <= named(folder)


def swap_two_entries(folder: Path) -> None:
    change(
        folder,
        "UPDATE entries SET seq = 99 WHERE seq = 23",
        "UPDATE entries SET seq = 23 WHERE seq = 22",
        "UPDATE entries SET seq = 22 WHERE seq = 99",
    )


def cut_off_the_end(folder: Path) -> None:
    change(folder, "DELETE FROM entries WHERE seq > 25", "DELETE FROM contents WHERE seq > 25")


def lose_the_head(folder: Path) -> None:
    (folder / "register-head.txt").unlink()


def lose_the_register(folder: Path) -> None:
    (folder / "register.sqlite").unlink()


def begin_anew(folder: Path) -> None:
    """Throw the register away with its head, and let the program note the record again."""
    lose_the_register(folder)
    lose_the_head(folder)
    Clerk(folder).done("note", ROUND, "重来", *BY, "--at", "2026-03-24T09:00")


def amend_without_an_entry(folder: Path) -> None:
    """An older copy of the register beside the amended record."""
    copy = Path(shutil.copytree(folder, folder.parent / "copy"))
    ticket = Clerk(folder).status("2026-03-24T09:00")["holders"][0]["ticket"]
    Clerk(copy).done("strike", ROUND, ticket, "--reason", "a", *BY, "--at", "2026-03-24T09:00")
    shutil.rmtree(folder / "rounds")
    shutil.copytree(copy / "rounds", folder / "rounds")


def another_roster(folder: Path) -> None:
    Clerk(folder).done(
        *("card", "lost", ROUND, Clerk(folder).tickets("award")[0]),
        *("--why", "a", *BY, "--at", "2026-03-24T09:00"),
    )


DAMAGES: dict[Callable[[Path], None], str] = {
    swap_two_entries: "entry 22",
    cut_off_the_end: "register-head.txt",
    lose_the_head: "register-head.txt",
    lose_the_register: "register-head.txt",
    begin_anew: "entry 22",
    amend_without_an_entry: "SHA256SUMS",
    another_roster: "A01",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_was_done_to_the_register_is_named(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder)
    assert DAMAGES[damage] in named(folder)


def test_any_kept_file_that_is_edited_is_named(folder: Path) -> None:
    """One bit in the middle of every public and every sealed file."""
    seen = set()
    for path in sorted((folder / ROUND).rglob("*")):
        if not path.is_file():
            continue
        saved = path.read_bytes()
        flip(path, len(saved) // 2)
        found = " ".join(named(folder))
        seen.add(path.name)
        if path.parent.name == "public":
            assert "V" in found or "public" in found, path.name
        elif path.name != "roster.xlsx":  # made anew whenever it is asked for; see below
            assert f"sealed/{path.name}" in found, path.name
        path.write_bytes(saved)
    assert {"amendments.csv", "minutes.docx", "receipts.xlsx", "applicants.xlsx"} <= seen


@pytest.mark.parametrize("column", range(7))
def test_any_value_of_the_kept_roster_that_is_edited_is_named(folder: Path, column: int) -> None:
    path = folder / ROUND / "sealed" / "roster.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    space = str(sheet.cell(4, 2).value)
    sheet.cell(4, column + 1).value = "x"
    book.save(path)
    assert named(folder) & {space, "x"}


def test_a_record_edited_with_its_digests_is_not_the_one_that_the_register_knows(
    folder: Path,
) -> None:
    (folder / ROUND / "public" / "notice.html").write_bytes(b"<!doctype html>")
    sum_again(folder / ROUND / "public")
    assert "SHA256SUMS" in named(folder)
    said = Clerk(folder).do("note", ROUND, "a", *BY, "--at", "2026-03-24T09:00")
    assert (said.code, "not the one that the register knows" in said.stderr) == (3, True)
