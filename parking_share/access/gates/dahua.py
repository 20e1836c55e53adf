"""Dahua access control: CGI requests, one list for the entry's device and one for the exit's.

Schedules, special-day groups and special-day schedules are `configManager` parameters, in which
Sunday is day 0; users and cards are JSON bodies. A period ends with its last second inclusive.
Several time sections of one user are a union on some devices and belong to doors one by one on
others, so the exit, which is always open, is never mixed with the entry in one user.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from parking_share.access.gates.day_hours import DayHours, GateHours, SpecialDays
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
from parking_share.language import Text

DOOR, SCHEDULE, ALWAYS, NO_SPECIAL_DAYS = 0, 1, 255, 255
PERIODS = 4
DAYS_IN_GROUP = 16
UNUSED = "1 00:00:00-00:00:00"
Request = dict[str, object]


class Dahua:
    """ASI and ASC controllers with the CGI interface."""

    name = "dahua"
    title = "Dahua CGI"
    capability = Capability(
        plans=1,
        special_days=128,
        segments=PERIODS,
        cards=None,
        name_characters=32,
        last_date=date(2037, 12, 31),
    )
    check_list = (
        Text(
            "Ask the device how many time tables it has (nMaxTimeScheduleCounts); table 1 is used."
        ),
        Text("Check AccessControl[0].CardStoreFormat: it must be 1, card numbers in decimal."),
        Text("Load entry.json into the entry's device and exit.json into the exit's."),
        Text("Send the brackets in the parameters as they are, and a space as %20."),
        Text("Swipe one card and compare the number the device shows with the roster's."),
        Text("Set the device's clock by network time, zone +08:00, no daylight saving."),
        Text("Try the last minute before the morning end and the first one after it."),
        Text("Try the exit at noon of a workday: it must open."),
    )

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """Requests for the first load, each season switch and the removal."""
        hours = order.hours
        refuse_common(self.title, order, capability)
        groups = list(_groups(hours))
        refuse_beyond(self.title, Text("special-day groups"), capability.special_days, len(groups))
        return tuple(
            change_set(step, order, _files(step, order, groups))
            for step in steps(hours, timed=True, seasons=True)
        )


def _groups(hours: GateHours) -> Iterator[list[SpecialDays]]:
    """Special days with equal hours, 16 entries a group at most."""
    for spans in dict.fromkeys(special.hours for special in hours.special):
        same = [special for special in hours.special if special.hours == spans]
        for start in range(0, len(same), DAYS_IN_GROUP):
            yield same[start : start + DAYS_IN_GROUP]


def _files(step: Step, order: Order, groups: list[list[SpecialDays]]) -> dict[str, bytes]:
    if step.kind is Kind.SEASON:
        return {"entry.json": _json([_schedule(order.hours, step.plan)])}
    if step.kind is Kind.REMOVAL:
        removal = _json(_deletions(order.cards))
        return {"entry.json": removal, "exit.json": removal}
    gone = _deletions(order.removed) if order.removed else []
    entry = [*gone, _schedule(order.hours, step.plan)]
    for number, group in enumerate(groups):
        entry += [_group(number, group), _special_schedule(number, group[0].hours)]
    entry += _people(order, SCHEDULE, [*range(len(groups))] or [NO_SPECIAL_DAYS])
    leave = [*gone, *_people(order, ALWAYS, [NO_SPECIAL_DAYS])]
    return {"entry.json": _json(entry), "exit.json": _json(leave)}


def _schedule(hours: GateHours, plan: int) -> Request:
    name = f"AccessTimeSchedule[{SCHEDULE}]"
    pairs = [f"{name}.Enable=true", f"{name}.Name=parking"]
    for weekday, spans in enumerate(hours.plans[plan].days):
        day = (weekday + 1) % 7  # Sunday is 0
        pairs += [f"{name}.TimeSchedule[{day}][{k}]={_period(spans, k)}" for k in range(PERIODS)]
    return _config(pairs)


def _group(number: int, group: list[SpecialDays]) -> Request:
    name = f"SpecialDayGroup[{number}]"
    pairs = [f"{name}.Enable=true", f"{name}.Name=parking{number}"]
    for k, special in enumerate(group):
        pairs += [
            f"{name}.Days[{k}].SpecialDayName=day{k}",
            f"{name}.Days[{k}].StartTime={special.first} 00:00:00",
            f"{name}.Days[{k}].EndTime={special.last} 23:59:59",
        ]
    return _config(pairs)


def _special_schedule(number: int, spans: DayHours) -> Request:
    name = f"SpecialDaysSchedule[{number}]"
    pairs = [f"{name}.Enable=true", f"{name}.Name=parking{number}", f"{name}.GroupNo={number}"]
    pairs += [f"{name}.TimeSection[{k}]={_period(spans, k)}" for k in range(PERIODS)]
    return _config([*pairs, f"{name}.Doors[0]={DOOR}"])


def _people(order: Order, schedule: int, special: list[int]) -> list[Request]:
    users = [
        {
            "UserID": card.holder,
            "UserName": card.label,
            "UserType": 0,
            "UserStatus": 0,
            "Authority": 2,
            "Doors": [DOOR],
            "TimeSections": [schedule],
            "SpecialDaysSchedule": special,
            "ValidFrom": _moment(order.hours.card_valid.begins),
            "ValidTo": _moment(order.hours.card_valid.ends - timedelta(seconds=1)),
        }
        for card in order.cards
    ]
    cards = [
        {
            "UserID": card.holder,
            "CardNo": str(number_of(card).value),
            "CardType": 0,
            "CardStatus": 0,
        }
        for card in order.cards
    ]
    return [
        _post("AccessUser.cgi?action=insertMulti", {"UserList": users}),
        _post("AccessCard.cgi?action=insertMulti", {"CardList": cards}),
    ]


def _deletions(cards: tuple[GateCard, ...]) -> list[Request]:
    numbers = (f"CardNoList[{k}]={number_of(card).value}" for k, card in enumerate(cards))
    people = (f"UserIDList[{k}]={card.holder}" for k, card in enumerate(cards))
    return [
        _get("&".join(("AccessCard.cgi?action=removeMulti", *numbers))),
        _get("&".join(("AccessUser.cgi?action=removeMulti", *people))),
    ]


def _period(spans: DayHours, number: int) -> str:
    if number >= len(spans):
        return UNUSED
    begin, end = spans[number]
    last = end * 60 - 1
    return f"1 {_clock(begin * 60)}-{_clock(last)}"


def _config(pairs: list[str]) -> Request:
    return _get("&".join(("configManager.cgi?action=setConfig", *pairs)))


def _get(rest: str) -> Request:
    return {"method": "GET", "url": f"/cgi-bin/{rest}".replace(" ", "%20")}


def _post(rest: str, body: dict[str, object]) -> Request:
    return {"method": "POST", "url": f"/cgi-bin/{rest}", "body": body}


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S}"


def _json(requests: list[Request]) -> bytes:
    return json.dumps({"requests": requests}, ensure_ascii=False, indent=1).encode() + b"\n"
