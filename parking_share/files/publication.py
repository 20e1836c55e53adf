"""The one gate to everything public: files are looked through before any of them is written.

The public folder of a round and its notices are written from `Cleared` files alone, and only this
module makes those.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.evidence.leaks import Secrets, apart_from, readable, secrets_of
from parking_share.evidence.publish import refuse_leaks
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import parse_sealed, sealed_values
from parking_share.files.atomic import replace
from parking_share.files.templates import page_parts
from parking_share.language import Text

NOBODY = b""
"""The sealed list of a notice that comes before any list."""
_HTML, _DOCX = ".html", ".docx"
_KEPT_FORMS = 8
"""The forms of file a round has, or so."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Files in which no sealed value stands."""

    files: Mapping[str, bytes]


def looked_through(
    files: Mapping[str, bytes], sealed_list: bytes, there: Mapping[str, bytes] | None = None
) -> Cleared:
    """These files, cleared for publication beside or in the place of those that are there.

    `sealed_list` is the round's sealed list as it was written. Raises `RoundError` when a sealed
    value stands in any file, an older one included: then somebody has changed it by hand.
    """
    for name, data in (*files.items(), *(there or {}).items()):
        refuse_leaks({name: data}, _secrets(sealed_list, Path(name).suffix.lower()))
    return Cleared(files)


def post(target: Path, name: str, data: bytes, sealed_list: bytes) -> None:
    """Write a notice, in the place of an older one; `name` says by its ending what it is.

    Raises `RoundError` when a sealed value stands in it, or when it cannot be written.
    """
    cleared = looked_through({name: data}, sealed_list)
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise RoundError(
            Text("{folder}: cannot be written ({why}).", folder=target.parent, why=error.strerror),
            Text("Choose another place with --output."),
        ) from None
    replace(target, cleared.files[name])


@lru_cache(maxsize=_KEPT_FORMS)
def _secrets(sealed_list: bytes, form: str) -> Secrets:
    """What may not stand in a file of this form: the program's own words are let alone."""
    try:
        secrets = secrets_of(sealed_values(parse_sealed(sealed_list)))
    except (UnicodeDecodeError, TypeError, csv.Error):
        raise RoundError(
            Text("sealed/{file} is not as the freeze writes it", file=SEALED_LIST),
            Text("Somebody changed the round by hand; keep it and ask who."),
        ) from None
    return apart_from(secrets, _fixed_text(form))


def _fixed_text(form: str) -> str:
    """What stands in every file of this form, whatever it is about."""
    if form == _HTML:
        return page_parts().text
    if form == _DOCX:
        from parking_share.files.official_document import official_document
        from parking_share.reports.notice_text import NoticeText

        return readable(_DOCX, official_document(NoticeText("", ()), (), "", None))
    return ""
