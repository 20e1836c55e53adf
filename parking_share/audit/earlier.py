"""The record before, as a round remembers it: what became of it since.

At the freeze, the `SHA256SUMS` of the round before is sealed with the inputs. The public
commitment names its digest, so the copy cannot be changed unseen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parking_share.audit.inputs import PREVIOUS, previous_file
from parking_share.errors import InputError
from parking_share.evidence.record import SUMS, Record, parse_sha256sums
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, commitment, draw, seed
from parking_share.lottery.commitment import digest

REMADE = ("notice.html", "notice.docx")
"""Written anew with every amendment, as `SHA256SUMS` is."""
_ALLOCATION_AFTER = re.compile(r"allocation-[1-9][0-9]*\.csv")
_RESULTS = {seed.FILE, draw.FILE, allocate.FILE}


@dataclass(frozen=True, slots=True)
class Remembered:
    """The round before, as it was when this list was closed."""

    round: str
    digests: Mapping[str, str]
    """SHA-256 by file name."""


def remembered(sealed: Mapping[str, bytes], named: str) -> Remembered | None:
    """The sealed copy whose digest the commitment names; None without one."""
    for file, data in sealed.items():
        round_id = file.removeprefix(f"{PREVIOUS}-").removesuffix(f".{SUMS}")
        if file == previous_file(round_id) and digest(data) == named:
            try:
                return Remembered(round_id, parse_sha256sums(data))
            except InputError:
                return None
    return None


def only_amended(earlier: Remembered, record: Record) -> bool:
    """Whether a record differs from what it was by added amendments alone."""
    grown = {amendments.FILE, *REMADE}
    added = record.files.keys() - earlier.digests.keys() - {SUMS, *grown}
    return (
        all(_ALLOCATION_AFTER.fullmatch(file) for file in added)
        and all(
            record.digest_of(file) == expected
            for file, expected in earlier.digests.items()
            if file not in grown
        )
        and _rows_were_added(earlier.digests.get(amendments.FILE), record)
    )


def _rows_were_added(earlier: str | None, record: Record) -> bool:
    lines = record.files.get(amendments.FILE, b"").splitlines(keepends=True)
    states = [digest(b"".join(lines[:count])) for count in range(1, len(lines))]
    return bool(states) and (earlier is None or earlier in states)


def became(earlier: Remembered, record: Record) -> Text:
    """What happened to a record that is not the remembered one, with the files that differ."""
    changed = sorted(
        file
        for file in {*earlier.digests, *record.named}
        if record.digest_of(file) != earlier.digests.get(file)
    )
    files = ", ".join(changed) or SUMS
    if commitment.FILE in changed:
        return Text(
            "round {round} was replaced after this list was closed: {files} differ",
            round=earlier.round,
            files=files,
        )
    if _RESULTS & set(changed):
        return Text(
            "round {round} was drawn again or changed after this list was closed: {files} differ",
            round=earlier.round,
            files=files,
        )
    return Text(
        "round {round} was changed after this list was closed: {files} differ",
        round=earlier.round,
        files=files,
    )
