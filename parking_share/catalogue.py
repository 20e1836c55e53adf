"""The catalogue: every code that a finding can carry, with the sentence for the applicant.

Codes are stable and follow the order in which an application is read: F its form, E who may
apply, D several applications that belong together, S its standing. The reason is written for
the applicant: no code, nobody else's data. Chinese reasons stand in the zh_CN catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parking_share.language import Text


class Severity(StrEnum):
    """What a finding does to an application, from the mildest to the gravest."""

    NOTE = "note"
    REVIEW = "review"
    REJECT = "reject"


class ReasonGroup(StrEnum):
    """The public reason of a rejection: never more than this is posted."""

    MATERIAL = "material"
    ELIGIBILITY = "eligibility"
    DUPLICATE = "duplicate"
    LATE = "late"
    SANCTION = "sanction"


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of the catalogue."""

    code: str
    severity: Severity
    """What it does when the rule fails. What cannot be told is always review."""
    group: ReasonGroup
    reason: Text
    """The sentence for the applicant."""


_NOTE, _REVIEW, _REJECT = Severity.NOTE, Severity.REVIEW, Severity.REJECT
_MATERIAL, _ELIGIBILITY = ReasonGroup.MATERIAL, ReasonGroup.ELIGIBILITY
_DUPLICATE, _LATE, _SANCTION = ReasonGroup.DUPLICATE, ReasonGroup.LATE, ReasonGroup.SANCTION

