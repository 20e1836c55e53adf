"""The files of the next term in the place of the last one's; nothing that is not kept is lost.

Everything is worked out and every file looked at before the first is changed. `programme.toml`
comes last: until it is replaced, the folder is still the last round's, which is frozen already;
whoever runs the command again after a kill finishes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.files.atomic import PUBLIC, SEALED, replace, sync_folder
from parking_share.files.new_folder import FORM_FILE, blank_form
from parking_share.files.programme_folder import PROGRAMME_FILE
from parking_share.files.review_file import carries_rulings, reviews
from parking_share.files.round_folder import RoundFolder
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.files.workbook import read_bytes
from parking_share.language import Text
from parking_share.programme import parse_programme
from parking_share.reports.next_lists import ListSheet

DECISIONS_FILE, LISTS_FILE = "decisions.xlsx", "lists.xlsx"


@dataclass(frozen=True, slots=True)
class NextTerm:
    """What the next term begins with."""

    text: str
    """Its programme file."""
    lists: tuple[ListSheet, ...]
    is_begun: bool
    """Whether `programme.toml` is the next term's already: then only the lists are renewed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file to be replaced, or to be removed where there are no bytes for it."""

    path: Path
    data: bytes | None
    mode: int = SEALED

    def make(self) -> None:
        """Do it, whole or not at all."""
        if self.data is not None:
            replace(self.path, self.data, self.mode)
        else:
            self.path.unlink(missing_ok=True)
            sync_folder(self.path.parent)


def changes_of(folder: Path, last: RoundFolder, term: NextTerm) -> list[Change]:
    """What has to change in a programme folder, in the order in which it is to be done.

    Raises `RoundError` naming the first file that neither the last round keeps nor the program
    makes again.
    """
    form = blank_form(parse_programme(term.text, PROGRAMME_FILE))
    kept = [folder / DECISIONS_FILE, *reviews(folder)]
    changes = [Change(folder / LISTS_FILE, lists_bytes(term.lists))]
    changes += [Change(path, None) for path in kept if _may_go(path, last, term)]
    if _may_go(folder / FORM_FILE, last, term, form):
        changes.append(Change(folder / FORM_FILE, form, PUBLIC))
    if not term.is_begun:
        changes.append(Change(folder / PROGRAMME_FILE, term.text.encode(), PUBLIC))
    return [one for one in changes if one.data != _present(one.path)]


def lists_bytes(sheets: Sequence[ListSheet]) -> bytes:
    """`lists.xlsx`: every cell is text."""
    return xlsx_bytes(
        *(Grid(name=one.name, headers=one.rows[0], rows=one.rows[1:]) for one in sheets if one.rows)
    )


def _may_go(path: Path, last: RoundFolder, term: NextTerm, made: bytes | None = None) -> bool:
    """Whether a file may be replaced or removed; in a term that is begun, others stay."""
    data = _present(path)
    if data is None:
        return made is not None and not term.is_begun
    if data in {made, *_sealed(last, path.stem)} or _is_made_again(path, term):
        return True
    if term.is_begun:
        return False
    raise RoundError(
        Text("{file}: round {round} does not keep this file.", file=path, round=last.path.name),
        Text("Nothing was changed. Move the file to another folder, then run the command again."),
    )


def _is_made_again(path: Path, term: NextTerm) -> bool:
    """A review sheet of the last term on which nobody ruled."""
    is_review = path.name not in {FORM_FILE, DECISIONS_FILE}
    return is_review and not term.is_begun and not carries_rulings(path)


def _sealed(last: RoundFolder, stem: str) -> Iterable[bytes]:
    """What the round keeps that a file of this name may be."""
    wanted = stem if stem in {"applicants", "decisions"} else "decisions"
    return [read_bytes(path) for path in sorted(last.sealed.glob(f"{wanted}.*"))]


def _present(path: Path) -> bytes | None:
    return read_bytes(path) if path.exists() else None
