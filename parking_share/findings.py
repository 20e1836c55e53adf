"""What the rules say of one application, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parking_share.catalogue import CATALOGUE, Code, ReasonGroup, Severity
from parking_share.fields import Field
from parking_share.language import Text

__all__ = ["CATALOGUE", "GRAVITY", "Code", "Finding", "Outcome", "ReasonGroup", "Severity"]

GRAVITY = {Severity.NOTE: 0, Severity.REVIEW: 1, Severity.REJECT: 2}


class Outcome(StrEnum):
    """What became of an application; `review` waits for a person."""

    ELIGIBLE = "eligible"
    REVIEW = "review"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


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
    unsure: bool = False
    """Whether the rule could not tell: then the reason is a question, not yet a fact."""

    @property
    def reason(self) -> Text:
        """The sentence of the catalogue, with the detail behind it where there is one."""
        reason = CATALOGUE[self.code].reason
        if self.unsure:
            return Text("To be verified, {detail}: {reason}", detail=self.detail, reason=reason)
        if self.detail is None:
            return reason
        return Text("{reason} ({detail})", reason=reason, detail=self.detail)
