"""One person's own line: what the vectors say of a ticket, and whose ticket it is."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import astuple
from itertools import product

import pytest
from vector_records import SOUND, VECTORS, sealed, vector

from parking_share.errors import InputError
from parking_share.evidence.own_line import OwnLine, Receipt, own_line
from parking_share.evidence.record import Record

KEYS = dict(line.split() for line in (VECTORS / "keys.txt").read_text("utf-8").splitlines())
TICKET, NONCE, ID, PLATE = "SP26-000004", "0f" * 16, "33021119900101001X", "浙B12345"
STRANGER = ("330211198502280022", "浙B23456")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(data.decode().splitlines()))


def spare(*without: str, **changed: bytes) -> Record:
    files = {name: data for name, data in vector("spare").items() if name not in without}
    return Record(files | {name.replace("_", "."): data for name, data in changed.items()})


@pytest.mark.parametrize("name", SOUND)
def test_every_ticket_has_the_key_number_rank_and_place_of_the_vector(name: str) -> None:
    files = vector(name)
    eligible = {row["ticket"] for row in rows(files["tickets.csv"]) if row["outcome"] == "eligible"}
    drawn = rows(files["draw.csv"])
    later = sorted((f for f in files if f.startswith("allocation-")), key=lambda f: (len(f), f))
    standing = {row["ticket"]: row for row in rows(files[["allocation.csv", *later][-1]])}
    for n, row in list(enumerate(drawn))[:12]:
        own = own_line(Record(files), row["ticket"], None)
        assert own.ticket.ticket == row["ticket"]
        assert (own.key, own.number, own.rank) == (KEYS[name], row["number"], int(row["rank"]))
        assert own.ahead == sum(before["ticket"] in eligible for before in drawn[:n])
        assert own.place is not None
        assert [str(each) for each in astuple(own.place)] == list(standing[row["ticket"]].values())
        assert own.bound is None, "nobody gave a receipt"


def test_the_amendments_of_a_ticket_are_its_own() -> None:
    assert [(row.seq, row.change) for row in own_line(spare(), TICKET, None).amendments] == [
        (6, "strike")
    ]
    assert own_line(spare(), "SP26-000005", None).amendments == ()
    unread = spare(amendments_csv=b"seq\n")
    assert own_line(unread, TICKET, None).amendments == ()


@pytest.mark.parametrize("ticket", ["SP26-000099", "sp26-000004", ""])
def test_a_ticket_that_is_not_on_the_list_is_refused(ticket: str) -> None:
    with pytest.raises(InputError, match="not on the ticket list of this record"):
        own_line(spare(), ticket, None)


def test_a_list_that_cannot_be_read_has_no_ticket_on_it() -> None:
    with pytest.raises(InputError, match=f"{TICKET} is not on the ticket list"):
        own_line(spare("tickets.csv"), TICKET, None)


@pytest.mark.parametrize("file", ["commitment.json", "seed.json"])
def test_without_commitment_or_seed_only_the_list_is_told(file: str) -> None:
    own = own_line(spare(file), TICKET, None)
    assert (own.ticket.ticket, own.key, own.number, own.rank, own.ahead) == (
        *(TICKET, None, None, None, None),
    )


def test_before_the_draw_there_is_no_place() -> None:
    assert own_line(spare("allocation.csv"), TICKET, None).place is None


def test_an_allocation_that_cannot_be_read_or_leaves_the_ticket_out_gives_no_place() -> None:
    files = vector("spare")
    *others, last = files["allocation-7.csv"].decode().splitlines(keepends=True)
    left_out = last.split(",")[1]
    for data in (b"x", "".join(others).encode()):
        record = Record({**files, "allocation-7.csv": data})
        assert own_line(record, left_out, None).place is None


def told(nonce: str, ids: tuple[str, ...], plates: tuple[str, ...]) -> OwnLine:
    """The line of a ticket that is bound to a person, for somebody who gives a receipt."""
    text = f"parking-share-binding/1\n{TICKET}\n{NONCE}\n{ID}\n{PLATE}\n"
    bound = hashlib.sha256(text.encode()).hexdigest()
    lines = vector("spare")["tickets.csv"].decode().splitlines()
    changed = [
        f"{line.rpartition(',')[0]},{bound}" if line.startswith(TICKET) else line for line in lines
    ]
    listed = "".join(f"{line}\n" for line in changed).encode()
    files = sealed({**vector("spare"), "tickets.csv": listed})
    return own_line(Record(files), TICKET, Receipt(nonce, ids, plates))


def test_whoever_the_ticket_is_bound_to_opens_it_in_any_spelling_given() -> None:
    spellings = [(ID,), (ID.lower(), ID)], [(PLATE,), ("浙B·12345", PLATE)]
    for ids, plates in product(*spellings):
        assert told(NONCE, ids, plates).bound is True


def test_nobody_else_opens_it() -> None:
    their_id, their_plate = STRANGER
    for nonce, one, plate in [
        ("f0" * 16, ID, PLATE),
        (NONCE, their_id, PLATE),
        (NONCE, ID, their_plate),
        (NONCE, PLATE, ID),
    ]:
        assert told(nonce, (one,), (plate,)).bound is False
    assert told(NONCE, (), (PLATE,)).bound is False
