"""One application: parsed documents, with the workbook's sheet and row as provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from parking_share.fields import Field
from parking_share.intake.documents.address import Address, read_address
from parking_share.intake.documents.deed import Deed, read_deed
from parking_share.intake.documents.moment import read_moment
from parking_share.intake.documents.name import PersonName, read_name
from parking_share.intake.documents.owner import Owners, read_owners
from parking_share.intake.documents.phone import Phone, read_phone
from parking_share.intake.documents.plate import Plate, read_plate
from parking_share.intake.documents.relation import Relation, read_relation
from parking_share.intake.documents.resident_id import ResidentId, read_id
from parking_share.intake.documents.size import Size, read_size
from parking_share.intake.documents.unreadable import Unreadable
from parking_share.intake.documents.vin import Vin, read_vin
from parking_share.intake.sheet import BLANK, UNMARKED, Cell, Marks


@dataclass(frozen=True, slots=True)
class Application:
    """What one household handed in."""

    sheet: str
    row: int
    """The workbook's own row number."""
    ticket: str
    """The acceptance number (受理编号), public; unique in a round."""
    cells: Mapping[Field, Cell]
    """The cells as they stand, for every field that the workbook has."""
    name: PersonName | Unreadable
    id_number: ResidentId | Unreadable
    hukou: Address | Unreadable
    deed: Deed | Unreadable
    property: Address | Unreadable
    deed_owners: Owners | Unreadable
    plate: Plate | Unreadable
    licence_owners: Owners | Unreadable
    submitted: datetime | Unreadable
    phone: Phone | Unreadable
    vin: Vin | Unreadable
    size: Size | Unreadable
    deed_owner_id: ResidentId | Unreadable
    deed_relation: Relation | Unreadable
    licence_owner_id: ResidentId | Unreadable
    licence_relation: Relation | Unreadable
    inspected_until: datetime | Unreadable
    insured_until: datetime | Unreadable
    marks: Marks = UNMARKED
    """What was done to the row besides writing in it."""

    def cell(self, field: Field) -> Cell:
        """The cell of a field; blank where the workbook has no such column."""
        return self.cells.get(field, BLANK)

    def text(self, field: Field) -> str:
        """What a person sees in the field's cell."""
        return self.cell(field).text.strip()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an application stands in its workbook."""

    sheet: str
    row: int
    marks: Marks = UNMARKED


def read_application(
    place: Place, ticket: str, cells: Mapping[Field, Cell], spellings: tuple[str, ...]
) -> Application:
    """Parse the documents of one row; what cannot be read is kept as `Unreadable`."""

    def cell(field: Field) -> Cell:
        return cells.get(field, BLANK)

    return Application(
        sheet=place.sheet,
        row=place.row,
        ticket=ticket,
        cells=cells,
        name=read_name(cell(Field.NAME)),
        id_number=read_id(cell(Field.ID_NUMBER)),
        hukou=read_address(cell(Field.HUKOU_ADDRESS), spellings),
        deed=read_deed(cell(Field.DEED_NUMBER)),
        property=read_address(cell(Field.PROPERTY_ADDRESS), spellings),
        deed_owners=read_owners(cell(Field.DEED_OWNER)),
        plate=read_plate(cell(Field.PLATE)),
        licence_owners=read_owners(cell(Field.LICENCE_OWNER)),
        submitted=read_moment(cell(Field.SUBMITTED_AT)),
        phone=read_phone(cell(Field.PHONE)),
        vin=read_vin(cell(Field.VIN)),
        size=read_size(cell(Field.VEHICLE_SIZE)),
        deed_owner_id=read_id(cell(Field.DEED_OWNER_ID)),
        deed_relation=read_relation(cell(Field.DEED_RELATION)),
        licence_owner_id=read_id(cell(Field.LICENCE_OWNER_ID)),
        licence_relation=read_relation(cell(Field.LICENCE_RELATION)),
        inspected_until=read_moment(cell(Field.INSPECTED_UNTIL)),
        insured_until=read_moment(cell(Field.INSURED_UNTIL)),
        marks=place.marks,
    )
