"""What a Hikvision terminal does with the requests it was sent (ISAPI, person-based control).

Written from the objects' documentation alone. A holiday plan of the template's group overrides
the week plan on every date of its range; rows keep what they held until the same row is sent
again; a row counts when it is enabled, from its begin until before its end; 24:00:00 is midnight.
A person may pass while the validity holds and the plan of the door's template is open. Template
1 is always open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

ENTRY, EXIT = 1, 2
DAY = 86400
Spans = list[tuple[int, int]]


class HikvisionDevice:
    """One terminal with an entry and an exit door."""

    def __init__(self) -> None:
        self._weeks: dict[int, dict[tuple[str, int], dict[str, Any]]] = {}
        self._holidays: dict[int, dict[str, Any]] = {}
        self._groups: dict[int, dict[str, Any]] = {}
        self._templates: dict[int, dict[str, Any]] = {}
        self._people: dict[str, dict[str, Any]] = {}
        self._cards: dict[str, str] = {}

    def load(self, files: Mapping[str, bytes]) -> None:
        """Carry out the requests in order."""
        for request in json.loads(files["requests.json"])["requests"]:
            path = request["url"].split("?")[0].removeprefix("/ISAPI/AccessControl/")
            self._carry_out(path, request["body"])

    def credentials(self) -> frozenset[str]:
        """The cards, in decimal without leading zeros."""
        return frozenset(str(int(card)) for card in self._cards)

    def entry(self, credential: str, day: date) -> Spans:
        """When door 1 opens."""
        return self._door(credential, day, ENTRY)

    def exit(self, credential: str, day: date) -> Spans:
        """When door 2 opens."""
        return self._door(credential, day, EXIT)

    def _carry_out(self, path: str, body: dict[str, Any]) -> None:
        kind, _, number = path.partition("/")
        if kind == "UserRightWeekPlanCfg":
            rows = self._weeks.setdefault(int(number), {})
            for row in body[kind]["WeekPlanCfg"]:
                rows[row["week"], row["id"]] = row
        elif kind == "UserRightHolidayPlanCfg":
            self._holidays[int(number)] = body[kind]
        elif kind == "UserRightHolidayGroupCfg":
            self._groups[int(number)] = body[kind]
        elif kind == "UserRightPlanTemplate":
            self._templates[int(number)] = body[kind]
        else:
            self._person(path, body)

    def _person(self, path: str, body: dict[str, Any]) -> None:
        if path == "UserInfo/SetUp":
            self._people[body["UserInfo"]["employeeNo"]] = body["UserInfo"]
        elif path == "CardInfo/SetUp":
            self._cards[body["CardInfo"]["cardNo"]] = body["CardInfo"]["employeeNo"]
        elif path == "UserInfo/Delete":
            gone = {one["employeeNo"] for one in body["UserInfoDelCond"]["EmployeeNoList"]}
            self._people = {k: v for k, v in self._people.items() if k not in gone}
            self._cards = {k: v for k, v in self._cards.items() if v not in gone}
        else:
            raise ValueError(path)

    def _door(self, credential: str, day: date, door: int) -> Spans:
        owner = next((p for c, p in self._cards.items() if int(c) == int(credential)), None)
        person = self._people.get(owner or "")
        if person is None or str(door) not in person["doorRight"].split(","):
            return []
        found: Spans = []
        for right in person["RightPlan"]:
            if right["doorNo"] == door:
                found += self._template(int(right["planTemplateNo"]), day)
        valid = person["Valid"]
        if not valid["enable"]:
            return found
        begins, ends = (_second(valid[key], day) for key in ("beginTime", "endTime"))
        return [(max(a, begins), min(b, ends)) for a, b in found if max(a, begins) < min(b, ends)]

    def _template(self, number: int, day: date) -> Spans:
        if number == 1:
            return [(0, DAY)]
        template = self._templates.get(number)
        if template is None or not template["enable"]:
            return []
        for plan in self._special(template["holidayGroupNo"]):
            first, last = (date.fromisoformat(plan[key]) for key in ("beginDate", "endDate"))
            if plan["enable"] and first <= day <= last:
                return _open(plan["HolidayPlanCfg"])
        name = f"{day:%A}"
        week = self._weeks.get(template["weekPlanNo"], {})
        return _open([row for (weekday, _), row in week.items() if weekday == name])

    def _special(self, groups: str) -> Iterator[dict[str, Any]]:
        for group in filter(None, groups.split(",")):
            held = self._groups.get(int(group))
            if held is not None and held["enable"]:
                for plan in filter(None, held["holidayPlanNo"].split(",")):
                    yield self._holidays[int(plan)]


def _open(rows: list[dict[str, Any]]) -> Spans:
    spans = [
        (_clock(row["TimeSegment"]["beginTime"]), _clock(row["TimeSegment"]["endTime"]))
        for row in rows
        if row["enable"]
    ]
    return [(a, b) for a, b in spans if a < b]


def _clock(text: str) -> int:
    hour, minute, second = map(int, text.split(":"))
    return hour * 3600 + minute * 60 + second


def _second(text: str, day: date) -> int:
    since = datetime.fromisoformat(text) - datetime.combine(day, time.min)
    return since // timedelta(seconds=1)
