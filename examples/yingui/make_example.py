"""Writes the example's `applicants.xlsx`, `decisions.xlsx` and `cases.csv`, always the same bytes.

    python examples/yingui/make_example.py [FOLDER]

The registration form looks as offices and residents really fill it in. What is wrong or unusual
in it comes from `example_cases.CASES`: each entry says what it shows, how its rows are made from
sound ones, and what `check` has to answer. Rows of no case vary in ordinary ways only. The people
are those of `example_people`: nobody in these files exists.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count, islice
from math import gcd
from pathlib import Path

import xlsxwriter
from example_cases import CASES, FINE, PASSED, Answer
from example_people import CLERKS, CLOSING_DAY, Cell, Form, as_written, people, person

ORDINARY = 168
"""How many rows of no case there are."""
AFTER_THE_GAP = 6
"""How many of them were typed in below the blank rows at the end."""
FIRST_PAGE = 150
"""How many rows stand above the repeated header."""
GAP = 5
CREATED = datetime(2026, 2, 27, 17, 0)  # noqa: DTZ001  a workbook's times have no zone

DAYS = (
    *(date(2026, 2, day) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)),
    *(date(2026, 2, day) for day in (24, 25, 26)),
    CLOSING_DAY,
)
"""The desk's days; the last one is the closing day."""
MORNING, AFTERNOON = timedelta(hours=8, minutes=40), timedelta(hours=13, minutes=30)
BEFORE_NOON = 11


@dataclass(frozen=True)
class Line:
    """One data row of the form with what is expected of it."""

    form: Form
    case: str
    answer: Answer
    group: int | None = None
    """The place in `CASES` that the row comes from."""


def case_lines(crowd: Iterator[Form]) -> list[list[Line]]:
    """The rows of every case, each case with people of its own."""
    return [
        [
            Line(form, case.number, answer, place)
            for form, answer in zip(
                case.build(list(islice(crowd, len(case.answers)))), case.answers, strict=True
            )
        ]
        for place, case in enumerate(CASES)
    ]


