"""`strike` and `reinstate`: who moves up, and a record that verifies whenever a run is killed."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import desk
import pytest
from desk import Run, small_round, tree

from parking_share.cli.app import run as run_here
from parking_share.evidence.verify import verify
from parking_share.files.record import read_record

ROUND = "rounds/2026"
DRAWN = ("--at", "2026-03-06T10:00:00")
BY = ("--by", "受理员甲")
LATER = (*BY, "--at", "2026-03-09T09:00:00")
KILLED = 137


@pytest.fixture(scope="module")
def drawn_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn round of 24 households for 20 spaces; tests copy it."""
    folder = small_round(tmp_path_factory.mktemp("amend") / "desk", applicants=24)
    said = desk.run("draw", "applicants.xlsx", "--seed", desk.SEED, *DRAWN, cwd=folder)
    assert said.code == 0, said.stderr
    return folder


@pytest.fixture
def drawn(drawn_small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drawn_small, tmp_path / "desk"))


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / ROUND / "public" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tickets_of(folder: Path, result: str, name: str = "allocation.csv") -> list[str]:
    return [row["ticket"] for row in rows(folder, name) if row["result"] == result]


def holds(folder: Path) -> bool:
    return verify(read_record(folder / ROUND / "public")).passed


def amend(folder: Path, *words: str) -> int:
    """The command in this process, its words thrown away: a hundred runs take seconds."""
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        return run_here(list(words))


def test_a_struck_award_goes_to_the_first_alternate(run: Run, drawn: Path) -> None:
    first, heir = tickets_of(drawn, "award")[0], tickets_of(drawn, "alternate")[0]
    space = rows(drawn, "allocation.csv")[0]["space"]
    said = run("strike", ROUND, first, "--reason", "本人放弃", *LATER, cwd=drawn)
    assert said.code == 0, said.stderr
    assert heir in said.stdout
    after = {row["ticket"]: row for row in rows(drawn, "allocation-1.csv")}
    assert (after[heir]["result"], after[heir]["space"]) == ("award", space)
    assert after[first]["result"] == "passed"
    assert rows(drawn, "amendments.csv") == [
        {
            "seq": "1",
            "at": "2026-03-09T09:00:00+08:00",
            "ticket": first,
            "change": "strike",
            "reason": "本人放弃",
        }
    ]
    verified = run("verify", f"{ROUND}/public", "--ticket", first, cwd=drawn)
    assert verified.code == 0, verified.stdout
    assert "takes no part since that amendment" in verified.stdout
    roster = run("roster", ROUND, "--format", "csv", "--output", "roster.csv", cwd=drawn)
    assert roster.code == 0, roster.stderr
    cards = (drawn / "roster.csv").read_text(encoding="utf-8-sig")
    assert heir in cards
    assert first not in cards


def test_a_reinstated_ticket_joins_the_queue_and_json_says_who_moved(run: Run, drawn: Path) -> None:
    first = tickets_of(drawn, "award")[0]
    assert amend(drawn, "strike", ROUND, first, "--reason", "a", *LATER) == 0
    said = run("reinstate", ROUND, first, "--reason", "b", *LATER, "--json", cwd=drawn)
    assert said.code == 0, said.stderr
    assert [(one["ticket"], one["now"]) for one in said.json["moved"]] == [(first, "alternate")]
    assert holds(drawn)
    assert tickets_of(drawn, "alternate", "allocation-2.csv")[0] == first


def test_what_was_published_at_the_draw_is_never_changed(drawn: Path) -> None:
    before = tree(drawn / ROUND / "public")
    for ticket in tickets_of(drawn, "award")[:3]:
        assert amend(drawn, "strike", ROUND, ticket, "--reason", "a", *LATER) == 0
    after = tree(drawn / ROUND / "public")
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"SHA256SUMS"}
    added = {"amendments.csv", "allocation-1.csv", "allocation-2.csv", "allocation-3.csv"}
    assert after.keys() - before.keys() == added
    assert holds(drawn)


