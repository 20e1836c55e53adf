"""The sealed folder as one zip file, and back: names, bytes and the digest of each.

Inside stand `sealed/…`, as on the disk, and `SHA256SUMS` over them, so that whoever opens the
archive with other tools can check it with `sha256sum -c SHA256SUMS`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from parking_share.errors import RoundError
from parking_share.evidence.record import SUMS
from parking_share.language import Text
from parking_share.lottery.commitment import digest
from parking_share.lottery.plain_text import quoted

_INSIDE = "sealed/"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_LARGEST = 4 * 1024**3
"""Bytes unpacked; far above any real round."""
_FORBIDDEN = set('\\:*?"<>|')


def folder_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it.

    Raises `RoundError` for links and the like, and for names that not every machine can have.
    """
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        plain = not path.is_symlink() and (path.is_file() or path.is_dir())
        if not (plain and _is_safe(f"{_INSIDE}{name}")):
            raise RoundError(
                Text("{file} is not a plain file", file=quoted(f"{_INSIDE}{name}")),
                Text("Nothing was changed. Take it out of the sealed folder, or rename it."),
            )
        if path.is_file():
            files[name] = path.read_bytes()
    return files


def packed(files: Mapping[str, bytes]) -> bytes:
    """One zip file of these files."""
    inside = {f"{_INSIDE}{name}": data for name, data in files.items()}
    sums = "".join(f"{digest(inside[name])}  {name}\n" for name in sorted(inside))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in {**inside, SUMS: sums.encode()}.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The files as `packed` took them, each compared with its digest.

    Raises `RoundError` for an archive that is not whole, or that `packed` did not make: anybody
    who has the public key can encrypt something else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _LARGEST:
                raise _not_ours(name)
            files = {entry.filename: archive.read(entry) for entry in entries}
        sums = _sums(files.pop(SUMS))
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError):
        raise _not_ours(name) from None
    if {inside: digest(content) for inside, content in files.items()} != sums:
        raise _not_ours(name)
    if len(files) + 1 != len(entries) or not all(_is_safe(inside) for inside in files):
        raise _not_ours(name)
    return {inside.removeprefix(_INSIDE): content for inside, content in files.items()}


def _sums(data: bytes) -> dict[str, str]:
    lines = (line.split("  ", 1) for line in data.decode().splitlines())
    return {name: value for value, name in lines}


def _is_safe(inside: str) -> bool:
    """Whether a name stays below the sealed folder, on every kind of machine."""
    parts = PurePosixPath(inside).parts
    return (
        inside == "/".join(parts)
        and inside.startswith(_INSIDE)
        and ".." not in parts
        and not _FORBIDDEN & set(inside)
        and inside.isprintable()
    )


def _not_ours(name: str) -> RoundError:
    return RoundError(
        Text("{file}: what is in it is not a sealed folder as it was packed.", file=name),
        Text("Nothing was changed. Take another copy of it, and ask who changed this one."),
    )
