"""Real workbooks of sound forms, written as office programs write them, for the mess cases."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from application_forms import Row, codes, programme, sound
from openpyxl.worksheet.worksheet import Worksheet

from parking_share.eligibility.decide import Assessment, assess
from parking_share.files.workbook import Workbook, read_workbook
from parking_share.intake.headers import NO_NAMES, ColumnNames
from parking_share.intake.rows import Hidden
from parking_share.intake.table import Intake, read_table

HEADINGS = tuple(sound())
TWO = (sound(0), sound(1))


@dataclass(frozen=True)
class Checked:
    """A workbook as `check` reads and judges it."""

    workbook: Workbook
    intake: Intake
    assessments: tuple[Assessment, ...]

    @property
    def outcomes(self) -> list[str]:
        """The outcome of each application in the order of the rows."""
        return [one.outcome.value for one in self.assessments]

    @property
    def codes(self) -> list[Mapping[str, str]]:
        """The findings of each application."""
        return [codes(one) for one in self.assessments]


def checked(
    path: Path,
    sheet: str | None = None,
    own: ColumnNames = NO_NAMES,
    hidden: Hidden = "refuse",
    ask: Sequence[str] = HEADINGS,
) -> Checked:
    """Read and judge a workbook by a programme that asks for everything."""
    rules, workbook = programme(ask), read_workbook(path, sheet)
    intake = read_table(workbook.sheets, rules, path.name, own, hidden)
    assessed = assess(intake.applications, rules, intake.fields)
    return Checked(workbook, intake, assessed)


def book(
    path: Path,
    rows: Sequence[Row] = TWO,
    change: Callable[[Worksheet], None] | None = None,
    title: str = "报名表",
) -> Path:
    """A workbook with one header row and these rows; `change` does to it what the case says."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    sheet.append(list(HEADINGS))
    for row in rows:
        sheet.append([row.get(heading) for heading in HEADINGS])
    if change is not None:
        change(sheet)
    made.save(path)
    return path


def column(heading: str) -> int:
    """The number of a heading's column, from 1."""
    return HEADINGS.index(heading) + 1


def data_of(path: Path, change: Callable[[bytes], bytes], member: str) -> Path:
    """The workbook with one of its parts changed, as another program would have written it."""
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == member else data)
    path.write_bytes(target.getvalue())
    return path
