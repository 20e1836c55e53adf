"""E01–E05: does the applicant live here, and is the home in the community a dwelling?"""

from __future__ import annotations

from parking_share.eligibility.rule import HOLDS, Verdict, blank, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import solid
from parking_share.intake.documents.address import Address
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


@rule("E03", Field.HUKOU_KIND)
def hukou_of_a_household(application: Application, _: Programme) -> Verdict:
    """A household's hukou (家庭户), not a collective one (集体户), which has no dwelling."""
    kind = solid(application.text(Field.HUKOU_KIND))
    if "集体" in kind:
        return fails()
    if "家庭" in kind:
        return HOLDS
    return cannot_tell(Text("neither 家庭户 nor 集体户")) if kind else blank(Field.HUKOU_KIND)


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
