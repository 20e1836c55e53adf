"""The last look before anything becomes public: no sealed value may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parking_share.errors import RoundError
from parking_share.evidence.redact import leaks
from parking_share.language import Text

KINDS = {
    "name": Text("a name"),
    "id_number": Text("an ID number"),
    "phone": Text("a phone number"),
    "plate": Text("a plate"),
}


def refuse_leaks(files: Mapping[str, bytes], sealed: Mapping[str, Iterable[str]]) -> None:
    """Raise `RoundError` when a public file holds a sealed value; the value is never named."""
    for file, kind in leaks(files, sealed):
        raise RoundError(
            Text("{file}: holds {kind} of an applicant.", file=file, kind=KINDS[kind]),
            Text("Take it out of the programme, the acceptance numbers or the seed."),
        )