_FORM = (
    Code("F01", _REJECT, _MATERIAL, Text("Name missing or malformed")),
    Code("F02", _REJECT, _MATERIAL, Text("ID number missing")),
    Code(
        "F03",
        _REJECT,
        _MATERIAL,
        Text(
            "The spreadsheet stored the ID as a number; its last digits are lost; "
            "re-enter it as text"
        ),
    ),
    Code("F04", _REJECT, _MATERIAL, Text("ID has the wrong length or characters")),
    Code("F05", _REJECT, _MATERIAL, Text("ID check digit does not match")),
    Code("F06", _REJECT, _MATERIAL, Text("ID contains an impossible birth date")),
    Code("F07", _REVIEW, _MATERIAL, Text("First-generation number; that card is no longer valid")),
    Code("F08", _REVIEW, _MATERIAL, Text("Not a resident ID card; check the document by hand")),
    Code(
        "F09",
        _NOTE,
        _MATERIAL,
        Text("County code not in the table (historic codes are normal)"),
    ),
    Code("F10", _REVIEW, _MATERIAL, Text("Contact phone missing or malformed")),
    Code("F11", _REJECT, _MATERIAL, Text("Plate number malformed")),
    Code("F12", _REJECT, _MATERIAL, Text("Plate contains I or O; probably 1 or 0")),
    Code("F13", _NOTE, _MATERIAL, Text("If this is a green plate it should have 8 characters")),
    Code("F14", _REVIEW, _MATERIAL, Text("VIN malformed / check digit differs (imports may)")),
    Code("F15", _REVIEW, _MATERIAL, Text("Deed number not recognised; check the original")),
    Code("F16", _REJECT, _MATERIAL, Text("A required field holds a placeholder")),
    Code("F17", _REVIEW, _MATERIAL, Text("Name contains an unmapped rare character")),
)
_ENTITLEMENT = (
    Code("E01", _REJECT, _ELIGIBILITY, Text("Hukou is not in the covered community")),
    Code("E02", _REVIEW, _ELIGIBILITY, Text("Hukou address could not be placed")),
    Code("E03", _REVIEW, _ELIGIBILITY, Text("Collective hukou; verify residence")),
    Code("E04", _REJECT, _ELIGIBILITY, Text("Property is not in the covered community")),
    Code("E05", _REJECT, _ELIGIBILITY, Text("The deed is not for a dwelling")),
    Code("E06", _REJECT, _ELIGIBILITY, Text("The deed is not in the applicant's name")),
    Code("E07", _NOTE, _ELIGIBILITY, Text("Applicant is one of several owners; verify")),
    Code("E08", _REJECT, _ELIGIBILITY, Text("The vehicle licence is not in the applicant's name")),
    Code("E09", _REVIEW, _ELIGIBILITY, Text("Owner is a spouse or lineal relative; verify proof")),
    Code("E10", _REJECT, _ELIGIBILITY, Text("Vehicle is registered to an organisation")),
    Code("E11", _REVIEW, _ELIGIBILITY, Text("Name spelling differs; probably the same person")),
    Code("E12", _REJECT, _ELIGIBILITY, Text("Vehicle type not admitted")),
    Code("E13", _REJECT, _ELIGIBILITY, Text("Use is not non-commercial")),
    Code("E14", _REVIEW, _ELIGIBILITY, Text("Vehicle inspection has expired")),
    Code("E15", _REVIEW, _ELIGIBILITY, Text("Compulsory insurance missing or expired")),
    Code("E16", _REVIEW, _ELIGIBILITY, Text("Vehicle has no permanent plate yet")),
    Code("E17", _REJECT, _ELIGIBILITY, Text("Vehicle exceeds the site's size limit")),
    Code("E18", _REJECT, _ELIGIBILITY, Text("Household already has a space in the community")),
    Code("E19", _REVIEW, _ELIGIBILITY, Text("Applicant is under 18")),
    Code("E20", _REVIEW, _ELIGIBILITY, Text("Residents' committee endorsement missing")),
)
_TOGETHER = (
    Code("D01", _NOTE, _DUPLICATE, Text("Duplicate submission merged")),
    Code("D02", _REVIEW, _DUPLICATE, Text("Same ID submitted with different data")),
    Code("D03", _REVIEW, _DUPLICATE, Text("One vehicle in several applications")),
    Code(
        "D04",
        _REVIEW,
        _DUPLICATE,
        Text("Another member of the same dwelling has applied; one per household"),
    ),
    Code("D05", _REVIEW, _DUPLICATE, Text("Several applications from one hukou book")),
    Code(
        "D06",
        _REVIEW,
        _DUPLICATE,
        Text("Address may be the same dwelling as another application"),
    ),
    Code("D07", _NOTE, _DUPLICATE, Text("Same name, different people (told apart by ID)")),
    Code(
        "D08",
        _REVIEW,
        _DUPLICATE,
        Text("Same name and near-identical IDs; probably a typing error"),
    ),
    Code("D09", _NOTE, _DUPLICATE, Text("Phone shared with another application")),
)
_STANDING = (
    Code("S01", _REJECT, _ELIGIBILITY, Text("Household already holds a shared space")),
    Code("S02", _REJECT, _SANCTION, Text("Barred for violations")),
    Code("S03", _REJECT, _SANCTION, Text("Unpaid parking fees")),
    Code("S04", _REJECT, _ELIGIBILITY, Text("Won last term; skipped or placed later")),
    Code("S05", _REJECT, _LATE, Text("Submitted after the deadline")),
    Code("S06", _REVIEW, _MATERIAL, Text("Documents not verified")),
    Code("S07", _REVIEW, _MATERIAL, Text("Personal-data notice not signed")),
    Code(
        "S08",
        _REVIEW,
        _ELIGIBILITY,
        Text("Applicant has a link to the office; independent review"),
    ),
    Code("S09", _REVIEW, _ELIGIBILITY, Text("Withdrawn (to be confirmed)")),
    Code("S10", _NOTE, _ELIGIBILITY, Text("A later tier")),
    Code("S11", _NOTE, _ELIGIBILITY, Text("Lost in past rounds; a larger weight")),
)

CATALOGUE: dict[str, Code] = {
    entry.code: entry for entry in (*_FORM, *_ENTITLEMENT, *_TOGETHER, *_STANDING)
}
