"""A rehearsal of the draw: the office's own rules, a made-up list, and a mark on everything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from parking_share.errors import InputError
from parking_share.evidence.freeze import Circumstances, commit
from parking_share.evidence.rehearsal import (
    FOLDER,
    MARK_TEXT,
    made_up_list,
    made_up_people,
    made_up_tickets,
    rehearsal_programme,
)
from parking_share.evidence.rehearsal_mark import MARK_FILE
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import sealed_csv
from parking_share.evidence.seed_sources import (
    announced_counts,
    committed_sources,
    require_enough_bits,
)
from parking_share.files.entropy import fresh_nonces
from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
from parking_share.files.receipts import receipts_xlsx
from parking_share.files.round_folder import RoundFolder
from parking_share.files.rounds_lock import rounds_locked
from parking_share.language import Text
from parking_share.lottery import commitment, tickets
from parking_share.programme import parse_programme
from parking_share.reports.receipts import FILE as RECEIPTS


def rehearsal_round(target: Path, kinds: tuple[str, ...], at: datetime) -> RoundFolder:
    """A new frozen round of made-up people, outside `rounds/`.

    Raises `InputError` for anything but a programme folder: no real list is ever rehearsed with.
    """
    path = target / PROGRAMME_FILE if target.is_dir() else target
    if path.name != PROGRAMME_FILE or not path.is_file() or (target / "public").exists():
        raise InputError(
            Text("{target}: a rehearsal takes no real list and no round.", target=target),
            Text("Name the folder of the programme; its list is made up."),
        )
    _, data = read_programme(path)
    text = rehearsal_programme(data.decode("utf-8-sig").replace("\r\n", "\n"))
    programme = parse_programme(text, PROGRAMME_FILE)
    announced = programme.draw.seed_sources
    sources = committed_sources(announced, () if announced else kinds)
    require_enough_bits(sources, announced_counts(announced))
    people = made_up_people(fresh_nonces(made_up_tickets(programme.capacity)))
    listed = made_up_list(people, tuple(lot.lot for lot in programme.lots))
    rehearsals = path.resolve().parent / FOLDER
    with rounds_locked(rehearsals):
        folder = RoundFolder(_next(rehearsals))
        circumstances = Circumstances(folder.path.name, sources, at, None)
        data = commitment.commitment_bytes(commit(listed, programme, circumstances))
        public = {
            PROGRAMME_FILE: text.encode(),
            tickets.FILE: tickets.tickets_csv(listed),
            commitment.FILE: data,
            MARK_FILE: MARK_TEXT.encode(),
        }
        printed = receipts_xlsx(people, commitment.parse_commitment(data), commitment.digest(data))
        folder.freeze({SEALED_LIST: sealed_csv(people), RECEIPTS: printed}, public)
    return folder


def _next(rehearsals: Path) -> Path:
    """The first name that no earlier rehearsal has."""
    number = 1
    while (rehearsals / f"rehearsal-{number}").exists():
        number += 1
    return rehearsals / f"rehearsal-{number}"
