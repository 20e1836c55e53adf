"""An export for a gate on disk: written whole into a new folder, and read back for its proof."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from parking_share.access.gates.overview import JSON_FILE, Overview, parse_overview
from parking_share.access.gates.prove import Load
from parking_share.errors import InputError, RoundError
from parking_share.files.atomic import SEALED, sync_folder, write_once
from parking_share.files.round_folder import SEALED_FOLDER_MODE
from parking_share.files.workbook import read_bytes
from parking_share.language import Text


def write_export(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files or none; only their owner may read them. Raises `RoundError`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RoundError(
            Text("{folder} is there already and is never written over.", folder=folder),
            Text("Choose another folder."),
        )
    partial: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        for name, data in files.items():
            path = partial / name
            path.parent.mkdir(mode=SEALED_FOLDER_MODE, exist_ok=True)
            write_once(path, data, SEALED)
        if folder.exists():
            folder.rmdir()
        partial.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise RoundError(
            Text("{folder}: cannot be written ({why}).", folder=folder, why=error.strerror),
            Text("Choose a folder that you may write to, with enough room."),
        ) from None
    finally:
        if partial is not None:
            shutil.rmtree(partial, ignore_errors=True)


def read_overview(given: Path) -> tuple[Path, Overview]:
    """The folder of an export and its overview; a file in the folder names it as well."""
    folder = next((at for at in (given, *given.parents[:2]) if (at / JSON_FILE).is_file()), None)
    if folder is None:
        raise InputError(
            Text("{folder}: there is no {file}.", folder=given, file=JSON_FILE),
            Text("Name the folder that `parking-share roster --gate` wrote."),
        )
    return folder, parse_overview(read_bytes(folder / JSON_FILE))


def read_loads(folder: Path, overview: Overview) -> list[Load]:
    """The change sets as they lie there now. Raises `InputError` when a file is missing."""
    return [
        Load(
            one.earliest,
            one.latest,
            {name: read_bytes(folder / one.folder / name) for name in one.files},
        )
        for one in overview.sets
    ]
