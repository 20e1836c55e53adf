"""One round on disk: `sealed/` is never published, `public/` may be; stages are written once.

The freeze is one rename of a whole folder. After it, each file appears whole or not at all:
`seed.json` first, so that an interrupted draw goes on with the seed it had, then what follows
from it, and `SHA256SUMS` last. Whoever finds that file finds a finished draw.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.evidence.record import SUMS
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.files.atomic import (
    clear_unfinished,
    publish_once,
    replace,
    sync_folder,
    write_once,
)
from parking_share.files.public_swap import swap_public
from parking_share.files.publication import Cleared, looked_through
from parking_share.files.sealed_swap import ENCRYPTED, is_unsettled
from parking_share.language import Text
from parking_share.lottery import seed as seed_file

SEALED, PUBLIC = "sealed", "public"
SEALED_MODE, SEALED_FOLDER_MODE = 0o600, 0o700
PARTIAL = ".partial"
"""The end of the name of a freeze that is not finished."""


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
        return self.public.is_dir() and (self.sealed.is_dir() or self.not_open is not None)

    @property
    def encrypted(self) -> Path:
        """The file that stands in the place of `sealed/` while that is encrypted."""
        return self.path / ENCRYPTED

    @property
    def not_open(self) -> Text | None:
        """Why the sealed folder cannot be read, where that is nobody's fault; else None."""
        if self.sealed.is_dir():
            return None
        if is_unsettled(self.path):
            return Text("{folder}: a `seal` or `unseal` was interrupted here.", folder=self.path)
        if self.encrypted.is_file():
            return Text(
                "{folder}: the sealed folder is encrypted ({file}).",
                folder=self.path,
                file=ENCRYPTED,
            )
        return None

    def require_round(self, given: Path) -> None:
        """Raise `RoundError` unless there is a sealed part, open or encrypted; `given` is named."""
        if not (self.sealed.is_dir() or self.not_open):
            raise RoundError(
                Text("{folder}: this is no frozen round.", folder=given),
                Text("Name the folder of one, such as rounds/2026."),
            )

    def require_open(self) -> None:
        """Raise `RoundError` that names `unseal` while the sealed folder is encrypted."""
        if (why := self.not_open) is not None:
            raise RoundError(
                why, Text("Bring it back with `parking-share unseal {folder}`.", folder=self.path)
            )

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
        """One sealed file. Raises `RoundError` where it is not there, or is encrypted."""
        self.require_open()
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
        """Write the whole freeze at once; `sealed` holds the sealed list.

        Raises `RoundError` when the round is there already, or a sealed value in a public file.
        """
        cleared = looked_through(public, sealed[SEALED_LIST])
        partial = Path(
            tempfile.mkdtemp(prefix=f".{self.path.name}.", suffix=PARTIAL, dir=self.path.parent)
        )
        try:
            _fill_sealed(partial / SEALED, sealed)
            _fill_public(partial / PUBLIC, cleared)
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

    def publish(self, files: Mapping[str, bytes]) -> None:
        """Write public files, each of which may stand there already from an interrupted run.

        Raises `RoundError` and writes none of them when a sealed value stands in any public file,
        or when one stands there with other bytes.
        """
        cleared = self.cleared(files)
        paths = {self.public / name: data for name, data in cleared.files.items()}
        for path, data in paths.items():
            if path.exists() and path.read_bytes() != data:
                raise RoundError(
                    Text(
                        "{file}: stands there with other contents than this draw gives.", file=path
                    ),
                    Text("Somebody changed the round by hand; keep it and ask who."),
                )
        for path, data in paths.items():
            if not path.exists():
                publish_once(path, data)

    def seal(self, name: str, data: bytes) -> None:
        """Write one sealed file that the draw makes, in the place of that of a killed run."""
        replace(self.sealed / name, data, SEALED_MODE)

    def amend(self, changed: Mapping[str, bytes]) -> None:
        """Put an amendment's files into the public folder, all at once; the lock must be held.

        Raises `RoundError` when a sealed value stands in any public file.
        """
        swap_public(self.path, self.cleared(changed))

    def cleared(self, files: Mapping[str, bytes]) -> Cleared:
        """These files, looked through; raises `RoundError` when a sealed value stands in any."""
        return looked_through(files, self.sealed_file(SEALED_LIST), self.public_files())


def _fill_sealed(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=SEALED_FOLDER_MODE)
    for name, data in files.items():
        write_once(folder / name, data, SEALED_MODE)
    sync_folder(folder)


def _fill_public(folder: Path, cleared: Cleared) -> None:
    folder.mkdir(mode=0o755)
    for name, data in cleared.files.items():
        publish_once(folder / name, data)
    sync_folder(folder)
