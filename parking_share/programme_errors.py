"""What is wrong with a programme file: key, line, what stands there, what is expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parking_share.errors import InputError
from parking_share.language import Text

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

EXPECTED: dict[str, Text] = {
    "missing": Text("this key is required"),
    "extra_forbidden": Text("this key is not known here; check its spelling"),
    "string_type": Text("a text in quotation marks"),
    "string_too_short": Text("a text that is not empty"),
    "string_pattern_mismatch": Text("only lower-case letters, digits and hyphens"),
    "int_type": Text("a whole number"),
    "int_parsing": Text("a whole number"),
    "greater_than_equal": Text("a number of {ge} or more"),
    "less_than_equal": Text("a number of {le} or less"),
    "bool_type": Text("true or false"),
    "bool_parsing": Text("true or false"),
    "tuple_type": Text("a list in square brackets"),
    "too_short": Text("a list with at least {min_length} items"),
    "model_type": Text("a table"),
    "literal_error": Text("one of the words that the comment beside the key lists"),
    "date_type": Text("a date such as 2026-03-16"),
    "date_from_datetime_inexact": Text("a date such as 2026-03-16, without a time"),
    "datetime_type": Text("a time such as 2026-02-27T17:00:00+08:00"),
    "datetime_parsing": Text("a time such as 2026-02-27T17:00:00+08:00"),
    "timezone_aware": Text("a time with its offset, such as 2026-02-27T17:00:00+08:00"),
    "unknown_heading": Text("the heading of a column that the form can ask for, such as 姓名"),
    "month_day": Text("a month and day such as 05-01"),
    "clock": Text("a time of day such as 17:15"),
    "weekday": Text("a weekday such as 周一"),
    "no_time": Text("an evening or a morning, or both"),
    "quiet_span": Text("two different times of day"),
    "weekday_twice": Text("every weekday named once"),
    "morning_evening": Text("every morning before every evening ({before} is not before {after})"),
    "latest_entry": Text("a latest_entry after every evening ({before} is not before {after})"),
    "documents_minimum": Text("a list with 姓名, 证件号码 and 车牌号 at least"),
    "seasons_cover": Text("seasons that hold every day of the year exactly once ({day}: {count})"),
    "seed_of": Text('of = "6 of 33 + 1 of 16" for a source of kind balls, and for no other'),
    "seed_count": Text("count for sources of kind dice, d10 and digits only"),
    "seed_twice": Text("every seed source with an id of its own ({name} stands twice)"),
    "register_password": Text(
        "an address without a password; the program finds it in the password file of PostgreSQL"
    ),
    "twice": Text("every space and lot named once ({name} stands twice)"),
}
"""Sentences for pydantic's error types; `test_programme` holds it complete for our own keys."""


def syntax_refusal(where: str, problem: str) -> InputError:
    """The text is not TOML; `problem` is the parser's own words with line and column."""
    return InputError(
        Text("{where}: not a valid programme file: {problem}.", where=where, problem=problem),
        Text("Correct that line; texts stand in quotation marks, dates and times do not."),
    )


def refusal(where: str, text: str, error: ValidationError) -> InputError:
    """All wrong keys of one file as one error, a line each."""
    message: Text | None = None
    for problem in _deepest(error.errors(include_url=False)):
        line = _one(where, text, problem)
        message = line if message is None else Text("{above}\n{line}", above=message, line=line)
    assert message is not None  # pydantic never raises without a problem
    return InputError(message, Text("Correct the file and run the command again."))


def _deepest(problems: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without what only follows from a problem further inside: a list lacks its refused items."""
    places = [problem["loc"] for problem in problems]
    return [
        problem
        for problem in problems
        if not any(
            len(place) > len(problem["loc"]) and place[: len(problem["loc"])] == problem["loc"]
            for place in places
        )
    ]


def _one(where: str, text: str, problem: ErrorDetails) -> Text:
    path = [part for part in problem["loc"] if part != "function-before"]
    kind = problem["type"]
    wanted = EXPECTED.get(kind, Text("{pydantic}", pydantic=problem["msg"]))
    expected = Text(wanted.template, **(wanted.values | problem.get("ctx", {})))
    key = ".".join(str(part) if isinstance(part, str) else f"[{part + 1}]" for part in path)
    line = line_of(text, path)
    if kind == "missing" or isinstance(problem["input"], (dict, list)):
        return Text(
            "{where}, line {line}, {key}: expected: {expected}.",
            where=where,
            line=line,
            key=key or "programme.toml",
            expected=expected,
        )
    return Text(
        "{where}, line {line}, {key}: there is {found}; expected: {expected}.",
        where=where,
        line=line,
        key=key,
        found=repr(problem["input"]),
        expected=expected,
    )


def line_of(text: str, path: list[int | str]) -> int:
    """The line (from 1) on which the deepest part of a key path stands in a TOML text.

    TOML parsers keep no positions of values. The scan finds the table's header, the n-th header
    of a list of tables, and then the key below it; what it cannot find is the line it got to.
    """
    lines = text.splitlines()
    at, table = 0, ""
    for place, part in enumerate(path):
        if isinstance(part, int):
            continue
        table = f"{table}.{part}" if table else part
        index = path[place + 1] if place + 1 < len(path) else None
        count = index + 1 if isinstance(index, int) else 1
        header = re.compile(rf"^\s*\[\[?\s*{re.escape(table)}\s*\]\]?")
        headers = [n for n, line in enumerate(lines) if header.match(line)]
        if len(headers) >= count:
            at = headers[count - 1]
            continue
        key = re.compile(rf"^\s*{re.escape(part)}\s*=")
        at = next((n for n in range(at, len(lines)) if key.match(lines[n])), at)
    return at + 1
