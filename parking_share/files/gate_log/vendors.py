"""Which kind of log a file is."""

from __future__ import annotations

from pathlib import Path

from parking_share.errors import InputError
from parking_share.files.gate_log import dahua, hikvision, uhppoted, vzenith, zkteco
from parking_share.files.gate_log.log_file import LogFile, LogTable
from parking_share.files.gate_log.mapping import EXAMPLE, LogMapping
from parking_share.files.gate_log.vendor_format import VendorFormat
from parking_share.language import Text

FORMATS: tuple[VendorFormat, ...] = (
    *hikvision.FORMATS,
    *zkteco.FORMATS,
    *dahua.FORMATS,
    *uhppoted.FORMATS,
    *vzenith.FORMATS,
)
VENDORS = tuple(dict.fromkeys(one.vendor for one in FORMATS))


def known_format(log: LogFile, vendor: str | None) -> tuple[VendorFormat, LogTable]:
    """The vendor's format that a file is in, and its table.

    Raises `InputError` when it is in none (of the vendor's, where one is named).
    """
    for one in FORMATS:
        if vendor in {None, one.vendor}:
            table = log.table(one.marks)
            if table is not None:
                return one, table
    raise _unknown(log.path, log.headings)


def mapped_format(log: LogFile, mapping: LogMapping) -> tuple[VendorFormat, LogTable]:
    """The office's own mapping as a format, and the file's table.

    Raises `InputError` naming the columns that the mapping names and the file does not have.
    """
    table = log.table(mapping.marks)
    missing = mapping.columns - set(log.headings if table is None else table.columns)
    if table is None or missing:
        raise InputError(
            Text(
                "{file}: the mapping file names columns that are not there: {columns}.",
                file=log.path.name,
                columns="、".join(sorted(missing or mapping.marks)),
            ),
            Text("The columns of the log are: {columns}.", columns="、".join(_named(log.headings))),
        )
    return VendorFormat("", "", mapping.marks, mapping), table


def _unknown(path: Path, headings: object) -> InputError:
    found = "、".join(_named(headings)) or "?"
    return InputError(
        Text(
            "{file}: not a gate log of a known vendor; its columns are: {columns}.",
            file=path.name,
            columns=found,
        ),
        Text(
            "Write down what its columns mean in a text file and name it with --mapping."
            " It looks like this:\n{example}",
            example=EXAMPLE,
        ),
    )


def _named(headings: object) -> list[str]:
    assert isinstance(headings, (list, tuple))
    return [str(name).strip() for name in headings if str(name).strip()]
