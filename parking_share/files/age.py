"""Encryption with age (https://age-encryption.org/v1), by the library pyrage; nothing of our own.

What is locked here is opened by the ordinary `age` tool, and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parking_share.errors import InputError, RoundError
from parking_share.files.workbook import read_bytes
from parking_share.language import Text

if TYPE_CHECKING:
    from types import ModuleType

BEGINNING = b"age-encryption.org/v1\n"
_BY_PASSPHRASE = b"-> scrypt "
_KEY_START = "AGE-SECRET-KEY-"
_WRONG_KEY = ("No matching keys found", "Decryption failed")
"""What pyrage says when a key does not fit. All else that it says is of a damaged file."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a file: secret keys, or one passphrase."""

    identities: tuple[Any, ...] = ()
    passphrase: str = ""

    @property
    def recipients(self) -> tuple[Any, ...]:
        """The public keys of its secret keys."""
        return tuple(identity.to_public() for identity in self.identities)


def require_age() -> ModuleType:
    """The library; raises `InputError` that says how to install it."""
    try:
        import pyrage
    except ImportError:
        raise InputError(
            Text("Encryption needs the package pyrage, which is not installed."),
            Text("Install it with: {command}", command="pip install 'parking-share[encrypt]'"),
        ) from None
    return pyrage  # type: ignore[no-any-return]


def read_recipient(text: str) -> Any:  # noqa: ANN401 - pyrage has no types
    """A public key such as `age1…`; raises `InputError`."""
    age = require_age()
    try:
        return age.x25519.Recipient.from_str(text.strip())
    except age.RecipientError:
        raise InputError(
            Text("--recipient: this is no public key of age."),
            Text("It begins with age1 and stands in the key file after “public key”."),
        ) from None


def read_key(paths: Sequence[Path]) -> Key:
    """The secret keys of key files as `age-keygen` writes them; raises `InputError`."""
    age = require_age()
    identities = []
    for path in paths:
        lines = read_bytes(path).decode("utf-8-sig", errors="replace").splitlines()
        words = [line.strip() for line in lines if line.strip().startswith(_KEY_START)]
        try:
            identities += [age.x25519.Identity.from_str(word) for word in words]
        except age.IdentityError:
            words = []
        if not words:
            raise InputError(
                Text("{file}: there is no secret key of age in it.", file=path),
                Text("Name the file that `age-keygen -o FILE` wrote."),
            )
    return Key(tuple(identities))


def locked(data: bytes, recipients: Sequence[Any], passphrase: str = "") -> bytes:
    """The data encrypted for these public keys, or with the passphrase."""
    age = require_age()
    if passphrase:
        return bytes(age.passphrase.encrypt(data, passphrase))
    return bytes(age.encrypt(data, list(recipients)))


def opened(data: bytes, key: Key, name: str) -> bytes:
    """What was encrypted in a file of this name. Raises `RoundError` when it does not open."""
    age = require_age()
    _require_fitting(data, key, name)
    try:
        if key.passphrase:
            return bytes(age.passphrase.decrypt(data, key.passphrase))
        return bytes(age.decrypt(data, list(key.identities)))
    except age.DecryptError as error:
        if str(error) in _WRONG_KEY:
            raise _wrong(name, key) from None
        raise _damaged(name) from None


def _require_fitting(data: bytes, key: Key, name: str) -> None:
    """Refuse a file that is none of age's, or that another kind of key opens."""
    if not data.startswith(BEGINNING):
        raise _damaged(name)
    by_passphrase = data[len(BEGINNING) :].startswith(_BY_PASSPHRASE)
    if by_passphrase and not key.passphrase:
        raise RoundError(
            Text("{file}: it was encrypted with a passphrase, not for a key.", file=name),
            Text("Use --passphrase."),
        )
    if key.passphrase and not by_passphrase:
        raise RoundError(
            Text("{file}: it was encrypted for a key, not with a passphrase.", file=name),
            Text("Name the key file with --identity."),
        )


def _wrong(name: str, key: Key) -> RoundError:
    if key.passphrase:
        return RoundError(
            Text("{file}: this passphrase does not open it.", file=name),
            Text("Nothing was changed. Type it again; without it nobody can open the file."),
        )
    return RoundError(
        Text("{file}: this key does not open it.", file=name),
        Text("Nothing was changed. Take the key of one of those for whom it was encrypted."),
    )


def _damaged(name: str) -> RoundError:
    return RoundError(
        Text("{file}: the encrypted file is damaged or was changed.", file=name),
        Text("Nothing was changed. Take an undamaged copy of it."),
    )
