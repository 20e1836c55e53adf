from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from parking_share.errors import RoundError
from parking_share.files.atomic import replace, write_once
from parking_share.files.gate_folder import write_export
from parking_share.files.round_folder import RoundFolder
from parking_share.files.rounds_lock import rounds_locked

SEALED = {"applications.csv": b"sealed"}
PUBLIC = {"tickets.csv": b"public", "commitment.json": b"{}"}


@pytest.fixture
def folder(tmp_path: Path) -> RoundFolder:
    return RoundFolder(tmp_path / "2026")


@pytest.fixture
def frozen(folder: RoundFolder) -> RoundFolder:
    folder.freeze(SEALED, PUBLIC)
    return folder


def names(path: Path) -> set[str]:
    return {inner.relative_to(path).as_posix() for inner in path.rglob("*") if inner.is_file()}


def test_a_round_goes_from_nothing_to_frozen_to_seeded_to_drawn(folder: RoundFolder) -> None:
    stages = [(folder.is_frozen, folder.has_seed, folder.is_drawn)]
    folder.freeze(SEALED, PUBLIC)
    stages.append((folder.is_frozen, folder.has_seed, folder.is_drawn))
    for name in ("seed.json", "draw.csv", "SHA256SUMS"):
        folder.publish({name: b""})
        stages.append((folder.is_frozen, folder.has_seed, folder.is_drawn))
    assert stages == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (True, True, False),
        (True, True, True),
    ]


def test_a_freeze_writes_every_file_and_nothing_else(frozen: RoundFolder) -> None:
    assert names(frozen.path) == {
        "sealed/applications.csv",
        "public/tickets.csv",
        "public/commitment.json",
    }
    assert frozen.public_files() == PUBLIC
    assert frozen.sealed_file("applications.csv") == b"sealed"


@pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of POSIX systems")
def test_sealed_is_closed_and_public_is_open(frozen: RoundFolder) -> None:
    modes = {
        path.relative_to(frozen.path).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (frozen.path, *frozen.path.rglob("*"))
    }
    assert modes == {
        ".": 0o755,
        "sealed": 0o700,
        "sealed/applications.csv": 0o600,
        "public": 0o755,
        "public/tickets.csv": 0o644,
        "public/commitment.json": 0o644,
    }


def test_a_second_freeze_is_refused_and_changes_nothing(frozen: RoundFolder) -> None:
    with pytest.raises(RoundError, match="frozen already"):
        frozen.freeze({"applications.csv": b"other"}, {"tickets.csv": b"other"})
    assert frozen.public_files() == PUBLIC
    assert names(frozen.path.parent) == {f"2026/{name}" for name in names(frozen.path)}


def test_a_freeze_that_fails_leaves_nothing(folder: RoundFolder) -> None:
    with pytest.raises(RoundError):
        folder.freeze(SEALED, {"no/such/folder.csv": b""})
    assert list(folder.path.parent.iterdir()) == []


def test_publishing_the_same_bytes_again_is_no_error(frozen: RoundFolder) -> None:
    frozen.publish({"seed.json": b"seed"})
    frozen.publish({"seed.json": b"seed"})
    assert frozen.public_files()["seed.json"] == b"seed"


def test_publishing_other_bytes_is_refused(frozen: RoundFolder) -> None:
    frozen.publish({"seed.json": b"seed"})
    with pytest.raises(RoundError, match="other contents"):
        frozen.publish({"seed.json": b"another seed"})
    assert frozen.public_files()["seed.json"] == b"seed"


@pytest.mark.parametrize("write", [write_once, replace])
def test_only_the_round_itself_writes_into_its_public_folder(
    frozen: RoundFolder, write: Callable[[Path, bytes], None]
) -> None:
    for place in (frozen.public, frozen.public / "gate"):
        with pytest.raises(RoundError, match="is a public record"):
            write(place / "roster.xlsx", b"a name")
    with pytest.raises(RoundError, match="is a public record"):
        write_export(frozen.public / "gate", {"cards.csv": b"a name"})
    assert frozen.public_files() == PUBLIC


def test_a_sealed_list_that_cannot_be_read_publishes_nothing(frozen: RoundFolder) -> None:
    (frozen.sealed / "applications.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(RoundError, match="not as the freeze writes it"):
        frozen.publish({"seed.json": b"{}"})
    assert frozen.public_files() == PUBLIC


def test_what_a_killed_draw_left_is_cleared_away(frozen: RoundFolder) -> None:
    (frozen.public / ".seed.json.abcd.part").write_bytes(b"half a se")
    frozen.clear_unfinished()
    assert frozen.public_files() == PUBLIC


def test_a_sealed_file_that_is_lost_is_named(frozen: RoundFolder) -> None:
    with pytest.raises(RoundError, match=r"applicants\.xlsx cannot be read"):
        frozen.sealed_file("applicants.xlsx")


def test_a_second_run_is_kept_out(tmp_path: Path) -> None:
    with (
        rounds_locked(tmp_path / "rounds"),
        pytest.raises(RoundError, match="another command is at work here"),
        rounds_locked(tmp_path / "rounds"),
    ):
        pytest.fail("two runs at once")


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), rounds_locked(tmp_path / "rounds"):
        raise ZeroDivisionError
    with rounds_locked(tmp_path / "rounds"):
        assert (tmp_path / "rounds").is_dir()


def test_what_a_killed_freeze_left_is_cleared_away_with_the_lock(tmp_path: Path) -> None:
    left = tmp_path / "rounds" / ".2026.abcd.partial" / "sealed"
    left.mkdir(parents=True)
    (left / "applications.csv").write_bytes(b"sealed")
    with rounds_locked(tmp_path / "rounds"):
        assert names(tmp_path / "rounds") <= {".lock"}


def test_rounds_that_cannot_be_made_are_refused(tmp_path: Path) -> None:
    (tmp_path / "rounds").write_bytes(b"in the way")
    with (
        pytest.raises(RoundError, match="cannot be written"),
        rounds_locked(tmp_path / "rounds"),
    ):
        pytest.fail("locked a file")
