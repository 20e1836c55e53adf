"""`[draw]` of a programme file: the rules of the draw, and where its seed will come from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from parking_share.programme_keys import Part, Words

Urns = Annotated[
    str,
    StringConstraints(
        pattern=r"^[1-9][0-9]{0,2} of [1-9][0-9]{0,2}( \+ [1-9][0-9]{0,2} of [1-9][0-9]{0,2})?$"
    ),
]
"""What a lottery draws, as the draw protocol writes it (§2): `6 of 33 + 1 of 16`."""
COUNTABLE = ("dice", "d10", "digits")
"""The kinds of seed source of which so and so many can be announced."""


class SeedSource(Part):
    """One of `[[draw.seed_sources]]`: where the seed will come from, said beforehand."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,32}$")]
    kind: Literal["dice", "d10", "balls", "digits", "system", "text"]
    describe: Words
    due: Words
    fallback: Words
    of: Urns | None = None
    """For `balls`, and only there: how many of how many."""
    count: Annotated[int, Key(ge=1, le=1000)] | None = None
    """For `dice`, `d10` and `digits`: how many there will be; then it takes exactly so many."""

    @model_validator(mode="after")
    def _of_and_count_have_their_kind(self) -> SeedSource:
        if (self.kind == "balls") != (self.of is not None):
            raise PydanticCustomError("seed_of", "the key of belongs to balls, and only there")
        if self.count is not None and self.kind not in COUNTABLE:
            raise PydanticCustomError("seed_count", "count belongs to dice, d10 and digits")
        return self


class DrawRules(Part):
    """`[draw]`: what the commitment says beside the list."""

    redraw_rule: Words
    places: Annotated[tuple[Words, ...], Key(min_length=2)]
    """At least two places where the commitment is posted before the seed exists."""
    seed_sources: tuple[SeedSource, ...] = ()
    objection_working_days: Annotated[int, Key(ge=1, le=60)] = 5

    @model_validator(mode="after")
    def _sources_are_distinct(self) -> DrawRules:
        names = [source.id for source in self.seed_sources]
        for name in names:
            if names.count(name) > 1:
                raise PydanticCustomError("seed_twice", "{name} is named twice", {"name": name})
        return self
