"""The sealed inputs against the digests that were taken of them at the freeze."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from parking_share.audit.check import Fault
from parking_share.errors import InputError
from parking_share.evidence.record import SUMS, parse_sha256sums
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.language import Text
from parking_share.lottery.commitment import digest
from parking_share.lottery.plain_text import quoted

APPLICANTS, RULINGS, PREVIOUS = "applicants", "decisions", "previous"
LISTS, COLUMNS = "lists", "columns"
"""What the names of sealed inputs begin with."""
VERSION = "version.txt"
"""The version of this program that closed the list: another one may judge by other rules."""
_INPUTS = (
    *(f"{APPLICANTS}.*", f"{RULINGS}.*", f"{LISTS}.*", f"{COLUMNS}.*"),
    *(f"{PREVIOUS}-*", SEALED_LIST),
)


def previous_file(round_id: str) -> str:
    """The sealed copy of the `SHA256SUMS` of the round before."""
    return f"{PREVIOUS}-{round_id}.{SUMS}"


def input_faults(sealed: Mapping[str, bytes]) -> Iterator[Fault]:
    """Every sealed input that is missing, changed, or was not there at the freeze."""
    if SUMS not in sealed:
        yield Fault(_sealed(SUMS), Text("the digests taken at the freeze are missing"))
        return
    try:
        named = parse_sha256sums(sealed[SUMS])
    except InputError as error:
        yield Fault(_sealed(SUMS), error.message)
        return
    for pattern in (f"{APPLICANTS}.*", SEALED_LIST):
        if not any(fnmatchcase(file, pattern) for file in named):
            yield Fault(_sealed(SUMS), Text("names no {file}", file=pattern))
    yield from _changed(sealed, named)


def _changed(sealed: Mapping[str, bytes], named: Mapping[str, str]) -> Iterator[Fault]:
    for file, expected in named.items():
        if file not in sealed:
            yield Fault(_sealed(file), Text("is missing; its digest was taken at the freeze"))
        elif digest(sealed[file]) != expected:
            yield Fault(_sealed(file), Text("has changed since the freeze"))
    for file in sorted(sealed.keys() - named.keys()):
        if any(fnmatchcase(file, pattern) for pattern in _INPUTS):
            yield Fault(_sealed(file), Text("was not there at the freeze"))


def _sealed(file: str) -> str:
    return f"sealed/{quoted(file)}"
