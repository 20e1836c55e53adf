from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest

from parking_share.errors import RoundError
from parking_share.files.atomic import clear_unfinished, replace, write_once


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write_once(tmp_path / "a", b"1")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    write_once(tmp_path / "a", b"1")
    with pytest.raises(RoundError, match="a is there already"):
        write_once(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"1"
    assert len(list(tmp_path.iterdir())) == 1


def test_one_of_many_at_once_wins(tmp_path: Path) -> None:
    def attempt(n: int) -> bool:
        try:
            write_once(tmp_path / "a", b"%d" % n * 1000)
        except RoundError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = [n for n, written in enumerate(pool.map(attempt, range(10))) if written]
    assert len(won) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"%d" % won[0] * 1000
    }


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o644, 0o600])
def test_the_mode_is_the_one_asked_for(tmp_path: Path, mode: int) -> None:
    write_once(tmp_path / "a", b"", mode)
    replace(tmp_path / "b", b"", mode)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {mode}


def no_links(*_: object) -> NoReturn:
    raise PermissionError(errno.EPERM, "no hard links here")


def test_a_file_system_without_links_does_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    write_once(tmp_path / "a", b"1")
    with pytest.raises(RoundError):
        write_once(tmp_path / "a", b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


def test_a_file_that_came_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "a").write_bytes(b"1")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(RoundError, match="there already"):
        write_once(tmp_path / "a", b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


def test_a_dangling_link_counts_as_there(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RoundError):
        write_once(tmp_path / "a", b"1")
    assert not (tmp_path / "nowhere").exists()


def test_a_disk_that_is_full_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "no space left")

    (tmp_path / "b").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    for write in (write_once, replace):
        with pytest.raises(RoundError, match="no space left"):
            write(tmp_path / ("a" if write is write_once else "b"), b"1")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"old"}


def test_no_folder_is_a_reason_to_stop(tmp_path: Path) -> None:
    with pytest.raises(RoundError, match="cannot be written"):
        write_once(tmp_path / "nowhere" / "a", b"1")


def test_the_few_that_may_change_are_replaced(tmp_path: Path) -> None:
    for data in (b"1", b"2"):
        replace(tmp_path / "SHA256SUMS", data)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"SHA256SUMS": b"2"}


KILLED = """
import os, signal
from pathlib import Path
from parking_share.files import atomic

def stop(*_):
    os.kill(os.getpid(), signal.SIGKILL)

atomic._name_anew = stop
atomic.write_once(Path("a"), b"1" * 100_000)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_killed_process_leaves_no_half_file_and_no_litter_for_long(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "a").exists()
    write_once(tmp_path / "a", b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"2"}


def test_what_killed_processes_left_is_cleared(tmp_path: Path) -> None:
    for name in (".a.csv.x1.part", ".b.part", "a.part", ".hidden", "a.csv"):
        (tmp_path / name).touch()
    clear_unfinished(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.part", ".hidden", "a.csv"}
