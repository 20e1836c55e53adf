"""Passphrases and keys for the encrypted sealed folder; a passphrase is only ever typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from parking_share.cli.terminal import hidden
from parking_share.errors import InputError
from parking_share.files.age import Key, read_key
from parking_share.language import Text

SHORTEST = 12
"""Signs. Whoever gets hold of the file can try as many passphrases as they like."""


def typed_key(identity: Sequence[Path]) -> Key:
    """What opens a file: these key files, or a passphrase where there are none."""
    return read_key(identity) if identity else Key(passphrase=_asked(Text("Passphrase: ")))


def new_passphrase() -> str:
    """A passphrase, typed twice alike. Raises `InputError` for a short one or two of them."""
    first = _asked(Text("New passphrase: "))
    if len(first) < SHORTEST:
        raise InputError(
            Text("The passphrase has {n} signs.", n=len(first)),
            Text("Take at least {n}, such as five words that nobody says together.", n=SHORTEST),
        )
    if _asked(Text("Once more: ")) != first:
        raise InputError(
            Text("The two passphrases are not the same."), Text("Nothing was changed.")
        )
    return first


def _asked(question: Text) -> str:
    answer = hidden(question)
    if not answer:
        raise InputError(
            Text("No passphrase was typed."),
            Text("It is typed at a terminal, and never stands on the command line."),
        )
    return answer
