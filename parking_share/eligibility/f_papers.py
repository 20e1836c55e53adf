"""F10, F15, F16: phone, certificate number, and columns that say nothing."""

from __future__ import annotations

from parking_share.eligibility.rule import HOLDS, Verdict, blank, fails, holds, rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder
from parking_share.intake.documents.phone import Phone
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.language import Text
from parking_share.programme import Programme

MAY_BE_EMPTY = frozenset(
    {
        Field.PHONE,
        Field.CO_OWNERSHIP,
        Field.DEED_RELATION,
        Field.LICENCE_RELATION,
        Field.OWN_SPACE,
        Field.REMARKS,
    }
)
"""Columns in which 无 is an answer."""


@rule("F10", Field.PHONE)
def phone_form(application: Application, programme: Programme) -> Verdict:
    """A mobile number, or a landline; `policy.phone` decides what a missing one means."""
    phone = application.phone
    if isinstance(phone, Unreadable):
        return fails(severity=Severity(programme.policy.phone))
    return holds(Text("a landline")) if phone.is_landline else _several(phone)


@rule("F15", Field.DEED_NUMBER)
def deed_number_form(application: Application, _: Programme) -> Verdict:
    """A certificate number as the register writes it, or a property unit code."""
    deed = application.deed
    if not isinstance(deed, Unreadable) or deed.fault is Fault.PLACEHOLDER:
        return HOLDS  # F16 says it
    return blank(Field.DEED_NUMBER) if deed.fault is Fault.BLANK else fails(deed.hint)


@rule("F16", Field.NAME)
def no_placeholder(application: Application, programme: Programme) -> Verdict:
    """No asked column holds 无, /, 同上, #N/A … (remarks and phone may)."""
    empty = [
        asked.value
        for asked in programme.documents.ask
        if asked not in MAY_BE_EMPTY and is_placeholder(application.text(asked))
    ]
    return fails(Text("{fields}", fields=", ".join(empty))) if empty else HOLDS


def _several(phone: Phone) -> Verdict:
    return holds(Text("the first of several")) if phone.has_others else HOLDS
