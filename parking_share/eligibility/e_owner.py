"""E06–E11: are the home and the car the applicant's own, or a relative's that may stand?"""

from __future__ import annotations

from parking_share.eligibility.ownership import (
    Document,
    Match,
    deed_of,
    documents_of,
    is_admitted,
    licence_of,
    match,
)
from parking_share.eligibility.rule import HOLDS, Verdict, blank, cannot_tell, fails, holds, rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.owner import Owners
from parking_share.intake.documents.relation import Relation
from parking_share.intake.documents.unreadable import Fault, fault_of
from parking_share.language import Text
from parking_share.programme import Programme


@rule("E06", Field.DEED_OWNER, Field.NAME)
def applicant_owns_the_home(application: Application, programme: Programme) -> Verdict:
    """The deed is in the applicant's own name, or a relative's that the policy admits."""
    return _own(application, deed_of(application), programme)


@rule("E07", Field.DEED_OWNER, Field.NAME)
def applicant_is_sole_owner(application: Application, programme: Programme) -> Verdict:
    """The applicant is the only owner; `policy.co_owner` decides what several mean."""
    owners = application.deed_owners
    if not isinstance(owners, Owners) or application.name not in owners.names:
        return HOLDS
    shared = owners.is_shared or _says_shared(application)
    if len(owners.names) > 1 or owners.has_unnamed_others or shared:
        return fails(severity=Severity(programme.policy.co_owner))
    return HOLDS


@rule("E08", Field.LICENCE_OWNER, Field.NAME)
def applicant_owns_the_vehicle(application: Application, programme: Programme) -> Verdict:
    """The licence is in the applicant's own name, or a relative's that the policy admits."""
    owners = application.licence_owners
    if isinstance(owners, Owners) and owners.is_organisation:
        return HOLDS  # E10 says it
    return _own(application, licence_of(application), programme)


@rule("E09", Field.NAME, when=lambda policy: policy.owner_match != "self")
def relation_is_proved(application: Application, programme: Programme) -> Verdict:
    """An owner who is a relative is shown by papers; the relation column fits the names."""
    answers = [_relation(application, one, programme) for one in documents_of(application)]
    return next((answer for answer in answers if answer is not HOLDS), HOLDS)


@rule("E10", Field.LICENCE_OWNER)
def vehicle_is_private(application: Application, _: Programme) -> Verdict:
    """The vehicle is not registered to an organisation."""
    owners = application.licence_owners
    return fails() if isinstance(owners, Owners) and owners.is_organisation else HOLDS


@rule("E11", Field.NAME)
def name_is_spelled_alike(application: Application, _: Programme) -> Verdict:
    """No document prints the applicant's name in another script."""
    differing = [
        document.column.value
        for document in documents_of(application)
        if match(application, document)[0] is Match.VARIANT
    ]
    return fails(Text("{fields}", fields=", ".join(differing))) if differing else HOLDS


def _own(application: Application, document: Document, programme: Programme) -> Verdict:
    found, compared = match(application, document)
    if found is Match.NOT_SAID:
        is_blank = fault_of(document.owners, Fault.BLANK)
        return blank(document.column) if is_blank else HOLDS  # F16 says it
    if found is Match.UNKNOWN:
        return cannot_tell(compared)
    if found is Match.OTHER and not is_admitted(document, programme.policy):
        return fails(compared)
    return holds(compared)


def _relation(application: Application, document: Document, programme: Programme) -> Verdict:
    found, _ = match(application, document)
    relation, column = document.relation, document.column.value
    if found is Match.OWN and isinstance(relation, Relation) and relation is not Relation.SELF:
        return cannot_tell(Text("{field}: the relation does not fit the names", field=column))
    if found is not Match.OTHER or not is_admitted(document, programme.policy):
        return HOLDS
    if isinstance(relation, Relation) and relation is not Relation.SELF:
        return fails(Text("{fields}", fields=column))
    if fault_of(relation, Fault.BLANK):
        return cannot_tell(Text("{field}: no relation is given", field=column))
    return cannot_tell(Text("{field}: the relation does not fit the names", field=column))


def _says_shared(application: Application) -> bool:
    said = solid(application.text(Field.CO_OWNERSHIP))
    return bool(said) and not is_placeholder(said) and "单独" not in said
