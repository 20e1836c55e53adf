"""What the columns of a log mean: built in for each vendor, or written by the office as TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, ValidationError, model_validator
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from parking_share.access.cards import CardFormat
from parking_share.errors import InputError
from parking_share.files.csv_text import decoded
from parking_share.files.workbook import read_bytes
from parking_share.language import Text
from parking_share.programme_errors import refusal
from parking_share.programme_keys import Part, Words

EXAMPLE = """\
time = "通行时间"
time_format = "iso"
card = "卡号"
card_format = "wiegand-34-decimal"
direction = "进出"
entry = ["进"]
exit = ["出"]
result = "结果"
granted = ["成功"]
reason = "原因"
"""
"""A whole mapping file, shown where a log is not known."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Columns = Annotated[tuple[Words, ...], BeforeValidator(_listed)]
"""One column, or several that are read together."""


class LogMapping(Part):
    """Which column is which, and which of its values mean what."""

    time: Columns
    """Several columns, such as date and time of day, are read with a blank between."""
    time_format: Words = "iso"
    """`iso`, `unix` (seconds or milliseconds), `zkteco`, or a format of `datetime.strptime`."""
    card: Words | None = None
    plate: Words | None = None
    card_format: CardFormat = CardFormat.W34_DECIMAL
    """How the log writes card numbers."""
    direction: Words
    """The column of the direction, the door, the reader or the camera."""
    entry: Columns = ()
    exit: Columns = ()
    result: Columns = ()
    """What came of the attempt; several columns are read with a slash between. Without it, every
    line is a passage."""
    granted: Columns = ()
    refused: Columns | None = None
    """Without it, whatever is not granted is refused; with it, other values are other events."""
    reason: Words | None = None
    reasons: dict[str, str] = Key(default_factory=dict)
    """What the values of `reason` stand for."""

    @model_validator(mode="after")
    def _one_of_card_and_plate(self) -> LogMapping:
        if (self.card is None) == (self.plate is None):
            raise PydanticCustomError("card_or_plate", "card or plate")
        if self.result and not self.granted:
            raise PydanticCustomError("granted", "result without granted")
        return self

    @property
    def credential(self) -> str:
        """The column of the card or plate."""
        return self.card or self.plate or ""

    @property
    def marks(self) -> frozenset[str]:
        """The columns by which a table is known to be the log."""
        return frozenset((*self.time, self.direction))

    @property
    def columns(self) -> frozenset[str]:
        """All columns that a log must have."""
        named = (*self.time, self.credential, self.direction, *self.result, self.reason)
        return frozenset(name for name in named if name)


def read_mapping(path: Path) -> LogMapping:
    """A mapping file. Raises `InputError` naming key and line when it cannot be used."""
    text, _ = decoded(path, read_bytes(path))
    try:
        return LogMapping.model_validate(tomllib.loads(text.replace("\r\n", "\n")))
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            Text("{file}: not a valid mapping file: {problem}.", file=path.name, problem=error),
            Text("It looks like this:\n{example}", example=EXAMPLE),
        ) from None
    except ValidationError as error:
        raise refusal(path.name, text, error) from None
