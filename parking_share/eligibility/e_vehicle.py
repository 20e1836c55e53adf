"""E12–E17: is the vehicle one that the car park admits, and in order?"""

from __future__ import annotations

import re
from datetime import datetime

from parking_share.eligibility.rule import HOLDS, Verdict, blank, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.size import Size
from parking_share.intake.documents.unreadable import Fault, Unreadable, fault_of
from parking_share.language import Text
from parking_share.programme import Policy, Programme

_NOT_COMMERCIAL = re.compile(r"非营运|非运营|否|不是")
_NO_PLATE_YET = re.compile(r"临牌|临时号牌|待上牌|未上牌")


@rule("E12", Field.VEHICLE_TYPE)
def vehicle_is_a_small_car(application: Application, programme: Programme) -> Verdict:
    """A small passenger car of few seats; the policy names types and number."""
    policy = programme.policy
    admitted = Text("small passenger, up to {n} seats", n=policy.most_seats)
    kind = solid(application.text(Field.VEHICLE_TYPE))
    if not kind:
        return blank(Field.VEHICLE_TYPE)
    if is_placeholder(kind):
        return HOLDS  # F16 says it
    if not any(word in kind for word in policy.vehicle_types):
        return fails(admitted)
    if Field.SEATS not in application.cells:
        return HOLDS
    seats = re.fullmatch(r"([0-9]{1,2})[人座]?", solid(application.text(Field.SEATS)))
    if seats is None:
        return cannot_tell(Text("the number of seats cannot be read"))
    return HOLDS if int(seats[1]) <= policy.most_seats else fails(admitted)


@rule("E13", Field.VEHICLE_USE)
def vehicle_is_not_for_hire(application: Application, _: Programme) -> Verdict:
    """The licence says 非营运."""
    use = solid(application.text(Field.VEHICLE_USE))
    if not use:
        return blank(Field.VEHICLE_USE)
    return HOLDS if _NOT_COMMERCIAL.match(use) or is_placeholder(use) else fails()


@rule("E14", Field.INSPECTED_UNTIL)
def inspection_in_force(application: Application, programme: Programme) -> Verdict:
    """The inspection printed on the licence lasts until the closing day at least."""
    return _in_force(application.inspected_until, Field.INSPECTED_UNTIL, programme)


@rule("E15", Field.INSURED_UNTIL)
def insurance_in_force(application: Application, programme: Programme) -> Verdict:
    """The compulsory insurance lasts until the closing day at least."""
    return _in_force(application.insured_until, Field.INSURED_UNTIL, programme)


@rule("E16", Field.PLATE)
def vehicle_has_its_plate(application: Application, _: Programme) -> Verdict:
    """The plate is no temporary one (Registration Provisions, arts. 46-47)."""
    temporary = fault_of(application.plate, Fault.TEMPORARY)
    remark = _NO_PLATE_YET.search(solid(application.text(Field.REMARKS)))
    return fails() if temporary or remark else HOLDS


@rule(
    "E17",
    Field.VEHICLE_SIZE,
    when=lambda policy: any((policy.longest_mm, policy.widest_mm, policy.highest_mm)),
)
def vehicle_fits(application: Application, programme: Programme) -> Verdict:
    """The vehicle is not larger than the site admits."""
    size = application.size
    if isinstance(size, Size):
        return fails(_limits(programme.policy)) if _exceeds(size, programme.policy) else HOLDS
    if size.fault is Fault.BLANK:
        return blank(Field.VEHICLE_SIZE)
    if size.fault is Fault.PLACEHOLDER:
        return HOLDS  # F16 says it
    return cannot_tell(Text("the measures cannot be read"))


def _in_force(until: datetime | Unreadable, column: Field, programme: Programme) -> Verdict:
    if isinstance(until, datetime):
        return HOLDS if until.date() >= programme.programme.closes.date() else fails()
    if until.fault is Fault.BLANK:
        return blank(column)
    return fails() if until.fault is Fault.PLACEHOLDER else cannot_tell(Text("no whole date"))


def _exceeds(size: Size, policy: Policy) -> bool:
    measures = (
        (size.length, policy.longest_mm),
        (size.width, policy.widest_mm),
        (size.height, policy.highest_mm),
    )
    return any(limit and measure > limit for measure, limit in measures)


def _limits(policy: Policy) -> Text:
    limits = (policy.longest_mm, policy.widest_mm, policy.highest_mm)
    return Text("at most {limits} mm", limits=" × ".join(str(n) if n else "–" for n in limits))
