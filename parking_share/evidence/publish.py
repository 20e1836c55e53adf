"""The last look before anything becomes public: no sealed value may stand in it."""

from __future__ import annotations

from collections.abc import Mapping

from parking_share.errors import RoundError
from parking_share.evidence.leaks import Secrets, leaks
from parking_share.language import Text

KINDS = {
    "name": Text("a name"),
    "id_number": Text("an ID number"),
    "phone": Text("a phone number"),
    "plate": Text("a plate"),
}


def refuse_leaks(files: Mapping[str, bytes], secrets: Secrets) -> None:
    """Raise `RoundError` when a public file holds a sealed value; the value is never named."""
    for file, kind in leaks(files, secrets):
        raise RoundError(
            Text("{file}: holds {kind} of an applicant.", file=file, kind=KINDS[kind]),
            Text(
                "Nothing was written. Take it out of the programme, the acceptance numbers, the "
                "seed, the reason or the text of the notice."
            ),
        )
