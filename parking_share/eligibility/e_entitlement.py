"""E: does the applicant live here, own the home, and own the car (三证合一)?"""

from __future__ import annotations

from parking_share.eligibility.rule import HOLDS, Rule, Verdict, blank, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import solid
from parking_share.intake.documents.address import Address
from parking_share.intake.documents.name import PersonName
from parking_share.intake.documents.owner import Owners
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.language import Text
from parking_share.programme import Programme

OTHER_USES = ("车库", "车位", "储藏", "杂物", "商铺", "商业", "店", "办公", "仓库", "工业")


@rule("E01", Field.HUKOU_ADDRESS)
def hukou_in_community(application: Application, _: Programme) -> Verdict:
    """The household is registered in the community (Ningbo Daily 2021-03-05)."""
    hukou = application.hukou
    return fails() if isinstance(hukou, Address) and hukou.is_inside is False else HOLDS


@rule("E02", Field.HUKOU_ADDRESS)
def hukou_can_be_placed(application: Application, _: Programme) -> Verdict:
    """The hukou address names a place that can be recognised."""
    hukou = application.hukou
    if isinstance(hukou, Address):
        return fails() if hukou.is_inside is None else HOLDS
    return blank(Field.HUKOU_ADDRESS) if hukou.fault is Fault.BLANK else HOLDS


@rule("E04", Field.PROPERTY_ADDRESS)
def property_in_community(application: Application, _: Programme) -> Verdict:
    """The flat lies in the community."""
    place = application.property
    if isinstance(place, Unreadable):
        return blank(Field.PROPERTY_ADDRESS) if place.fault is Fault.BLANK else HOLDS
    if place.is_inside is None:
        return cannot_tell(Text("the address names no known place"))
    return HOLDS if place.is_inside else fails()


@rule("E05", Field.PROPERTY_ADDRESS)
def property_is_a_dwelling(application: Application, _: Programme) -> Verdict:
    """The deed is for a dwelling: not a garage, store room, shop or office."""
    place = application.property
    if isinstance(place, Address) and place.other_use:
        return fails(Text("{use}", use=place.other_use))
    use = solid(application.text(Field.PROPERTY_USE))
    named = next((word for word in OTHER_USES if word in use), None)
    return fails(Text("{use}", use=named)) if named else HOLDS


@rule("E06", Field.DEED_OWNER, Field.NAME)
def applicant_owns_the_home(application: Application, _: Programme) -> Verdict:
    """The deed is in the applicant's own name; names are compared as the documents print them."""
    return _own_name(application, application.deed_owners, Field.DEED_OWNER)


@rule("E07", Field.DEED_OWNER, Field.NAME)
def applicant_is_sole_owner(application: Application, programme: Programme) -> Verdict:
    """The applicant is the only owner; `policy.co_owner` decides what several mean."""
    owners = application.deed_owners
    if not isinstance(owners, Owners) or application.name not in owners.names:
        return HOLDS
    if len(owners.names) > 1 or owners.has_unnamed_others or owners.is_shared:
        return fails(severity=Severity(programme.policy.co_owner))
    return HOLDS


@rule("E08", Field.LICENCE_OWNER, Field.NAME)
def applicant_owns_the_vehicle(application: Application, _: Programme) -> Verdict:
    """The vehicle licence is in the applicant's own name."""
    owners = application.licence_owners
    if isinstance(owners, Owners) and owners.is_organisation:
        return HOLDS  # E10 says it
    return _own_name(application, owners, Field.LICENCE_OWNER)


@rule("E10", Field.LICENCE_OWNER)
def vehicle_is_private(application: Application, _: Programme) -> Verdict:
    """The vehicle is not registered to an organisation."""
    owners = application.licence_owners
    return fails() if isinstance(owners, Owners) and owners.is_organisation else HOLDS


def _own_name(application: Application, owners: Owners | Unreadable, column: Field) -> Verdict:
    if isinstance(owners, Unreadable):
        if owners.fault is Fault.BLANK:
            return blank(column)
        if owners.fault is Fault.PLACEHOLDER:
            return HOLDS  # F16 says it
        return cannot_tell(Text("the owner cannot be read"))
    if not isinstance(application.name, PersonName):
        return cannot_tell(Text("the applicant's name cannot be read"))
    if application.name in owners.names:
        return HOLDS
    if owners.has_unnamed_others:
        return cannot_tell(Text("the owners are not all named"))
    return fails(Text("compared by name"))


RULES: tuple[Rule, ...] = (
    hukou_in_community,
    hukou_can_be_placed,
    property_in_community,
    property_is_a_dwelling,
    applicant_owns_the_home,
    applicant_is_sole_owner,
    applicant_owns_the_vehicle,
    vehicle_is_private,
)
