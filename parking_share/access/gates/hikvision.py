"""Hikvision access-control terminals: ISAPI requests in JSON.

Order of writing and objects: ISAPI, access control on person (week plan, holiday plan, holiday
group, plan template, person, card). A holiday plan is a range of dates with the same segments
every day and overrides the week; unused rows are sent disabled, or old ones would survive.
Template 1 is the factory's 24/7 and serves the exit (doorNo 2).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from parking_share.access.gates.day_hours import DayHours, GateHours
from parking_share.access.gates.steps import Kind, Step, steps
from parking_share.access.gates.vendor import (
    Capability,
    ChangeSet,
    GateCard,
    Order,
    change_set,
    decimal_text,
    number_of,
    refuse_beyond,
    refuse_common,
)
from parking_share.language import Text

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENTRY_DOOR, EXIT_DOOR = 1, 2
ALWAYS, TEMPLATE, FIRST_GROUP, FIRST_WEEK, FIRST_HOLIDAY = 1, 2, 1, 2, 1
"""Slots in the device; what stood in them is replaced."""
ROWS, PLANS_IN_GROUP = 8, 16
NAME_CHARACTERS = 32
Request = dict[str, object]


class Hikvision:
    """DS-K terminals and controllers that speak ISAPI."""

    name = "hikvision"
    title = "Hikvision ISAPI"
    capability = Capability(
        plans=128,
        special_days=PLANS_IN_GROUP,
        segments=ROWS,
        cards=None,
        name_characters=NAME_CHARACTERS,
        last_date=date(2037, 12, 31),
    )
    check_list = (
        Text("Read the device's own limits (…/capabilities) and give them with --limit."),
        Text("More than 16 special days take several groups; not every device accepts them."),
        Text("Check that template 2, week plans 2 and 3, group 1 and its holiday plans are free."),
        Text("Check that a segment may end at 24:00:00; 23:59:59 would leave a gap."),
        Text("Swipe one card and compare the number the device shows with the roster's."),
        Text("Set the device's clock by network time, zone +08:00, no daylight saving."),
        Text("Try the last minute before the morning end and the first one after it."),
        Text("Try the exit at noon of a workday: it must open."),
    )

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """Requests for the first load, each season switch and the removal."""
        hours = order.hours
        refuse_common(self.title, order, capability)
        refuse_beyond(self.title, Text("week plans"), capability.plans, len(hours.plans))
        refuse_beyond(
            self.title, Text("holiday plans"), capability.special_days, len(hours.special)
        )
        longest = max(len(plan.name) for plan in hours.plans)
        refuse_beyond(self.title, Text("characters in a name"), NAME_CHARACTERS, longest)
        return tuple(
            change_set(step, order, {"requests.json": _json(_requests(step, order))})
            for step in steps(hours, timed=True, seasons=True)
        )


def _requests(step: Step, order: Order) -> list[Request]:
    if step.kind is Kind.REMOVAL:
        return [_delete(order.cards)]
    if step.kind is Kind.SEASON:
        return [_template(order.hours, step.plan)]
    return [*_first(order, step.plan)]


def _first(order: Order, plan: int) -> Iterator[Request]:
    hours = order.hours
    if order.removed:
        yield _delete(order.removed)
    for number, week in enumerate(hours.plans, start=FIRST_WEEK):
        rows = [
            row for day, spans in zip(WEEK, week.days, strict=True) for row in _rows(spans, day)
        ]
        body = {"enable": True, "WeekPlanCfg": rows}
        yield _put(f"UserRightWeekPlanCfg/{number}", {"UserRightWeekPlanCfg": body})
    for number, special in enumerate(hours.special, start=FIRST_HOLIDAY):
        body = {
            "enable": True,
            "beginDate": special.first.isoformat(),
            "endDate": special.last.isoformat(),
            "HolidayPlanCfg": _rows(special.hours),
        }
        yield _put(f"UserRightHolidayPlanCfg/{number}", {"UserRightHolidayPlanCfg": body})
    for group, plans in _groups(hours).items():
        held = {"enable": True, "groupName": f"parking {group}"}
        held["holidayPlanNo"] = ",".join(map(str, plans))
        yield _put(f"UserRightHolidayGroupCfg/{group}", {"UserRightHolidayGroupCfg": held})
    yield _template(hours, plan)
    for card in order.cards:
        yield _put("UserInfo/SetUp", {"UserInfo": _person(card, hours)})
        printed = decimal_text(number_of(card))
        info = {"employeeNo": card.holder, "cardNo": printed, "cardType": "normalCard"}
        yield _put("CardInfo/SetUp", {"CardInfo": info})


def _template(hours: GateHours, plan: int) -> Request:
    body = {
        "enable": True,
        "templateName": hours.plans[plan].name,
        "weekPlanNo": FIRST_WEEK + plan,
        "holidayGroupNo": ",".join(map(str, _groups(hours))),
    }
    return _put(f"UserRightPlanTemplate/{TEMPLATE}", {"UserRightPlanTemplate": body})


def _groups(hours: GateHours) -> dict[int, range]:
    """Holiday plans by group, 16 in each; there is always a first group, if an empty one."""
    end = FIRST_HOLIDAY + len(hours.special)
    starts = range(FIRST_HOLIDAY, max(end, FIRST_HOLIDAY + 1), PLANS_IN_GROUP)
    return {
        FIRST_GROUP + n: range(start, min(start + PLANS_IN_GROUP, end))
        for n, start in enumerate(starts)
    }


def _person(card: GateCard, hours: GateHours) -> dict[str, object]:
    return {
        "employeeNo": card.holder,
        "name": card.label,
        "userType": "normal",
        "Valid": {
            "enable": True,
            "beginTime": _moment(hours.card_valid.begins),
            "endTime": _moment(hours.card_valid.ends),
            "timeType": "local",
        },
        "doorRight": f"{ENTRY_DOOR},{EXIT_DOOR}",
        "RightPlan": [
            {"doorNo": ENTRY_DOOR, "planTemplateNo": str(TEMPLATE)},
            {"doorNo": EXIT_DOOR, "planTemplateNo": str(ALWAYS)},
        ],
    }


def _delete(cards: tuple[GateCard, ...]) -> Request:
    people = [{"employeeNo": card.holder} for card in cards]
    return _put("UserInfo/Delete", {"UserInfoDelCond": {"EmployeeNoList": people}})


def _rows(spans: DayHours, day: str | None = None) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number in range(ROWS):
        begin, end = spans[number] if number < len(spans) else (0, 0)
        row: dict[str, object] = {} if day is None else {"week": day}
        row |= {"id": number + 1, "enable": number < len(spans)}
        row["TimeSegment"] = {"beginTime": _clock(begin), "endTime": _clock(end)}
        rows.append(row)
    return rows


def _put(path: str, body: dict[str, object]) -> Request:
    url = f"/ISAPI/AccessControl/{path}?format=json"
    return {"method": "PUT", "url": url, "body": body}


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}:00"


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%S}"


def _json(requests: list[Request]) -> bytes:
    return json.dumps({"requests": requests}, ensure_ascii=False, indent=1).encode() + b"\n"
