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
from parking_share.intake.documents.plate import Plate, read_plate
from parking_share.intake.documents.resident_id import ResidentId, read_id
from parking_share.intake.documents.unreadable import Unreadable
from parking_share.intake.sheet import BLANK, Cell


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

    def cell(self, field: Field) -> Cell:
        """The cell of a field; blank where the workbook has no such column."""
        return self.cells.get(field, BLANK)

    def text(self, field: Field) -> str:
        """What a person sees in the field's cell."""
        return self.cell(field).text.strip()


def read_application(
    sheet: str, row: int, ticket: str, cells: Mapping[Field, Cell], spellings: tuple[str, ...]
) -> Application:
    """Parse the documents of one row; what cannot be read is kept as `Unreadable`."""

    def cell(field: Field) -> Cell:
        return cells.get(field, BLANK)

    return Application(
        sheet=sheet,
        row=row,
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
    )
