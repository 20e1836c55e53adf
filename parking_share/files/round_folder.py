"""One round on disk: `sealed/` is never published, `public/` may be; stages are written once.

The freeze is one rename of a whole folder. After it, each file appears whole or not at all:
`seed.json` first, so that an interrupted draw goes on with the seed it had, then what follows
from it, and `SHA256SUMS` last. Whoever finds that file finds a finished draw.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.evidence.record import SUMS
from parking_share.files.atomic import clear_unfinished, replace, sync_folder, write_once
from parking_share.files.public_swap import settle, swap_public
from parking_share.language import Text
from parking_share.lottery import seed as seed_file

SEALED, PUBLIC = "sealed", "public"
SEALED_MODE, SEALED_FOLDER_MODE = 0o600, 0o700
_PARTIAL = ".partial"


@dataclass(frozen=True, slots=True)
class RoundFolder:
    """The folder of one round, there or not yet."""

    path: Path

    @property
    def public(self) -> Path:
        """The folder of the public record."""
        return self.path / PUBLIC

    @property
    def sealed(self) -> Path:
        """The folder of personal data."""
        return self.path / SEALED

    @property
    def is_frozen(self) -> bool:
        """Whether the ticket list is closed."""
        return self.public.is_dir() and self.sealed.is_dir()

    @property
    def has_seed(self) -> bool:
        """Whether the seed has been taken."""
        return (self.public / seed_file.FILE).is_file()

    @property
    def is_drawn(self) -> bool:
        """Whether the draw is finished: its list of digests is written last."""
        return (self.public / SUMS).is_file()

    def public_files(self) -> dict[str, bytes]:
        """Every public file, by name."""
        return {path.name: path.read_bytes() for path in sorted(self.public.iterdir())}

    def sealed_file(self, name: str) -> bytes:
        """One sealed file. Raises `RoundError` when the round is not there or lost it."""
        try:
            return (self.sealed / name).read_bytes()
        except OSError:
            raise RoundError(
                Text(
                    "{folder}: the sealed file {name} cannot be read.", folder=self.path, name=name
                ),
                Text("Name the folder of a frozen round, with its sealed part in it."),
            ) from None

    def freeze(self, sealed: Mapping[str, bytes], public: Mapping[str, bytes]) -> None:
        """Write the whole freeze at once. Raises `RoundError` when the round is there already."""
        partial = Path(
            tempfile.mkdtemp(prefix=f".{self.path.name}.", suffix=_PARTIAL, dir=self.path.parent)
        )
        try:
            _fill(partial / SEALED, sealed, SEALED_FOLDER_MODE, SEALED_MODE)
            _fill(partial / PUBLIC, public, 0o755, 0o644)
            partial.chmod(0o755)
            if self.path.exists():
                raise RoundError(
                    Text("{folder}: this round is frozen already.", folder=self.path),
                    Text("Go on with `parking-share draw {folder}`.", folder=self.path),
                )
            partial.rename(self.path)
            sync_folder(self.path.parent)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise

    def clear_unfinished(self) -> None:
        """Remove what a killed draw left half-written; the lock must be held."""
        for half in (self.public, self.sealed):
            clear_unfinished(half)

    def publish(self, name: str, data: bytes) -> None:
        """Write one public file, or find exactly these bytes there from an interrupted run."""
        path = self.public / name
        if not path.exists():
            write_once(path, data)
        elif path.read_bytes() != data:
            raise RoundError(
                Text("{file}: stands there with other contents than this draw gives.", file=path),
                Text("Somebody changed the round by hand; keep it and ask who."),
            )

    def seal(self, name: str, data: bytes) -> None:
        """Write one sealed file that the draw makes, in the place of that of a killed run."""
        replace(self.sealed / name, data, SEALED_MODE)

    def amend(self, changed: Mapping[str, bytes]) -> None:
        """Put an amendment's files into the public folder, all at once; the lock must be held."""
        swap_public(self.path, changed)


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
            for leftover in rounds.glob(f".*{_PARTIAL}"):
                shutil.rmtree(leftover)
            for sealed in rounds.glob(f"*/{SEALED}"):
                settle(sealed.parent)
            yield
    except Timeout:
        raise RoundError(
            Text("{folder}: another freeze or draw is running here.", folder=rounds),
            Text("Wait until it is done."),
        ) from None
    except OSError as error:
        raise RoundError(
            Text("{folder}: cannot be written ({why}).", folder=rounds, why=error.strerror),
            Text("Choose a folder that you may write to, with enough room."),
        ) from None


def _fill(folder: Path, files: Mapping[str, bytes], folder_mode: int, mode: int) -> None:
    folder.mkdir(mode=folder_mode)
    for name, data in files.items():
        write_once(folder / name, data, mode)
    sync_folder(folder)
