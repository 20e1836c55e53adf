"""What two Dahua devices do with the requests they were sent, one at the entry, one at the exit.

Written from the CGI documentation alone. `TimeSchedule[0]` is Sunday. A period `1 from-to` is
open from its first second to its last, both included; equal ends are no period. On a date of a
user's special-day schedules their periods hold in place of the week's; schedule 255 is always
open, special-day schedule 255 none. ValidFrom and ValidTo are both included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import unquote

ALWAYS, NONE = 255, 255
DAY = 86400
PERIOD = re.compile(r"([01]) (\d\d):(\d\d):(\d\d)-(\d\d):(\d\d):(\d\d)")
Spans = list[tuple[int, int]]


class DahuaDevices:
    """The entry's device and the exit's."""

    def __init__(self) -> None:
        self._devices = {"entry.json": _Device(), "exit.json": _Device()}

    def load(self, files: Mapping[str, bytes]) -> None:
        """Send each device its own requests."""
        for name, data in files.items():
            for request in json.loads(data)["requests"]:
                self._devices[name].carry_out(request)

    def credentials(self) -> frozenset[str]:
        """The cards of both, in decimal."""
        return frozenset(card for device in self._devices.values() for card in device.cards)

    def entry(self, credential: str, day: date) -> Spans:
        """When the entry opens."""
        return self._devices["entry.json"].opens(credential, day)

    def exit(self, credential: str, day: date) -> Spans:
        """When the exit opens."""
        return self._devices["exit.json"].opens(credential, day)


class _Device:
    def __init__(self) -> None:
        self.cards: dict[str, str] = {}
        self._users: dict[str, dict[str, Any]] = {}
        self._config: dict[str, str] = {}
        self._opened: dict[tuple[tuple[int, ...], tuple[int, ...], date], Spans] = {}

    def carry_out(self, request: dict[str, Any]) -> None:
        """Do what one request of the file asks."""
        path, _, query = request["url"].partition("?")
        pairs = [pair.split("=", 1) for pair in unquote(query).split("&")]
        action = (path.removeprefix("/cgi-bin/"), pairs[0][1])
        values = dict(pairs[1:])
        if action == ("configManager.cgi", "setConfig"):
            self._config |= values
            self._opened.clear()
        elif action == ("AccessUser.cgi", "insertMulti"):
            self._users |= {user["UserID"]: user for user in request["body"]["UserList"]}
        elif action == ("AccessCard.cgi", "insertMulti"):
            self.cards |= {card["CardNo"]: card["UserID"] for card in request["body"]["CardList"]}
        elif action == ("AccessUser.cgi", "removeMulti"):
            self._users = {k: v for k, v in self._users.items() if k not in values.values()}
        elif action == ("AccessCard.cgi", "removeMulti"):
            self.cards = {k: v for k, v in self.cards.items() if k not in values.values()}
        else:
            raise ValueError(request["url"])

    def opens(self, credential: str, day: date) -> Spans:
        """When this device opens for a card on a day."""
        user = self._users.get(self.cards.get(credential, ""))
        if user is None:
            return []
        special = [
            s for n in user["SpecialDaysSchedule"] if n != NONE for s in self._special(n, day)
        ]
        if special:
            spans = self._periods(special)
        else:
            spans = [s for n in user["TimeSections"] for s in self._section(n, day)]
        midnight = datetime.combine(day, time.min)
        begins, ends = (
            (datetime.fromisoformat(user[key]) - midnight) // timedelta(seconds=1)
            for key in ("ValidFrom", "ValidTo")
        )
        inside = [(max(a, begins), min(b, ends + 1)) for a, b in spans]
        return [(a, b) for a, b in inside if a < b]

    def _spans(self, special: tuple[int, ...], sections: tuple[int, ...], day: date) -> Spans:
        key = (special, sections, day)
        if key not in self._opened:
            named = [name for n in special if n != NONE for name in self._special(n, day)]
            weekly = (span for n in sections for span in self._section(n, day))
            self._opened[key] = self._periods(named) if named else [*weekly]
        return self._opened[key]

    def _section(self, number: int, day: date) -> Spans:
        if number == ALWAYS:
            return [(0, DAY)]
        name = f"AccessTimeSchedule[{number}]"
        if self._config.get(f"{name}.Enable") != "true":
            return []
        return self._periods([f"{name}.TimeSchedule[{day.isoweekday() % 7}]"])

    def _special(self, number: int, day: date) -> list[str]:
        """The key of a special-day schedule, if the date is one of its group's."""
        name = f"SpecialDaysSchedule[{number}]"
        group = f"SpecialDayGroup[{self._config[f'{name}.GroupNo']}]"
        starts = [
            key for key in self._config if key.startswith(group) and key.endswith("StartTime")
        ]
        noon = datetime.combine(day, time(12))
        for key in starts:
            begins = datetime.fromisoformat(self._config[key])
            ends = datetime.fromisoformat(self._config[key.replace("StartTime", "EndTime")])
            if begins <= noon <= ends:
                return [f"{name}.TimeSection"]
        return []

    def _periods(self, names: list[str]) -> Spans:
        spans: Spans = []
        for name in names:
            for key, value in self._config.items():
                if key.startswith(f"{name}["):
                    found = PERIOD.fullmatch(value)
                    if found is None:
                        raise ValueError(value)
                    on, *clock = map(int, found.groups())
                    first = clock[0] * 3600 + clock[1] * 60 + clock[2]
                    last = clock[3] * 3600 + clock[4] * 60 + clock[5]
                    if on and first < last:
                        spans.append((first, last + 1))
        return spans
