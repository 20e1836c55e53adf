"""The files have the form their vendors document: JSON schemas, iCalendar, TSV, table rows.

The schemas are written from the ISAPI, ONVIF and CGI documentation: no field more, none less.
"""

from __future__ import annotations

import json
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Literal

import pytest
from gate_boxes import events_of, tsv
from gate_orders import at, hours_of, sets_of
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$|^24:00:00$")]
Moment = Annotated[str, StringConstraints(pattern=r"^20[0-3]\d-\d\d-\d\dT\d\d:\d\d:\d\d$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=32)]
HOURS = hours_of(2026)


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Segment(Strict):
    beginTime: Clock  # noqa: N815
    endTime: Clock  # noqa: N815


class HolidayRow(Strict):
    id: Annotated[int, Field(ge=1, le=8)]
    enable: bool
    TimeSegment: Segment


class WeekRow(HolidayRow):
    week: Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class WeekPlan(Strict):
    enable: bool
    WeekPlanCfg: Annotated[list[WeekRow], Field(min_length=56, max_length=56)]


class HolidayPlan(Strict):
    enable: bool
    beginDate: str  # noqa: N815
    endDate: str  # noqa: N815
    HolidayPlanCfg: Annotated[list[HolidayRow], Field(min_length=8, max_length=8)]


class HolidayGroup(Strict):
    enable: bool
    groupName: Name  # noqa: N815
    holidayPlanNo: Annotated[str, StringConstraints(pattern=r"^\d+(,\d+){0,15}$")]  # noqa: N815


class PlanTemplate(Strict):
    enable: bool
    templateName: Name  # noqa: N815
    weekPlanNo: int  # noqa: N815
    holidayGroupNo: str  # noqa: N815


class Valid(Strict):
    enable: bool
    beginTime: Moment  # noqa: N815
    endTime: Moment  # noqa: N815
    timeType: Literal["local", "UTC"]  # noqa: N815


class RightPlan(Strict):
    doorNo: int  # noqa: N815
    planTemplateNo: str  # noqa: N815


class UserInfo(Strict):
    employeeNo: Name  # noqa: N815
    name: Name
    userType: Literal["normal", "visitor", "blackList"]  # noqa: N815
    Valid: Valid
    doorRight: str  # noqa: N815
    RightPlan: list[RightPlan]


class CardInfo(Strict):
    employeeNo: Name  # noqa: N815
    cardNo: Annotated[str, StringConstraints(pattern=r"^\d{1,20}$")]  # noqa: N815
    cardType: Literal["normalCard"]  # noqa: N815


HIKVISION: dict[str, type[BaseModel]] = {
    "UserRightWeekPlanCfg": WeekPlan,
    "UserRightHolidayPlanCfg": HolidayPlan,
    "UserRightHolidayGroupCfg": HolidayGroup,
    "UserRightPlanTemplate": PlanTemplate,
    "UserInfo": UserInfo,
    "CardInfo": CardInfo,
}


def requests_of(vendor: str, name: str = "requests.json", nth: int = 0) -> list[dict[str, object]]:
    found = json.loads(sets_of(vendor, HOURS)[nth].files[name])["requests"]
    assert isinstance(found, list)
    return found


def test_hikvision_bodies_are_those_of_isapi() -> None:
    requests = [r for nth in range(3) for r in requests_of("hikvision", nth=nth)]
    for request in requests:
        assert request["method"] == "PUT"
        assert str(request["url"]).endswith("?format=json")
        body = request["body"]
        assert isinstance(body, dict)
        ((key, value),) = body.items()
        HIKVISION[key].model_validate(value)


def test_hikvision_writes_plans_before_what_refers_to_them() -> None:
    kinds = [str(r["url"]).split("/")[3].split("?")[0] for r in requests_of("hikvision")]
    order = ["UserRightWeekPlanCfg", "UserRightHolidayPlanCfg", "UserRightHolidayGroupCfg"]
    order += ["UserRightPlanTemplate", "UserInfo"]
    places = [kinds.index(kind) for kind in order]
    assert places == sorted(places)


class Policy(Strict):
    ScheduleToken: str
    Entity: str


class Profile(Strict):
    token: str
    Name: Annotated[str, StringConstraints(max_length=64)]
    AccessPolicy: list[Policy]


class TimeRange(Strict):
    From: Clock
    Until: Clock | None = None


class SpecialDaysSchedule(Strict):
    GroupToken: str
    TimeRange: list[TimeRange]


class Schedule(Strict):
    token: str
    Name: Annotated[str, StringConstraints(max_length=64)]
    Standard: str
    SpecialDays: list[SpecialDaysSchedule]


class SpecialDayGroup(Strict):
    token: str
    Name: Annotated[str, StringConstraints(max_length=64)]
    Days: str


class Link(Strict):
    AccessProfileToken: str
    ValidFrom: str
    ValidTo: str


class IdentifierType(Strict):
    Name: Literal["pt:Card"]
    FormatType: Literal["WIEGAND26", "SIMPLE_NUMBER32"]


class Identifier(Strict):
    Type: IdentifierType
    ExemptedFromAuthentication: bool
    Value: Annotated[str, StringConstraints(pattern=r"^([0-9A-F]{2})+$")]


class Credential(Strict):
    token: str
    Description: str
    CredentialHolderReference: str
    ValidFrom: str
    ValidTo: str
    CredentialIdentifier: Annotated[list[Identifier], Field(min_length=1)]
    CredentialAccessProfile: list[Link]


class State(Strict):
    Enabled: bool


class CredentialData(Strict):
    Credential: Credential
    CredentialState: State


ONVIF: dict[str, tuple[str, type[BaseModel]]] = {
    "SetSchedule": ("Schedule", Schedule),
    "SetSpecialDayGroup": ("SpecialDayGroup", SpecialDayGroup),
    "SetAccessProfile": ("AccessProfile", Profile),
    "SetCredential": ("CredentialData", CredentialData),
}


@pytest.mark.parametrize("vendor", ["onvif", "onvif-extended"])
def test_onvif_bodies_are_those_of_the_specifications(vendor: str) -> None:
    for request in requests_of(vendor):
        key, schema = ONVIF[str(request["operation"])]
        assert set(request) == {"operation", key}
        schema.model_validate(request[key])


def test_the_weekly_subset_keeps_to_its_rules() -> None:
    """No year but 1970, no UNTIL, and no event over midnight."""
    schedules = [r["Schedule"] for r in requests_of("onvif") if r["operation"] == "SetSchedule"]
    assert len(schedules) == 3
    for schedule in schedules:
        for event in events_of(Schedule.model_validate(schedule).Standard):
            assert event.start.year == 1970
            assert set(event["RRULE"]) == {"FREQ", "BYDAY"}
            assert event.start.strftime("%a")[:2].upper() in map(str, event["RRULE"]["BYDAY"])
            ends_today = event.end.date() == event.start.date()
            assert ends_today or event.end.time() == time(0)


def test_special_days_are_single_dates_without_recurrence() -> None:
    groups = [r["SpecialDayGroup"] for r in requests_of("onvif") if "SpecialDayGroup" in r]
    days = [e for group in groups for e in events_of(SpecialDayGroup.model_validate(group).Days)]
    assert all("RRULE" not in event for event in days)
    off = {e.start.date() for e in events_of(SpecialDayGroup.model_validate(groups[0]).Days)}
    assert date(2026, 2, 17) in off
    assert date(2026, 2, 14) not in off


def test_a_time_range_never_ends_before_it_begins() -> None:
    """An end at midnight is left out, as the specification asks."""
    for request in requests_of("onvif"):
        if request["operation"] == "SetSchedule":
            for special in Schedule.model_validate(request["Schedule"]).SpecialDays:
                for span in special.TimeRange:
                    assert span.Until is None or span.From < span.Until


class DahuaUser(Strict):
    UserID: Name
    UserName: Name
    UserType: int
    UserStatus: int
    Authority: int
    Doors: list[int]
    TimeSections: list[int]
    SpecialDaysSchedule: list[int]
    ValidFrom: str
    ValidTo: str


class DahuaCard(Strict):
    UserID: Name
    CardNo: str
    CardType: int
    CardStatus: int


@pytest.mark.parametrize("name", ["entry.json", "exit.json"])
def test_dahua_bodies_are_those_of_the_cgi(name: str) -> None:
    bodies = [r["body"] for r in requests_of("dahua", name) if r["method"] == "POST"]
    users, cards = (body for body in bodies if isinstance(body, dict))
    TypeAdapter(list[DahuaUser]).validate_python(users["UserList"])
    TypeAdapter(list[DahuaCard]).validate_python(cards["CardList"])


def test_dahua_starts_its_week_with_sunday_and_sends_every_period() -> None:
    (url,) = [str(r["url"]) for r in requests_of("dahua", "entry.json", nth=1)]
    assert url.count("][") == 7 * 4
    assert "TimeSchedule[0][0]=1%2000:00:00-23:59:59" in url
    assert "TimeSchedule[1][0]=1%2000:00:00-07:44:59" in url
    assert "TimeSchedule[1][1]=1%2017:45:00-23:59:59" in url


def test_zkteco_packs_hours_and_minutes() -> None:
    rows = sets_of("zkteco", HOURS)[0].files["3-set-timezone.txt"].decode().split("\r\n")
    zone = dict(cell.split("=") for cell in rows[0].split("\t"))
    assert (zone["MonTime1"], zone["MonTime2"], zone["MonTime3"]) == ("745", "112396599", "0")
    assert zone["SunTime1"] == "2359"
    summer = sets_of("zkteco", HOURS)[1].files["1-set-timezone.txt"].decode()
    assert "MonTime2=114362679" in summer


def test_zkteco_lists_each_holiday_once() -> None:
    rows = sets_of("zkteco", HOURS)[0].files["4-set-holiday.txt"].decode().splitlines()
    days = [row.split("\t")[0] for row in rows]
    assert len(set(days)) == len(days)
    assert "Holiday=20260214\tHolidayType=2\tLoop=2" in rows
    assert "Holiday=20260217\tHolidayType=1\tLoop=2" in rows


PROFILE_COLUMNS = (
    "Profile From To Mon Tue Wed Thurs Fri Sat Sun Start1 End1 Start2 End2 Start3 End3"
)


def test_uhppoted_profiles_keep_to_the_readme() -> None:
    """Ids 2 to 254, dates and segments in order, links that exist and do not go in a circle."""
    rows = tsv(sets_of("uhppoted", HOURS)[0].files["time-profiles.tsv"])
    assert list(rows[0]) == [*PROFILE_COLUMNS.split(), "Linked"]
    numbers = [int(row["Profile"]) for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert all(2 <= number <= 254 for number in numbers)
    for row in rows:
        assert row["From"] <= row["To"]
        assert all(row[f"Start{n}"] <= row[f"End{n}"] for n in (1, 2, 3))
    links = [row["Linked"] for row in rows]
    assert links == [*map(str, numbers[1:]), ""]
    assert all(a < b for a, b in pairwise(numbers))


def test_uhppoted_lists_cards_by_facility_and_number() -> None:
    rows = tsv(sets_of("uhppoted", HOURS)[0].files["acl.tsv"])
    assert list(rows[0]) == ["Card Number", "From", "To", "Entry", "Exit"]
    assert [row["Card Number"] for row in rows] == ["10058400", "65281"]
    assert {row["Exit"] for row in rows} == {"Y"}


def test_vzenith_names_one_window_at_a_time() -> None:
    pushes = sets_of("vzenith", HOURS)
    text = pushes[1].files["entry.csv"].decode("utf-8-sig").splitlines()
    assert (
        text[0] == "ID,车牌号,是否启用,生效时间,过期时间,启用时间段,时间段,是否黑名单,车辆编码,备注"
    )
    assert text[1] == (
        "26030001,浙B20001,是,2026-01-04 17:15:00,2026-01-05 07:45:00,否,,否,26030001,A01"
    )
    assert pushes[1].load_from == at("2026-01-04T07:45")
