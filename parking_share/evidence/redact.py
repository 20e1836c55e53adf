"""What may be posted of a person, and the guard that looks for what may not.

The masks are the defaults for anything public: the acceptance number is the public key of an
application, and name and plate only help people recognise their own line.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping

SHORTEST_SECRET = 4
"""Shorter values stand in any text by chance."""
SHORTEST_PLATE = 7
"""Anything shorter is no plate, and hidden as a whole."""
PACKED = (".docx", ".xlsx")
_STAR = "*"
_BETWEEN = re.compile(r"[\s·•・‧∙⋅\-_‐‑–—\u200b-\u200f\u2060\ufeff]+")
_DIGEST = re.compile(r"(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])")
_TAG = re.compile(r"<[^<>]*>")


def mask_name(name: str) -> str:
    """The public form of a name: `张*`, `欧*娜`, `阿***提`."""
    name = name.strip()
    if not name[1:]:
        return _STAR * len(name)
    if not name[2:]:
        return name[0] + _STAR
    return name[0] + _STAR * (len(name) - 2) + name[-1]


def mask_plate(plate: str) -> str:
    """The public form of a plate: `浙B·1***5`, with or without a middle dot before."""
    bare = _BETWEEN.sub("", unicodedata.normalize("NFKC", plate)).upper()
    if len(bare) < SHORTEST_PLATE:
        return _STAR * len(bare)
    return f"{bare[:2]}·{bare[2]}{_STAR * (len(bare) - 4)}{bare[-1]}"


def leaks(files: Mapping[str, bytes], sealed: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Which public file holds a sealed value, and of which kind; never the value itself.

    `sealed` gives the values of each kind (`id_number`, `phone`, `plate` …). A value counts
    whatever its case, width, spaces, hyphens and middle dots. Values shorter than four signs
    are left out. Office documents are looked into part by part.
    """
    kinds_of: dict[str, set[str]] = {}
    for kind, values in sealed.items():
        for value in values:
            bare = _bare(value)
            if len(bare) >= SHORTEST_SECRET:
                kinds_of.setdefault(bare, set()).add(kind)
    found = {
        (file, kind)
        for file, data in files.items()
        for text in _texts(file, data)
        for value in _standing_in(text, kinds_of)
        for kind in kinds_of[value]
    }
    return sorted(found)


def readable(file: str, data: bytes) -> str:
    """All that can be read in a file, office documents part by part."""
    return "\n".join(_texts(file, data))


def _bare(text: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _texts(file: str, data: bytes) -> Iterator[str]:
    """A file as it can be read: as it stands, and without its markup."""
    for part in (data, *_parts(file, data)):
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


def _standing_in(text: str, values: Collection[str]) -> set[str]:
    """The values that stand somewhere in a text.

    Digests are left out: a phone number can stand in one by chance, and says nothing there.
    """
    bare = _bare(_DIGEST.sub(" ", text))
    starting: dict[str, list[str]] = {}
    for value in values:
        starting.setdefault(value[:SHORTEST_SECRET], []).append(value)
    found: set[str] = set()
    for start in range(len(bare)):
        for value in starting.get(bare[start : start + SHORTEST_SECRET], ()):
            if bare.startswith(value, start):
                found.add(value)
    return found


def apart_from(sealed: Mapping[str, Iterable[str]], fixed: str) -> dict[str, set[str]]:
    """The sealed values without those that stand in a fixed text of the program.

    Somebody called Mark must not stop a page in whose own words a remark is made.
    """
    listed = {kind: set(values) for kind, values in sealed.items()}
    bare = {value: _bare(value) for values in listed.values() for value in values}
    by_chance = _standing_in(fixed, {b for b in bare.values() if len(b) >= SHORTEST_SECRET})
    return {
        kind: {value for value in values if bare[value] not in by_chance}
        for kind, values in listed.items()
    }
