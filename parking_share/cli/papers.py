"""Everything that lies on the clerk's desk before a draw: programme, workbook, rulings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from parking_share.cli.terminal import Tick
from parking_share.eligibility.decide import Assessment, assess
from parking_share.eligibility.lists import NO_LISTS, Lists, read_lists
from parking_share.eligibility.review_sheet import read_decisions
from parking_share.eligibility.ruling import Decided, ReviewDecision, rule_on, unused
from parking_share.errors import InputError
from parking_share.files.csv_text import decoded
from parking_share.files.programme_folder import programme_file, read_programme
from parking_share.files.workbook import Workbook, read_bytes, read_workbook
from parking_share.intake.column_names import parse_column_names
from parking_share.intake.headers import NO_NAMES, ColumnNames
from parking_share.intake.rows import Hidden
from parking_share.intake.table import Intake, read_table
from parking_share.language import Text
from parking_share.programme import Programme

DECISIONS_FILE = "decisions.xlsx"
LISTS_FILE = "lists.xlsx"
COLUMNS_FILE = "columns.toml"
STEPS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """How a workbook is to be read, where it does not say so itself."""

    columns: Path | None = None
    """The file that explains the office's own headings; otherwise columns.toml beside it."""
    lists: Path | None = None
    """The workbook of holders, sanctions …; otherwise lists.xlsx beside it."""
    hidden: Hidden = "refuse"


AS_USUAL = Reading()


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
    lists_book: Workbook | None = None
    lists: Lists = field(default_factory=dict)
    columns_book: tuple[Path, bytes] | None = None
    """The file that explains the office's own headings, as it was read."""

    @property
    def unused_rulings(self) -> tuple[ReviewDecision, ...]:
        """Rulings that changed nothing."""
        return unused(self.decisions, self.decided)

    @property
    def side_inputs(self) -> dict[str, bytes]:
        """What else the outcomes rest on, by the name under which it is sealed."""
        inputs = {}
        if self.lists_book is not None:
            inputs[f"lists{self.lists_book.path.suffix.lower()}"] = self.lists_book.data
        if self.columns_book is not None:
            path, data = self.columns_book
            inputs[f"columns{path.suffix.lower()}"] = data
        return inputs

    @property
    def notes(self) -> tuple[Text, ...]:
        """What has to be said aloud of how the files were read."""
        return (*self.workbook.notes, *(self.lists_book.notes if self.lists_book else ()))


def read_papers(
    applicants: Path,
    programme: Path | None,
    decisions: Path | None,
    sheet: str | None,
    tick: Tick,
    reading: Reading = AS_USUAL,
) -> Papers:
    """Read, judge and rule; every unusable file is an `InputError`."""
    tick(Text("reading the programme"))
    programme_path = programme_file(_there(applicants), programme)
    rules, programme_data = read_programme(programme_path)
    tick(Text("reading the workbook"))
    workbook = read_workbook(applicants, sheet)
    columns_book, own = _column_names(applicants, reading.columns)
    intake = read_table(workbook.sheets, rules, applicants.name, own, reading.hidden)
    lists_book, lists = _lists(applicants, reading.lists, rules)
    tick(Text("judging the applications"))
    assessments = assess(intake.applications, rules, intake.fields, lists)
    tick(Text("reading the rulings"))
    book = _book_beside(applicants, decisions, DECISIONS_FILE)
    rulings = read_decisions(book.sheets, book.path.name) if book else ()
    file = book.path.name if book else ""
    decided = rule_on(assessments, rulings, file, rules.policy.reviewers)
    return Papers(
        *(rules, programme_path, programme_data, workbook, intake, assessments, book, rulings),
        decided=decided,
        lists_book=lists_book,
        lists=lists,
        columns_book=columns_book,
    )


def _column_names(
    applicants: Path, given: Path | None
) -> tuple[tuple[Path, bytes] | None, ColumnNames]:
    path = given if given is not None else applicants.parent / COLUMNS_FILE
    if given is None and not path.is_file():
        return None, NO_NAMES
    data = read_bytes(path)
    return (path, data), parse_column_names(decoded(path, data)[0], path.name)


def _lists(
    applicants: Path, given: Path | None, programme: Programme
) -> tuple[Workbook | None, Lists]:
    book = _book_beside(applicants, given, LISTS_FILE)
    if book is None:
        return None, NO_LISTS
    return book, read_lists(book.sheets, programme.community.spellings, book.path.name)


def _there(applicants: Path) -> Path:
    if not applicants.exists():
        raise InputError(
            Text("{file}: there is no such file.", file=applicants),
            Text("Check the name and the folder."),
        )
    return applicants


def _book_beside(applicants: Path, given: Path | None, name: str) -> Workbook | None:
    path = given if given is not None else applicants.parent / name
    return read_workbook(path) if given is not None or path.is_file() else None
