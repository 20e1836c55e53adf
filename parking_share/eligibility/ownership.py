"""Whose name a deed or a licence bears: the applicant's, a variant of it, or another's.

If the form carries the owner's ID number, IDs are compared; otherwise names, as the documents
print them. Which of the two it was is part of the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.documents.name import PersonName
from parking_share.intake.documents.owner import Owners
from parking_share.intake.documents.relation import Relation
from parking_share.intake.documents.resident_id import ResidentId
from parking_share.intake.documents.script_variants import simplified
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.language import Text
from parking_share.programme import Policy

BY_ID = Text("compared by ID")
BY_NAME = Text("compared by name")
WIDEST = {
    "self": Relation.SELF,
    "spouse": Relation.SPOUSE,
    "lineal": Relation.LINEAL,
    "household": Relation.HOUSEHOLD,
}
"""The farthest relation that each word of `policy.owner_match` admits."""


class Match(Enum):
    """How the owner and the applicant compare."""

    OWN = auto()
    VARIANT = auto()
    """The same name in another script."""
    OTHER = auto()
    UNKNOWN = auto()
    """Nobody can tell from the cells."""
    NOT_SAID = auto()
    """The cell is blank or a placeholder, or the document is an organisation's."""


@dataclass(frozen=True, slots=True)
class Document:
    """The owner's side of one document: the columns that speak of it."""

    column: Field
    owners: Owners | Unreadable
    owner_id: ResidentId | Unreadable
    relation: Relation | Unreadable


def deed_of(application: Application) -> Document:
    """The property certificate."""
    return Document(
        Field.DEED_OWNER,
        application.deed_owners,
        application.deed_owner_id,
        application.deed_relation,
    )


def licence_of(application: Application) -> Document:
    """The vehicle licence."""
    return Document(
        Field.LICENCE_OWNER,
        application.licence_owners,
        application.licence_owner_id,
        application.licence_relation,
    )


def documents_of(application: Application) -> tuple[Document, ...]:
    """The documents whose owner the form asks for."""
    both = (deed_of(application), licence_of(application))
    return tuple(document for document in both if document.column in application.cells)


def match(application: Application, document: Document) -> tuple[Match, Text]:
    """How owner and applicant compare, and what was compared or why nothing could be."""
    owners = document.owners
    if isinstance(owners, Unreadable):
        said = owners.fault not in {Fault.BLANK, Fault.PLACEHOLDER}
        return (Match.UNKNOWN if said else Match.NOT_SAID), Text("the owner cannot be read")
    if isinstance(application.id_number, ResidentId) and isinstance(document.owner_id, ResidentId):
        same = application.id_number == document.owner_id
        return (Match.OWN if same else Match.OTHER), BY_ID
    if not isinstance(application.name, PersonName):
        return Match.UNKNOWN, Text("the applicant's name cannot be read")
    return _by_name(application.name, owners)


def is_admitted(document: Document, policy: Policy) -> bool:
    """Whether another owner may stand by the policy; an unclear relation is left to E09."""
    widest = WIDEST[policy.owner_match]
    if widest is Relation.SELF:
        return False
    return not isinstance(document.relation, Relation) or document.relation <= widest


def _by_name(name: PersonName, owners: Owners) -> tuple[Match, Text]:
    if name in owners.names:
        return Match.OWN, BY_NAME
    if simplified(name.text) in {simplified(owner.text) for owner in owners.names}:
        return Match.VARIANT, BY_NAME
    if owners.has_unnamed_others:
        return Match.UNKNOWN, Text("the owners are not all named")
    return Match.OTHER, BY_NAME
