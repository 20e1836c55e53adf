"""Gates for the tests: six little boxes, each built from its vendor's documents and nothing else.

They answer one question: does the entry (or the exit) open for this card at this moment? None of
them shares a line with the exporters or with the evaluators of the package. The hours they are
held against come from `chinese_calendar` and from the rule as the newspaper printed it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

import chinese_calendar
import icalendar

Files = Mapping[str, bytes]
NEVER = datetime.fromisoformat("9999-01-01")


def may_park(at: datetime) -> bool:
    """17:15 to 7:45, in summer from 17:45, rest days and holidays all day."""
    if not chinese_calendar.is_workday(at.date()):
        return True
    evening = "17:45" if 5 <= at.month <= 9 else "17:15"
    return f"{at:%H:%M}" < "07:45" or f"{at:%H:%M}" >= evening


class HikvisionBox:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def load(self, files: Files) -> None:
        for request in json.loads(files["requests.json"])["requests"]:
            name = urlsplit(request["url"]).path.rsplit("AccessControl/", 1)[1]
            (body,) = request["body"].values()
            if name == "UserInfo/SetUp":
                name = f"user {body['employeeNo']}"
            elif name == "CardInfo/SetUp":
                name = f"card {body['cardNo'].lstrip('0')}"
            elif name == "UserInfo/Delete":
                for one in body["EmployeeNoList"]:
                    self.held.pop(f"user {one['employeeNo']}", None)
                continue
            self.held[name] = body
            if name.startswith("UserRightWeekPlanCfg"):
                for row in body["WeekPlanCfg"]:
                    self.held.setdefault(f"{name} {row['week']}", []).append(row)

    def opens(self, card: str, at: datetime, reader: str) -> bool:
        holder = self.held.get(f"card {card}")
        user = holder and self.held.get(f"user {holder['employeeNo']}")
        now = f"{at:%Y-%m-%dT%H:%M:%S}"
        if not user or not user["Valid"]["beginTime"] <= now < user["Valid"]["endTime"]:
            return False
        plans = {right["doorNo"]: right["planTemplateNo"] for right in user["RightPlan"]}
        return self._template(plans[2 if reader == "exit" else 1], at)

    def _template(self, number: str, at: datetime) -> bool:
        if number == "1":
            return True
        today = at.date().isoformat()
        template = self.held[f"UserRightPlanTemplate/{number}"]
        group = self.held[f"UserRightHolidayGroupCfg/{template['holidayGroupNo']}"]
        for plan in group["holidayPlanNo"].split(","):
            holiday = self.held[f"UserRightHolidayPlanCfg/{plan}"]
            if holiday["beginDate"] <= today <= holiday["endDate"]:
                return self._rows(holiday["HolidayPlanCfg"], at)
        week = f"UserRightWeekPlanCfg/{template['weekPlanNo']}"
        return self._rows(self.held[f"{week} {at:%A}"], at)

    @staticmethod
    def _rows(rows: list[dict[str, Any]], at: datetime) -> bool:
        spans = [row["TimeSegment"] for row in rows if row["enable"]]
        now = f"{at:%H:%M:%S}"
        return any(span["beginTime"] <= now < span["endTime"] for span in spans)


class OnvifBox:
    """Its iCalendar texts are read by the icalendar library."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], Any] = {}
        self.days: dict[str, set[date]] = {}
        self.weeks: dict[str, list[Weekly]] = {}

    def load(self, files: Files) -> None:
        for request in json.loads(files["requests.json"])["requests"]:
            kind = request["operation"].removeprefix("Set")
            if kind.startswith("Delete"):
                self.held.pop(("Credential", request["Token"]), None)
                continue
            body = request["CredentialData"] if kind == "Credential" else request[kind]
            token = body["Credential"]["token"] if kind == "Credential" else body["token"]
            self.held[kind, token] = body
            if kind == "SpecialDayGroup":
                self.days[token] = {event.start.date() for event in events_of(body["Days"])}
            elif kind == "Schedule":
                self.weeks[token] = [weekly(event) for event in events_of(body["Standard"])]

    def opens(self, card: str, at: datetime, reader: str) -> bool:
        found = [v["Credential"] for (kind, _), v in self.held.items() if kind == "Credential"]
        now = at.isoformat() + "+08:00"
        for one in found:
            if int(one["CredentialIdentifier"][0]["Value"], 16) != int(card):
                continue
            for link in one["CredentialAccessProfile"]:
                if link["ValidFrom"] <= now < link["ValidTo"] and now < one["ValidTo"]:
                    policy = self.held["AccessProfile", link["AccessProfileToken"]]["AccessPolicy"][
                        0
                    ]
                    if policy["Entity"] == reader and self._open(policy["ScheduleToken"], at):
                        return True
        return False

    def _open(self, token: str, at: datetime) -> bool:
        special = [
            entry
            for entry in self.held["Schedule", token]["SpecialDays"]
            if at.date() in self.days[entry["GroupToken"]]
        ]
        if special:
            spans = [span for entry in special for span in entry["TimeRange"]]
            now = f"{at:%H:%M:%S}"
            return any(s["From"] <= now < s.get("Until", "24") for s in spans)
        return any(self._recurs(event, at) for event in self.weeks[token])

    @staticmethod
    def _recurs(event: Weekly, at: datetime) -> bool:
        if at.strftime("%a")[:2].upper() not in event.days:
            return False
        if at.date() < event.begins.date() or at > event.until:
            return False
        begins = at.replace(hour=event.begins.hour, minute=event.begins.minute, second=0)
        return begins <= at < begins + event.length


