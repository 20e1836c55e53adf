"""JSON as the protocol takes it (§0): no duplicate keys, no floating-point numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from parking_share.errors import InputError
from parking_share.language import Text
from parking_share.lottery.plain_text import quoted, text_of

LONGEST_NUMBER = 15
LARGEST_FILE = 16 * 1024 * 1024
"""Bytes; enough for a million spaces, and what a hostile file unfolds into stays bearable."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class _RefusedError(ValueError):
    def __init__(self, fault: Text) -> None:
        super().__init__()
        self.fault = fault


@dataclass(frozen=True, slots=True)
class JsonObject:
    """One object of a file. Every getter raises `InputError` naming the key."""

    where: str
    """The file, and the place in it: `commitment.json lots[0]`."""
    members: Mapping[str, object]

    def only(self, required: Sequence[str], optional: Sequence[str] = ()) -> None:
        """Refuse an unknown key and a missing one."""
        for key in self.members:
            if key not in required and key not in optional:
                raise self._wrong(key, Text("this key is not known"))
        for key in required:
            if key not in self.members:
                raise self._wrong(key, Text("this key is missing"))

    def text(self, key: str) -> str:
        """A string, and one that can be written as UTF-8."""
        return self._text(key, self.members[key])

    def text_or_null(self, key: str) -> str | None:
        """A string or null."""
        return None if self.members[key] is None else self.text(key)

    def count(self, key: str) -> int:
        """A whole number from 0."""
        value = self.members[key]
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self._wrong(key, Text("not a whole number from 0"))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(self._text(f"{key}[{n}]", item) for n, item in enumerate(self._list(key)))

    def objects(self, key: str) -> tuple[JsonObject, ...]:
        """A list of objects."""
        found = []
        for n, item in enumerate(self._list(key)):
            if not isinstance(item, dict):
                raise self._wrong(f"{key}[{n}]", Text("not an object"))
            found.append(JsonObject(f"{self.where} {key}[{n}]", item))
        return tuple(found)

    def _list(self, key: str) -> Sequence[object]:
        value = self.members[key]
        if not isinstance(value, list):
            raise self._wrong(key, Text("not a list"))
        return value

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self._wrong(key, Text("not a text"))
        if _SURROGATE.search(value):
            raise self._wrong(key, Text("not a text that can be written down"))
        return value

    def _wrong(self, key: str, fault: Text) -> InputError:
        return InputError(
            Text("{where}, {key}: {fault}", where=self.where, key=quoted(key), fault=fault)
        )


def json_object(data: bytes, file: str) -> JsonObject:
    """The object that a file is; raises `InputError` for anything else."""
    if len(data) > LARGEST_FILE:
        raise InputError(Text("{file} is too large", file=quoted(file)))
    text = text_of(data, file)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_float=_no_float,
            parse_constant=_no_float,
            parse_int=_short_number,
        )
    except _RefusedError as refused:
        raise InputError(Text("{file}: {fault}", file=quoted(file), fault=refused.fault)) from None
    except (ValueError, RecursionError):
        raise InputError(Text("{file} is not JSON", file=quoted(file))) from None
    if not isinstance(value, dict):
        raise InputError(Text("{file} is not a JSON object", file=quoted(file)))
    return JsonObject(file, value)


def json_bytes(members: Mapping[str, object]) -> bytes:
    """The file of an object: UTF-8, indented by two, keys as they come, a final LF."""
    return (json.dumps(members, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _without_duplicates(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise _RefusedError(Text("the key {key} stands twice", key=quoted(key)))
        members[key] = value
    return members


def _no_float(number: str) -> NoReturn:
    raise _RefusedError(Text("{number} is not a whole number", number=quoted(number)))


def _short_number(number: str) -> int:
    if len(number) > LONGEST_NUMBER:
        raise _RefusedError(Text("{number} is too long a number", number=quoted(number)))
    return int(number)