def test_a_strike_before_the_draw_is_taken_into_account_by_it(tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", applicants=6)
    frozen = ("freeze", "applicants.xlsx", "--source", "text", "--at", desk.FROZEN_AT)
    assert amend(folder, *frozen) == 0
    early = (*BY, "--at", "2026-03-05T12:00:00")
    assert amend(folder, "strike", ROUND, "T-0002", "--reason", "a", *early) == 0
    at_once = ("--seed", desk.SEED, "--at", "2026-03-05T12:00:00")
    assert amend(folder, "draw", ROUND, *at_once) == 3
    assert amend(folder, "draw", ROUND, "--seed", desk.SEED, *DRAWN) == 0
    assert tickets_of(folder, "passed") == ["T-0002"]
    assert not (folder / ROUND / "public" / "allocation-1.csv").exists()
    assert holds(folder)
    assert amend(folder, "reinstate", ROUND, "T-0002", "--reason", "b", *LATER) == 0
    assert "T-0002" in tickets_of(folder, "award", "allocation-2.csv")
    assert holds(folder)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("strike", ROUND, "T-9999", "--reason", "a", *LATER), 3),
        (("strike", ROUND, "T-0001", "--reason", "  ", *LATER), 3),
        (("strike", ROUND, "T-0001", "--reason", "a\nb", *LATER), 3),
        (("strike", ROUND, "T-0001", *LATER), 2),
        (("reinstate", ROUND, "T-0001", "--reason", "a", *LATER), 3),
        (("strike", ROUND, "T-0001", "--reason", "a", *BY, "--at", "2026-03-06T09:59:59"), 3),
        (("strike", "rounds/1999", "T-0001", "--reason", "a", *LATER), 3),
        (("strike", ROUND, "T-0001", "--reason", "户主 13800000001", *LATER), 3),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    drawn: Path, words: tuple[str, ...], code: int
) -> None:
    before = tree(drawn)
    assert amend(drawn, *words) == code
    assert tree(drawn) == before


def test_a_ticket_is_struck_only_once(drawn: Path) -> None:
    first = tickets_of(drawn, "award")[0]
    assert amend(drawn, "strike", ROUND, first, "--reason", "a", *LATER) == 0
    before = tree(drawn)
    assert amend(drawn, "strike", ROUND, first, "--reason", "another", *LATER) == 3
    assert amend(drawn, "strike", ROUND, first, "--reason", "a", *BY) == 0
    assert tree(drawn) == before


CALLS = ("fsync", "rename", "replace", "link", "unlink", "rmdir", "mkdir", "chmod")
"""Every call by which a run leaves a mark on the disk."""


def killed_at(folder: Path, point: int, words: tuple[str, ...]) -> bool:
    """Run the command in a process that dies just before its n-th mark; False when it lived."""
    child = os.fork()
    if child == 0:
        left = [point]

        def dying(call: Callable[..., Any]) -> Callable[..., Any]:
            def count(*arguments: Any, **options: Any) -> Any:
                left[0] -= 1
                if left[0] == 0:
                    os._exit(KILLED)
                return call(*arguments, **options)

            return count

        for name in CALLS:
            setattr(os, name, dying(getattr(os, name)))
        os._exit(amend(folder, *words))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED)
    return code == KILLED


def test_a_run_killed_anywhere_leaves_a_record_that_verifies_and_the_next_one_finishes(
    drawn: Path, tmp_path: Path
) -> None:
    first, second = tickets_of(drawn, "award")[:2]
    assert amend(drawn, "strike", ROUND, first, "--reason", "a", *LATER) == 0
    words = ("strike", ROUND, second, "--reason", "b", *LATER)
    unbroken = Path(shutil.copytree(drawn, tmp_path / "unbroken"))
    assert amend(unbroken, *words) == 0
    due = tree(unbroken / ROUND)
    point, without_record = 1, 0
    while True:
        folder = Path(shutil.copytree(drawn, tmp_path / f"killed-{point}"))
        killed = killed_at(folder, point, words)
        if (folder / ROUND / "public").is_dir():
            assert holds(folder), point
        else:
            without_record += 1
        assert amend(folder, *words) == 0, point
        assert tree(folder / ROUND) == due, point
        if not killed:
            break
        point += 1
    assert point > 20
    # Between the two renames there is no record under the name; there is never a wrong one.
    assert without_record == 1


def test_the_files_of_an_amendment_are_those_that_anyone_can_check(drawn: Path) -> None:
    assert amend(drawn, "strike", ROUND, "T-0001", "--reason", "a", *LATER) == 0
    public = drawn / ROUND / "public"
    for line in (public / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((public / name).read_bytes()).hexdigest() == digest
