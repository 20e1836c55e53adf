"""F: is each document there, and does it have the form it must have?"""

from __future__ import annotations

from datetime import date

from parking_share.eligibility.rule import HOLDS, Rule, Verdict, blank, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder
from parking_share.intake.documents.resident_id import ResidentId
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.language import Text
from parking_share.programme import Programme

OLDEST = 120
"""No holder of an identity number is older, in years."""
MAY_BE_EMPTY = frozenset({Field.REMARKS, Field.PHONE})


def _fault(document: object, *faults: Fault) -> Unreadable | None:
    """The document as `Unreadable`, when it is so for one of these reasons."""
    if isinstance(document, Unreadable) and document.fault in faults:
        return document
    return None


@rule("F01", Field.NAME)
def name_present(application: Application, _: Programme) -> Verdict:
    """A name of 2 to 30 characters without digits."""
    return fails() if _fault(application.name, Fault.BLANK, Fault.FORM) else HOLDS


@rule("F02", Field.ID_NUMBER)
def id_present(application: Application, _: Programme) -> Verdict:
    """An identity number is given."""
    return fails() if _fault(application.id_number, Fault.BLANK) else HOLDS


@rule("F03", Field.ID_NUMBER)
def id_not_a_number(application: Application, _: Programme) -> Verdict:
    """The cell is text: a number of 16 and more digits has lost its end (by type, always)."""
    return fails() if _fault(application.id_number, Fault.NUMBER) else HOLDS


@rule("F04", Field.ID_NUMBER)
def id_has_18_characters(application: Application, _: Programme) -> Verdict:
    """18 characters, digits and X (GB 11643)."""
    wrong = _fault(application.id_number, Fault.FORM)
    return fails(wrong.hint) if wrong else HOLDS


@rule("F05", Field.ID_NUMBER)
def id_check_digit(application: Application, _: Programme) -> Verdict:
    """The check digit holds (ISO 7064 MOD 11-2)."""
    return fails() if _fault(application.id_number, Fault.CHECK_DIGIT) else HOLDS


@rule("F06", Field.ID_NUMBER)
def id_birth_date(application: Application, programme: Programme) -> Verdict:
    """The birth date exists, is not in the future and at most 120 years ago."""
    if _fault(application.id_number, Fault.BIRTH_DATE):
        return fails()
    if isinstance(application.id_number, ResidentId):
        as_of = programme.programme.closes.date()
        return HOLDS if _lived(application.id_number.birth, as_of) else fails()
    return HOLDS


@rule("F07", Field.ID_NUMBER)
def id_second_generation(application: Application, _: Programme) -> Verdict:
    """Not a 15-digit number; those cards ended on 2013-01-01 (ID card law, final provisions)."""
    return fails() if _fault(application.id_number, Fault.FIRST_GENERATION) else HOLDS


@rule("F08", Field.ID_NUMBER)
def id_of_a_resident(application: Application, _: Programme) -> Verdict:
    """A resident ID card, not a residence permit, a PR card or a passport."""
    number = application.id_number
    if _fault(number, Fault.OTHER_DOCUMENT):
        return fails()
    other = isinstance(number, ResidentId) and not number.is_resident_id_card
    return fails() if other else HOLDS


@rule("F11", Field.PLATE)
def plate_form(application: Application, _: Programme) -> Verdict:
    """A plate of a private vehicle (GA 36); what a person could still complete is review."""
    plate = application.plate
    if _fault(plate, Fault.BLANK):
        return blank(Field.PLATE)
    if wrong := _fault(plate, Fault.FORM):
        return fails(wrong.hint)
    unsure = _fault(plate, Fault.NO_PROVINCE, Fault.SEVERAL, Fault.UNCERTAIN, Fault.TEMPORARY)
    return fails(unsure.hint, Severity.REVIEW) if unsure else HOLDS


@rule("F12", Field.PLATE)
def plate_without_i_and_o(application: Application, _: Programme) -> Verdict:
    """No letter I or O: neither is ever issued."""
    wrong = _fault(application.plate, Fault.LETTER_I_O)
    return fails(wrong.hint) if wrong else HOLDS


@rule("F16", Field.NAME)
def no_placeholder(application: Application, programme: Programme) -> Verdict:
    """No asked column holds 无, /, 同上 … (remarks and phone may)."""
    empty = [
        asked.value
        for asked in programme.documents.ask
        if asked not in MAY_BE_EMPTY and is_placeholder(application.text(asked))
    ]
    return fails(Text("{fields}", fields=", ".join(empty))) if empty else HOLDS


@rule("F17", Field.NAME)
def name_readable(application: Application, _: Programme) -> Verdict:
    """No character of the name is lost (private use, replacement, □)."""
    if _fault(application.name, Fault.RARE_CHARACTER):
        return cannot_tell(Text("a character of the name is lost"))
    return HOLDS


def _lived(birth: date, as_of: date) -> bool:
    return birth <= as_of and as_of.year - birth.year <= OLDEST


RULES: tuple[Rule, ...] = (
    name_present,
    id_present,
    id_not_a_number,
    id_has_18_characters,
    id_check_digit,
    id_birth_date,
    id_second_generation,
    id_of_a_resident,
    plate_form,
    plate_without_i_and_o,
    no_placeholder,
    name_readable,
)
