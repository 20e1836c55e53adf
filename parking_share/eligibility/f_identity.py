"""F01–F09, F17: is the applicant's name and number there, and does each have its form?"""

from __future__ import annotations

from datetime import date

from parking_share.eligibility.rule import HOLDS, Verdict, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.documents.resident_id import ResidentId
from parking_share.intake.documents.unreadable import Fault, fault_of
from parking_share.language import Text
from parking_share.programme import Programme

OLDEST = 120
"""No holder of an identity number is older, in years."""


@rule("F01", Field.NAME)
def name_present(application: Application, _: Programme) -> Verdict:
    """A name of 2 to 30 characters without digits."""
    return fails() if fault_of(application.name, Fault.BLANK, Fault.FORM) else HOLDS


@rule("F02", Field.ID_NUMBER)
def id_present(application: Application, _: Programme) -> Verdict:
    """An identity number is given."""
    return fails() if fault_of(application.id_number, Fault.BLANK) else HOLDS


@rule("F03", Field.ID_NUMBER)
def id_not_a_number(application: Application, _: Programme) -> Verdict:
    """The cell is text: a number of 16 and more digits has lost its end (by type, always)."""
    return fails() if fault_of(application.id_number, Fault.NUMBER) else HOLDS


@rule("F04", Field.ID_NUMBER)
def id_has_18_characters(application: Application, _: Programme) -> Verdict:
    """18 characters, digits and X (GB 11643)."""
    wrong = fault_of(application.id_number, Fault.FORM)
    return fails(wrong.hint) if wrong else HOLDS


@rule("F05", Field.ID_NUMBER)
def id_check_digit(application: Application, _: Programme) -> Verdict:
    """The check digit holds (ISO 7064 MOD 11-2)."""
    return fails() if fault_of(application.id_number, Fault.CHECK_DIGIT) else HOLDS


@rule("F06", Field.ID_NUMBER)
def id_birth_date(application: Application, programme: Programme) -> Verdict:
    """The birth date exists, is not in the future and at most 120 years ago."""
    if fault_of(application.id_number, Fault.BIRTH_DATE):
        return fails()
    if isinstance(application.id_number, ResidentId):
        as_of = programme.programme.closes.date()
        return HOLDS if _lived(application.id_number.birth, as_of) else fails()
    return HOLDS


@rule("F07", Field.ID_NUMBER)
def id_second_generation(application: Application, _: Programme) -> Verdict:
    """Not a 15-digit number; those cards ended on 2013-01-01 (ID card law, final provisions)."""
    return fails() if fault_of(application.id_number, Fault.FIRST_GENERATION) else HOLDS


@rule("F08", Field.ID_NUMBER)
def id_of_a_resident(application: Application, _: Programme) -> Verdict:
    """A resident ID card, not a residence permit, a PR card or a passport."""
    number = application.id_number
    if fault_of(number, Fault.OTHER_DOCUMENT):
        return fails()
    other = isinstance(number, ResidentId) and not number.is_resident_id_card
    return fails() if other else HOLDS


@rule("F09", Field.ID_NUMBER, when=lambda policy: bool(policy.county_codes))
def id_of_a_known_county(application: Application, programme: Programme) -> Verdict:
    """The place of first issue is one the office expects. Never more than a note."""
    number = application.id_number
    if not isinstance(number, ResidentId) or not number.is_resident_id_card:
        return HOLDS
    return HOLDS if number.number.startswith(programme.policy.county_codes) else fails()


@rule("F17", Field.NAME)
def name_readable(application: Application, _: Programme) -> Verdict:
    """No character of the name is lost (private use, replacement, □)."""
    if fault_of(application.name, Fault.RARE_CHARACTER):
        return cannot_tell(Text("a character of the name is lost"))
    return HOLDS


def _lived(birth: date, as_of: date) -> bool:
    return birth <= as_of and as_of.year - birth.year <= OLDEST