def scattered(lines: Sequence[Line]) -> list[Line]:
    """The rows in another, fixed order, so that related cases do not stand together."""
    step = next(n for n in count(len(lines) * 2 // 5) if gcd(n, len(lines)) == 1)
    return [lines[n * step % len(lines)] for n in range(len(lines))]


def merged(many: Sequence[Line], few: Sequence[Line]) -> list[Line]:
    """Both lists, the shorter spread evenly over the longer."""
    total = len(many) + len(few)
    first, second = iter(many), iter(few)
    return [
        next(second) if (n + 1) * len(few) // total > n * len(few) // total else next(first)
        for n in range(total)
    ]


def all_lines() -> tuple[list[Line], list[Line]]:
    """The data rows above and below the gap, in workbook order."""
    crowd = people()
    ordinary = [Line(form, "", FINE) for form in islice(crowd, ORDINARY)]
    groups = case_lines(crowd)
    late = [lines[-1] for lines, case in zip(groups, CASES, strict=True) if case.late]
    groups = [lines[:-1] if case.late else lines for lines, case in zip(groups, CASES, strict=True)]
    special = scattered([lines[0] for lines in groups if lines])
    special += [line for lines in groups for line in lines[1:2]]
    special += [line for lines in groups for line in lines[2:]]
    above = merged(ordinary[:-AFTER_THE_GAP], special)
    below = [replace(line, case="20") for line in ordinary[-AFTER_THE_GAP:]]
    return above, below + late


def submitted_at(n: int, total: int) -> datetime:
    """When the n-th of all applications was handed in."""
    day, place = divmod(n * len(DAYS), total)
    of_the_day = place // len(DAYS)
    since = MORNING + timedelta(minutes=17 * of_the_day)
    if of_the_day >= BEFORE_NOON:
        since = AFTERNOON + timedelta(minutes=16 * (of_the_day - BEFORE_NOON))
    return datetime.combine(DAYS[day], datetime.min.time()) + since


def serial(n: int) -> int:
    """The serial number of the n-th row (from 1): one stands twice, one is left out (case 74)."""
    return n if n <= TWICE else n - 1 if n <= LEFT_OUT else n


TWICE, LEFT_OUT = 96, 211


@dataclass(frozen=True)
class Placed:
    """A data row with its place and its acceptance number."""

    line: Line
    row: int
    """The workbook's own row number, from 1."""
    ticket: str
    cells: list[Cell]


@dataclass(frozen=True)
class Sheet:
    """The registration form before it is written."""

    headers: tuple[int, ...]
    """The first row of each header."""
    data: tuple[Placed, ...]
    closing: tuple[tuple[int, str], ...]
    """The rows below the data and what stands in them."""


TITLE_ROWS = 2
HEADER_ROWS = 2
EXAMPLE_ROW = TITLE_ROWS + HEADER_ROWS + 1


def arranged() -> Sheet:
    """Everything in its row."""
    above, below = all_lines()
    first = EXAMPLE_ROW + 1
    page_break = first + FIRST_PAGE
    rows = [*range(first, page_break)]
    rows += range(page_break + HEADER_ROWS, first + HEADER_ROWS + len(above))
    rows += range(rows[-1] + 1 + GAP, rows[-1] + 1 + GAP + len(below))
    lines = above + below
    data = tuple(
        placed(n, line, row, len(lines))
        for n, (line, row) in enumerate(zip(lines, rows, strict=True))
    )
    end = rows[-1] + 1
    closing = (
        (end, f"合计 {len(lines)} 人"),
        (end + 1, "填表人：受理员甲        复核人：受理员乙        2026年3月2日"),
        (end + 2, "说明：本表由受理窗口按交表先后登记，空行以下为截止日补录和逾期补交。"),
    )
    return Sheet((TITLE_ROWS + 1, page_break), data, closing)


def placed(n: int, line: Line, row: int, total: int) -> Placed:
    """The n-th of all applications (from 0) in its row."""
    ticket = f"YG2026-{n + 1:04d}"
    cells = [float(serial(n + 1)), *as_written(line.form, ticket, submitted_at(n, total))]
    return Placed(line, row, ticket, cells)


HEADER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("序号", ()),
    ("受理编号", ()),
    ("姓名", ()),
    ("证件信息", ("身份证号", "电话")),
    ("户籍地址", ()),
    ("房产证", ("编号", "坐落", "产权人")),
    ("行驶证", ("号牌", "所有人")),
    ("提交时间", ()),
    ("核验人", ()),
    ("备注", ()),
)
WIDTHS = (6, 13, 14, 22, 16, 44, 38, 27, 20, 13, 14, 17, 9, 22)
TITLE = "银桂小区错时共享停车申请登记表（示例，人员、证件、号牌均为虚构）"
UNIT = (
    "主办单位：镇海区综合行政执法局        咨询电话：0574-00000000        "
    "登记截止：2026年2月27日17:00"
)
SAMPLE = replace(
    person(880),
    name="示例：张三",
    deed_owner="张三",
    plate="浙B12345",
    licence_owner="张三",
    remarks="填写样例",
)
WORDS = (
    ("小区名称", "银桂小区、银桂新村、银桂路12弄"),
    ("楼栋写法", "1幢 至 24幢"),
    ("受理窗口", "受理员甲、受理员乙、受理员丙"),
    ("证件种类", "居民户口簿、不动产权证（房权证）、机动车行驶证"),
)
DECISION_HEADER = ("受理编号", "决定", "经办人", "理由", "依据")
DECISION_WIDTHS = (14, 9, 12, 52, 34)
PAPER_A3 = 8
ROW_HEIGHT = 18

Formats = dict[str, xlsxwriter.format.Format]


def formats(book: xlsxwriter.Workbook) -> Formats:
    """How the cells of both workbooks look."""
    plain = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
    boxed = {**plain, "border": 1}
    heading = {**boxed, "bold": True, "align": "center", "bg_color": "#D9E1F2", "text_wrap": True}
    return {
        "title": book.add_format(
            {**plain, "font_name": "黑体", "font_size": 18, "align": "center"}
        ),
        "unit": book.add_format({**plain, "align": "left"}),
        "heading": book.add_format(heading),
        "text": book.add_format({**boxed, "num_format": "@"}),
        "number": book.add_format({**boxed}),
        "time": book.add_format({**boxed, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        "day": book.add_format({**boxed, "num_format": "yyyy-mm-dd", "align": "left"}),
        "closing": book.add_format({**plain, "align": "left"}),
    }


def new_book(path: Path, title: str) -> xlsxwriter.Workbook:
    """A workbook that bears a fixed date."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": title, "created": CREATED})
    return book


def put(
    sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], cell: Cell, as_: Formats
) -> None:
    """One cell, in the type it has; text stays text whatever it looks like."""
    row, column = at
    if cell == "":
        sheet.write_blank(row, column, None, as_["text"])
    elif isinstance(cell, datetime):
        whole_day = cell.time() == datetime.min.time()
        sheet.write_datetime(row, column, cell, as_["day" if whole_day else "time"])
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, as_["text"])
    else:
        sheet.write_number(row, column, cell, as_["number"])


def write_header(sheet: xlsxwriter.worksheet.Worksheet, row: int, as_: Formats) -> None:
    """The header of two rows, the first of them at this row (from 1)."""
    column, style = 0, as_["heading"]
    for parent, children in HEADER:
        if not children:
            sheet.merge_range(row - 1, column, row, column, parent, style)
            column += 1
            continue
        sheet.merge_range(row - 1, column, row - 1, column + len(children) - 1, parent, style)
        for child in children:
            sheet.write_string(row, column, child, style)
            column += 1


def lay_out(sheet: xlsxwriter.worksheet.Worksheet, form: Sheet) -> None:
    """Column widths, and how the form prints."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_default_row(ROW_HEIGHT)
    sheet.freeze_panes(TITLE_ROWS + HEADER_ROWS, 3)
    sheet.set_landscape()
    sheet.set_paper(PAPER_A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks([row - 1 for row in form.headers[1:]])
    sheet.set_footer("&C第 &P 页，共 &N 页")


def write_applicants(path: Path, form: Sheet) -> None:
    """The registration form, and a second sheet that is none."""
    with new_book(path, TITLE) as book:
        as_, sheet = formats(book), book.add_worksheet("登记表")
        last = len(WIDTHS) - 1
        lay_out(sheet, form)
        sheet.merge_range(0, 0, 0, last, TITLE, as_["title"])
        sheet.merge_range(1, 0, 1, last, UNIT, as_["unit"])
        sheet.set_row(0, 30)
        for row in form.headers:
            write_header(sheet, row, as_)
        sample = as_written(SAMPLE, "YG2026-0000", submitted_at(0, 1))
        for row, cells in [(EXAMPLE_ROW, ["", *sample]), *((p.row, p.cells) for p in form.data)]:
            for column, cell in enumerate(cells):
                put(sheet, (row - 1, column), cell, as_)
        for row, words in form.closing:
            sheet.merge_range(row - 1, 0, row - 1, last, words, as_["closing"])
        write_words(book.add_worksheet("字典"), as_)


def write_words(sheet: xlsxwriter.worksheet.Worksheet, as_: Formats) -> None:
    """A sheet of words without a header, as offices keep them beside a form (case 12)."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 60)
    sheet.fit_to_pages(1, 0)
    for row, pair in enumerate(WORDS):
        for column, words in enumerate(pair):
            sheet.write_string(row, column, words, as_["text"])


def rulings(form: Sheet) -> Iterator[tuple[str, str, str, str, str]]:
    """One line for each application in review, with the clerk who ruled on it."""
    kept = {
        placed.line.group: placed.ticket
        for placed in form.data
        if (decision := placed.line.answer.decision) and decision.ruling == PASSED
    }
    for n, each in enumerate(placed for placed in form.data if placed.line.answer.decision):
        decision = each.line.answer.decision
        assert decision is not None
        why = decision.why.format(kept=kept.get(each.line.group, ""))
        yield each.ticket, decision.ruling, CLERKS[n % 2], why, decision.evidence


def write_decisions(path: Path, form: Sheet) -> None:
    """The review decisions, in the order of the acceptance numbers."""
    with new_book(path, "复核决定") as book:
        as_, sheet = formats(book), book.add_worksheet("复核决定")
        for column, (heading, width) in enumerate(
            zip(DECISION_HEADER, DECISION_WIDTHS, strict=True)
        ):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, as_["heading"])
        sheet.set_default_row(ROW_HEIGHT)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for row, ruling in enumerate(rulings(form), start=1):
            for column, words in enumerate(ruling):
                sheet.write_string(row, column, words, as_["text"])


def expectations(form: Sheet) -> list[tuple[int, str, str, str, str]]:
    """Row, ticket, case, outcome and main code of every row that is not blank, below the header."""
    skipped = [(EXAMPLE_ROW, "22")]
    skipped += [(row + part, "17") for row in form.headers[1:] for part in range(HEADER_ROWS)]
    skipped += [(row, "21") for row, _ in form.closing]
    return sorted(
        [
            *((row, "", case, "skipped", "") for row, case in skipped),
            *(
                (each.row, each.ticket, each.line.case, answer.outcome, answer.code)
                for each in form.data
                for answer in [each.line.answer]
            ),
        ]
    )


def write_cases(path: Path, form: Sheet) -> None:
    """What `check` has to say, row by row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("row", "ticket", "case", "outcome", "code"))
        writer.writerows(expectations(form))


def main() -> None:
    """Write the three files into the folder named, or beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    form = arranged()
    write_applicants(folder / "applicants.xlsx", form)
    write_decisions(folder / "decisions.xlsx", form)
    write_cases(folder / "cases.csv", form)


if __name__ == "__main__":
    main()
