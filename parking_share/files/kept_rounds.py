"""Every round of a programme folder, read for an audit; nothing is written or locked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from parking_share.audit.inputs import APPLICANTS, COLUMNS, LISTS, RULINGS
from parking_share.audit.kept import KeptRound
from parking_share.audit.kept_register import KeptRegister
from parking_share.errors import ParkingShareError, RoundError
from parking_share.evidence.record import Record
from parking_share.files.csv_text import decoded
from parking_share.files.earlier_list import read_earlier
from parking_share.files.programme_folder import PROGRAMME_FILE, ROUNDS, read_programme
from parking_share.files.record import read_record
from parking_share.files.register_store import read_events, read_head
from parking_share.files.round_folder import PUBLIC, SEALED, RoundFolder
from parking_share.files.workbook import read_bytes, read_workbook
from parking_share.intake.column_names import parse_column_names
from parking_share.intake.headers import NO_NAMES, ColumnNames
from parking_share.intake.sheet import Sheet
from parking_share.language import Text
from parking_share.programme import Programme

ROSTERS = ("roster.xlsx", "roster.csv", "roster.json")
ROSTER_KEYS = ("card", "space", "lot", "ticket", "name", "plate", "phone")
"""The first columns of a roster, in their order."""


def read_kept_rounds(programme: Path) -> tuple[KeptRound, ...]:
    """The rounds of a programme, given as its folder or its `programme.toml`.

    Raises `RoundError` when there is no round. What cannot be read of a round is said in it.
    """
    folder = (programme if programme.is_dir() else programme.parent) / ROUNDS
    if not programme.exists() or not folder.is_dir():
        raise RoundError(
            Text("{folder}: there are no rounds here.", folder=folder),
            Text("Name the folder that holds programme.toml and rounds."),
        )
    rounds = [path for path in sorted(folder.iterdir()) if _is_round(path)]
    return tuple(_kept(path) for path in rounds)


def _is_round(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def _kept(path: Path) -> KeptRound:
    sealed = _sealed_files(path / SEALED)
    return KeptRound(
        name=path.name,
        public=_public(path / PUBLIC),
        sealed=sealed,
        rules=_rules(path / PUBLIC / PROGRAMME_FILE),
        applicants=_sheets(path / SEALED, sealed, APPLICANTS)
        or Text("{file} is missing", file=f"{SEALED}/{APPLICANTS}.*"),
        decisions=_sheets(path / SEALED, sealed, RULINGS),
        lists=_sheets(path / SEALED, sealed, LISTS),
        columns=_columns(path / SEALED, sealed),
        roster=_roster(path / SEALED, sealed),
        not_open=RoundFolder(path).not_open,
    )


def _public(folder: Path) -> Record | Text:
    try:
        return read_record(folder)
    except ParkingShareError as error:
        return error.message


def _sealed_files(folder: Path) -> Mapping[str, bytes]:
    """The plain files of the sealed folder; what cannot be read counts as missing."""
    if not folder.is_dir():
        return {}
    files = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink():
            try:
                files[path.name] = read_bytes(path)
            except ParkingShareError:
                continue
    return files


def _rules(path: Path) -> Programme | Text:
    try:
        return read_programme(path)[0]
    except ParkingShareError as error:
        return error.message


def _sheets(
    folder: Path, sealed: Mapping[str, bytes], stem: str
) -> tuple[Sheet, ...] | Text | None:
    name = next((name for name in sealed if name.startswith(f"{stem}.")), None)
    if name is None:
        return None
    try:
        return read_workbook(folder / name).sheets
    except ParkingShareError as error:
        return error.message


def _columns(folder: Path, sealed: Mapping[str, bytes]) -> ColumnNames | Text:
    name = next((name for name in sealed if name.startswith(f"{COLUMNS}.")), None)
    if name is None:
        return NO_NAMES
    try:
        return parse_column_names(decoded(folder / name, sealed[name])[0], name)
    except ParkingShareError as error:
        return error.message


def _roster(
    folder: Path, sealed: Mapping[str, bytes]
) -> tuple[Mapping[str, str], ...] | Text | None:
    kept = [folder / name for name in sealed if name in ROSTERS]
    if not kept:
        return None
    try:
        latest = max(kept, key=lambda path: path.stat().st_mtime_ns)
        return tuple(read_earlier(latest, ROSTER_KEYS))
    except ParkingShareError as error:
        return error.message


def read_kept_register(programme: Path) -> KeptRegister:
    """The register of a programme, given as its folder or its `programme.toml`."""
    path = programme / PROGRAMME_FILE if programme.is_dir() else programme
    try:
        rules, _ = read_programme(path)
        events = read_events(rules, path.parent)
    except ParkingShareError as error:
        return KeptRegister("", fault=error.message)
    return KeptRegister(rules.programme.id, events, read_head(path.parent))
