"""A holiday notice read from its own Chinese sentences.

The notices of the State Council are written to one pattern, an item a holiday:

    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。
    2月14日（周六）、2月28日（周六）上班。

Each item says its days off, then the make-up workdays. Everything the sentence says twice is
compared: the weekday in brackets with the date, 共9天 with the dates counted. A sentence with a
date that fits no pattern is refused, never skipped; only advice (鼓励 …) is set aside, and shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parking_share.access.notice_dates import DATE, dates_in, days_of_span
from parking_share.access.notice_file import refusal
from parking_share.access.notices import NamedDay
from parking_share.language import Text

ITEM = re.compile(r"[一二三四五六七八九十]、([\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})*):")
YEAR = re.compile(r"关于(20\d\d)年部分节假日安排的通知|现将(20\d\d)年元旦")
NUMBER = re.compile(r"国办发明电[〔\[(【](20\d\d)[〕\])】](\d+)号")
SIGNATURE = re.compile(r"国务院办公厅(20\d\d)年(\d{1,2})月(\d{1,2})日")
OFF = re.compile(rf"({DATE}(?:至{DATE})?)放假(?:调休)?(?:,?共?(\d+)天)?(?:,不调休|,与周末连休)?")
IN_LIEU = re.compile(rf"({DATE})放假,({DATE})补休")
WORKED = re.compile(rf"({DATE}(?:、{DATE})*)(?:正常)?上班")
ADVICE = "鼓励"


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What a notice's text says of itself."""

    title: str
    year: int
    number: str | None
    signed: date | None
    """The day under the signature."""
    days: tuple[NamedDay, ...]
    set_aside: tuple[str, ...] = ()
    """Advice with a date in it, which moves no day."""


def squeezed(text: str) -> str:
    """The text in one form: no spaces or line breaks, brackets and commas narrow."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_yearly_text(text: str, where: str) -> NoticeText:
    """Read the notice of a whole year."""
    plain = squeezed(text)
    found = YEAR.search(plain)
    if found is None:
        raise refusal(
            where,
            Text("the year is not found"),
            Text("Give the whole text of the notice, from its title to its date."),
        )
    year = int(found[1] or found[2])
    days: list[NamedDay] = []
    aside: list[str] = []
    for name, body in _items(plain, where):
        own, advice = item_days(name, body, year, where)
        days += own
        aside += advice
    return NoticeText(
        title=f"国务院办公厅关于{year}年部分节假日安排的通知",
        year=year,
        number=number_in(plain),
        signed=signed_on(plain),
        days=tuple(sorted(days, key=lambda named: named.day)),
        set_aside=tuple(aside),
    )


def number_in(plain: str) -> str | None:
    """The number of the notice, such as 国办发明电〔2025〕7号."""
    found = NUMBER.search(plain)
    return f"国办发明电〔{found[1]}〕{found[2]}号" if found else None


def signed_on(plain: str) -> date | None:
    """The date under the text."""
    found = SIGNATURE.search(plain)
    return date(*map(int, found.groups())) if found else None


def item_days(name: str, body: str, year: int, where: str) -> tuple[list[NamedDay], list[str]]:
    """The days of one holiday, and the advice beside them."""
    days: list[NamedDay] = []
    aside: list[str] = []
    for sentence in filter(None, body.split("。")):
        if not re.search(DATE, sentence):
            continue
        if sentence.startswith(ADVICE):
            aside.append(f"{name}：{sentence}。")
        else:
            days += [NamedDay(day, name, off) for day, off in _said(sentence, year, where)]
    if not any(named.off for named in days):
        raise refusal(where, Text("{name} has no day off", name=name))
    return days, aside


def _items(plain: str, where: str) -> Iterator[tuple[str, str]]:
    body = plain[: signature.start()] if (signature := SIGNATURE.search(plain)) else plain
    heads = list(ITEM.finditer(body))
    if not heads:
        raise refusal(
            where,
            Text("no holiday is found"),
            Text("Each holiday stands on a line such as 一、元旦：1月1日（周四）放假1天。"),
        )
    ends = [*(head.start() for head in heads[1:]), len(body)]
    for head, end in zip(heads, ends, strict=True):
        yield head[1], body[head.end() : end]


def _said(sentence: str, year: int, where: str) -> list[tuple[date, bool]]:
    """The dates of one sentence, and whether they are off."""
    if lieu := IN_LIEU.fullmatch(sentence):
        return [(day, True) for span in lieu.groups() for day in dates_in(span, year, where)]
    if off := OFF.fullmatch(sentence):
        days = days_of_span(off[1], year, where)
        if off[2] is not None and int(off[2]) != len(days):
            raise refusal(
                where,
                Text(
                    "'{sentence}' says {said} days and names {named}",
                    sentence=sentence,
                    said=off[2],
                    named=len(days),
                ),
                Text("Compare it with the notice."),
            )
        return [(day, True) for day in days]
    if worked := WORKED.fullmatch(sentence):
        return [(day, False) for day in dates_in(worked[1], year, where)]
    raise refusal(
        where,
        Text("'{sentence}' is not understood", sentence=sentence),
        Text("Write the days into a JSON file by hand and add that."),
    )
