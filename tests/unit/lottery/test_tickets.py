from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from parking_share.errors import InputError
from parking_share.lottery.tickets import (
    HEADER,
    Ticket,
    binding,
    counts,
    list_faults,
    parse_tickets,
    ticket_faults,
    tickets_csv,
)

VECTORS = Path(__file__).parents[2] / "vectors"
TICKET = Ticket("ZH26-000001", "eligible", "", 1, 1, ("general",), "0" * 64)
LINE = f"ZH26-000001,eligible,,1,1,general,{'0' * 64}\n"
HEAD = ",".join(HEADER) + "\n"

BROKEN_RULES = {
    "a letter too small": replace(TICKET, ticket="zh26"),
    "a ticket too long": replace(TICKET, ticket="A" * 33),
    "no ticket": replace(TICKET, ticket=""),
    "a line end after the ticket": replace(TICKET, ticket="ZH26\n"),
    "an unknown outcome": replace(TICKET, outcome="review"),
    "a reason though eligible": replace(TICKET, reason="late"),
    "no reason though rejected": replace(TICKET, outcome="rejected"),
    "an unknown reason": replace(TICKET, outcome="rejected", reason="poor"),
    "tier 0": replace(TICKET, tier=0),
    "a tier beyond a long integer": replace(TICKET, tier=10**18),
    "weight 0": replace(TICKET, weight=0),
    "weight 100": replace(TICKET, weight=100),
    "no lot": replace(TICKET, lots=()),
    "a lot twice": replace(TICKET, lots=("a", "a")),
    "a lot with a semicolon": replace(TICKET, lots=("a;b",)),
    "a lot with a line end": replace(TICKET, lots=("a\n",)),
    "a nameless lot": replace(TICKET, lots=("",)),
    "a binding too short": replace(TICKET, binding="0" * 63),
    "a binding in capitals": replace(TICKET, binding="A" * 64),
}


def test_a_sound_ticket_breaks_no_rule() -> None:
    assert not list(ticket_faults(TICKET))
    assert not list(ticket_faults(replace(TICKET, outcome="rejected", reason="late", lots=())))
    assert not list(ticket_faults(replace(TICKET, outcome="withdrawn")))


@pytest.mark.parametrize("case", BROKEN_RULES)
def test_each_broken_rule_is_one_fault(case: str) -> None:
    faults = list(ticket_faults(BROKEN_RULES[case]))
    assert len(faults) == 1
    with pytest.raises(InputError):
        tickets_csv([BROKEN_RULES[case]])


def test_every_fault_of_a_list_has_its_line() -> None:
    listed = [
        replace(TICKET, ticket="B", weight=0),
        replace(TICKET, ticket="B"),
        replace(TICKET, ticket="A"),
    ]
    assert [line for line, _ in list_faults(listed)] == [2, 3, 4]


def test_the_file_is_sorted_whatever_the_order() -> None:
    other = replace(TICKET, ticket="ZH26-000002")
    assert tickets_csv([other, TICKET]) == tickets_csv([TICKET, other])
    assert tickets_csv([TICKET]) == (HEAD + LINE).encode()


@pytest.mark.parametrize("folder", sorted(p.name for p in VECTORS.iterdir() if p.is_dir()))
def test_vectors_are_written_as_they_are_read(folder: str) -> None:
    data = (VECTORS / folder / "tickets.csv").read_bytes()
    assert tickets_csv(reversed(parse_tickets(data))) == data


def test_an_empty_list_is_a_list() -> None:
    assert parse_tickets(HEAD.encode()) == ()


@pytest.mark.parametrize("row", ["1.0", "+1", " 1", "1_0", "１", "0x1", "1e0", ""])
@pytest.mark.parametrize("column", [3, 4])
def test_a_number_is_digits_and_nothing_else(column: int, row: str) -> None:
    fields = LINE.split(",")
    fields[column] = row
    with pytest.raises(InputError, match="line 2"):
        parse_tickets((HEAD + ",".join(fields)).encode())


def test_counts_are_of_all_and_of_the_eligible() -> None:
    late = replace(TICKET, outcome="rejected", reason="late")
    assert counts([TICKET, late, TICKET]) == (3, 2)


def test_the_binding_is_the_hash_of_five_lines() -> None:
    nonce = "0123456789abcdef0123456789abcdef"
    text = f"parking-share-binding/1\nZH26-000001\n{nonce}\n330211199001010011\n浙B12345\n"
    expected = hashlib.sha256(text.encode()).hexdigest()
    assert binding("ZH26-000001", nonce, "330211199001010011", "浙B12345") == expected


@pytest.mark.parametrize(
    ("nonce", "id_number", "plate"),
    [
        ("0" * 31, "330211199001010011", "浙B12345"),
        ("0" * 32 + "\n", "330211199001010011", "浙B12345"),
        ("A" * 32, "330211199001010011", "浙B12345"),
        ("0" * 32, "330211199001010011\n浙B1", "2345"),
        ("0" * 32, "330211199001010011", "浙B12345\n"),
    ],
)
def test_a_binding_that_could_mean_two_things_is_refused(
    nonce: str, id_number: str, plate: str
) -> None:
    with pytest.raises(InputError) as refused:
        binding("ZH26-000001", nonce, id_number, plate)
    assert id_number not in str(refused.value)
    assert plate.strip() not in str(refused.value)
