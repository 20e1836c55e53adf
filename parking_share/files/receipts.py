"""The receipts as a sheet to print and cut."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.evidence.sealed import SealedApplication
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.lottery.commitment import Commitment
from parking_share.reports.receipts import HEADINGS, SHEET, receipt_rows, receipts_title


def receipts_xlsx(sealed: Iterable[SealedApplication], committed: Commitment, digest: str) -> bytes:
    """`receipts.xlsx`: a row for every application received."""
    return xlsx_bytes(
        Grid(
            name=SHEET,
            title=receipts_title(committed),
            headers=HEADINGS,
            rows=receipt_rows(sealed, committed, digest),
        )
    )
