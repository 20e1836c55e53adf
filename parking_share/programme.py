"""The announced rules of one office, parsed from the text of `programme.toml`.

Every figure a round depends on stands in this file and nowhere else, with the notice or article
it comes from. A programme that parses is complete and consistent: nothing later asks twice.
"""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import chain
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import (
    AwareDatetime,
    BeforeValidator,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from parking_share.fields import FIELD_OF_HEADING, Field
from parking_share.programme_draw import DrawRules, SeedSource
from parking_share.programme_errors import refusal, syntax_refusal
from parking_share.programme_hours import Hours, Quiet, Season, WeekdayHours, in_season
from parking_share.programme_keys import Part, Words
from parking_share.programme_notice import NoticeRules, Privacy
from parking_share.programme_year import RegisterAddress, YearRules

__all__ = [
    "Community",
    "Documents",
    "DrawRules",
    "Hours",
    "Identity",
    "Lot",
    "NoticeRules",
    "Policy",
    "Privacy",
    "Programme",
    "Quiet",
    "Season",
    "SeedSource",
    "Term",
    "WeekdayHours",
    "YearRules",
    "in_season",
    "parse_programme",
]

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
"""Names a programme or a round in hashed text (draw protocol §4)."""
LotName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,32}$")]
SpaceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,16}$")]


def _field(heading: object) -> object:
    """A column heading as it stands in the form; any synonym of §6.1 names its field."""
    if isinstance(heading, str) and heading in FIELD_OF_HEADING:
        return FIELD_OF_HEADING[heading]
    raise PydanticCustomError("unknown_heading", "not a known column heading")


AskedField = Annotated[Field, BeforeValidator(_field)]


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
    """`[policy]`: the switches an office decides, each with the rule that reads it."""

    owner_match: Literal["self", "spouse", "lineal", "household"] = "self"
    """Who else may own the home or the car, in a later tier (E06, E08, E09, S10)."""
    co_owner: Literal["note", "review"] = "note"
    """What a deed with several owners, the applicant among them, means (E07)."""
    phone: Literal["note", "review"] = "note"
    """What a missing or malformed phone means (F10)."""
    county_codes: tuple[Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{1,5}$")], ...] = ()
    """Beginnings of ID numbers that are expected; others are noted (F09). None: not judged."""
    one_vehicle: Literal["review", "reject"] = "review"
    """What one vehicle in several people's applications means for all of them (D03)."""
    vehicle_types: Annotated[tuple[Words, ...], Key(min_length=1)] = (
        *("轿车", "小型汽车", "小型客车", "小型普通客车", "小型越野客车", "小型面包车"),
        *("微型客车", "微型普通客车", "微型越野客车", "微型面包车"),
    )
    """Words of which an admitted vehicle's type holds one (E12)."""
    most_seats: Annotated[int, Key(ge=1, le=60)] = 7
    """How many seats an admitted vehicle has at most (E12)."""
    longest_mm: Annotated[int, Key(ge=0)] = 0
    widest_mm: Annotated[int, Key(ge=0)] = 0
    highest_mm: Annotated[int, Key(ge=0)] = 0
    """The largest vehicle that fits (E17); 0 is no limit."""
    own_space: Literal["ignore", "later", "reject"] = "ignore"
    """What a space of the household's own means (E18); `later` is the last tier."""
    adults_only: bool = False
    """Whether an applicant under 18 goes to a person (E19)."""
    last_winners: Literal["note", "later", "reject"] = "note"
    """What a win in the last term means (S04); `later` is the last tier."""
    ladder: Annotated[int, Key(ge=1, le=99)] = 1
    """The largest weight that losses in past rounds give (S11); 1 is no weights."""
    reviewers: Literal[1, 2] = 1
    """How many people sign a ruling."""


class Lot(Part):
    """One of `[[lots]]`: interchangeable spaces, handed out in this order."""

    lot: LotName
    spaces: Annotated[tuple[SpaceId, ...], Key(min_length=1)]


class Programme(Part):
    """One office's announced rules."""

    register_address: RegisterAddress | None = Key(default=None, alias="register")
    """The database of the register, for a district; otherwise a file beside the programme."""
    programme: Identity
    term: Term
    community: Community
    documents: Documents
    policy: Policy = Policy()
    lots: Annotated[tuple[Lot, ...], Key(min_length=1)]
    draw: DrawRules
    hours: Hours
    notice: NoticeRules = NoticeRules()
    privacy: Privacy = Privacy()
    year: YearRules = YearRules()

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
    def kept_until(self) -> date:
        """The last day on which the sealed data of a round is kept."""
        return self.term.last_day + relativedelta(months=self.privacy.keep_months)

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
