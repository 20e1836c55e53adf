"""What each look sees and how rare it says that is; fair draws stand out no oftener than said."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import comb, isclose

import pytest
from application_forms import taken_in
from desk import applicant

from parking_share.audit.drawn_round import DrawnRound
from parking_share.audit.lead import RARE, Lead, false_alarm, looks, not_taken
from parking_share.audit.lead_people import reviewer_leads, ruled_lead
from parking_share.audit.lead_repeats import repeat_lead
from parking_share.audit.lead_serials import gap_lead, run_lead
from parking_share.audit.rerun import Rerun
from parking_share.eligibility.decide import Assessment
from parking_share.eligibility.ruling import Decided
from parking_share.evidence.sealed import HEADER, SealedApplication
from parking_share.findings import Outcome
from parking_share.language import Text
from parking_share.lottery.allocate import AWARD, allocate
from parking_share.lottery.chances import groups
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import draw
from parking_share.lottery.tickets import Ticket

DRAWS, MOST_ALARMS = 400, 34
"""Of 400 fair looks, each standing out with a chance of 1 in 20 at most, more than 34 stand out
with a chance below 1 in 1,000 (binomial). The seeds are fixed, so the answer is too."""


def name(number: int) -> str:
    return f"T-{number:04d}"


def alike(number: int) -> Ticket:
    return Ticket(name(number), "eligible", "", 1, 1, ("a",), "0" * 64)


def of_many_kinds(number: int) -> Ticket:
    """Two tiers, three weights, two lots in either order."""
    lots = [("a",), ("b", "a"), ("b",)][number % 3]
    tier, weight = 1 + number % 2, 1 + number % 3
    return Ticket(name(number), "eligible", "", tier, weight, lots, "0" * 64)


def fair(seed: str, tickets: Sequence[Ticket], spaces: int, round_name: str = "r") -> DrawnRound:
    """A round drawn by the protocol."""
    lots = [Lot(lot, tuple(f"{lot}{n}" for n in range(spaces // 2))) for lot in ("a", "b")]
    if all(ticket.lots == ("a",) for ticket in tickets):
        lots = [Lot("a", tuple(f"a{n}" for n in range(spaces)))]
    key = hashlib.sha256(f"{seed}/{round_name}".encode()).hexdigest()
    places = allocate(draw(tickets, key), tickets, lots)
    won = {place.ticket for place in places if place.result == AWARD}
    return drawn(round_name, [group.tickets for group in groups(tickets)], won)


def drawn(round_name: str, kinds: Iterable[Sequence[str]], won: Iterable[str]) -> DrawnRound:
    """A round with these winners among these kinds of tickets."""
    together = tuple(tuple(kind) for kind in kinds)
    listed = tuple(sorted(ticket for kind in together for ticket in kind))
    return DrawnRound(round_name, listed, together, frozenset(won), frozenset(won))


def judged(rows: Iterable[Mapping[str, str]]) -> Rerun:
    """Applications that all take part."""
    applications = taken_in(list(rows))[0].applications
    return Rerun(
        tuple(Decided(Assessment(a, ()), Outcome.ELIGIBLE, None) for a in applications), ()
    )


def ruling(ticket: str, reviewer: str, word: str = "eligible") -> SealedApplication:
    """A line of the sealed list; without a reviewer nobody ruled."""
    values = dict.fromkeys(HEADER, "") | {"ticket": ticket}
    return SealedApplication(
        **values | ({"ruling": word, "reviewer": reviewer} if reviewer else {})
    )


def alarms(look: Callable[[str], Lead]) -> int:
    return sum(look(f"seed-{number}").stands_out for number in range(DRAWS))


@pytest.mark.parametrize("kind", [alike, of_many_kinds])
def test_fair_draws_seldom_show_a_run(kind: Callable[[int], Ticket]) -> None:
    tickets = [kind(number) for number in range(1, 121)]
    assert 0 < alarms(lambda seed: run_lead(fair(seed, tickets, 30))) <= MOST_ALARMS


@pytest.mark.parametrize("kind", [alike, of_many_kinds])
def test_fair_draws_seldom_favour_those_ruled_on(kind: Callable[[int], Ticket]) -> None:
    tickets = [kind(number) for number in range(1, 41)]
    listed = [ruling(name(n), "受理员甲" if n % 4 == 0 else "") for n in range(1, 41)]
    assert 0 < alarms(lambda seed: ruled_lead(fair(seed, tickets, 12), listed)) <= MOST_ALARMS


def test_fair_draws_of_three_rounds_seldom_repeat_their_winners() -> None:
    tickets = [alike(number) for number in range(1, 25)]
    people = judged(applicant(number) for number in range(1, 25))

    def look(seed: str) -> Lead:
        return repeat_lead([(fair(seed, tickets, 8, year), people) for year in "123"])

    assert 0 < alarms(look) <= MOST_ALARMS


def test_winners_that_all_stand_in_a_row() -> None:
    """20 of 60 in one run: there are 41 places for it."""
    listed = [name(number) for number in range(60)]
    lead = run_lead(drawn("2026", [listed], listed[7:27]))
    assert lead.chance is not None
    assert isclose(lead.chance, 41 / comb(60, 20))
    assert lead.tickets == tuple(listed[7:27])
    assert lead.stands_out


def test_a_run_does_not_pass_from_one_kind_of_tickets_to_another() -> None:
    kinds = [[name(1), name(3), name(5)], [name(2), name(4), name(6)]]
    lead = run_lead(drawn("2026", kinds, [name(1), name(2)]))
    assert lead.chance == 1
    assert len(lead.tickets) == 1


def test_nobody_won() -> None:
    assert run_lead(drawn("2026", [[name(1)]], [])).chance is None
    assert run_lead(drawn("2026", [], [])).chance is None


def test_the_same_households_win_again() -> None:
    """8 of 24 in both years: one choice of C(24, 8)."""
    people = judged(applicant(number) for number in range(1, 25))
    listed = [name(number) for number in range(1, 25)]
    lead = repeat_lead([(drawn(year, [listed], listed[:8]), people) for year in ("1", "2")])
    assert lead.chance is not None
    assert isclose(lead.chance, 1 / comb(24, 8))
    assert lead.tickets == tuple(f"1 {ticket} = 2 {ticket}" for ticket in listed[:8])


@pytest.mark.parametrize("shared", ["身份证号", "车牌号", "房产证号", "房屋坐落"])
def test_a_household_is_known_by_its_person_its_car_or_its_dwelling(shared: str) -> None:
    first, other = applicant(1), applicant(47, 受理编号="T-0001")
    again = other | {shared: first[shared]}
    listed = [[name(1)]]

    def repeated(row: Mapping[str, str]) -> tuple[str, ...]:
        rounds = [("1", judged([first])), ("2", judged([row]))]
        return repeat_lead([(drawn(y, listed, listed[0]), people) for y, people in rounds]).tickets

    assert repeated(other) == ()
    assert repeated(again) == ("1 T-0001 = 2 T-0001",)


def test_an_alternate_who_was_offered_a_space_counts() -> None:
    people = judged(applicant(number) for number in range(1, 4))
    listed = tuple(name(number) for number in range(1, 4))
    first = drawn("1", [listed], listed[:1])
    second = DrawnRound("2", listed, (listed,), frozenset(listed[1:2]), frozenset(listed[:2]))
    lead = repeat_lead([(first, people), (second, people)])
    assert lead.tickets == ("1 T-0001 = 2 T-0001",)
    assert lead.chance is not None
    assert isclose(lead.chance, 2 / 3)


def test_last_winners_drawn_after_all_others_are_no_lead_when_they_lose() -> None:
    people = judged(applicant(number) for number in range(1, 7))
    listed = [name(number) for number in range(1, 7)]
    rounds = [drawn("1", [listed], listed[:2]), drawn("2", [listed[2:], listed[:2]], listed[2:4])]
    lead = repeat_lead([(one, people) for one in rounds])
    assert (lead.tickets, lead.chance, lead.stands_out) == ((), 1, False)


def test_one_round_repeats_nothing() -> None:
    people = judged([applicant(1)])
    assert repeat_lead([(drawn("1", [[name(1)]], [name(1)]), people)]).chance is None


def test_those_whom_a_person_accepted_all_win() -> None:
    listed = [name(number) for number in range(40)]
    sealed = [ruling(ticket, "受理员甲") for ticket in listed[:5]]
    lead = ruled_lead(drawn("2026", [listed], listed[:10]), sealed)
    assert lead.chance is not None
    assert isclose(lead.chance, comb(35, 5) / comb(40, 10))
    assert lead.tickets == tuple(listed[:5])
    assert ruled_lead(drawn("2026", [listed], listed[:10]), []).chance is None


def test_one_reviewer_lets_all_through_and_one_nobody() -> None:
    """Fisher's exact test, two-sided: 2 of C(8, 4) choices are as uneven."""
    rows = [ruling(name(n), "受理员甲") for n in range(4)]
    rows += [ruling(name(n), "受理员乙", "rejected") for n in range(4, 8)]
    (lead,) = reviewer_leads({"2026": rows})
    assert lead.chance is not None
    assert isclose(lead.chance, 2 / comb(8, 4))
    assert "so few rulings" in str(lead.seen)
    assert "受理员" not in str(lead.seen) + "".join(lead.tickets)


