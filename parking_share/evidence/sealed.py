"""The sealed list: each ticket's person, car and ruling. Never published."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter

from parking_share.eligibility.ruling import Decided
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import plain, solid
from parking_share.intake.documents.name import PersonName
from parking_share.intake.documents.plate import Plate
from parking_share.intake.documents.resident_id import ResidentId

FILE = "applications.csv"
_FEW_DIGITS = re.compile(r"[0-9 -]{1,6}")


@dataclass(frozen=True, slots=True)
class SealedApplication:
    """One line of the sealed list; all values are text as it is written."""

    ticket: str
    sheet: str
    row: str
    outcome: str
    codes: str
    """The codes of its findings, joined by blanks."""
    name: str
    id_number: str
    phone: str
    plate: str
    nonce: str
    """Printed on the applicant's receipt; opens the ticket's public binding."""
    ruling: str
    reviewer: str
    reason: str
    evidence: str


HEADER = tuple(field.name for field in fields(SealedApplication))
cells = attrgetter(*HEADER)
"""The values of one line in the order of `HEADER`."""


def seal(decided: Iterable[Decided], nonces: Mapping[str, str]) -> tuple[SealedApplication, ...]:
    """The sealed list, sorted by ticket; `nonces` has one for every ticket."""
    return tuple(
        sorted(
            (_sealed(one, nonces[one.application.ticket]) for one in decided),
            key=lambda sealed: sealed.ticket,
        )
    )


def sealed_csv(applications: Iterable[SealedApplication]) -> bytes:
    """The sealed list as CSV, UTF-8."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(map(cells, applications))
    return target.getvalue().encode()


def parse_sealed(data: bytes) -> tuple[SealedApplication, ...]:
    """The sealed list as it was written by `sealed_csv`."""
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return tuple(SealedApplication(**row) for row in rows)


def sealed_values(applications: Iterable[SealedApplication]) -> dict[str, set[str]]:
    """Every value that no public file may hold, by its kind.

    A few digits alone, as somebody typed into a phone cell, tell nobody apart and stand in any
    rank or acceptance number by chance: they are left out.
    """
    kinds: dict[str, set[str]] = {"name": set(), "id_number": set(), "phone": set(), "plate": set()}
    for application in applications:
        for kind, values in kinds.items():
            values.add(getattr(application, kind))
    return {
        kind: {value for value in values if value and not _FEW_DIGITS.fullmatch(value)}
        for kind, values in kinds.items()
    }


def bound_id(application: Application) -> str:
    """The ID number that the ticket is bound to: as the document prints it, where readable."""
    number = application.id_number
    return number.number if isinstance(number, ResidentId) else _raw(application, Field.ID_NUMBER)


def bound_plate(application: Application) -> str:
    """The plate that the ticket is bound to: as the document prints it, where readable."""
    plate = application.plate
    return plate.number if isinstance(plate, Plate) else _raw(application, Field.PLATE)


def _raw(application: Application, field: Field) -> str:
    return solid(application.text(field))


def _sealed(decided: Decided, nonce: str) -> SealedApplication:
    application, decision = decided.application, decided.decision
    name = application.name
    return SealedApplication(
        ticket=application.ticket,
        sheet=application.sheet,
        row=str(application.row),
        outcome=decided.outcome.value,
        codes=" ".join(finding.code for finding in decided.assessment.findings),
        name=name.text if isinstance(name, PersonName) else _raw(application, Field.NAME),
        id_number=bound_id(application),
        phone=plain(application.text(Field.PHONE)),
        plate=bound_plate(application),
        nonce=nonce,
        ruling=decision.ruling.value if decision else "",
        reviewer=decision.reviewer if decision else "",
        reason=decision.reason if decision else "",
        evidence=decision.evidence if decision else "",
    )