@dataclass
class Weekly:
    """One recurring event."""

    begins: datetime
    length: timedelta
    days: list[str]
    until: datetime


def weekly(event: Any) -> Weekly:
    """As the library reads it."""
    rule = event["RRULE"]
    assert rule["FREQ"] == ["WEEKLY"]
    until = rule.get("UNTIL", [NEVER])[0]
    return Weekly(event.start, event.end - event.start, [str(day) for day in rule["BYDAY"]], until)


def events_of(text: str) -> list[Any]:
    """The events of an iCalendar text."""
    return list(icalendar.Calendar.from_ical(text).events)


class ZKTecoBox:
    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, str]]] = {}

    def load(self, files: Files) -> None:
        key = {"timezone": "TimezoneId", "holiday": "Holiday", "user": "Pin"}
        for name in sorted(files):
            _, operation, table = name[:-4].split("-")
            for line in files[name].decode().split("\r\n")[:-1]:
                row = {k: v for k, _, v in (cell.partition("=") for cell in line.split("\t"))}
                own = "Pin" if operation == "delete" else key.get(table)
                held = self.tables.setdefault(table, [])
                self.tables[table] = [r for r in held if own is None or r[own] != row[own]]
                if operation == "set":
                    self.tables[table].append(row)

    def opens(self, card: str, at: datetime, reader: str) -> bool:
        today = at.strftime("%Y%m%d")
        day = at.strftime("%a")
        for holiday in self.tables["holiday"]:
            if holiday["Holiday"] == today:
                day = "Hol" + holiday["HolidayType"]
        for user in self.tables["user"]:
            dated = user["StartTime"] <= today <= user["EndTime"]
            if user["CardNo"] == card and dated:
                for right in self.tables["userauthorize"]:
                    door = int(right["AuthorizeDoorId"]) & (2 if reader == "exit" else 1)
                    if right["Pin"] == user["Pin"] and door:
                        return self._zone(right["AuthorizeTimezoneId"], day, at)
        return False

    def _zone(self, number: str, day: str, at: datetime) -> bool:
        (zone,) = [row for row in self.tables["timezone"] if row["TimezoneId"] == number]
        packed = [divmod(int(zone[f"{day}Time{n}"]), 65536) for n in (1, 2, 3)]
        return any(begin <= at.hour * 100 + at.minute < end for begin, end in packed)


