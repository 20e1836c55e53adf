"""`[year]` of the programme file: claims, vehicles and violations after the draw; the register."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from parking_share.programme_keys import Part, Words


def _without_password(url: str) -> str:
    """The programme file is published with every round: no password may stand in it."""
    if urlsplit(url).password is not None:
        raise PydanticCustomError("register_password", "holds a password")
    return url


RegisterAddress = Annotated[Words, AfterValidator(_without_password)]


class YearRules(Part):
    """`[year]`: the deadlines and limits of the year after the draw."""

    claim_working_days: Annotated[int, Key(ge=1, le=250)] = 10
    """Working days after the draw in which a winner signs; then the space is forfeited."""
    alternate_working_days: Annotated[int, Key(ge=1, le=250)] = 5
    """The same for an alternate, after being called."""
    vehicle_change: Literal["forbidden", "with_proof", "yearly"] = "with_proof"
    """Whether another vehicle may take the place of the drawn one: never, with proof of ownership,
    or with proof and once in twelve months."""
    grace_minutes: Annotated[int, Key(ge=0, le=1440)] = 15
    """Minutes after the hours that are no overstay yet."""
    violations: Annotated[int, Key(ge=1, le=100)] = 3
    """How many violations bring a sanction …"""
    within_months: Annotated[int, Key(ge=1, le=60)] = 12
    """… within so many months."""
