"""The JSON of a holiday notice: typed values, or a refusal that names the file and what to do."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TypeVar

from parking_share.errors import CalendarError
from parking_share.language import Text

Value = TypeVar("Value")

AS_SHIPPED = Text("Write the file in the shape of the holiday notices that are shipped.")


def refusal(where: str, what: Text, hint: Text = AS_SHIPPED) -> CalendarError:
    """The error that says what is wrong with a file."""
    return CalendarError(Text("Holiday notice {where}: {what}.", where=where, what=what), hint)


def parsed(text: str, where: str) -> object:
    """Any JSON in which no key hides another of the same name."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise refusal(where, Text('"{key}" stands twice in one place', key=twice))
        return table

    try:
        value: object = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise refusal(where, Text("this is not JSON")) from None
    return value


def table_of(value: object, keys: set[str], where: str) -> dict[str, object]:
    """An object with no key we do not know; `$schema` and its like speak to editors only."""
    if not isinstance(value, dict):
        raise refusal(where, Text("an object is expected where {value} stands", value=repr(value)))
    for key in value:
        if key not in keys and not key.startswith("$"):
            raise refusal(where, Text('"{key}" is not a key of a holiday notice', key=key))
    return value


def taken(table: dict[str, object], key: str, kind: type[Value], where: str) -> Value:
    """The value of a key, of just this type and not an empty text."""
    value = table.get(key)
    # By exact type: to isinstance, true is the number 1.
    if type(value) is not kind or value == "":
        shown = json.dumps(value, ensure_ascii=False)
        raise refusal(
            where,
            Text('"{key}" is missing', key=key)
            if key not in table
            else Text('"{key}" cannot be {value}', key=key, value=shown),
        )
    return value


def filled(table: dict[str, object], key: str, where: str) -> list[object]:
    """A list that is not empty: an empty one stands for a notice that is not out yet."""
    value: list[object] = taken(table, key, list, where)
    if not value:
        raise refusal(
            where,
            Text('"{key}" is empty, so this is a placeholder and not a notice', key=key),
            Text("Remove the file until the notice is published, then fill it in."),
        )
    return value


def day_in(table: dict[str, object], key: str, where: str) -> date:
    """The value of a key as a date."""
    text = taken(table, key, str, where)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise refusal(where, Text("'{text}' is not a date such as 2026-10-01", text=text))
