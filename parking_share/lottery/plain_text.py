"""The text files of the protocol (§0): UTF-8 without BOM, LF line ends, a final LF."""

from __future__ import annotations

import re
from datetime import datetime

from parking_share.errors import InputError
from parking_share.language import Text

LONGEST_QUOTE = 80
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")


def text_of(data: bytes, file: str) -> str:
    """The text of a file of the protocol; raises `InputError` where §0 does not hold."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(Text("{file} is not UTF-8 text", file=quoted(file))) from None
    if text.startswith("\ufeff"):
        raise InputError(Text("{file} starts with a byte order mark", file=quoted(file)))
    if "\r" in text:
        raise InputError(Text("{file} has a carriage return; lines end in LF", file=quoted(file)))
    if not text.endswith("\n"):
        raise InputError(Text("{file} does not end in LF", file=quoted(file)))
    return text


def quoted(value: object) -> str:
    """What a file holds, fit for a message: nothing unprintable, and not too long."""
    text = str(value)
    shown = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


def moment(text: str) -> datetime | None:
    """A local time with offset, such as `2026-03-05T10:00:00+08:00`; None when it is none."""
    if _MOMENT.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def instant(text: str) -> datetime:
    """Like `moment`, where a wrong one cannot be gone on with; raises `InputError`."""
    at = moment(text)
    if at is None:
        raise InputError(not_a_moment(text))
    return at


def not_a_moment(text: str) -> Text:
    """The sentence for a time that is not written as the protocol writes it."""
    return Text(
        "{found} is not a local time with offset such as 2026-03-05T10:00:00+08:00",
        found=quoted(text),
    )


def at_line(file: str, line: int, fault: Text) -> InputError:
    """The error for one line of a file; lines count from 1."""
    return InputError(
        Text("{file}, line {line}: {fault}", file=quoted(file), line=line, fault=fault)
    )
