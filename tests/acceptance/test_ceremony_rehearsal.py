"""Rehearsals: everything is marked, nothing real is touched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from desk import DICE_52, DRAWN_AT, Run, small_round, tree

MARKS = ("演练".encode(), b"YANLIAN-")
AT = ("--at", DRAWN_AT)


def marked(path: Path) -> bool:
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    else:
        data = path.read_bytes()
    return any(mark in data for mark in MARKS)


def test_every_output_of_a_rehearsal_is_marked_and_stands_outside_the_rounds(
    run: Run, tmp_path: Path
) -> None:
    folder = small_round(tmp_path / "desk")
    before = tree(folder)
    said = run("draw", ".", "--rehearse", "--dice", DICE_52, *AT, cwd=folder)
    assert said.code == 0, said.stderr
    lines = said.stdout.splitlines()
    assert lines[0].startswith("【演练】")
    assert lines[-1].startswith("【演练】")
    after = tree(folder)
    assert {name: after[name] for name in before} == before
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} == {"rehearsals"}
    written = folder / "rehearsals" / "rehearsal-1"
    files = [path for path in written.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert len(files) >= 10
    assert [path.name for path in files if not marked(path)] == []
    verified = run("verify", written / "public", cwd=folder)
    assert verified.code == 0
    assert verified.stdout.rstrip().endswith(
        "【演练】This is the record of a rehearsal; it awards nothing."
    )
    again = run("draw", ".", "--rehearse", "--json", *AT, cwd=folder)
    assert again.json["rehearsal"] is True
    assert (folder / "rehearsals" / "rehearsal-2").is_dir()


@pytest.mark.parametrize("target", ["applicants.xlsx", "rounds/2026", "nowhere"])
def test_a_rehearsal_refuses_a_real_list_and_a_real_round(
    run: Run, drawn: Path, target: str
) -> None:
    before = tree(drawn)
    said = run("draw", target, "--rehearse", cwd=drawn)
    assert said.code == 3
    assert "a rehearsal takes no real list and no round" in said.stderr
    assert tree(drawn) == before
