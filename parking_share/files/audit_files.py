"""The report of an audit as files: a workbook with everything, and a document to sign and file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from parking_share.audit.check import Audit
from parking_share.audit.kept import KeptRound
from parking_share.errors import InputError
from parking_share.files.atomic import refuse_existing, write_once
from parking_share.files.audit_document import audit_docx
from parking_share.files.programme_folder import ROUNDS
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.language import Text
from parking_share.programme import Programme
from parking_share.reports import audit_report
from parking_share.reports.audit_leads import lead_lines, leads_table, meaning_lines
from parking_share.reports.audit_paper import audit_paper
from parking_share.reports.audit_words import LIMITS
from parking_share.reports.table import Table, Words


def audit_workbook(audit: Audit, name: str) -> bytes:
    """A sheet each for the summary, the checks, the faults, the remarks and the leads."""
    conclusion = (name, audit_report.closing_line(audit), *LIMITS)
    about_leads = (*lead_lines(audit.leads), *meaning_lines(audit.leads))
    return xlsx_bytes(
        _grid(Text("summary"), audit_report.summary_table(audit), conclusion),
        _grid(Text("checks"), audit_report.checks_table(audit)),
        _grid(Text("faults"), audit_report.faults_table(audit)),
        _grid(Text("remarks"), audit_report.remarks_table(audit)),
        _grid(Text("leads"), leads_table(audit.leads, most=None), about_leads),
    )


def audit_document(audit: Audit, name: str) -> bytes:
    """The report in the layout of the office's documents."""
    return audit_docx(audit_paper(audit, name))


FORMS: Mapping[str, Callable[[Audit, str], bytes]] = {
    ".xlsx": audit_workbook,
    ".docx": audit_document,
}
"""What writes a report, by the ending of its name."""


def refuse_targets(targets: Iterable[Path], programme: Path) -> None:
    """Raise `InputError` for a report among the rounds, `RoundError` for one there already."""
    folder = programme if programme.is_dir() else programme.parent
    for target in targets:
        if (folder / ROUNDS).resolve() in target.resolve().parents:
            raise InputError(
                Text("{file}: an audit writes nothing into the rounds.", file=target),
                Text("Name a file outside them."),
            )
        refuse_existing(target)


def write_reports(targets: Iterable[Path], audit: Audit, kept: Sequence[KeptRound]) -> None:
    """Write each report anew, in the form that its ending names; the endings are of `FORMS`."""
    name = _announced(kept)
    reports = {target: FORMS[target.suffix.lower()](audit, name) for target in targets}
    for target, data in reports.items():
        write_once(target, data)


def _announced(kept: Sequence[KeptRound]) -> str:
    """The programme's name, as its latest readable rules announce it."""
    named = (one.rules.programme.name for one in reversed(kept) if isinstance(one.rules, Programme))
    return next(named, "")


def _grid(name: Text, table: Table, notes: Iterable[Words] = ()) -> Grid:
    return Grid(
        name=str(name),
        title=str(table.title),
        headers=[str(header) for header in table.headers],
        rows=[[str(cell) for cell in row] for row in table.rows],
        notes=[str(note) for note in notes],
    )
