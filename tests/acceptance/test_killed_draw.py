"""A draw that is killed at any instant leaves a round that the next draw completes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from desk import DRAWN_AT, ROOT, Run, environment_of, small_round, words_of

from parking_share.evidence.verify import verify
from parking_share.files.record import read_record

KILLER = ROOT / "tests" / "killed_command.py"
SHARES = 4
FEWEST_INSTANTS = 50
"""A draw changes the disk at least so many times; fewer would mean that the killer is blind."""
DELAYS = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8)
"""Seconds after the start, over the whole of a draw, closest where it writes."""
PATIENCE = 600
"""Seconds; far more than a share needs on a machine that does something else as well."""
HALF_WRITTEN = re.compile(r"\.(part|partial)$")

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there is neither SIGKILL nor fork on this system"
)


def killed(folder: Path, number: str, share: int, of: int = SHARES) -> list[dict[str, Any]]:
    """What happened at every instant of one share."""
    source = small_round(folder / "source")
    scratch = folder / "scratch"
    scratch.mkdir()
    words = [sys.executable, str(KILLER), str(source), str(scratch)]
    done = subprocess.run(
        [*words, number, str(share), str(of)],
        env=environment_of(),
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(found) * of >= FEWEST_INSTANTS
    assert found[-1]["code"] == 0
    return found[:-1]


def half_stages(rounds: Path) -> list[str]:
    """What looks like a stage to a reader and is none: the freeze must be whole or not there."""
    public, sealed = rounds / "2026" / "public", rounds / "2026" / "sealed"
    if not (rounds / "2026").exists():
        return []
    due = [public / name for name in ("programme.toml", "tickets.csv", "commitment.json")]
    due += [sealed / name for name in ("applicants.xlsx", "applications.csv")]
    if (public / "SHA256SUMS").exists():
        due += [public / name for name in ("seed.json", "draw.csv", "allocation.csv")]
    return [path.name for path in due if not path.is_file()]


def finished_without_leftovers(rounds: Path) -> bool:
    names = [path.name for path in rounds.rglob("*")]
    return not [name for name in names if HALF_WRITTEN.search(name)] and (
        verify(read_record(rounds / "2026" / "public")).passed
    )


def seed_of(rounds: Path) -> bytes | None:
    path = rounds / "2026" / "public" / "seed.json"
    return path.read_bytes() if path.is_file() else None


@pytest.mark.parametrize("share", range(1, SHARES + 1))
def test_after_a_kill_at_any_change_of_the_disk_the_next_draw_completes(
    tmp_path: Path, share: int
) -> None:
    for one in killed(tmp_path, "SIGKILL", share):
        at = one["instant"]
        left = tmp_path / "scratch" / f"{at}-killed"
        rounds = tmp_path / "scratch" / str(at) / "rounds"
        assert one["code"] == -signal.SIGKILL, at
        assert half_stages(left) == [], at
        finished = (left / "2026" / "public" / "SHA256SUMS").exists()
        assert one["next_code"] == (3 if finished else 0), (at, one["next_said"])
        assert finished_without_leftovers(rounds), at
        assert seed_of(left) in {None, seed_of(rounds)}, at


def test_ctrl_c_is_answered_in_one_line_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    for one in killed(tmp_path, "SIGINT", share=1, of=5):
        at = one["instant"]
        left = tmp_path / "scratch" / f"{at}-killed"
        rounds = tmp_path / "scratch" / str(at) / "rounds"
        assert one["code"] == 3, (at, one["said"])
        assert one["said"].startswith("parking-share: Interrupted."), at
        assert len(one["said"].splitlines()) == 1, at
        assert half_stages(left) == [], at
        assert not [path for path in left.rglob("*") if HALF_WRITTEN.search(path.name)], at
        finished = (left / "2026" / "public" / "SHA256SUMS").exists()
        assert one["next_code"] == (3 if finished else 0), (at, one["next_said"])
        assert finished_without_leftovers(rounds), at
        assert seed_of(left) in {None, seed_of(rounds)}, at


@pytest.mark.parametrize("delay", DELAYS)
def test_after_a_kill_at_any_time_the_next_draw_completes(
    run: Run, example: Path, delay: float
) -> None:
    words = words_of(["draw", "applicants.xlsx", "--at", DRAWN_AT], "en")
    with subprocess.Popen(
        words,
        cwd=example,
        env=environment_of(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as started:
        time.sleep(delay)
        started.kill()
    rounds = example / "rounds"
    left = example / "left"
    if rounds.exists():
        shutil.copytree(rounds, left)
    said = run("draw", "applicants.xlsx", "--at", DRAWN_AT, cwd=example)
    assert half_stages(left) == []
    assert said.code == (3 if (left / "2026" / "public" / "SHA256SUMS").exists() else 0)
    assert finished_without_leftovers(rounds)
    assert seed_of(left) in {None, seed_of(rounds)}
