"""ONVIF access control (Profiles A and C): schedules, special days, access profiles, credentials.

Operations and fields are those of the Schedule, Access Rules and Credential service
specifications, as JSON for the client that sends them. The weekly subset is what most devices
take: weekly recurrence with BYDAY in the year 1970, a day's end as 00:00:00 of the next date. A
season is an access profile linked to the credential from a date to a date. The extended form has
real years and UNTIL, and needs one profile only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time

from parking_share.access.cards import CardNumber
from parking_share.access.gates.day_hours import WHOLE_DAY, DayHours, GateHours, WeekPlan
from parking_share.access.gates.onvif_calendar import calendar, event, real_years, weekly
from parking_share.access.gates.steps import Kind, Step, steps
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
from parking_share.access.windows import ONE_DAY, midnight
from parking_share.language import Text

ENTRY, EXIT, ALWAYS = "entry", "exit", "parking-always"
"""Tokens of the access points, to be replaced by the device's own, and of the exit's schedule."""
ZONE = "+08:00"
Request = dict[str, object]


class Onvif:
    """Any device of Profile A or C; `extended` for ExtendedRecurrenceSupported."""

    capability = Capability(name_characters=64)
    check_list = (
        Text("Ask for MaxSchedules, MaxTimePeriodsPerDay, MaxSpecialDayGroups and the like first."),
        Text(
            "Give the device's figures with --limit; the file needs ClientSuppliedTokenSupported."
        ),
        Text("Replace the tokens 'entry' and 'exit' by the device's own access points."),
        Text("Check CredentialAccessProfileValiditySupported and ValiditySupportsTimeValue."),
        Text("Swipe one card and compare the number the device shows with the roster's."),
        Text("Set the device's clock by network time, zone +08:00, no daylight saving."),
        Text("Try the last minute before the morning end and the first one after it."),
        Text("Try the exit at noon of a workday: it must open."),
    )

    def __init__(self, *, extended: bool) -> None:
        self._extended = extended
        self.name = "onvif-extended" if extended else "onvif"
        self.title = "ONVIF, extended recurrence" if extended else "ONVIF, weekly subset"

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """One load for the whole cover, and the removal: seasons are dated inside."""
        hours = order.hours
        refuse_common(self.title, order, capability)
        schedules = 2 if self._extended else len(hours.plans) + 1
        refuse_beyond(self.title, Text("schedules"), capability.plans, schedules)
        days = max((len(_dates(hours, spans)) for spans in _patterns(hours)), default=0)
        refuse_beyond(
            self.title, Text("days in a special-day group"), capability.special_days, days
        )
        return tuple(
            change_set(step, order, {"requests.json": _json(self._requests(step, order))})
            for step in steps(hours, timed=True, seasons=False)
        )

    def _requests(self, step: Step, order: Order) -> list[Request]:
        if step.kind is Kind.REMOVAL:
            return [_deletion(card) for card in order.cards]
        hours = order.hours
        found = [_deletion(card) for card in order.removed]
        found += [_group(hours, n, spans) for n, spans in enumerate(_patterns(hours))]
        special = [_special(n, spans) for n, spans in enumerate(_patterns(hours))]
        if self._extended:
            found += [_schedule(0, "parking", [*real_years(hours)], special), _profile(0, 0)]
        else:
            for n, plan in enumerate(hours.plans):
                found.append(_schedule(n, plan.name, [*weekly(plan)], special))
            found += [_profile(n, phase.plan) for n, phase in enumerate(hours.phases)]
        always = calendar([*weekly(WeekPlan("always", (WHOLE_DAY,) * 7))])
        whole = {"token": ALWAYS, "Name": "always", "Standard": always, "SpecialDays": []}
        found.append({"operation": "SetSchedule", "Schedule": whole})
        found.append(_access("parking-exit", ALWAYS, EXIT))
        links = [*self._links(hours)]
        return [*found, *(_credential(card, hours, links) for card in order.cards)]

    def _links(self, hours: GateHours) -> Iterator[dict[str, object]]:
        valid = hours.card_valid
        yield _link("parking-exit", valid.begins, valid.ends)
        if self._extended:
            yield _link("parking-0", valid.begins, valid.ends)
            return
        for n, phase in enumerate(hours.phases):
            begins = midnight(phase.first) if n else valid.begins
            ends = min(midnight(phase.last + ONE_DAY), valid.ends)
            yield _link(f"parking-{n}", begins, ends)


def _patterns(hours: GateHours) -> list[DayHours]:
    return [*dict.fromkeys(special.hours for special in hours.special)]


def _dates(hours: GateHours, spans: DayHours) -> list[date]:
    return [day for special in hours.special if special.hours == spans for day in special.dates()]


def _group(hours: GateHours, number: int, spans: DayHours) -> Request:
    events = [
        event(f"special-{day:%Y%m%d}", midnight(day), midnight(day + ONE_DAY))
        for day in _dates(hours, spans)
    ]
    group = {"token": f"parking-days-{number}", "Name": f"parking {number}"}
    return {
        "operation": "SetSpecialDayGroup",
        "SpecialDayGroup": {**group, "Days": calendar(events)},
    }


def _special(number: int, spans: DayHours) -> dict[str, object]:
    return {"GroupToken": f"parking-days-{number}", "TimeRange": [_range(*span) for span in spans]}


def _range(begin: int, end: int) -> dict[str, str]:
    opens = {"From": _clock(begin)}
    return opens if end == 24 * 60 else opens | {"Until": _clock(end)}


def _schedule(
    number: int, name: str, events: list[str], special: list[dict[str, object]]
) -> Request:
    schedule = {"token": f"parking-{number}", "Name": name}
    return {
        "operation": "SetSchedule",
        "Schedule": {**schedule, "Standard": calendar(events), "SpecialDays": special},
    }


def _profile(number: int, plan: int) -> Request:
    return _access(f"parking-{number}", f"parking-{plan}", ENTRY)


def _access(token: str, schedule: str, entity: str) -> Request:
    policy = {"ScheduleToken": schedule, "Entity": entity}
    profile = {"token": token, "Name": token, "AccessPolicy": [policy]}
    return {"operation": "SetAccessProfile", "AccessProfile": profile}


def _link(token: str, begins: datetime, ends: datetime) -> dict[str, object]:
    return {"AccessProfileToken": token, "ValidFrom": _moment(begins), "ValidTo": _moment(ends)}


def _credential(card: GateCard, hours: GateHours, links: list[dict[str, object]]) -> Request:
    number = number_of(card)
    identifier = {
        "Type": {"Name": "pt:Card", "FormatType": _format(number)},
        "ExemptedFromAuthentication": False,
        "Value": f"{number.value:0{number.form.bits // 4}X}",
    }
    credential = {
        "token": card.holder,
        "Description": card.label,
        "CredentialHolderReference": card.holder,
        "ValidFrom": _moment(hours.card_valid.begins),
        "ValidTo": _moment(hours.card_valid.ends),
        "CredentialIdentifier": [identifier],
        "CredentialAccessProfile": links,
    }
    state = {"Enabled": True}
    data = {"Credential": credential, "CredentialState": state}
    return {"operation": "SetCredential", "CredentialData": data}


def _format(number: CardNumber) -> str:
    """BACnet annex P."""
    return "WIEGAND26" if number.form.bits == 24 else "SIMPLE_NUMBER32"  # noqa: PLR2004


def _deletion(card: GateCard) -> Request:
    return {"operation": "DeleteCredential", "Token": card.holder}


def _clock(minute: int) -> str:
    return time(minute // 60, minute % 60).isoformat()


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%S}{ZONE}"


def _json(requests: list[Request]) -> bytes:
    return json.dumps({"requests": requests}, ensure_ascii=False, indent=1).encode() + b"\n"
