"""What brings applications together: one person, one submission, one vehicle, one home."""

from __future__ import annotations

from collections.abc import Hashable

from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.address import Address, Dwelling
from parking_share.intake.documents.deed import UNIT_CODE, Deed
from parking_share.intake.documents.name import PersonName
from parking_share.intake.documents.phone import Phone
from parking_share.intake.documents.plate import Plate
from parking_share.intake.documents.resident_id import ResidentId
from parking_share.intake.documents.vin import Vin

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
    """One vehicle, as far as its plate says."""
    return application.plate.number if isinstance(application.plate, Plate) else None


def by_vin(application: Application) -> Hashable | None:
    """One vehicle, whatever its plate is."""
    return application.vin.number if isinstance(application.vin, Vin) else None


def by_dwelling(application: Application) -> Hashable | None:
    """One flat, as far as the address says it for certain: with its stairwell."""
    dwelling = dwelling_of(application)
    return dwelling if dwelling and dwelling.stairwell else None


def by_deed(application: Application) -> Hashable | None:
    """One flat: the same certificate."""
    return application.deed.number if isinstance(application.deed, Deed) else None


def by_unit(application: Application) -> Hashable | None:
    """One flat: its unit code (不动产单元号)."""
    code = solid(application.text(Field.UNIT_CODE)).upper()
    return code if UNIT_CODE.fullmatch(code) else None


def by_room(application: Application) -> Hashable | None:
    """Possibly one flat: building and room, whatever the stairwell."""
    dwelling = dwelling_of(application)
    return (dwelling.building, dwelling.room) if dwelling else None


def by_hukou_number(application: Application) -> Hashable | None:
    """One hukou book."""
    number = solid(application.text(Field.HUKOU_NUMBER)).upper()
    return number if number and not is_placeholder(number) else None


def by_name(application: Application) -> Hashable | None:
    """Namesakes."""
    return application.name.text if isinstance(application.name, PersonName) else None


def by_phone(application: Application) -> Hashable | None:
    """One telephone."""
    return application.phone.number if isinstance(application.phone, Phone) else None


def dwelling_of(application: Application) -> Dwelling | None:
    """The flat that the property's address names; None where it cannot be read."""
    place = application.property
    return place.dwelling if isinstance(place, Address) else None
