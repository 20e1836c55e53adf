"""The citizen identity number (公民身份号码), GB 11643-1999.

18 characters: 6 of the place of first issue, 8 of the birth date, 3 of sequence, 1 check digit by
ISO 7064 MOD 11-2. The place is never judged: districts are renamed, numbers are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell
from parking_share.language import Text

CHECK_DIGITS = "10X98765432"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
DIGITS_A_SPREADSHEET_KEEPS = 15

_X_LOOKALIKES = str.maketrans("xхХΧχ", "XXXXX")
_SHORTENED = re.compile(r"\d\.\d+[Ee]\+?1[4-9]")
_RESIDENCE_PERMITS = ("810000", "820000", "830000")
_OTHER_DOCUMENTS = re.compile(r"[A-Z]{3}\d{12}|[HM]\d{8}(\d\d)?|\d{8}|[EGPD][A-Z]?\d{7,8}")


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A well-formed number whose check digit holds and whose birth date exists."""

    number: str
    birth: date

    @property
    def is_resident_id_card(self) -> bool:
        """False for residence permits of HK, Macao, Taiwan (81–83) and permanent residents (9)."""
        return not self.number.startswith((*_RESIDENCE_PERMITS, "9"))


def read_id(cell: Cell) -> ResidentId | Unreadable:
    """The number of a cell. A numeric cell is refused by its type, never converted."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = _normal(cell.text)
    if _lost_digits(cell, text):
        return Unreadable(Fault.NUMBER)
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    if re.fullmatch(r"[0-9]{15}", text):
        return Unreadable(Fault.FIRST_GENERATION)
    if _OTHER_DOCUMENTS.fullmatch(text):
        return Unreadable(Fault.OTHER_DOCUMENT)
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", text):
        return Unreadable(Fault.FORM, _hint(text))
    return _checked(text)


def check_digit(first_seventeen: str) -> str:
    """The last character that belongs to the first 17 digits."""
    total = sum(int(d) * w for d, w in zip(first_seventeen, WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11]


def _checked(number: str) -> ResidentId | Unreadable:
    if check_digit(number[:17]) != number[17]:
        return Unreadable(Fault.CHECK_DIGIT)
    try:
        birth = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return Unreadable(Fault.BIRTH_DATE)
    return ResidentId(number, birth)


def _normal(text: str) -> str:
    return solid(text).translate(_X_LOOKALIKES).replace("-", "").strip("'")


def _lost_digits(cell: Cell, text: str) -> bool:
    if cell.is_number:
        return (
            len(text.split(".", maxsplit=1)[0]) > DIGITS_A_SPREADSHEET_KEEPS or "E+" in text.upper()
        )
    return _SHORTENED.fullmatch(text) is not None


def _hint(text: str) -> Text | None:
    if len(text) == len(WEIGHTS) + 1 and text[-1] in "×*":
        return Text("the last character must be the letter X")
    if re.search(r"[OoIl]", text):
        return Text("a letter O or I stands where a digit belongs")
    if re.fullmatch(r"[一-鿿·]{2,}", text):
        return Text("this looks like a name; two columns may be swapped")
    if re.search(r"[/、,;]", text):
        return Text("one cell may hold one ID only")
    return Text("it has {n} characters, not 18", n=len(text))
