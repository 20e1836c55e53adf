"""E18–E20: a space of one's own, age, and the residents' committee's word."""

from __future__ import annotations

import re
from datetime import date

from parking_share.eligibility.rule import HOLDS, Verdict, blank, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.resident_id import ResidentId
from parking_share.language import Text
from parking_share.programme import Programme

OF_AGE = 18

_HAS_NONE = re.compile(r"无.*|没有.*|否|0个?")
_HAS_ONE = re.compile(r"有.*|是|已有.*|[1-9]个?")
_AGAINST = re.compile(r"不同意|不属实|不符|未居住|不通过")


@rule("E18", Field.OWN_SPACE, when=lambda policy: policy.own_space != "ignore")
def household_has_no_space(application: Application, programme: Programme) -> Verdict:
    """The household has no garage or space of its own; `later` only moves it back a tier."""
    has_one = owns_a_space(application)
    if has_one is None:
        return blank_or_unclear(application)
    later = programme.policy.own_space == "later"
    return fails(severity=Severity.NOTE if later else None) if has_one else HOLDS


@rule("E19", Field.ID_NUMBER, when=lambda policy: policy.adults_only)
def applicant_is_of_age(application: Application, programme: Programme) -> Verdict:
    """The applicant is 18 on the closing day."""
    number = application.id_number
    if not isinstance(number, ResidentId):
        return cannot_tell(Text("the ID number cannot be read"))
    return HOLDS if _years(number.birth, programme.programme.closes.date()) >= OF_AGE else fails()


@rule("E20", Field.ENDORSEMENT)
def committee_endorses(application: Application, _: Programme) -> Verdict:
    """The residents' committee confirmed that the household lives here."""
    said = solid(application.text(Field.ENDORSEMENT))
    if not said or is_placeholder(said):
        return fails()
    return fails(Text("not in favour")) if _AGAINST.search(said) else HOLDS


def owns_a_space(application: Application) -> bool | None:
    """What the column of own spaces says; None when it says neither."""
    said = solid(application.text(Field.OWN_SPACE))
    if _HAS_NONE.fullmatch(said) or is_placeholder(said):
        return False
    return True if _HAS_ONE.fullmatch(said) else None


def blank_or_unclear(application: Application) -> Verdict:
    """The column of own spaces is empty, or says neither yes nor no."""
    if application.cell(Field.OWN_SPACE).is_blank:
        return blank(Field.OWN_SPACE)
    return cannot_tell(Text("neither 有 nor 无"))


def _years(birth: date, on: date) -> int:
    had_birthday = (on.month, on.day) >= (birth.month, birth.day)
    return on.year - birth.year - (0 if had_birthday else 1)
