"""The announced rules of one office, parsed from the text of `programme.toml`.

Every figure a round depends on stands in this file and nowhere else, with the notice or article
it comes from. A programme that parses is complete and consistent: nothing later asks twice.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from itertools import chain
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from parking_share.fields import FIELD_OF_HEADING, Field
from parking_share.programme_errors import refusal, syntax_refusal

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
"""Names a programme or a round in hashed text (draw protocol §4)."""
LotName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,32}$")]
SpaceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,16}$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _field(heading: object) -> object:
    """A column heading as it stands in the form; any synonym of §6.1 names its field."""
    if isinstance(heading, str) and heading in FIELD_OF_HEADING:
        return FIELD_OF_HEADING[heading]
    raise PydanticCustomError("unknown_heading", "not a known column heading")


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


AskedField = Annotated[Field, BeforeValidator(_field)]
MonthDay = Annotated[tuple[int, int], BeforeValidator(_month_day)]
Clock = Annotated[time, BeforeValidator(_clock)]


class Part(BaseModel):
    """A table of the programme file: frozen, and no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Identity(Part):
    """`[programme]`: whose programme this is and until when one may apply."""

    id: Identifier
    name: Words
    organiser: Words
    closes: AwareDatetime
    """The last moment of application, with its offset."""


class Term(Part):
    """`[term]`: how long a space is held."""

    starts: date
    months: Annotated[int, Key(ge=1, le=60)]
    source: Words

    @property
    def last_day(self) -> date:
        """The last day of the term: the day before the same date `months` later."""
        return self.starts + relativedelta(months=self.months, days=-1)


class Community(Part):
    """`[community]`: the neighbours, and every way their address is written."""

    name: Words
    aliases: tuple[Words, ...] = ()
    source: Words

    @property
    def spellings(self) -> tuple[str, ...]:
        """All names of the community, the longest first, so that no alias hides a longer one."""
        return tuple(sorted({self.name, *self.aliases}, key=lambda name: (-len(name), name)))


class Documents(Part):
    """`[documents]`: the columns the form asks for, and those judged where they are present."""

    ask: Annotated[tuple[AskedField, ...], Key(min_length=1)]
    judge_if_present: tuple[AskedField, ...] = (Field.SUBMITTED_AT, Field.VERIFIED_BY)
    source: Words

    @model_validator(mode="after")
    def _asks_for_a_person(self) -> Documents:
        if not {Field.NAME, Field.ID_NUMBER, Field.PLATE} <= set(self.ask):
            raise PydanticCustomError("documents_minimum", "must ask for 姓名, 证件号码 and 车牌号")
        return self


class Policy(Part):
    """`[policy]`: the switches an office decides."""

    owner_match: Literal["self"] = "self"
    co_owner: Literal["note", "review"] = "note"
    """What a deed with several owners, the applicant among them, means (E07)."""


class Lot(Part):
    """One of `[[lots]]`: interchangeable spaces, handed out in this order."""

    lot: LotName
    spaces: Annotated[tuple[SpaceId, ...], Key(min_length=1)]


class SeedSource(Part):
    """One of `[[draw.seed_sources]]`: where the seed will come from, said beforehand."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,32}$")]
    kind: Literal["dice", "system", "text"]
    describe: Words
    due: Words
    fallback: Words


class DrawRules(Part):
    """`[draw]`: what the commitment says beside the list."""

    redraw_rule: Words
    places: Annotated[tuple[Words, ...], Key(min_length=2)]
    """At least two places where the commitment is posted before the seed exists."""
    seed_sources: tuple[SeedSource, ...] = ()
    objection_working_days: Annotated[int, Key(ge=1, le=60)] = 5


class Season(Part):
    """One of `[[hours.seasons]]`: a part of the year with its own evening start."""

    name: Words
    begins: MonthDay
    ends: MonthDay
    """Inclusive; may lie before `begins`, across New Year."""
    evening: Clock
    """When parking starts on a workday, inclusive."""
    morning: Clock
    """When the car must be gone on a workday, exclusive."""
    source: Words
    confirmed: bool
    """False while the office has not settled the dates; said in every schedule."""


class Hours(Part):
    """`[hours]`: when holders may park. Rest days and holidays are open all day."""

    carry_to_morning: bool
    """Whether a rest day's stay runs on to the next workday's morning end."""
    seasons: Annotated[tuple[Season, ...], Key(min_length=1)]
    source: Words

    @model_validator(mode="after")
    def _seasons_cover_the_year_once(self) -> Hours:
        days = [date.fromordinal(n) for n in range(_FIRST_DAY, _FIRST_DAY + 365)]
        for day in days:
            holding = sum(in_season(season, day) for season in self.seasons)
            if holding != 1:
                raise PydanticCustomError(
                    "seasons_cover",
                    "{day} lies in {count} seasons, not in exactly one",
                    {"day": f"{day:%m-%d}", "count": holding},
                )
        return self


_FIRST_DAY = date(2001, 1, 1).toordinal()
_LEAP_DAY = (2, 29)


def in_season(season: Season, day: date) -> bool:
    """Whether a date lies in a season; 29 February goes with 28 February."""
    at = (day.month, day.day) if (day.month, day.day) != _LEAP_DAY else (2, 28)
    if season.begins <= season.ends:
        return season.begins <= at <= season.ends
    return at >= season.begins or at <= season.ends


class Programme(Part):
    """One office's announced rules."""

    programme: Identity
    term: Term
    community: Community
    documents: Documents
    policy: Policy = Policy()
    lots: Annotated[tuple[Lot, ...], Key(min_length=1)]
    draw: DrawRules
    hours: Hours

    @model_validator(mode="after")
    def _spaces_are_distinct(self) -> Programme:
        spaces = list(chain.from_iterable(lot.spaces for lot in self.lots))
        for name in (*spaces, *(lot.lot for lot in self.lots)):
            if (*spaces, *(lot.lot for lot in self.lots)).count(name) > 1:
                raise PydanticCustomError("twice", "{name} is named twice", {"name": name})
        return self

    @property
    def default_round(self) -> str:
        """The round's id when none is given: the closing year."""
        return str(self.programme.closes.year)

    @property
    def capacity(self) -> int:
        """How many spaces the programme lends."""
        return sum(len(lot.spaces) for lot in self.lots)


def parse_programme(text: str, where: str) -> Programme:
    """Read the text of a programme file.

    `where` is the file's name for messages. Raises `InputError` naming every wrong key with its
    line, what stands there and what is expected.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise syntax_refusal(where, str(error)) from None
    try:
        return Programme.model_validate(values)
    except ValidationError as error:
        raise refusal(where, text, error) from None
