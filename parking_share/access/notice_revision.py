"""From the text of a notice to the notice itself, a new year's or a change of one in force.

Twice since 2018 a notice was changed after it was out: 关于调整2019年劳动节假期安排的通知 put a
holiday's days anew, 关于延长2020年春节假期的通知 made one longer. Such a text names one holiday,
so it is laid over the notice that holds, as its next revision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parking_share.access.notice_file import refusal
from parking_share.access.notice_text import (
    item_days,
    number_in,
    read_yearly_text,
    signed_on,
    squeezed,
)
from parking_share.access.notices import NamedDay, Notice
from parking_share.language import Text

CHANGED = re.compile(r"关于调整(20\d\d)年([\u4e00-\u9fff]{2,4}?)(?:假期|放假)安排的通知")
EXTENDED = re.compile(r"关于延长(20\d\d)年([\u4e00-\u9fff]{2,4}?)假期的通知")
NEW_DAYS = re.compile(r"一、((?:20\d\d年)?\d{1,2}月.+?)(?=二、|$)")
UNTIL = re.compile(r"延长20\d\d年[\u4e00-\u9fff]{2,4}?假期至(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True, slots=True)
class Reading:
    """A notice read from text, and what in the text moved no day."""

    notice: Notice
    set_aside: tuple[str, ...]


def notice_of_text(text: str, held: Mapping[int, Notice], where: str) -> Reading:
    """The notice a text makes, given the notices that hold by year."""
    plain = squeezed(text)
    if found := CHANGED.search(plain) or EXTENDED.search(plain):
        year, holiday = int(found[1]), found[2]
        if year not in held:
            raise refusal(where, Text("it changes {year}, which has no notice yet", year=year))
        change = _put_anew if CHANGED.search(plain) else _extended
        days = change(held[year], holiday, plain, where)
        return Reading(_next_revision(held[year], days, plain, found[0]), ())
    read = read_yearly_text(text, where)
    notice = Notice(
        year=read.year,
        number=read.number,
        published=read.signed,
        revision=1,
        papers=(read.title,),
        days=read.days,
    )
    return Reading(_revised_if_other(notice, held.get(read.year)), read.set_aside)


def _revised_if_other(notice: Notice, held: Notice | None) -> Notice:
    if held is None or held.days == notice.days:
        return notice if held is None else held
    return replace(notice, revision=held.revision + 1)


def _next_revision(held: Notice, days: list[NamedDay], plain: str, title: str) -> Notice:
    number = number_in(plain)
    return replace(
        held,
        number="、".join(filter(None, (held.number, number))) or None,
        published=signed_on(plain) or held.published,
        revision=held.revision + 1,
        papers=(*held.papers, f"国务院办公厅{title}"),
        days=tuple(sorted(days, key=lambda named: named.day)),
    )


def _put_anew(held: Notice, holiday: str, plain: str, where: str) -> list[NamedDay]:
    found = NEW_DAYS.search(plain)
    if found is None:
        raise refusal(where, Text("no day is found for {holiday}", holiday=holiday))
    days, _ = item_days(holiday, found[1], held.year, where)
    return [named for named in held.days if named.name != holiday] + days


def _extended(held: Notice, holiday: str, plain: str, where: str) -> list[NamedDay]:
    found = UNTIL.search(plain)
    off = [named.day for named in held.days if named.off and named.name == holiday]
    if found is None or not off:
        raise refusal(where, Text("no day is found for {holiday}", holiday=holiday))
    until = date(held.year, int(found[1]), int(found[2]))
    more = [max(off) + timedelta(days=n + 1) for n in range((until - max(off)).days)]
    kept = [named for named in held.days if named.day not in more]
    return kept + [NamedDay(day, holiday, off=True) for day in more]
