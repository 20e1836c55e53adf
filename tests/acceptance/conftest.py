"""Fixtures of the acceptance tests: a copy of the example, and a round drawn from it once."""

from __future__ import annotations

import shutil
from pathlib import Path

import desk
import pytest


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A folder with the example's programme, workbook and rulings; nothing is drawn in it."""
    folder = tmp_path / "yingui"
    folder.mkdir()
    for name in desk.PAPERS:
        shutil.copy(desk.EXAMPLE / name, folder)
    return folder


@pytest.fixture
def run() -> desk.Run:
    """The real command line."""
    return desk.run


@pytest.fixture(scope="session")
def drawn_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's folder after its draw. Shared: tests that change anything copy it."""
    folder = tmp_path_factory.mktemp("drawn") / "yingui"
    folder.mkdir()
    for name in desk.PAPERS:
        shutil.copy(desk.EXAMPLE / name, folder)
    said = desk.run(
        *("draw", "applicants.xlsx", "--seed", desk.SEED, "--at", desk.DRAWN_AT), cwd=folder
    )
    assert said.code == 0, said.stderr
    return folder


@pytest.fixture(scope="session")
def record(drawn_once: Path) -> Path:
    """The public record of the drawn example, to be read only."""
    return drawn_once / "rounds" / "2026" / "public"


@pytest.fixture
def drawn(drawn_once: Path, tmp_path: Path) -> Path:
    """A copy of the drawn example, to do anything with."""
    return Path(shutil.copytree(drawn_once, tmp_path / "drawn"))
