from __future__ import annotations

from pathlib import Path

import pytest
from desk import tree

from parking_share.errors import RoundError
from parking_share.files.sealed_swap import close_folder, open_folder, settle_sealed

FILES = {"applications.csv": b"sealed", "gate/cards.csv": b"1"}


def filled(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def a_round(tmp_path: Path) -> Path:
    filled(tmp_path / "sealed")
    return tmp_path


def test_the_folder_gives_its_place_and_takes_it_again(a_round: Path) -> None:
    before = tree(a_round)
    close_folder(a_round, b"encrypted", FILES)
    assert [path.name for path in a_round.iterdir()] == ["sealed.zip.age"]
    open_folder(a_round, FILES)
    assert tree(a_round) == before


def test_a_file_written_meanwhile_is_not_lost(a_round: Path) -> None:
    (a_round / "sealed" / "cards.csv").write_bytes(b"issued meanwhile")
    before = tree(a_round)
    with pytest.raises(RoundError, match="another command wrote into it"):
        close_folder(a_round, b"encrypted", FILES)
    assert tree(a_round) == before


def test_an_old_folder_without_its_file_comes_back(tmp_path: Path) -> None:
    filled(tmp_path / ".sealed.before")
    (tmp_path / ".sealed.next.age").write_bytes(b"half an encry")
    before = tree(tmp_path / ".sealed.before")
    settle_sealed(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sealed"]
    assert tree(tmp_path / "sealed") == before


@pytest.mark.parametrize("later", [{}, {"roster.xlsx": b"written since"}])
def test_an_old_folder_that_could_not_be_removed_goes_when_all_of_it_is_back(
    a_round: Path, later: dict[str, bytes]
) -> None:
    filled(a_round / "sealed", later)
    filled(a_round / ".sealed.before")
    settle_sealed(a_round)
    assert [path.name for path in a_round.iterdir()] == ["sealed"]


def test_an_old_folder_that_holds_something_else_is_left_alone(a_round: Path) -> None:
    filled(a_round / ".sealed.before", {"applications.csv": b"the only one"})
    before = tree(a_round)
    settle_sealed(a_round)
    assert tree(a_round) == before


def test_nothing_to_settle_changes_nothing(a_round: Path) -> None:
    before = tree(a_round)
    settle_sealed(a_round)
    assert tree(a_round) == before
