"""Receipts: each applicant can find, prove and work out the own ticket."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import desk
import openpyxl
import pytest
from desk import Run, small_round
from seated import Terminal

TICKET = "T-0003"
AT = ("--at", desk.DRAWN_AT)


@dataclass(frozen=True)
class Person:
    """What one applicant has in hand after the draw."""

    nonce: str
    id_number: str
    plate: str


@pytest.fixture(scope="module")
def drawn_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn round of 30 households; to be read only."""
    folder = small_round(tmp_path_factory.mktemp("receipts") / "desk", applicants=30)
    said = desk.run("draw", "applicants.xlsx", "--seed", desk.SEED, *AT, cwd=folder)
    assert said.code == 0, said.stderr
    return folder / "rounds" / "2026"


def receipts(round_folder: Path) -> dict[str, tuple[str, ...]]:
    sheet = openpyxl.load_workbook(round_folder / "sealed" / "receipts.xlsx").active
    assert sheet is not None
    rows = [tuple(str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert rows[1][:3] == ("姓名", "受理编号", "回执码（请勿外传）")
    return {row[1]: row for row in rows[2:]}


@pytest.fixture(scope="module")
def person(drawn_small: Path) -> Person:
    row = desk.applicant(3)
    return Person(receipts(drawn_small)[TICKET][2], row["身份证号"], row["车牌号"])


def rank_of(round_folder: Path, ticket: str) -> dict[str, str]:
    with (round_folder / "public" / "draw.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["ticket"] == ticket)


def test_every_application_has_a_receipt_that_opens_its_binding(drawn_small: Path) -> None:
    printed = receipts(drawn_small)
    with (drawn_small / "public" / "tickets.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["ticket"]: row["binding"] for row in csv.DictReader(file)}
    assert printed.keys() == listed.keys()
    for number in range(1, 31):
        row = desk.applicant(number)
        ticket, nonce = row["受理编号"], printed[row["受理编号"]][2]
        lines = ("parking-share-binding/1", ticket, nonce, row["身份证号"], row["车牌号"])
        text = "".join(f"{line}\n" for line in lines)
        assert listed[ticket] == hashlib.sha256(text.encode()).hexdigest()


def test_a_receipt_carries_the_short_digest_and_the_way_to_the_own_number(
    drawn_small: Path,
) -> None:
    committed = (drawn_small / "public" / "commitment.json").read_bytes()
    full = hashlib.sha256(committed).hexdigest()
    name, _, _, short, steps = receipts(drawn_small)[TICKET]
    assert name == desk.applicant(3)["姓名"]
    assert short == " ".join(full[at : at + 4] for at in range(0, 20, 4))
    assert f"{TICKET}#1" in steps


def test_following_the_receipt_by_hand_gives_the_published_number(drawn_small: Path) -> None:
    committed = (drawn_small / "public" / "commitment.json").read_bytes()
    steps = receipts(drawn_small)[TICKET][4].splitlines()
    start = steps.index("parking-share-draw/1")
    lines = [
        line.replace("名单摘要全文", hashlib.sha256(committed).hexdigest()).replace(
            "公布的种子", f"text={desk.SEED}/"
        )
        for line in steps[start : start + 5]
    ]
    key = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    number = hashlib.sha256(f"{key}:{TICKET}#1".encode()).hexdigest()
    assert rank_of(drawn_small, TICKET)["number"] == number


def test_one_person_verifies_the_own_ticket(run: Run, drawn_small: Path, person: Person) -> None:
    said = run(
        *("verify", "public", "--ticket", TICKET, "--receipt", person.nonce),
        *("--id", person.id_number, "--plate", person.plate.replace("浙B", "浙b·")),
        cwd=drawn_small,
    )
    assert said.code == 0, said.stdout
    mine = rank_of(drawn_small, TICKET)
    assert "open this ticket: it is this person's" in said.stdout
    assert mine["number"] in said.stdout
    assert f"Rank {mine['rank']};" in said.stdout
    assert person.id_number not in said.stdout + said.stderr
    assert person.plate not in said.stdout + said.stderr
    assert person.nonce not in said.stdout + said.stderr


def test_another_person_does_not_open_it(run: Run, drawn_small: Path, person: Person) -> None:
    other = desk.applicant(4)
    said = run(
        *("verify", "public", "--ticket", TICKET, "--receipt", person.nonce),
        *("--id", other["身份证号"], "--plate", other["车牌号"], "--json"),
        cwd=drawn_small,
    )
    assert said.code == 1
    assert said.json["passed"] is True
    assert said.json["own"]["bound"] is False


def test_without_id_and_plate_nothing_is_proven(
    run: Run, drawn_small: Path, person: Person
) -> None:
    words = ("verify", "public", "--ticket", TICKET, "--receipt", person.nonce, "--json")
    said = run(*words, cwd=drawn_small)
    assert said.code == 0
    assert said.json["own"]["bound"] is None
    assert said.json["own"]["rank"] == int(rank_of(drawn_small, TICKET)["rank"])


def test_a_ticket_that_is_not_there_is_said_to_be_so(run: Run, drawn_small: Path) -> None:
    said = run("verify", "public", "--ticket", "T-9999", cwd=drawn_small)
    assert said.code == 3
    assert "not on the ticket list" in said.stderr


def test_on_a_terminal_id_and_plate_are_asked_for_and_never_shown(
    drawn_small: Path, person: Person
) -> None:
    at_desk = Terminal(
        *("verify", "public", "--ticket", TICKET, "--receipt", person.nonce), cwd=drawn_small
    )
    at_desk.wait_for("ID number (not shown")
    at_desk.type(person.id_number)
    at_desk.wait_for("Plate (not shown")
    at_desk.type(person.plate)
    at_desk.wait_for("it is this person's")
    assert at_desk.leave() == 0
    assert person.id_number not in at_desk.everything
    assert person.plate not in at_desk.everything


def test_explain_says_what_each_step_compared(run: Run, drawn_small: Path) -> None:
    said = run("verify", "public", "--explain", cwd=drawn_small, environment={"COLUMNS": "400"})
    assert said.code == 0
    for words in ("number of each of the 30 tickets", "of 20 spaces in all", "sha256sum -c"):
        assert words in said.stdout
