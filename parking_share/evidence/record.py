"""A public record (§8): the files anyone may have, by name, and the list of their digests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parking_share.language import Text
from parking_share.lottery.commitment import digest
from parking_share.lottery.plain_text import at_line, quoted, text_of

SUMS = "SHA256SUMS"
MANDATORY = ("allocation.csv", "commitment.json", "draw.csv", "seed.json", "tickets.csv", SUMS)
"""What every record holds; amendments, notices and the programme only where there are any."""
FILE_NAME = re.compile(r"(?!\.{1,2}$)[^/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,255}")
"""Names a file of a record: on one line, and in no other folder."""
_LINE = re.compile(rf"([0-9a-f]{{64}})  ({FILE_NAME.pattern})")


@dataclass(frozen=True, slots=True)
class Record:
    """The files of a record, by name."""

    files: Mapping[str, bytes]

    def digest_of(self, name: str) -> str | None:
        """SHA-256 of one file; None when it is not there."""
        data = self.files.get(name)
        return None if data is None else digest(data)

    @property
    def named(self) -> tuple[str, ...]:
        """The files that `SHA256SUMS` has to name: all but itself, sorted."""
        return tuple(sorted(name for name in self.files if name != SUMS))


def sha256sums(files: Mapping[str, bytes]) -> bytes:
    """`SHA256SUMS` over these files, itself left out; `sha256sum -c` reads it."""
    lines = (f"{digest(files[name])}  {name}\n" for name in sorted(files) if name != SUMS)
    return "".join(lines).encode("utf-8")


def parse_sha256sums(data: bytes) -> dict[str, str]:
    """Digest by file name; raises `InputError` unless every line is as §8 writes it."""
    sums: dict[str, str] = {}
    before = ""
    for line, text in enumerate(text_of(data, SUMS).split("\n")[:-1], start=1):
        entry = _LINE.fullmatch(text)
        if entry is None or entry[2] == SUMS:
            raise at_line(SUMS, line, Text("not a digest and a name"))
        if entry[2] <= before:
            raise at_line(SUMS, line, Text("{name} is out of order", name=quoted(entry[2])))
        before = entry[2]
        sums[before] = entry[1]
    return sums
