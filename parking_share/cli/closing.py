"""Closing a list: from the clerk's papers to a frozen round."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from parking_share import __version__
from parking_share.audit.inputs import VERSION, previous_file
from parking_share.cli.papers import Papers
from parking_share.cli.past_check import require_past_records
from parking_share.eligibility.review_sheet import review_rows
from parking_share.errors import InputError
from parking_share.evidence.freeze import (
    Circumstances,
    commit,
    require_closed,
    require_decided,
    ticket_list,
)
from parking_share.evidence.record import SUMS, sha256sums
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import seal, sealed_csv
from parking_share.files.entropy import fresh_nonces
from parking_share.files.programme_folder import PROGRAMME_FILE, ROUNDS
from parking_share.files.receipts import receipts_xlsx
from parking_share.files.review_file import REVIEW_FILE, write_review
from parking_share.files.round_folder import RoundFolder
from parking_share.findings import Outcome
from parking_share.language import Text
from parking_share.lottery import commitment, seed, tickets
from parking_share.lottery.commitment import SeedSource
from parking_share.reports.receipts import FILE as RECEIPTS


def round_folder(papers: Papers, round_id: str | None) -> RoundFolder:
    """The folder of a round of this programme; the default id is the closing year."""
    name = round_id if round_id is not None else papers.programme.default_round
    if not re.fullmatch(r"[a-z0-9-]{1,64}", name):
        raise InputError(
            Text("--round {name}: not a round's name.", name=name),
            Text("Use lower-case letters, digits and hyphens, such as 2026."),
        )
    return RoundFolder(papers.programme_path.parent / ROUNDS / name)


def close_list(
    papers: Papers, folder: RoundFolder, seed_sources: tuple[SeedSource, ...], at: datetime
) -> None:
    """Freeze the list into the round's folder, all of it or nothing."""
    require_closed(papers.programme, at)
    _require_rulings(papers)
    require_past_records(papers, at)
    nonces = fresh_nonces(one.application.ticket for one in papers.decided)
    listed = ticket_list(papers.decided, papers.programme, nonces)
    earlier = _sums_before(folder)
    previous = next((commitment.digest(sums) for sums in earlier.values()), None)
    circumstances = Circumstances(folder.path.name, seed_sources, at, previous)
    sealed = seal(papers.decided, nonces)
    public = {
        PROGRAMME_FILE: papers.programme_data,
        tickets.FILE: tickets.tickets_csv(listed),
        commitment.FILE: commitment.commitment_bytes(
            commit(listed, papers.programme, circumstances)
        ),
    }
    data = public[commitment.FILE]
    printed = receipts_xlsx(sealed, commitment.parse_commitment(data), commitment.digest(data))
    inputs = {_sealed_name(papers.workbook.path, "applicants"): papers.workbook.data}
    if papers.decisions_book is not None:
        book = papers.decisions_book
        inputs[_sealed_name(book.path, "decisions")] = book.data
    inputs = {
        **inputs,
        **papers.side_inputs,
        **earlier,
        SEALED_LIST: sealed_csv(sealed),
        RECEIPTS: printed,
        VERSION: f"{__version__}\n".encode(),
    }
    folder.freeze({**inputs, SUMS: sha256sums(inputs)}, public)


def require_same_inputs(papers: Papers, folder: RoundFolder) -> None:
    """Refuse to go on from a workbook that is not the one that was frozen."""
    name = _sealed_name(papers.workbook.path, "applicants")
    if folder.sealed_file(name) != papers.workbook.data:
        raise InputError(
            Text(
                "{file}: the workbook has changed since round {round} was frozen.",
                file=papers.workbook.path.name,
                round=folder.path.name,
            ),
            Text("Draw the frozen list with `parking-share draw {folder}`.", folder=folder.path),
        )


def _sealed_name(path: Path, stem: str) -> str:
    return f"{stem}{path.suffix.lower()}"


def _require_rulings(papers: Papers) -> None:
    """As `require_decided`, with the review sheet written for what is open."""
    undecided = [one.assessment for one in papers.decided if one.outcome is Outcome.REVIEW]
    review_file = REVIEW_FILE
    if undecided:
        review_file = str(write_review(papers.workbook.path.parent, review_rows(undecided)))
    require_decided(papers.decided, review_file)


def _sums_before(folder: RoundFolder) -> dict[str, bytes]:
    """The list of digests of the programme's latest finished round, to be sealed; or nothing."""
    finished = [
        RoundFolder(path)
        for path in sorted(folder.path.parent.glob("*"))
        if path != folder.path and RoundFolder(path).is_drawn
    ]
    taken = {
        seed.parse_seed((one.public / seed.FILE).read_bytes()).taken_at: one for one in finished
    }
    if not taken:
        return {}
    latest = taken[max(taken)]
    return {previous_file(latest.path.name): (latest.public / SUMS).read_bytes()}
