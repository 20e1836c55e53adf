"""From a log file to passages: nothing that a line says is left out without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parking_share.access.cards import CardFormat
from parking_share.errors import InputError
from parking_share.files.gate_log.columns import Columns, picked
from parking_share.files.gate_log.log_file import open_log
from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.passages import NotRead, passages_of
from parking_share.files.gate_log.vendor_format import VendorFormat
from parking_share.files.gate_log.vendors import known_format, mapped_format
from parking_share.language import Text
from parking_share.register.gate_log.passages import Passage


@dataclass(frozen=True, slots=True)
class How:
    """How logs are to be read, as far as the clerk says."""

    vendor: str | None = None
    mapping: LogMapping | None = None
    entry: tuple[str, ...] = ()
    """Doors, readers or cameras at the entry, or names of files that come from there."""
    exit: tuple[str, ...] = ()
    card_format: CardFormat | None = None


@dataclass(frozen=True, slots=True)
class ReadLog:
    """One log, read."""

    file: str
    title: str
    """Vendor and kind; empty for a log read by a mapping file."""
    read_as: str
    """Its encoding or container."""
    lines: int
    """All lines under the heading, blank ones left out."""
    passages: list[Passage]
    others: int
    """Lines that are about no card: doors, buttons, alarms."""
    not_read: tuple[NotRead, ...]
    ways_assumed: bool
    """Whether door 1 was taken for the entry because nobody said otherwise."""


def read_log(path: Path, how: How) -> ReadLog:
    """One log file.

    Raises `InputError` when its kind is not known, when nothing says which way its readers lead,
    or when not one line of it can be understood.
    """
    log = open_log(path)
    if how.mapping is None:
        form, table = known_format(log, how.vendor)
    else:
        form, table = mapped_format(log, how.mapping)
    form = _as_told(form, how)
    columns = picked(table, form.mapping)
    _require_ways(path, form, columns)
    passages, others, not_read = passages_of(columns, form, path.name)
    if columns.count and not passages and not others:
        raise InputError(
            Text(
                "{file}: none of its {n} lines can be understood; line {line}: {why}.",
                file=path.name,
                n=columns.count,
                line=not_read[0].line,
                why=not_read[0].why,
            ),
            Text("Check --vendor, --mapping, --entry and --exit."),
        )
    return ReadLog(
        file=path.name,
        title=form.title,
        read_as=log.read_as,
        lines=columns.count,
        passages=passages,
        others=others,
        not_read=not_read,
        ways_assumed=form.ways_assumed and not (how.entry or how.exit),
    )


def all_passages(logs: Iterable[ReadLog]) -> list[Passage]:
    """The passages of several logs together."""
    return [passage for log in logs for passage in log.passages]


def _as_told(form: VendorFormat, how: How) -> VendorFormat:
    """The format with the doors and the card format that the clerk named."""
    changes: dict[str, object] = {}
    if how.entry or how.exit:
        changes |= {"entry": how.entry, "exit": how.exit}
    if how.card_format is not None:
        changes["card_format"] = how.card_format
    return replace(form, mapping=form.mapping.model_copy(update=changes))


def _require_ways(path: Path, form: VendorFormat, columns: Columns) -> None:
    mapping = form.mapping
    if mapping.entry or mapping.exit or not columns.count:
        return
    doors = _first(columns.direction)
    raise InputError(
        Text(
            "{file}: nothing says which reader is the entry and which the exit: {doors}.",
            file=path.name,
            doors="、".join(doors),
        ),
        Text(
            "Name them with --entry and --exit; where a file comes from one reader alone, name"
            " the file."
        ),
    )


def _first(values: Sequence[str]) -> list[str]:
    return [*dict.fromkeys(value for value in values if value)][:10]
