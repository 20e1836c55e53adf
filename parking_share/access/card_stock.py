"""The card stock: a sheet with one card a row, the number as text under its heading."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.access.cards import CardFormat, CardNumber, card_number
from parking_share.errors import InputError
from parking_share.intake.sheet import Sheet, SheetRow
from parking_share.language import Text

NUMBER_HEADINGS = frozenset({"卡号", "门禁卡号", "card number"})
FORMAT_HEADINGS = frozenset({"格式", "卡号格式", "format"})
_MOST_NAMED = 10


def read_stock(
    sheets: Iterable[Sheet], form: CardFormat | None, file: str
) -> tuple[CardNumber, ...]:
    """The cards in the order of their rows; the format of a row is in its own column, or `form`.

    Raises `InputError` when no sheet has the heading, or naming every row whose number is no
    text, is none of its format, has no format, or stands twice.
    """
    for sheet in sheets:
        for place, row in enumerate(sheet.rows):
            number = _column(row, NUMBER_HEADINGS)
            if number is not None:
                rows = sheet.rows[place + 1 :]
                return _cards(rows, number, _column(row, FORMAT_HEADINGS), form, file)
    raise InputError(
        Text("{file}: no column is headed {heading}.", file=file, heading="卡号"),
        Text("Write the heading 卡号 above the card numbers, one card a row."),
    )


def _column(row: SheetRow, headings: frozenset[str]) -> int | None:
    for column, cell in enumerate(row.cells):
        if cell.text.strip().lower() in headings:
            return column
    return None


def _cards(
    rows: Iterable[SheetRow],
    number: int,
    form_column: int | None,
    form: CardFormat | None,
    file: str,
) -> tuple[CardNumber, ...]:
    cards: list[CardNumber] = []
    wrong: list[Text] = []
    for row in rows:
        if row.cell(number).is_blank:
            continue
        own = "" if form_column is None else row.cell(form_column).text.strip()
        card = _card(row, number, own or (form.value if form else ""))
        if isinstance(card, CardNumber) and card.value in {one.value for one in cards}:
            card = Text("the card stands twice")
        if isinstance(card, CardNumber):
            cards.append(card)
        else:
            wrong.append(Text("row {row}: {reason}", row=row.number, reason=card))
    if wrong:
        raise _refusal(wrong, file)
    return tuple(cards)


def _card(row: SheetRow, column: int, form: str) -> CardNumber | Text:
    cell = row.cell(column)
    if not isinstance(cell.value, str):
        return Text("the number is not text, and leading zeros may be lost")
    if not form:
        return Text("the format of the card number is not named")
    if form not in set(CardFormat):
        return Text("'{form}' is no card format", form=form)
    try:
        return card_number(cell.value.strip(), CardFormat(form))
    except ValueError:
        return Text("not a card number of the format {form}", form=form)


def _refusal(wrong: list[Text], file: str) -> InputError:
    reasons = "; ".join(str(reason) for reason in wrong[:_MOST_NAMED])
    return InputError(
        Text(
            "{file}: {n} rows cannot be used: {reasons}.", file=file, n=len(wrong), reasons=reasons
        ),
        Text(
            "Format the column as text before typing the numbers; name the format in a column 格式"
            " or with --card-format: {forms}.",
            forms=", ".join(CardFormat),
        ),
    )
