"""What the tables of a programme file are made of: texts, dates, clock times, weekdays."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _month_day(text: object) -> object:
    """`05-01` as (5, 1); 29 February is no date a season can turn on."""
    if isinstance(text, str) and re.fullmatch(r"\d\d-\d\d", text):
        try:
            day = date.fromisoformat(f"2001-{text}")
        except ValueError:
            pass
        else:
            return (day.month, day.day)
    raise PydanticCustomError("month_day", "not a month and day such as 05-01")


def _clock(text: object) -> object:
    """`17:15` as a time of day, to the minute."""
    if isinstance(text, str) and re.fullmatch(r"\d\d:\d\d", text):
        try:
            return time.fromisoformat(text)
        except ValueError:
            pass
    raise PydanticCustomError("clock", "not a time of day such as 17:15")


def _weekday(text: object) -> object:
    """`周一` as 0."""
    if isinstance(text, str) and text in WEEKDAYS:
        return WEEKDAYS.index(text)
    raise PydanticCustomError("weekday", "not a weekday such as 周一")


MonthDay = Annotated[tuple[int, int], BeforeValidator(_month_day)]
Clock = Annotated[time, BeforeValidator(_clock)]
Weekday = Annotated[int, BeforeValidator(_weekday)]


class Part(BaseModel):
    """A table of the programme file: frozen, and no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
