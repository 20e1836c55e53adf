"""F11–F14: do the plate and the vehicle's number have the form they must have?"""

from __future__ import annotations

from parking_share.eligibility.rule import HOLDS, Verdict, blank, fails, rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.documents.plate import Plate, PlateKind
from parking_share.intake.documents.unreadable import Fault, fault_of
from parking_share.intake.documents.vin import Vin
from parking_share.language import Text
from parking_share.programme import Programme

_GREEN_PLACE = 2
"""Where a new-energy plate has its letter."""


@rule("F11", Field.PLATE)
def plate_form(application: Application, _: Programme) -> Verdict:
    """A plate of a private vehicle (GA 36); what a person could still complete is review."""
    plate = application.plate
    if fault_of(plate, Fault.BLANK):
        return blank(Field.PLATE)
    if wrong := fault_of(plate, Fault.FORM):
        return fails(wrong.hint)
    unsure = fault_of(plate, Fault.NO_PROVINCE, Fault.SEVERAL, Fault.UNCERTAIN)
    return fails(unsure.hint, Severity.REVIEW) if unsure else HOLDS


@rule("F12", Field.PLATE)
def plate_without_i_and_o(application: Application, _: Programme) -> Verdict:
    """No letter I or O: neither is ever issued."""
    wrong = fault_of(application.plate, Fault.LETTER_I_O)
    return fails(wrong.hint) if wrong else HOLDS


@rule("F13", Field.PLATE)
def plate_has_lost_no_digit(application: Application, _: Programme) -> Verdict:
    """浙BD1234 is a plate, and what 浙BD12345 looks like without its last digit."""
    plate = application.plate
    if not isinstance(plate, Plate) or plate.kind is not PlateKind.ORDINARY:
        return HOLDS
    return fails() if plate.number[_GREEN_PLACE] in "DF" else HOLDS


@rule("F14", Field.VIN)
def vin_form(application: Application, _: Programme) -> Verdict:
    """17 characters without I, O, Q; a differing check digit is only noted (imported cars)."""
    vin = application.vin
    if isinstance(vin, Vin):
        return HOLDS if vin.check_holds else fails(Text("check digit"), Severity.NOTE)
    if vin.fault is Fault.BLANK:
        return blank(Field.VIN)
    return HOLDS if vin.fault is Fault.PLACEHOLDER else fails(Text("form"))
