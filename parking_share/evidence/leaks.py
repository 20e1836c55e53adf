"""The guard: whether a file holds a sealed value, however it is written there.

What it finds is a file and a kind of value, never the value itself.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from parking_share.evidence.redact import without_joints

SHORTEST_SECRET = 4
"""Shorter values stand in any text by chance."""
PACKED = (".docx", ".xlsx")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b", re.ASCII)
_TAG = re.compile(r"<[^<>]*>")
_NEVER = r"(?!)"
_KEPT_READ = 32
"""The files of a record and the parts of a document, or so."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Sealed values, in the form in which they are looked for."""

    kinds_of: Mapping[str, frozenset[str]]
    """The kinds of each value (`id_number`, `phone`, `plate` …), by its bare form."""
    by_start: Mapping[str, tuple[str, ...]]
    """The values that begin with these `SHORTEST_SECRET` signs."""
    start: re.Pattern[str]
    """Matches the first sign of every such beginning, so that a long text is gone through fast."""


def secrets_of(sealed: Mapping[str, Iterable[str]]) -> Secrets:
    """The secrets among sealed values of each kind; shorter ones than four signs are left out."""
    kinds_of: dict[str, frozenset[str]] = {}
    for kind, values in sealed.items():
        for value in values:
            bare = _bare(value)
            if len(bare) >= SHORTEST_SECRET:
                kinds_of[bare] = kinds_of.get(bare, frozenset()) | {kind}
    return _looked_for(kinds_of)


def leaks(files: Mapping[str, bytes], secrets: Secrets) -> list[tuple[str, str]]:
    """Which public file holds a sealed value, and of which kind; never the value itself.

    A value counts whatever its case, width, spaces, hyphens and middle dots. Office documents are
    looked into part by part.
    """
    found = {
        (file, kind)
        for file, data in files.items()
        for part in (data, *_parts(file, data))
        for text in _bare_texts(part)
        for value in _standing_in(text, secrets)
        for kind in secrets.kinds_of[value]
    }
    return sorted(found)


def apart_from(secrets: Secrets, fixed: str) -> Secrets:
    """The secrets without those that stand in a fixed text of the program.

    Somebody called Mark must not stop a page in whose own words a remark is made.
    """
    by_chance = _standing_in(_without_digests(fixed), secrets)
    return _looked_for({v: kinds for v, kinds in secrets.kinds_of.items() if v not in by_chance})


def readable(file: str, data: bytes) -> str:
    """All that can be read in a file, office documents part by part."""
    return "\n".join(text for part in (data, *_parts(file, data)) for text in _texts(part))


def _bare(text: str) -> str:
    return without_joints(text).casefold()


def _texts(part: bytes) -> Iterator[str]:
    """A file, or a part of it, as it can be read: as it stands, and without its markup."""
    text = part.decode("utf-8", errors="replace")
    yield text
    if "<" in text or "&" in text:
        yield html.unescape(_TAG.sub("", text))


def _parts(file: str, data: bytes) -> Iterator[bytes]:
    if not file.lower().endswith(PACKED):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        return


@lru_cache(maxsize=_KEPT_READ)
def _bare_texts(part: bytes) -> tuple[str, ...]:
    """A part as it is looked through; every stage of a draw looks at all that is public again."""
    return tuple(_without_digests(text) for text in _texts(part))


def _without_digests(text: str) -> str:
    """The bare text; a phone number can stand in a digest by chance, and says nothing there."""
    return _bare(_DIGEST.sub(" ", text))


def _looked_for(kinds_of: Mapping[str, frozenset[str]]) -> Secrets:
    by_start: dict[str, tuple[str, ...]] = {}
    for value in kinds_of:
        start = value[:SHORTEST_SECRET]
        by_start[start] = (*by_start.get(start, ()), value)
    after: dict[str, list[str]] = {}
    for start in by_start:
        after.setdefault(start[0], []).append(re.escape(start[1:]))
    first = (f"{re.escape(sign)}(?={'|'.join(rest)})" for sign, rest in after.items())
    return Secrets(kinds_of, by_start, re.compile("|".join(first) or _NEVER))


def _standing_in(bare: str, secrets: Secrets) -> set[str]:
    """The secrets that stand somewhere in a bare text."""
    found: set[str] = set()
    for place in secrets.start.finditer(bare):
        at = place.start()
        for value in secrets.by_start[bare[at : at + SHORTEST_SECRET]]:
            if bare.startswith(value, at):
                found.add(value)
    return found
