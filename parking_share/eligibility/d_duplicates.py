"""D: which applications belong together? One person, one vehicle, one dwelling: one ticket."""

from __future__ import annotations

from collections.abc import Hashable

from parking_share.eligibility.rule import SharedRule, Verdict, fails, shared_rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import solid
from parking_share.intake.documents.address import Address, Dwelling
from parking_share.intake.documents.deed import Deed
from parking_share.intake.documents.name import PersonName
from parking_share.intake.documents.plate import Plate
from parking_share.intake.documents.resident_id import ResidentId
from parking_share.language import Text
from parking_share.programme import Programme

DIFFERS_IN_EVERY_COPY = frozenset({Field.TICKET, Field.SUBMITTED_AT, Field.VERIFIED_BY})


def by_id(application: Application) -> Hashable | None:
    """One person: the identity number, nothing else."""
    number = application.id_number
    return number.number if isinstance(number, ResidentId) else None


def by_content(application: Application) -> Hashable | None:
    """One submission: every cell but those that a second copy gets anew."""
    person = by_id(application)
    if person is None:
        return None
    return person, tuple(
        solid(cell.text)
        for field, cell in sorted(application.cells.items(), key=lambda pair: pair[0].name)
        if field not in DIFFERS_IN_EVERY_COPY and field is not Field.ID_NUMBER
    )


def by_plate(application: Application) -> Hashable | None:
    """One vehicle."""
    return application.plate.number if isinstance(application.plate, Plate) else None


def by_dwelling(application: Application) -> Hashable | None:
    """One flat, as far as the address says it for certain: with its stairwell."""
    dwelling = _dwelling(application)
    return dwelling if dwelling and dwelling.stairwell else None


def by_deed(application: Application) -> Hashable | None:
    """One flat: the same certificate."""
    return application.deed.number if isinstance(application.deed, Deed) else None


def by_room(application: Application) -> Hashable | None:
    """Possibly one flat: building and room, whatever the stairwell."""
    dwelling = _dwelling(application)
    return (dwelling.building, dwelling.room) if dwelling else None


def by_name(application: Application) -> Hashable | None:
    """Namesakes."""
    return application.name.text if isinstance(application.name, PersonName) else None


@shared_rule("D01", Field.ID_NUMBER, by=[by_content])
def submitted_once(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """Identical submissions count once: the first stays, each copy is merged into it."""
    first, *copies = group
    return {first.row: fails(_see(group, first))} | {
        copy.row: fails(Text("merged into {ticket}", ticket=first.ticket), Severity.REJECT)
        for copy in copies
    }


@shared_rule("D02", Field.ID_NUMBER, by=[by_id])
def submitted_alike(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """One person's submissions say the same; a person rules which one stands."""
    if len({by_content(application) for application in group}) == 1:
        return {}
    return _all_but_merged_copies(group)


@shared_rule("D03", Field.PLATE, by=[by_plate])
def one_applicant_a_vehicle(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """A vehicle stands in one person's application only."""
    return _all_but_merged_copies(group) if _several_people(group) else {}


@shared_rule("D04", Field.PROPERTY_ADDRESS, by=[by_dwelling, by_deed])
def one_applicant_a_dwelling(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """One application a household; the household is the dwelling."""
    return _all_but_merged_copies(group) if _several_people(group) else {}


@shared_rule("D06", Field.PROPERTY_ADDRESS, by=[by_room])
def no_dwelling_in_doubt(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """Without the stairwell an address may be another one's flat: never merged, always asked."""
    verdicts: dict[int, Verdict] = {}
    for application in group:
        others = [other for other in group if _may_be_one_flat(application, other)]
        if others:
            verdicts[application.row] = fails(_see((application, *others), application))
    return verdicts


@shared_rule("D07", Field.NAME, by=[by_name])
def namesakes(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """People of one name are told apart by their identity numbers."""
    if len({by_id(a) for a in group if by_id(a)}) == 1:
        return {}
    return {application.row: fails(_see(group, application)) for application in group}


def _dwelling(application: Application) -> Dwelling | None:
    place = application.property
    return place.dwelling if isinstance(place, Address) else None


def _several_people(group: tuple[Application, ...]) -> bool:
    """Whether a group holds different people; an unreadable number counts as one of its own."""
    return len({by_id(application) or application.row for application in group}) > 1


def _may_be_one_flat(one: Application, other: Application) -> bool:
    if one is other or (by_id(one) is not None and by_id(one) == by_id(other)):
        return False
    ours, theirs = _dwelling(one), _dwelling(other)
    unsure = ours is not None and theirs is not None and not (ours.stairwell and theirs.stairwell)
    return unsure and (by_deed(one) is None or by_deed(one) != by_deed(other))


def _all_but_merged_copies(group: tuple[Application, ...]) -> dict[int, Verdict]:
    """A finding for each application that is not a later copy of another (D01 has those)."""
    firsts: dict[Hashable, Application] = {}
    for application in group:
        firsts.setdefault(by_content(application) or application.row, application)
    kept = tuple(firsts.values())
    return {application.row: fails(_see(kept, application)) for application in kept}


def _see(group: tuple[Application, ...], application: Application) -> Text:
    others = [other.ticket for other in group if other is not application]
    return Text("see {tickets}", tickets=", ".join(others))


RULES: tuple[SharedRule, ...] = (
    submitted_once,
    submitted_alike,
    one_applicant_a_vehicle,
    one_applicant_a_dwelling,
    no_dwelling_in_doubt,
    namesakes,
)
