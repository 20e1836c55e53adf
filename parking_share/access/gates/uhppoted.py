"""uhppoted: TSV files of access list and time profiles for UHPPOTE (微耕) boards.

Columns and rules are those of the `uhppote-cli` README (`load-acl`, `set-time-profiles`). A time
profile has its own dates and weekdays, three segments, and a link to another; all profiles of a
chain are a union, and there are no holidays. So days off are profiles beside the week's, and a
week's profile stops before a make-up workday and goes on after it. An end of 23:59 means the end
of the day. Cards are valid by date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parking_share.access.gates.steps import Kind, Step, steps
from parking_share.access.gates.uhppoted_profiles import Profile, profiles_of
from parking_share.access.gates.vendor import (
    Capability,
    ChangeSet,
    GateCard,
    Order,
    change_set,
    number_of,
    refuse_beyond,
    refuse_common,
)
from parking_share.errors import InputError
from parking_share.language import Text

FIRST_PROFILE = 2
SEGMENTS = 3
BITS = 24
ENTRY, EXIT = "Entry", "Exit"
ACL_HEADER = ("Card Number", "From", "To", ENTRY, EXIT)


class Uhppoted:
    """UHPPOTE UT0311-L0x boards behind uhppoted."""

    name = "uhppoted"
    title = "uhppoted"
    capability = Capability(plans=253, segments=SEGMENTS, cards=40000)
    check_list = (
        Text("Merge the office's other cards into acl.tsv first: load-acl deletes all not in it."),
        Text("Run compare-acl before load-acl, and set-time-profiles before both."),
        Text("Name the doors Entry and Exit in uhppoted.conf, or rename the columns."),
        Text("Do not clear the time profiles while cards refer to them: that opens the gate."),
        Text("Try 07:45:30 and 23:59:30: the first must stay shut, the second must open."),
        Text("Swipe one card and compare the number the device shows with the roster's."),
        Text("Set the device's clock by network time, zone +08:00, no daylight saving."),
        Text("Try the exit at noon of a workday: it must open."),
    )

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """One load for the whole cover, and the removal: seasons and days are dated inside."""
        hours = order.hours
        refuse_common(self.title, order, capability)
        profiles = [*profiles_of(hours)]
        refuse_beyond(self.title, Text("time profiles"), capability.plans, len(profiles))
        return tuple(
            change_set(step, order, _files(step, order, profiles))
            for step in steps(hours, timed=False, seasons=False)
        )


def _files(step: Step, order: Order, profiles: list[Profile]) -> dict[str, bytes]:
    if step.kind is Kind.REMOVAL:
        return {"acl.tsv": _tsv(ACL_HEADER, [])}
    valid = order.hours.card_valid
    cards = [
        (
            _listed(card),
            valid.begins.date(),
            valid.ends.date(),
            FIRST_PROFILE,
            "Y",
        )
        for card in order.cards
    ]
    return {
        "time-profiles.tsv": _tsv(_profile_header(), _profile_rows(profiles)),
        "acl.tsv": _tsv(ACL_HEADER, cards),
    }


def _listed(card: GateCard) -> str:
    """Facility code and five digits, which is how these boards count; no leading zeros."""
    number = number_of(card)
    if number.form.bits != BITS:
        raise InputError(
            Text("Space {space}: uhppoted takes Wiegand 26 cards only.", space=card.space),
            Text("Use cards of that format for this gate."),
        )
    return str((number.value >> 16) * 100000 + (number.value & 0xFFFF))


def _profile_header() -> tuple[str, ...]:
    ends = [f"{edge}{n}" for n in range(1, SEGMENTS + 1) for edge in ("Start", "End")]
    return (
        "Profile",
        "From",
        "To",
        "Mon",
        "Tue",
        "Wed",
        "Thurs",
        "Fri",
        "Sat",
        "Sun",
        *ends,
        "Linked",
    )


def _profile_rows(profiles: list[Profile]) -> Iterator[tuple[object, ...]]:
    last = FIRST_PROFILE + len(profiles) - 1
    for number, profile in enumerate(profiles, start=FIRST_PROFILE):
        days = ["Y" if day in profile.weekdays else "N" for day in range(7)]
        clock: list[str] = []
        for n in range(SEGMENTS):
            begin, end = profile.hours[n] if n < len(profile.hours) else (0, 0)
            clock += [_clock(begin), _clock(min(end, 24 * 60 - 1))]
        linked = number + 1 if number < last else ""
        yield (number, profile.first, profile.last, *days, *clock, linked)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _tsv(header: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    lines = ["\t".join(map(str, row)) for row in (header, *rows)]
    return "".join(f"{line}\n" for line in lines).encode()
