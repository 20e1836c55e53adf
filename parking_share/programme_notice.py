"""`[notice]` and `[privacy]` of the programme file: what is shown of people, and for how long."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Key

from parking_share.programme_keys import Part, Words


class NoticeRules(Part):
    """`[notice]`: what a public notice shows of a person, and where one may object."""

    names: Literal["masked", "surname", "none"] = "masked"
    """`masked` hides the middle of a name, `surname` all but its first character."""
    contact: Words | None = None
    """Who takes objections: department, telephone, e-mail, address, as it is printed."""


class Privacy(Part):
    """`[privacy]`: how long personal data is kept."""

    keep_months: Annotated[int, Key(ge=1, le=120)] = 24
    """Months after the term's last day until `purge` may remove the sealed data of a round."""