class DahuaBox:
    def __init__(self) -> None:
        self.config: dict[str, dict[str, str]] = {"entry.json": {}, "exit.json": {}}
        self.users: dict[str, dict[str, Any]] = {"entry.json": {}, "exit.json": {}}
        self.cards: dict[str, dict[str, str]] = {"entry.json": {}, "exit.json": {}}

    def load(self, files: Files) -> None:
        for name, data in files.items():
            for request in json.loads(data)["requests"]:
                self._carry_out(name, urlsplit(request["url"]), request.get("body", {}))

    def _carry_out(self, name: str, url: SplitResult, body: dict[str, Any]) -> None:
        values = dict(parse_qsl(url.query, keep_blank_values=True))
        action = values.pop("action")
        if action == "setConfig":
            self.config[name].update(values)
        elif action == "removeMulti" and "User" in url.path:
            for user in values.values():
                self.users[name].pop(user)
        else:
            self.users[name] |= {user["UserID"]: user for user in body.get("UserList", [])}
            cards = body.get("CardList", [])
            self.cards[name] |= {card["CardNo"]: card["UserID"] for card in cards}

    def opens(self, card: str, at: datetime, reader: str) -> bool:
        name = f"{reader}.json"
        user = self.users[name].get(self.cards[name].get(card, ""))
        now = f"{at:%Y-%m-%d %H:%M:%S}"
        if user is None or not user["ValidFrom"] <= now <= user["ValidTo"]:
            return False
        if user["TimeSections"] == [255]:
            return True
        held = self.config[name]
        table = f"AccessTimeSchedule[{user['TimeSections'][0]}].TimeSchedule[{at:%w}]"
        for number in user["SpecialDaysSchedule"]:
            group = f"SpecialDayGroup[{held.get(f'SpecialDaysSchedule[{number}].GroupNo')}]"
            for k in range(16):
                begins = held.get(f"{group}.Days[{k}].StartTime", "9")
                if begins <= now <= held.get(f"{group}.Days[{k}].EndTime", ""):
                    table = f"SpecialDaysSchedule[{number}].TimeSection"
        periods = [held[f"{table}[{k}]"] for k in range(4)]
        return any(self._within(period, f"{at:%H:%M:%S}") for period in periods)

    @staticmethod
    def _within(period: str, now: str) -> bool:
        found = re.fullmatch(r"1 ([\d:]{8})-([\d:]{8})", period)
        assert found is not None
        return found[1] != found[2] and found[1] <= now <= found[2]


class UhppotedBox:
    def __init__(self) -> None:
        self.acl: list[dict[str, str]] = []
        self.profiles: dict[str, dict[str, str]] = {}

    def load(self, files: Files) -> None:
        self.acl = tsv(files["acl.tsv"])
        for row in tsv(files.get("time-profiles.tsv", b"")):
            self.profiles[row["Profile"]] = row

    def opens(self, card: str, at: datetime, reader: str) -> bool:
        facility, number = divmod(int(card), 65536)
        listed = str(int(f"{facility}{number:05d}"))
        for row in self.acl:
            if row["Card Number"] == listed and row["From"] <= f"{at:%Y-%m-%d}" <= row["To"]:
                cell = row[reader.title()]
                return cell == "Y" or (cell != "N" and self._profile(cell, at))
        return False

    def _profile(self, number: str, at: datetime) -> bool:
        row = self.profiles[number]
        days = ["Mon", "Tue", "Wed", "Thurs", "Fri", "Sat", "Sun"]
        dated = row["From"] <= f"{at:%Y-%m-%d}" <= row["To"] and row[days[at.weekday()]] == "Y"
        ends = {"23:59": "24:00"}
        spans = [(row[f"Start{n}"], row[f"End{n}"]) for n in (1, 2, 3)]
        if dated and any(a <= f"{at:%H:%M}" < ends.get(b, b) for a, b in spans):
            return True
        return row["Linked"] != "" and self._profile(row["Linked"], at)


def tsv(data: bytes) -> list[dict[str, str]]:
    """Rows of a tab-separated table."""
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter="\t"))


class VzenithBox:
    def __init__(self) -> None:
        self.lists: dict[str, dict[str, dict[str, str]]] = {"entry.csv": {}, "exit.csv": {}}

    def load(self, files: Files) -> None:
        for name, data in files.items():
            for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))):
                self.lists[name][row["车牌号"]] = row

    def opens(self, plate: str, at: datetime, reader: str) -> bool:
        row = self.lists[f"{reader}.csv"].get(plate)
        if row is None or row["是否启用"] != "是" or row["启用时间段"] != "否":
            return False
        return row["生效时间"] <= f"{at:%Y-%m-%d %H:%M:%S}" < row["过期时间"]


BOXES: dict[str, Callable[[], Any]] = {
    "hikvision": HikvisionBox,
    "onvif": OnvifBox,
    "onvif-extended": OnvifBox,
    "zkteco": ZKTecoBox,
    "dahua": DahuaBox,
    "uhppoted": UhppotedBox,
    "vzenith": VzenithBox,
}


def boundaries(first: date, last: date) -> list[datetime]:
    """Every clock time of the rule on every date, with a second before and after."""
    found: list[datetime] = []
    day = first
    while day <= last:
        for clock in ("00:00", "07:45", "17:15", "17:45"):
            at = datetime.fromisoformat(f"{day}T{clock}:00")
            found += [at - timedelta(seconds=1), at, at + timedelta(seconds=1)]
            if clock == "07:45":
                found.append(at.replace(hour=12))
        found.append(at.replace(hour=23, minute=59))
        day += timedelta(days=1)
    return found
