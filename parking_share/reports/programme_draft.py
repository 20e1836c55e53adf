"""A first programme file and application form, from the few answers that `init` asks for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from string import Template

from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.language import Text
from parking_share.programme import Programme

_NUMBERED = re.compile(r"([A-Za-z-]*)(\d+)")
SPACES_A_LINE = 10
MOST_SPACES = 2000


@dataclass(frozen=True, slots=True)
class Answers:
    """What the office answered; dates of seasons as `05-01`."""

    id: str
    office: str
    community: str
    spaces: tuple[str, ...]
    summer_begins: str
    winter_begins: str
    closes: datetime
    starts: date


def programme_text(template: str, answers: Answers) -> str:
    """The commented programme file with the answers in their places."""
    lines = [
        "  " + ", ".join(map(_quoted, answers.spaces[at : at + SPACES_A_LINE])) + ","
        for at in range(0, len(answers.spaces), SPACES_A_LINE)
    ]
    return Template(template).substitute(
        id=_quoted(answers.id),
        name=_quoted(f"{answers.community}错时共享停车"),
        office=_quoted(answers.office),
        community=_quoted(answers.community),
        spaces="\n".join(lines),
        closes=answers.closes.isoformat(timespec="seconds"),
        starts=answers.starts.isoformat(),
        summer_begins=_quoted(answers.summer_begins),
        summer_ends=_quoted(_day_before(answers.winter_begins)),
        winter_begins=_quoted(answers.winter_begins),
        winter_ends=_quoted(_day_before(answers.summer_begins)),
    )


def space_names(text: str) -> tuple[str, ...]:
    """`A01-A20` or `20` as the names of the spaces, or names separated by commas.

    Raises `InputError` when it is none of these.
    """
    words = [word.strip() for word in re.split(r"[,，、]", text) if word.strip()]
    if len(words) == 1 and words[0].isascii() and words[0].isdecimal():
        return _range("A", 1, int(words[0]), 2)
    names: list[str] = []
    for word in words:
        first, _, last = word.partition("-")
        ends = (_NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last))
        if ends[0] and ends[1] and ends[0][1] == ends[1][1]:
            names += _range(ends[0][1], int(ends[0][2]), int(ends[1][2]), len(ends[0][2]))
        else:
            names.append(word)
    if not 1 <= len(names) <= MOST_SPACES:
        raise InputError(
            Text("'{text}' names no spaces.", text=text),
            Text("Write a number such as 20, or names such as A01-A20."),
        )
    return tuple(names)


def form_headings(programme: Programme) -> tuple[str, ...]:
    """The headings of the application form: what is asked, then what the staff fills in."""
    asked = programme.documents.ask
    staff = [field for field in programme.documents.judge_if_present if field not in asked]
    return tuple(field.value for field in (*asked, *staff))


FORM_CHOICES = {
    Field.PROPERTY_USE.value: ("住宅", "车库", "储藏室", "商铺"),
    Field.REMARKS.value: ("已撤回",),
}
"""Columns of the form that offer words to choose from; any other word may be typed as well."""


def _range(letters: str, first: int, last: int, digits: int) -> tuple[str, ...]:
    last = min(last, first + MOST_SPACES)
    return tuple(f"{letters}{number:0{digits}d}" for number in range(first, last + 1))


def _day_before(month_day: str) -> str:
    day = date.fromisoformat(f"2001-{month_day}") - timedelta(days=1)
    return f"{day:%m-%d}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