def test_rounds_that_one_reviewer_ruled_alone_compare_nobody() -> None:
    apart = [ruling(name(n), "受理员甲" if n % 2 else "受理员乙", "rejected") for n in range(6)]
    alone = [ruling(name(n), "受理员甲") for n in range(6)]
    (lead,) = reviewer_leads({"2026": apart, "2027": alone})
    assert (lead.chance, len(lead.tickets)) == (1, 3)
    for rows in ([], alone, [ruling(name(1), "受理员甲、受理员乙")]):
        (lead,) = reviewer_leads({"2026": rows})
        assert (lead.chance, lead.tickets) == (None, ())


def test_each_of_three_reviewers_is_a_look_and_so_is_one_of_two_signatures() -> None:
    rows = [ruling(name(1), "甲、乙"), ruling(name(2), "乙、丙"), ruling(name(3), "丙、甲")]
    assert [lead.tickets for lead in reviewer_leads({"1": rows})] == [
        ("1 T-0002", "1 T-0003"),
        ("1 T-0001", "1 T-0002"),
        ("1 T-0001", "1 T-0003"),
    ]


@pytest.mark.parametrize(
    ("listed", "missing"),
    [
        (["T-0001", "T-0002", "T-0003"], ()),
        (["T-0001", "T-0004", "T-0006", "T-0007"], ("T-0002…T-0003", "T-0005")),
        (["A-9", "A-11", "B-1", "B-2"], ("A-10",)),
        (["YG2026-0001", "YG2026-0003", "YG2027-0001"], ("YG2026-0002",)),
        (["ABC", "DEF"], ()),
    ],
)
def test_numbers_missing_from_their_series(listed: list[str], missing: tuple[str, ...]) -> None:
    lead = gap_lead(drawn("2026", [listed], []))
    assert (lead.tickets, lead.chance, lead.taken) == (missing, None, True)
    assert lead.stands_out == bool(missing)


def test_numbers_that_are_no_series_are_not_looked_at() -> None:
    assert not gap_lead(drawn("2026", [["T-0001", "T-0900"]], [])).taken


def test_many_looks_make_one_that_stands_out_likely() -> None:
    leads = [Lead("runs", "1", Text("nobody won"), 1.0)] * 5
    leads += [not_taken("runs", "2", Text("nobody won")), Lead("gaps", "1", Text("nobody won"))]
    assert looks(leads) == 5
    assert isclose(false_alarm(5), 1 - 0.95**5)
    assert false_alarm(0) == 0
    assert isclose(RARE, 0.05)
