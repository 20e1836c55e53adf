from __future__ import annotations

from dataclasses import astuple, fields

import pytest
from desk import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st

from parking_share.cli.papers import Papers, read_papers
from parking_share.evidence.sealed import (
    SealedApplication,
    parse_sealed,
    seal,
    sealed_csv,
    sealed_values,
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12)
applications = st.builds(
    SealedApplication, **{field.name: texts for field in fields(SealedApplication)}
)


@pytest.fixture(scope="module")
def papers() -> Papers:
    return read_papers(EXAMPLE / "applicants.xlsx", None, None, None, lambda _: None)


@pytest.fixture(scope="module")
def sealed(papers: Papers) -> tuple[SealedApplication, ...]:
    tickets = [one.application.ticket for one in papers.decided]
    return seal(papers.decided, {ticket: f"{n:032x}" for n, ticket in enumerate(tickets)})


@given(st.lists(applications, max_size=5))
def test_the_sealed_list_comes_back_as_it_was_written(listed: list[SealedApplication]) -> None:
    assert parse_sealed(sealed_csv(listed)) == tuple(listed)


def test_a_line_end_within_a_value_comes_back_as_it_was() -> None:
    (one,) = parse_sealed(sealed_csv([SealedApplication(*["一\r\n二\n三"] * 14)]))
    assert set(astuple(one)) == {"一\r\n二\n三"}


def test_every_application_is_sealed_once_in_the_order_of_tickets(
    papers: Papers, sealed: tuple[SealedApplication, ...]
) -> None:
    tickets = [one.ticket for one in sealed]
    assert tickets == sorted(one.application.ticket for one in papers.decided)
    assert len(set(tickets)) == len(tickets) == 302


def test_a_line_holds_person_car_provenance_and_nonce(
    sealed: tuple[SealedApplication, ...],
) -> None:
    first = sealed[0]
    assert (first.ticket, first.sheet, first.row) == ("YG2026-0001", "登记表", "6")
    assert (first.name, first.id_number) == ("孙志宝", "330299196706121012")
    assert (first.phone, first.plate) == ("13800000001", "浙B18192")
    assert first.nonce == f"{0:032x}"


def test_a_ruling_is_kept_with_its_person_reason_and_evidence(
    sealed: tuple[SealedApplication, ...],
) -> None:
    ruled = {one.ticket: one for one in sealed if one.ruling}
    one = ruled["YG2026-0018"]
    assert (one.ruling, one.reviewer, one.evidence) == ("eligible", "受理员甲", "不动产权证原件")
    assert all(one.reviewer and one.reason and one.evidence for one in ruled.values())


def test_the_values_kept_from_the_public_are_those_of_the_list(
    sealed: tuple[SealedApplication, ...],
) -> None:
    values = sealed_values(sealed)
    assert "330299196706121012" in values["id_number"]
    assert "13800000001" in values["phone"]
    assert "浙B18192" in values["plate"]
    assert all("" not in kind for kind in values.values())
