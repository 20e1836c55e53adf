"""Why a document could not be read from its cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from parking_share.language import Text


class Fault(Enum):
    """The one thing that is wrong with a cell; each rule looks for its own."""

    BLANK = auto()
    PLACEHOLDER = auto()
    NUMBER = auto()
    """A number of so many digits that the spreadsheet has lost some."""
    FORM = auto()
    CHECK_DIGIT = auto()
    BIRTH_DATE = auto()
    FIRST_GENERATION = auto()
    OTHER_DOCUMENT = auto()
    LETTER_I_O = auto()
    NO_PROVINCE = auto()
    SEVERAL = auto()
    TEMPORARY = auto()
    UNCERTAIN = auto()
    RARE_CHARACTER = auto()
    PARTIAL = auto()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell from which no valid document came."""

    fault: Fault
    hint: Text | None = None
    """What the person who wrote it may have meant; never used as a repair."""


def fault_of(document: object, *faults: Fault) -> Unreadable | None:
    """The document as `Unreadable`, when it is so for one of these reasons."""
    if isinstance(document, Unreadable) and document.fault in faults:
        return document
    return None
