"""What an ONVIF device does with its schedules, special days, profiles and credentials.

Written from the Schedule, Access Rules and Credential service specifications alone. Events recur
weekly by BYDAY until UNTIL, and not at all without a rule; begin inclusive, end exclusive. On a
date of a special-day group the time ranges of that group hold in place of the standard schedule;
several groups on one date are a union, and no range at all is no access. A credential passes an
access point when a profile that is linked for this moment has a policy for the point whose
schedule is open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

LOCAL = timezone(timedelta(hours=8))
DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
WHOLE = 86400
Spans = list[tuple[int, int]]
Event = dict[str, str]


class OnvifDevice:
    """One device whose access points are called entry and exit."""

    def __init__(self) -> None:
        self._schedules: dict[str, dict[str, Any]] = {}
        self._groups: dict[str, list[Event]] = {}
        self._profiles: dict[str, list[dict[str, Any]]] = {}
        self._credentials: dict[str, dict[str, Any]] = {}
        self._events: dict[str, list[Event]] = {}
        self._opened: dict[tuple[str, date], Spans] = {}

    def load(self, files: Mapping[str, bytes]) -> None:
        """Carry out the operations in order."""
        self._opened.clear()
        for request in json.loads(files["requests.json"])["requests"]:
            self._carry_out(request["operation"], request)

    def credentials(self) -> frozenset[str]:
        """The card numbers, in decimal; the device holds them in hexadecimal."""
        return frozenset(_number(held) for held in self._credentials.values())

    def entry(self, credential: str, day: date) -> Spans:
        """When the access point `entry` opens."""
        return self._point(credential, day, "entry")

    def exit(self, credential: str, day: date) -> Spans:
        """When the access point `exit` opens."""
        return self._point(credential, day, "exit")

    def _carry_out(self, operation: str, request: dict[str, Any]) -> None:
        if operation == "SetSchedule":
            schedule = request["Schedule"]
            self._schedules[schedule["token"]] = schedule
            self._events[schedule["token"]] = [*_events(schedule["Standard"])]
        elif operation == "SetSpecialDayGroup":
            group = request["SpecialDayGroup"]
            self._groups[group["token"]] = [*_events(group["Days"])]
        elif operation == "SetAccessProfile":
            profile = request["AccessProfile"]
            self._profiles[profile["token"]] = profile["AccessPolicy"]
        elif operation == "SetCredential":
            data = request["CredentialData"]
            self._credentials[data["Credential"]["token"]] = data
        elif operation == "DeleteCredential":
            self._credentials.pop(request["Token"], None)
        else:
            raise ValueError(operation)

    def _point(self, credential: str, day: date, point: str) -> Spans:
        found: Spans = []
        for data in self._credentials.values():
            held = data["Credential"]
            if _number(data) != credential or not data["CredentialState"]["Enabled"]:
                continue
            for link in held["CredentialAccessProfile"]:
                for policy in self._profiles[link["AccessProfileToken"]]:
                    if policy["Entity"] == point:
                        spans = self._open(policy["ScheduleToken"], day)
                        found += _within(_within(spans, day, link), day, held)
        return found

    def _open(self, token: str, day: date) -> Spans:
        if (token, day) not in self._opened:
            self._opened[token, day] = self._worked_out(token, day)
        return self._opened[token, day]

    def _worked_out(self, token: str, day: date) -> Spans:
        special = [
            entry
            for entry in self._schedules[token]["SpecialDays"]
            if any(_occurs(event, day) for event in self._groups[entry["GroupToken"]])
        ]
        if special:
            return [_range(span) for entry in special for span in entry["TimeRange"]]
        return [span for event in self._events[token] for span in _spans(event, day)]


def _number(data: dict[str, Any]) -> str:
    return str(int(data["Credential"]["CredentialIdentifier"][0]["Value"], 16))


def _within(spans: Spans, day: date, held: dict[str, Any]) -> Spans:
    midnight = datetime.combine(day, time.min, LOCAL)
    begins, ends = (
        (datetime.fromisoformat(held[key]) - midnight) // timedelta(seconds=1)
        for key in ("ValidFrom", "ValidTo")
    )
    inside = [(max(a, begins), min(b, ends)) for a, b in spans]
    return [(a, b) for a, b in inside if a < b]


def _range(span: dict[str, str]) -> tuple[int, int]:
    return _clock(span["From"]), _clock(span["Until"]) if "Until" in span else WHOLE


def _clock(text: str) -> int:
    hour, minute, second = map(int, text.split(":"))
    return hour * 3600 + minute * 60 + second


def _events(calendar: str) -> Iterator[Event]:
    event: Event | None = None
    for line in calendar.split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT" and event is not None:
            yield event
            event = None
        elif event is not None:
            event[name] = value


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _occurs(event: Event, day: date) -> bool:
    """Whether an event begins on this date."""
    first = _moment(event["DTSTART"]).date()
    rule = dict(part.split("=") for part in event.get("RRULE", "").split(";") if part)
    if not rule:
        return day == first
    if rule["FREQ"] != "WEEKLY" or day < first:
        return False
    if "UNTIL" in rule and datetime.combine(day, time.min) > _moment(rule["UNTIL"]):
        return False
    return day.weekday() in {DAYS[name] for name in rule["BYDAY"].split(",")}


def _spans(event: Event, day: date) -> Spans:
    """What an event opens on this date, if it begins today or began yesterday."""
    begins, ends = (_moment(event[key]) for key in ("DTSTART", "DTEND"))
    opens = _clock(f"{begins:%H:%M:%S}")
    shuts = opens + (ends - begins) // timedelta(seconds=1)
    found = [(opens, min(shuts, WHOLE))] if _occurs(event, day) else []
    if shuts > WHOLE and _occurs(event, day - timedelta(days=1)):
        found.append((0, min(shuts - WHOLE, WHOLE)))
    return found
