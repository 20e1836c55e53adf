"""Records in files that are no tables: JSON answers, a camera's XML, a device's key=value lines."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from parking_share.errors import InputError
from parking_share.language import Text

Records = list[tuple[int, dict[str, str]]]
"""Number and fields; numbered from 1, or by the line a record begins on."""
_KEY_VALUE = re.compile(r"records\[(\d+)\]\.([^=]+)=(.*)")
_BETWEEN = re.compile(r"[\s,]*")


def json_records(file: str, text: str) -> Callable[[frozenset[str]], Records]:
    """The records of JSON answers, several of which may stand one after the other.

    A record is an object that has all the wanted fields; those of an object inside it are named
    with a dot between. Raises `InputError` where the text is no JSON.
    """
    answers = [*_answers(file, text)]

    def having(wanted: frozenset[str]) -> Records:
        found = (record for answer in answers for record in _having(answer, wanted))
        return [*enumerate(found, start=1)]

    return having


def _answers(file: str, text: str) -> Iterator[Any]:
    decoder, at = json.JSONDecoder(), _BETWEEN.match(text).end()  # type: ignore[union-attr]
    while at < len(text):
        try:
            answer, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise InputError(
                Text("{file}, line {line}: this is no JSON.", file=file, line=error.lineno),
                Text("Export the log anew."),
            ) from None
        yield answer
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]


def _having(value: Any, wanted: frozenset[str]) -> Iterator[dict[str, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        fields = dict(_fields(value))
        if wanted <= fields.keys():
            yield fields
            return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _having(one, wanted)


def _fields(value: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, one in value.items():
        if isinstance(one, dict):
            yield from _fields(one, f"{before}{name}.")
        elif not isinstance(one, list):
            said = json.dumps(one) if isinstance(one, bool) else "" if one is None else str(one)
            yield f"{before}{name}", said


def xml_records(file: str, text: str) -> Records:
    """The `Plate` elements of an XML answer, whatever its namespace."""
    import pandas as pd

    plain = re.sub(r'\sxmlns="[^"]*"', "", re.sub(r"<\?xml[^>]*\?>", "", text))
    together = io.StringIO(f"<Answers>{plain}</Answers>")
    try:
        frame = pd.read_xml(together, xpath=".//Plate", parser="etree", dtype=str)
    except (ValueError, SyntaxError):
        raise InputError(
            Text("{file}: this is no list of plates.", file=file), Text("Export the log anew.")
        ) from None
    rows = frame.fillna("").to_dict("records")
    return [
        (number, {str(name): str(said) for name, said in row.items()})
        for number, row in enumerate(rows, start=1)
    ]


def key_value_records(text: str) -> Records:
    """Lines such as `records[0].CardNo=0012345678`; several answers may follow each other."""
    found: Records = []
    number = ""
    for line, said in enumerate(text.splitlines(), start=1):
        match = _KEY_VALUE.fullmatch(said.strip())
        if match is None:
            continue
        if match[1] != number or match[2] in found[-1][1]:
            found.append((line, {}))
            number = match[1]
        found[-1][1][match[2]] = match[3].strip()
    return found
