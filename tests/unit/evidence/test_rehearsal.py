"""Rehearsals: real rules, a made-up list, and the mark on all of it."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import astuple
from pathlib import Path

import pytest

from parking_share.errors import InputError
from parking_share.evidence.rehearsal import (
    made_up_list,
    made_up_people,
    made_up_tickets,
    rehearsal_programme,
)
from parking_share.evidence.rehearsal_mark import is_rehearsal
from parking_share.lottery.tickets import parse_tickets, tickets_csv

MARK = "【演练】"
EXAMPLE = (Path(__file__).parents[3] / "examples" / "yingui" / "programme.toml").read_text("utf-8")
SMALL = '[programme]\nid = "a"\nname="b"\norganiser\t= "c"\n'


MORE = f"{SMALL}\n[other]\nname = 'd'\nid = \"e\"\nsource = '[programme] above'\n"


@pytest.mark.parametrize("text", [EXAMPLE, SMALL, MORE])
def test_the_names_are_marked_and_all_other_rules_stay(text: str) -> None:
    before, after = tomllib.loads(text), tomllib.loads(rehearsal_programme(text))
    for key in ("name", "organiser"):
        assert after["programme"][key] == MARK + before["programme"][key]
        before["programme"][key] = after["programme"][key]
    before["programme"]["id"] = "rehearsal"
    assert after == before


def test_whoever_opens_the_file_sees_the_mark_first_and_every_line_again() -> None:
    lines = rehearsal_programme(EXAMPLE).splitlines()
    assert MARK in lines[0]
    assert len(lines) == len(EXAMPLE.splitlines()) + 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        SMALL.replace("[programme]", "[ programme ]"),
        SMALL.replace('"a"', "'a'"),
        SMALL.replace('name="b"', "name='b'"),
        SMALL.replace("organiser", "  organiser"),
        SMALL.replace("\nid", "\nkey"),
        f'{SMALL}name = "twice"\n',
        f'{SMALL}id = "twice"\n',
        '[programme]\nid = "a"\nname = "b"\n\n[other]\norganiser = "c"\n',
    ],
)
def test_a_programme_in_which_the_mark_finds_no_place_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="the rehearsal finds no place for its mark"):
        rehearsal_programme(text)


def test_there_are_three_tickets_for_every_space() -> None:
    assert made_up_tickets(2) == tuple(f"YANLIAN-000{n}" for n in range(1, 7))
    assert len(made_up_tickets(20)) == 60


NONCES = {name: f"{n:032x}" for n, name in enumerate(made_up_tickets(7))}


def test_every_made_up_person_is_marked_and_alone_of_the_name() -> None:
    people = made_up_people(NONCES)
    assert [(one.ticket, one.nonce) for one in people] == list(NONCES.items())
    assert [one.row for one in people] == [str(row) for row in range(1, 22)]
    for one in people:
        assert one.sheet == MARK
        personal = (one.name, one.id_number, one.plate)
        assert all(value.startswith(MARK) for value in personal)
        unsaid = (one.codes, one.phone, one.ruling, one.reviewer, one.reason, one.evidence)
        assert "".join(unsaid) == ""
    for kind in ("name", "id_number", "plate"):
        assert len({getattr(one, kind) for one in people}) == len(people)
    assert people[6].name == "【演练】0007"
    assert people[6].id_number == "【演练】ID0007"
    assert people[6].plate == "【演练】P0007"


def test_a_tenth_of_them_is_rejected() -> None:
    rejected = [one.row for one in made_up_people(NONCES) if one.outcome == "rejected"]
    assert rejected == ["10", "20"]
    assert {one.outcome for one in made_up_people(NONCES)} == {"eligible", "rejected"}


def test_the_made_up_list_is_a_ticket_list_like_any_other() -> None:
    people = made_up_people(NONCES)
    listed = made_up_list(people, ("east", "west"))
    assert parse_tickets(tickets_csv(listed)) == listed
    for one, ticket in zip(people, listed, strict=True):
        lines = ("parking-share-binding/1", *(getattr(one, key) for key in ("ticket", "nonce")))
        text = "".join(f"{line}\n" for line in (*lines, one.id_number, one.plate))
        reason = "material" if one.outcome == "rejected" else ""
        assert astuple(ticket) == (
            *(one.ticket, one.outcome, reason, 1, 1, ("east", "west")),
            hashlib.sha256(text.encode()).hexdigest(),
        )


def test_a_record_is_of_a_rehearsal_where_the_mark_stands_in_it() -> None:
    assert is_rehearsal({"tickets.csv", "演练-作废.txt"})
    assert not is_rehearsal({"tickets.csv"})
