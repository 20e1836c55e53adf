"""Everything that lies on the clerk's desk before a draw: programme, workbook, rulings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parking_share.cli.terminal import Tick
from parking_share.eligibility.decide import Assessment, assess
from parking_share.eligibility.review_sheet import read_decisions
from parking_share.eligibility.ruling import Decided, ReviewDecision, rule_on, unused
from parking_share.errors import InputError
from parking_share.files.programme_folder import programme_file, read_programme
from parking_share.files.workbook import Workbook, read_workbook
from parking_share.intake.table import Intake, read_table
from parking_share.language import Text
from parking_share.programme import Programme

DECISIONS_FILE = "decisions.xlsx"
STEPS = 4


@dataclass(frozen=True, slots=True)
class Papers:
    """The programme, the applications as the rules judge them, and the rulings on them."""

    programme: Programme
    programme_path: Path
    programme_data: bytes
    workbook: Workbook
    intake: Intake
    assessments: tuple[Assessment, ...]
    decisions_book: Workbook | None
    decisions: tuple[ReviewDecision, ...]
    decided: tuple[Decided, ...]

    @property
    def unused_rulings(self) -> tuple[ReviewDecision, ...]:
        """Rulings that changed nothing."""
        return unused(self.decisions, self.decided)


def read_papers(
    applicants: Path,
    programme: Path | None,
    decisions: Path | None,
    sheet: str | None,
    tick: Tick,
) -> Papers:
    """Read, judge and rule; every unusable file is an `InputError`."""
    tick(Text("reading the programme"))
    programme_path = programme_file(_there(applicants), programme)
    rules, programme_data = read_programme(programme_path)
    tick(Text("reading the workbook"))
    workbook = read_workbook(applicants, sheet)
    intake = read_table(workbook.sheets, rules, applicants.name)
    tick(Text("judging the applications"))
    assessments = assess(intake.applications, rules, intake.fields)
    tick(Text("reading the rulings"))
    book = _decisions_book(applicants, decisions)
    rulings = read_decisions(book.sheets, book.path.name) if book else ()
    decided = rule_on(assessments, rulings, book.path.name if book else "")
    return Papers(
        rules, programme_path, programme_data, workbook, intake, assessments, book, rulings, decided
    )


def _there(applicants: Path) -> Path:
    if not applicants.exists():
        raise InputError(
            Text("{file}: there is no such file.", file=applicants),
            Text("Check the name and the folder."),
        )
    return applicants


def _decisions_book(applicants: Path, given: Path | None) -> Workbook | None:
    path = given if given is not None else applicants.parent / DECISIONS_FILE
    return read_workbook(path) if given is not None or path.is_file() else None
