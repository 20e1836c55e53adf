"""Rulings: nobody in review without one, and none without person, reason or evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parking_share.audit.check import Fault
from parking_share.audit.inputs import RULINGS
from parking_share.audit.rerun import Rerun
from parking_share.eligibility.review_sheet import EVIDENCE, REASON, REQUIRED, REVIEWER, RULING
from parking_share.eligibility.review_sheet import TICKET as TICKET_HEADING
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication
from parking_share.findings import Outcome
from parking_share.intake.characters import plain, solid
from parking_share.intake.headers import HEADER_WITHIN
from parking_share.intake.sheet import Sheet
from parking_share.language import Text

_RECORDED = {"reviewer": REVIEWER, "reason": REASON, "evidence": EVIDENCE}


def listed_faults(listed: Iterable[SealedApplication]) -> Iterator[Fault]:
    """Rulings of the sealed list without a person, a reason or evidence."""
    for row in listed:
        for column, heading in _RECORDED.items():
            if row.ruling and not getattr(row, column).strip():
                yield _blank(row.ticket, f"sealed/{SEALED_LIST}", heading)


def sheet_faults(sheets: Iterable[Sheet]) -> Iterator[Fault]:
    """Rulings of the sealed review sheet without a person, a reason or evidence."""
    for sheet in sheets:
        for place, header in enumerate(sheet.rows[:HEADER_WITHIN]):
            columns = {solid(cell.text): index for index, cell in enumerate(header.cells)}
            if not columns.keys() >= set(REQUIRED):
                continue
            for row in sheet.rows[place + 1 :]:
                said = {name: plain(row.cell(index).text) for name, index in columns.items()}
                for heading in _RECORDED.values():
                    if said[RULING] and not said[heading]:
                        yield _blank(said[TICKET_HEADING], f"sealed/{RULINGS}", heading)
            return


def open_faults(rerun: Rerun) -> Iterator[Fault]:
    """Applications in review on which no ruling was kept."""
    for one in rerun.decided:
        if one.outcome is Outcome.REVIEW:
            what = Text("is in review, and no ruling on it was kept")
            yield Fault(one.application.ticket, what)


def _blank(ticket: str, file: str, heading: str) -> Fault:
    return Fault(ticket, Text("{file}: the ruling has no {column}", file=file, column=heading))
