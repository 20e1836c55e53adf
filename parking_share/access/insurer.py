"""The insurer's list: which car stands on which space, and what changed since the last list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from parking_share.access.roster import Holder
from parking_share.access.windows import Window
from parking_share.language import Text

COLUMNS = (
    Text("plate"),
    Text("name"),
    Text("space"),
    Text("insured from"),
    Text("insured to"),
    Text("change"),
)
KEYS = ("plate", "name", "space", "from", "to", "change")
"""The same columns in JSON."""
ADDED, CANCELLED, UNCHANGED = "added", "cancelled", "unchanged"
CHANGE_IN_WORDS = {
    ADDED: Text("added"),
    CANCELLED: Text("cancelled"),
    UNCHANGED: Text("unchanged"),
}


@dataclass(frozen=True, slots=True)
class Insured:
    """One car on one space for one period."""

    plate: str
    name: str
    space: str
    begins: str
    ends: str

    @property
    def cells(self) -> tuple[str, ...]:
        """As it stands in the list, without the change."""
        return (self.plate, self.name, self.space, self.begins, self.ends)


def insured(holders: Iterable[Holder], valid: Window) -> tuple[Insured, ...]:
    """All cars of the term, by space; an alternate's from the day of being called."""
    ends = _moment(valid.ends)
    found = (
        Insured(one.plate, one.name, one.space, _moment(one.holds_from(valid)), ends)
        for one in holders
    )
    return tuple(sorted(found, key=lambda one: one.space))


def changes(
    now: Iterable[Insured], last: Iterable[Insured] | None
) -> tuple[tuple[Insured, str], ...]:
    """Every car with its change: all are additions to a first list; cancellations stand last."""
    listed = tuple(now)
    before = set(last or ())
    found = [(one, UNCHANGED if one in before else ADDED) for one in listed]
    gone = sorted(before - set(listed), key=lambda one: one.space)
    return (*found, *((one, CANCELLED) for one in gone))


def of_earlier_list(rows: Iterable[Mapping[str, str]]) -> tuple[Insured, ...]:
    """The cars of an earlier list; those it cancelled are no longer in it."""
    return tuple(
        Insured(*(row[key] for key in KEYS[:-1]))
        for row in rows
        if row[KEYS[-1]] not in {CANCELLED, *_cancelled_words()}
    )


def _cancelled_words() -> set[str]:
    return {CHANGE_IN_WORDS[CANCELLED].said_in(language) for language in ("zh_CN", "en")}


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M}"
