from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from parking_share.errors import InputError
from parking_share.lottery.commitment import digest, parse_commitment
from parking_share.lottery.draw import Drawn, draw, draw_csv, key, number, parse_draw
from parking_share.lottery.seed import parse_seed
from parking_share.lottery.tickets import Ticket, parse_tickets

VECTORS = Path(__file__).parents[2] / "vectors"
KEYS = dict(line.split() for line in (VECTORS / "keys.txt").read_text("utf-8").splitlines())
TICKET = Ticket("ZH26-000001", "eligible", "", 1, 1, ("general",), "0" * 64)
KEY = "0" * 64


@pytest.mark.parametrize("folder", sorted(KEYS))
def test_key_and_ranking_are_those_of_the_vectors(folder: str) -> None:
    files = {path.name: path.read_bytes() for path in (VECTORS / folder).iterdir()}
    promise = parse_commitment(files["commitment.json"])
    seed = parse_seed(files["seed.json"])
    found = key(promise.programme, promise.round, digest(files["commitment.json"]), seed.string)
    assert found == KEYS[folder]
    ranked = draw(parse_tickets(files["tickets.csv"]), found)
    assert draw_csv(ranked) == files["draw.csv"]
    assert parse_draw(files["draw.csv"]) == ranked


def test_every_vector_has_a_key() -> None:
    assert KEYS.keys() == {path.name for path in VECTORS.iterdir() if path.is_dir()}


def test_the_key_is_the_hash_of_five_lines() -> None:
    text = f"parking-share-draw/1\ndraw:yg\nround:2026\ncommitment:{KEY}\nseed:dice=1./\n"
    assert key("yg", "2026", KEY, "dice=1./") == hashlib.sha256(text.encode()).hexdigest()


def test_a_number_is_one_hash_that_a_shell_can_make() -> None:
    for ticket in (f"ZH26-{n:06d}" for n in range(1, 9)):
        expected = hashlib.sha256(f"{KEY}:{ticket}#1".encode()).hexdigest()
        assert number(KEY, ticket) == expected


def test_weight_chooses_the_least_of_so_many() -> None:
    tries = [hashlib.sha256(f"{KEY}:A#{j}".encode()).hexdigest() for j in range(1, 100)]
    assert number(KEY, "A", 99) == min(tries)
    assert number(KEY, "A", 3) == min(tries[:3])


def test_a_lower_tier_goes_first_whatever_the_number() -> None:
    tickets = [replace(TICKET, ticket=f"T{n}", tier=1 + n % 2) for n in range(20)]
    ranked = [row.ticket for row in draw(tickets, KEY)]
    assert {int(name[1:]) % 2 for name in ranked[:10]} == {0}


def test_a_ticket_is_drawn_whatever_its_outcome() -> None:
    late = replace(TICKET, outcome="rejected", reason="late")
    assert draw([late], KEY) == draw([TICKET], KEY)


BROKEN = {
    "a rank left out": "1,A,{n}\n3,B,{n}\n",
    "a rank of nought": "0,A,{n}\n",
    "a rank with a zero": "01,A,{n}\n",
    "a ticket twice": "1,A,{n}\n2,A,{n}\n",
    "a ticket in small letters": "1,a,{n}\n",
    "a number cut": "1,A,0000\n",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_ranking_that_is_none_is_refused(case: str) -> None:
    with pytest.raises(InputError):
        parse_draw(("rank,ticket,number\n" + BROKEN[case].format(n="0" * 64)).encode())


def test_an_empty_list_has_an_empty_ranking() -> None:
    assert draw([], KEY) == ()
    assert draw_csv([Drawn(1, "A", KEY)]) == f"rank,ticket,number\n1,A,{KEY}\n".encode()


def test_a_ranking_of_other_columns_is_refused_by_its_name() -> None:
    with pytest.raises(InputError, match=r"^draw\.csv: the header is rank, not rank,ticket,number"):
        parse_draw(b"rank\n")
