"""One run at a time in `rounds/`, and whatever a killed one left is settled first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.files.public_swap import settle
from parking_share.files.round_folder import PARTIAL
from parking_share.files.sealed_swap import settle_sealed
from parking_share.language import Text


@contextmanager
def rounds_locked(rounds: Path, patience: float = 0) -> Iterator[None]:
    """Keep other runs out of `rounds/`, and clear away what a killed run left half-written.

    `patience` is how many seconds to wait for another run. Raises `RoundError` when the folder
    cannot be written or another run is at work.
    """
    from filelock import FileLock, Timeout

    try:
        rounds.mkdir(parents=True, exist_ok=True)
        with FileLock(rounds / ".lock", timeout=patience):
            for leftover in rounds.glob(f".*{PARTIAL}"):
                shutil.rmtree(leftover)
            for path in rounds.iterdir():
                if path.is_dir() and not path.name.startswith("."):
                    settle(path)
                    settle_sealed(path)
            yield
    except Timeout:
        raise RoundError(
            Text("{folder}: another command is at work here.", folder=rounds),
            Text("Wait until it is done."),
        ) from None
    except OSError as error:
        raise RoundError(
            Text("{folder}: cannot be written ({why}).", folder=rounds, why=error.strerror),
            Text("Choose a folder that you may write to, with enough room."),
        ) from None
