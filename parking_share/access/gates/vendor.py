"""What an exporter is, what it is given, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Protocol

from parking_share.access.cards import CardNumber
from parking_share.access.gates.day_hours import GateHours
from parking_share.access.gates.steps import Step, words
from parking_share.errors import InputError
from parking_share.language import Text


@dataclass(frozen=True, slots=True)
class GateCard:
    """One holder as the gate knows it."""

    holder: str
    """A number that is used for nobody else: year and month of the term, place in the record."""
    space: str
    plate: str
    number: CardNumber | None
    """None where the round has issued no card."""

    @property
    def label(self) -> str:
        """What the gate shows the guard: the space and the one vehicle the card is for."""
        return f"{self.space} {self.plate}"


@dataclass(frozen=True)
class Order:
    """What is to be exported."""

    hours: GateHours
    cards: tuple[GateCard, ...]
    removed: tuple[GateCard, ...] = ()
    """Cards of this round that open the gate no more: lost, replaced, or of who lost the space."""


@dataclass(frozen=True)
class ChangeSet:
    """Files to load into the gate together."""

    at: datetime
    """The moment from which it is meant."""
    load_from: datetime | None
    """The earliest moment at which loading it changes nothing wrongly; None if any is."""
    load_until: datetime | None
    """The latest one."""
    what: Text
    files: Mapping[str, bytes]


def change_set(step: Step, order: Order, files: Mapping[str, bytes]) -> ChangeSet:
    """The files of one step, with the time in which loading them makes no difference."""
    purpose = words(step, order.hours, len(order.cards))
    return ChangeSet(step.at, step.load_from, step.load_until, purpose, files)


@dataclass(frozen=True, slots=True)
class Capability:
    """What a device takes; None where it has to be asked, and the check list says so."""

    plans: int | None = None
    """Week plans, or time profiles."""
    special_days: int | None = None
    """Entries for days that differ from their week, as the vendor counts them."""
    segments: int | None = None
    """From-until pairs a day."""
    cards: int | None = None
    name_characters: int | None = None
    last_date: date | None = None
    """The last date the device can hold."""

    def with_limits(self, limits: Mapping[str, int]) -> Capability:
        """With figures the device itself has reported. Raises `InputError` for another name."""
        known = {field.name for field in fields(self)} - {"last_date"}
        for name in limits:
            if name not in known:
                raise InputError(
                    Text("'{name}' is no limit of a gate.", name=name),
                    Text("The limits are: {names}.", names=", ".join(sorted(known))),
                )
        return replace(self, **limits)  # type: ignore[arg-type]


class Exporter(Protocol):
    """One vendor's way of writing the hours and the cards."""

    @property
    def name(self) -> str:
        """The word on the command line."""

    @property
    def title(self) -> str:
        """Vendor and interface."""

    @property
    def capability(self) -> Capability:
        """What the devices of this vendor take, as far as it is published."""

    @property
    def check_list(self) -> tuple[Text, ...]:
        """What to try at the gate itself before the first night."""

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """All files of the whole cover, in order. Raises `InputError` beyond the capability."""


class Evaluator(Protocol):
    """A gate of one vendor, as its documents describe it, with nothing loaded yet."""

    def load(self, files: Mapping[str, bytes]) -> None:
        """Take over one change set."""

    def credentials(self) -> frozenset[str]:
        """Whom it knows: card numbers in decimal, or plates."""

    def entry(self, credential: str, day: date) -> list[tuple[int, int]]:
        """When the entry opens for one of them on a date, in seconds after midnight."""

    def exit(self, credential: str, day: date) -> list[tuple[int, int]]:
        """When the exit opens."""


KnownGap = Callable[[int], Text | None]
"""The reason why a vendor cannot open in a second of the day, if there is one."""


def refuse_beyond(title: str, what: Text, limit: int | None, need: int) -> None:
    """Raise `InputError` naming limit and need when a device does not take so much."""
    if limit is not None and need > limit:
        raise InputError(
            Text(
                "{title} takes at most {limit} ({what}); this round needs {need}.",
                title=title,
                limit=limit,
                what=what,
                need=need,
            ),
            Text("Nothing was written. Use another gate, or shorten what is too long."),
        )


def number_of(card: GateCard) -> CardNumber:
    """The number of a card that has to be there. Raises `InputError` naming the space."""
    if card.number is None:
        raise InputError(
            Text("Space {space} has no card yet.", space=card.space),
            Text("Name the card stock with --cards."),
        )
    return card.number


def decimal_text(number: CardNumber) -> str:
    """The number in decimal; with its leading zeros where that is how it is printed."""
    return number.text if number.form.decimal else str(number.value)


def refuse_common(title: str, order: Order, capability: Capability) -> None:
    """The limits that all vendors count alike."""
    hours = order.hours
    every_day = [d for plan in hours.plans for d in plan.days] + [s.hours for s in hours.special]
    most = max((len(day) for day in every_day), default=0)
    refuse_beyond(title, Text("periods a day"), capability.segments, most)
    refuse_beyond(title, Text("cards"), capability.cards, len(order.cards))
    longest = max((len(card.label.encode()) for card in order.cards), default=0)
    refuse_beyond(title, Text("bytes in a name"), capability.name_characters, longest)
    if capability.last_date is not None and hours.valid.ends.date() > capability.last_date:
        raise InputError(
            Text(
                "{title} keeps dates up to {limit}; this round needs {need}.",
                title=title,
                limit=capability.last_date,
                need=hours.valid.ends.date(),
            ),
            Text("Nothing was written."),
        )
