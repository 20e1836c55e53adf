"""The review sheet: one row an application in review, with empty columns for the ruling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parking_share.eligibility.decide import Assessment
from parking_share.eligibility.ruling import RULINGS, ReviewDecision, content_digest
from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.findings import Outcome
from parking_share.intake.characters import plain, solid
from parking_share.intake.headers import HEADER_WITHIN
from parking_share.intake.sheet import Sheet, SheetRow
from parking_share.language import Text

TICKET, CONTENT = "受理编号", "核对码"
RULING, REVIEWER, REASON, EVIDENCE = "决定", "经办人", "理由", "依据"
SECOND = "复核人"
"""The second person; may stay empty where the programme asks for one reviewer."""
QUESTIONS = "需核实的事项"
COLUMNS = (
    TICKET,
    "行号",
    Field.NAME.value,
    Field.ID_NUMBER.value,
    QUESTIONS,
    RULING,
    REVIEWER,
    SECOND,
    REASON,
    EVIDENCE,
    CONTENT,
)
REQUIRED = (TICKET, RULING, REVIEWER, REASON, EVIDENCE)
RULING_CHOICES = ("通过", "不通过", "撤回")


def review_rows(assessments: Iterable[Assessment]) -> list[tuple[str, ...]]:
    """The rows of the review sheet under `COLUMNS`; reasons stand in Chinese, a line each."""
    return [
        (
            one.application.ticket,
            str(one.application.row),
            one.application.text(Field.NAME),
            one.application.text(Field.ID_NUMBER),
            "\n".join(f"{f.code} {f.reason.said_in('zh_CN')}" for f in one.findings),
            *([""] * len((RULING, REVIEWER, SECOND, REASON, EVIDENCE))),
            content_digest(one.application),
        )
        for one in assessments
        if one.outcome is Outcome.REVIEW
    ]


def read_decisions(sheets: Iterable[Sheet], where: str) -> tuple[ReviewDecision, ...]:
    """The rulings of a filled review sheet, in row order; rows without a ruling are left out.

    Raises `InputError` naming row and column when a ruling is not one of the offered words or
    lacks its person, reason or evidence.
    """
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            columns = {solid(cell.text): index for index, cell in enumerate(row.cells)}
            if columns.keys() >= set(REQUIRED):
                at = Text("{file}, sheet {sheet}", file=where, sheet=sheet.name)
                return tuple(_decisions(sheet.rows[place + 1 :], columns, at))
    raise InputError(
        Text(
            "{file}: no sheet has the columns {columns}.",
            file=where,
            columns=", ".join(REQUIRED),
        ),
        Text("Fill in the review.xlsx that `parking-share check` writes."),
    )


def _decisions(
    rows: Iterable[SheetRow], columns: dict[str, int], where: Text
) -> Iterable[ReviewDecision]:
    for row in rows:
        said = {name: plain(row.cell(index).text) for name, index in columns.items()}
        if not any(said[name] for name in (RULING, REVIEWER, REASON, EVIDENCE)):
            continue
        ruling = RULINGS.get(said[RULING])
        if ruling is None:
            raise InputError(
                Text(
                    "{where}, row {row}, {column}: not a ruling.",
                    where=where,
                    row=row.number,
                    column=RULING,
                ),
                Text("Write one of: {choices}.", choices=", ".join(RULING_CHOICES)),
            )
        for name in REQUIRED:
            if not said[name]:
                raise InputError(
                    Text(
                        "{where}, row {row}: {column} is blank.",
                        where=where,
                        row=row.number,
                        column=name,
                    ),
                    Text("Every ruling names its person, its reason and its evidence."),
                )
        yield _decision(row, said, ruling, where)


def _decision(row: SheetRow, said: dict[str, str], ruling: Outcome, where: Text) -> ReviewDecision:
    reviewer, second = said[REVIEWER], said.get(SECOND, "")
    if solid(second) == solid(reviewer):
        raise InputError(
            Text(
                "{where}, row {row}: {column} is the same person twice",
                where=where,
                row=row.number,
                column=f"{REVIEWER} / {SECOND}",
            ),
            Text("Two different people sign, or one alone."),
        )
    return ReviewDecision(
        ticket=said[TICKET],
        ruling=ruling,
        reviewer=f"{reviewer}、{second}" if second else reviewer,
        reason=said[REASON],
        evidence=said[EVIDENCE],
        content=said.get(CONTENT, ""),
        row=row.number,
        is_seconded=bool(second),
    )


def changes(before: Sequence[Sheet], rows: Sequence[tuple[str, ...]]) -> list[Text]:
    """What is new, gone or different in review since an earlier review sheet."""
    then = _questions(before)
    now = {row[COLUMNS.index(TICKET)]: row for row in rows}
    changed = [
        ticket
        for ticket, row in now.items()
        if ticket in then
        and then[ticket] != (row[COLUMNS.index(QUESTIONS)], row[COLUMNS.index(CONTENT)])
    ]
    kinds = (
        (Text("New in review since the last check: {tickets}."), now.keys() - then.keys()),
        (Text("No longer in review: {tickets}."), then.keys() - now.keys()),
        (Text("In review, and changed since: {tickets}."), changed),
    )
    return [
        Text(sentence.template, tickets=", ".join(sorted(tickets)))
        for sentence, tickets in kinds
        if tickets
    ]


def _questions(sheets: Sequence[Sheet]) -> dict[str, tuple[str, str]]:
    """What an earlier sheet asked, by acceptance number, with the content it asked it of."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            columns = {solid(cell.text): index for index, cell in enumerate(row.cells)}
            if {TICKET, QUESTIONS, CONTENT} <= columns.keys():
                return {
                    one.cell(columns[TICKET]).text: (
                        one.cell(columns[QUESTIONS]).text,
                        one.cell(columns[CONTENT]).text,
                    )
                    for one in sheet.rows[place + 1 :]
                    if not one.is_blank
                }
    return {}
