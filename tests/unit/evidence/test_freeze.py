from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desk import EXAMPLE

from parking_share.cli.papers import Papers, read_papers
from parking_share.errors import InputError, RoundError, UndecidedError
from parking_share.evidence.freeze import (
    Circumstances,
    commit,
    require_closed,
    require_decided,
    ticket_list,
)
from parking_share.evidence.sealed import bound_id, bound_plate
from parking_share.findings import Outcome
from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.tickets import tickets_csv

CLOSES = datetime.fromisoformat("2026-02-27T17:00:00+08:00")
CIRCUMSTANCES = Circumstances(
    "2026", (SeedSource("dice", "dice", "thrown", "today", "tomorrow"),), CLOSES, None
)


@pytest.fixture(scope="module")
def papers() -> Papers:
    return read_papers(EXAMPLE / "applicants.xlsx", None, None, None, lambda _: None)


@pytest.fixture(scope="module")
def nonces(papers: Papers) -> dict[str, str]:
    return {one.application.ticket: f"{number:032x}" for number, one in enumerate(papers.decided)}


def test_every_application_gets_one_ticket(papers: Papers, nonces: dict[str, str]) -> None:
    tickets = ticket_list(papers.decided, papers.programme, nonces)
    assert [t.ticket for t in tickets] == [one.application.ticket for one in papers.decided]
    assert [t.outcome for t in tickets] == [one.outcome.value for one in papers.decided]


def test_only_the_rejected_carry_a_public_reason(papers: Papers, nonces: dict[str, str]) -> None:
    for ticket in ticket_list(papers.decided, papers.programme, nonces):
        assert bool(ticket.reason) is (ticket.outcome == "rejected")


def test_a_binding_is_the_hash_that_the_protocol_writes(
    papers: Papers, nonces: dict[str, str]
) -> None:
    one = papers.decided[0]
    ticket = ticket_list([one], papers.programme, nonces)[0]
    lines = (
        "parking-share-binding/1",
        ticket.ticket,
        nonces[ticket.ticket],
        bound_id(one.application),
        bound_plate(one.application),
    )
    text = "".join(f"{line}\n" for line in lines)
    assert ticket.binding == hashlib.sha256(text.encode()).hexdigest()


def test_the_commitment_counts_and_digests_the_list(papers: Papers, nonces: dict[str, str]) -> None:
    tickets = ticket_list(papers.decided, papers.programme, nonces)
    committed = commit(tickets, papers.programme, CIRCUMSTANCES)
    assert committed.tickets_sha256 == hashlib.sha256(tickets_csv(tickets)).hexdigest()
    assert (committed.received, committed.eligible) == (302, 244)
    assert committed.lots[0].spaces == papers.programme.lots[0].spaces
    assert committed.closes == "2026-02-27T17:00:00+08:00"
    assert committed.previous is None


def test_undecided_applications_are_counted_and_named(papers: Papers) -> None:
    undecided = tuple(replace(one, outcome=Outcome.REVIEW) for one in papers.decided[:9])
    with pytest.raises(UndecidedError) as refused:
        require_decided((*undecided, *papers.decided[9:]), "review.xlsx")
    assert refused.value.exit_code == 1
    message = str(refused.value)
    assert message.startswith("Applications that wait for a person's ruling: 9 (YG2026-0001, ")
    assert "YG2026-0008, …" in message
    assert "review.xlsx" in message


def test_up_to_eight_undecided_applications_are_all_named(papers: Papers) -> None:
    undecided = tuple(replace(one, outcome=Outcome.REVIEW) for one in papers.decided[:8])
    with pytest.raises(UndecidedError) as refused:
        require_decided(undecided, "review.xlsx")
    named = ", ".join(f"YG2026-000{n}" for n in range(1, 9))
    assert f"a person's ruling: 8 ({named})." in str(refused.value)


def test_a_decided_list_is_let_through(papers: Papers) -> None:
    require_decided(papers.decided, "review.xlsx")


def test_nobody_eligible_is_nothing_to_draw(papers: Papers) -> None:
    rejected = tuple(replace(one, outcome=Outcome.REJECTED) for one in papers.decided)
    with pytest.raises(InputError, match="there is nothing to draw"):
        require_decided(rejected, "review.xlsx")


def test_rulings_that_let_one_household_stand_twice_are_refused(papers: Papers) -> None:
    twice = (papers.decided[0], replace(papers.decided[0]))
    application = replace(twice[1].application, ticket="YG2026-9999", row=9999)
    doubled = replace(twice[1], assessment=replace(twice[1].assessment, application=application))
    with pytest.raises(UndecidedError, match="YG2026-9999"):
        require_decided((twice[0], doubled), "review.xlsx")


@pytest.mark.parametrize(("seconds", "closed"), [(-1, False), (0, True), (1, True)])
def test_a_list_is_closed_from_the_closing_moment_on(
    papers: Papers, seconds: int, *, closed: bool
) -> None:
    at = CLOSES + timedelta(seconds=seconds)
    if closed:
        require_closed(papers.programme, at)
        return
    with pytest.raises(RoundError, match="Applications are taken until 2026-02-27 17:00"):
        require_closed(papers.programme, at)


def test_the_example_folder_is_where_it_is_said() -> None:
    assert Path(EXAMPLE / "decisions.xlsx").is_file()
