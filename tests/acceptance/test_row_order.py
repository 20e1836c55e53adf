"""The order of the rows gives nobody an advantage: the same list shuffled is the same draw.

The nonces of the receipts are fresh at every freeze, so these tests hold them fixed and compare
what the public files would be, byte for byte.
"""

from __future__ import annotations

import hashlib
import random
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from desk import EXAMPLE, FROZEN_AT, SEED
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from parking_share.access.hours import ZONE
from parking_share.cli.papers import Papers, read_papers
from parking_share.eligibility.decide import assess
from parking_share.eligibility.ruling import Decided, rule_on
from parking_share.evidence.freeze import Circumstances, commit, ticket_list
from parking_share.lottery.allocate import allocate, allocation_csv
from parking_share.lottery.commitment import SeedSource, commitment_bytes, digest
from parking_share.lottery.draw import draw, draw_csv, key
from parking_share.lottery.tickets import tickets_csv

CIRCUMSTANCES = Circumstances(
    round="2026",
    sources=(SeedSource("text", "text", "a public value", "at the meeting", "another day"),),
    frozen_at=datetime.fromisoformat(FROZEN_AT).replace(tzinfo=ZONE),
    previous=None,
)


def nonce(ticket: str) -> str:
    """The receipt's nonce, held fixed by ticket."""
    return hashlib.md5(ticket.encode(), usedforsecurity=False).hexdigest()


def papers_of(workbook: Path) -> Papers:
    return read_papers(
        workbook, EXAMPLE / "programme.toml", EXAMPLE / "decisions.xlsx", None, lambda _: None
    )


def public_files(decided: tuple[Decided, ...], papers: Papers) -> dict[str, bytes]:
    """What a draw of these applications would publish."""
    nonces = {one.application.ticket: nonce(one.application.ticket) for one in decided}
    listed = ticket_list(decided, papers.programme, nonces)
    committed = commit(listed, papers.programme, CIRCUMSTANCES)
    commitment = commitment_bytes(committed)
    ranked = draw(
        listed, key(committed.programme, committed.round, digest(commitment), f"text={SEED}/")
    )
    outcomes = {ticket.ticket: ticket for ticket in listed}
    return {
        "tickets.csv": tickets_csv(listed),
        "commitment.json": commitment,
        "draw.csv": draw_csv(ranked),
        "allocation.csv": allocation_csv(
            allocate(ranked, tuple(outcomes.values()), committed.lots)
        ),
    }


@pytest.fixture(scope="module")
def papers() -> Papers:
    return papers_of(EXAMPLE / "applicants.xlsx")


@pytest.fixture(scope="module")
def expected(papers: Papers) -> dict[str, bytes]:
    return public_files(papers.decided, papers)


def shuffled_workbook(source: Path, target: Path, tickets: set[str], seed: int) -> Path:
    """The workbook with the rows of its applications in another order, every cell as it was."""
    book = load_workbook(source)
    sheet = book.worksheets[0]
    rows: dict[int, list[Any]] = {
        row[0].row: [cell.value for cell in row]
        for row in sheet.iter_rows()
        if row[0].row is not None and row[1].value in tickets
    }
    contents = list(rows.values())
    random.Random(seed).shuffle(contents)
    for number, values in zip(rows, contents, strict=True):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = stays a text
    book.save(target)
    return target


@pytest.mark.parametrize("seed", [1, 2])
def test_a_shuffled_workbook_gives_the_same_public_files(
    papers: Papers, expected: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    tickets = {one.application.ticket for one in papers.decided}
    target = tmp_path / "applicants.xlsx"
    shuffled = papers_of(shuffled_workbook(EXAMPLE / "applicants.xlsx", target, tickets, seed))
    order = [one.application.ticket for one in shuffled.decided]
    assert sorted(order) == sorted(tickets)
    assert order != [one.application.ticket for one in papers.decided]
    assert public_files(shuffled.decided, shuffled) == expected


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chance=st.randoms(use_true_random=False))
def test_no_order_of_the_decided_list_changes_a_byte(
    papers: Papers, expected: dict[str, bytes], chance: random.Random
) -> None:
    decided = list(papers.decided)
    chance.shuffle(decided)
    assert public_files(tuple(decided), papers) == expected


@settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chance=st.randoms(use_true_random=False))
def test_no_order_of_the_applications_changes_a_judgement(
    papers: Papers, chance: random.Random
) -> None:
    applications = list(papers.intake.applications)
    chance.shuffle(applications)
    assessments = assess(tuple(applications), papers.programme, papers.intake.fields)
    decided = rule_on(assessments, papers.decisions, "decisions.xlsx")
    found = {one.application.ticket: (one.outcome, one.reason_group) for one in decided}
    assert found == {
        one.application.ticket: (one.outcome, one.reason_group) for one in papers.decided
    }
