"""What a rule says of one application, and the catalogue of everything it can say.

Codes are stable and follow the order in which an application is read: F its form, E who may
apply, D several applications that belong together, S its standing. The reason is written for
the applicant: no code, nobody else's data. Chinese reasons stand in the zh_CN catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parking_share.fields import Field
from parking_share.language import Text


class Severity(StrEnum):
    """What a finding does to an application, from the mildest to the gravest."""

    NOTE = "note"
    REVIEW = "review"
    REJECT = "reject"


GRAVITY = {Severity.NOTE: 0, Severity.REVIEW: 1, Severity.REJECT: 2}


class Outcome(StrEnum):
    """What became of an application; `review` waits for a person."""

    ELIGIBLE = "eligible"
    REVIEW = "review"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


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
_DUPLICATE = ReasonGroup.DUPLICATE

CATALOGUE: dict[str, Code] = {
    entry.code: entry
    for entry in (
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
        Code(
            "F07",
            _REVIEW,
            _MATERIAL,
            Text("First-generation number; that card is no longer valid"),
        ),
        Code(
            "F08",
            _REVIEW,
            _MATERIAL,
            Text("Not a resident ID card; check the document by hand"),
        ),
        Code("F11", _REJECT, _MATERIAL, Text("Plate number malformed")),
        Code("F12", _REJECT, _MATERIAL, Text("Plate contains I or O; probably 1 or 0")),
        Code("F16", _REJECT, _MATERIAL, Text("A required field holds a placeholder")),
        Code("F17", _REVIEW, _MATERIAL, Text("Name contains an unmapped rare character")),
        Code("E01", _REJECT, _ELIGIBILITY, Text("Hukou is not in the covered community")),
        Code("E02", _REVIEW, _ELIGIBILITY, Text("Hukou address could not be placed")),
        Code("E04", _REJECT, _ELIGIBILITY, Text("Property is not in the covered community")),
        Code("E05", _REJECT, _ELIGIBILITY, Text("The deed is not for a dwelling")),
        Code("E06", _REJECT, _ELIGIBILITY, Text("The deed is not in the applicant's name")),
        Code("E07", _NOTE, _ELIGIBILITY, Text("Applicant is one of several owners; verify")),
        Code(
            "E08",
            _REJECT,
            _ELIGIBILITY,
            Text("The vehicle licence is not in the applicant's name"),
        ),
        Code("E10", _REJECT, _ELIGIBILITY, Text("Vehicle is registered to an organisation")),
        Code("D01", _NOTE, _DUPLICATE, Text("Duplicate submission merged")),
        Code("D02", _REVIEW, _DUPLICATE, Text("Same ID submitted with different data")),
        Code("D03", _REVIEW, _DUPLICATE, Text("One vehicle in several applications")),
        Code(
            "D04",
            _REVIEW,
            _DUPLICATE,
            Text("Another member of the same dwelling has applied; one per household"),
        ),
        Code(
            "D06",
            _REVIEW,
            _DUPLICATE,
            Text("Address may be the same dwelling as another application"),
        ),
        Code("D07", _NOTE, _DUPLICATE, Text("Same name, different people (told apart by ID)")),
        Code("S05", _REJECT, ReasonGroup.LATE, Text("Submitted after the deadline")),
        Code("S06", _REVIEW, _MATERIAL, Text("Documents not verified")),
        Code("S09", _REVIEW, _ELIGIBILITY, Text("Withdrawn (to be confirmed)")),
    )
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's word on one application."""

    code: str
    severity: Severity
    field: Field | None
    """The column it is about; None when it is about the whole row."""
    sheet: str
    row: int
    """The workbook's own row number, from 1."""
    detail: Text | None = None
    """What was compared, when the reason alone does not say it; no personal data."""

    @property
    def reason(self) -> Text:
        """The sentence of the catalogue, with the detail behind it where there is one."""
        reason = CATALOGUE[self.code].reason
        if self.detail is None:
            return reason
        return Text("{reason} ({detail})", reason=reason, detail=self.detail)
