"""The audit on paper: what stands in the document that is signed and filed, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parking_share import __version__
from parking_share.audit.check import Audit
from parking_share.language import Text
from parking_share.reports.audit_leads import lead_lines, leads_table, meaning_lines
from parking_share.reports.audit_report import (
    closing_line,
    faults_table,
    remarks_table,
    summary_table,
)
from parking_share.reports.audit_words import LIMITS
from parking_share.reports.minutes import LINE
from parking_share.reports.table import Table, Words


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences, its table, and the sentences under the table."""

    heading: Text
    sentences: tuple[Words, ...] = ()
    table: Table | None = None
    after: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditPaper:
    """The whole document."""

    title: Text
    sections: tuple[Section, ...]
    signatures: tuple[Words, ...]


def audit_paper(audit: Audit, programme: str) -> AuditPaper:
    """The report in the language in use; `programme` is its announced name."""
    return AuditPaper(
        Text("Audit report: {programme}", programme=programme),
        tuple(_sections(audit)),
        (
            Text("Audited by: {line}", line=LINE),
            Text("Reviewed by: {line}", line=LINE),
            Text("Date: {line}", line=LINE),
        ),
    )


def _sections(audit: Audit) -> Iterator[Section]:
    went = Text(
        "{n} past rounds were judged again from the papers kept of them, with parking-share "
        "{version}.",
        n=len(audit.past),
        version=__version__,
    )
    yield Section(Text("1. Outcome"), (closing_line(audit), went))
    yield Section(Text("2. Checks of each round"), table=summary_table(audit))
    yield _or_none(Text("3. What does not hold, and what to do"), faults_table(audit))
    yield Section(
        Text("4. Leads, not proof"),
        tuple(lead_lines(audit.leads)),
        leads_table(audit.leads),
        (Text("By chance alone means:"), *meaning_lines(audit.leads)),
    )
    yield _or_none(Text("5. To be read, though nothing fails for it"), remarks_table(audit))
    yield Section(Text("6. What this audit shows, and what it cannot"), LIMITS)


def _or_none(heading: Text, table: Table) -> Section:
    return Section(heading, table=table) if table.rows else Section(heading, (Text("None."),))
