"""Weights from past rounds: laws over any history, and households whose documents change."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from application_forms import IDS, NAMES, programme, sound, taken_in
from hypothesis import given
from hypothesis import strategies as st
from round_strategies import law

from parking_share.audit.ladder import due_weights, losing_streaks
from parking_share.audit.past import PastRound, PastTicket
from parking_share.intake.application import Application

HOUSEHOLDS = 4
LADDER = 3
RULES = programme(list(sound()), f"ladder = {LADDER}")
Outcome = bool | None
"""Offered a space, not offered one, or not part of the round."""
histories = st.lists(
    st.lists(st.sampled_from([True, False, None]), min_size=HOUSEHOLDS, max_size=HOUSEHOLDS),
    max_size=7,
)
Form = tuple[tuple[str, str], ...]


@cache
def form(n: int, changes: Form = ()) -> Application:
    """Household n's application; `changes` are cells that are not its usual ones."""
    return taken_in([sound(n) | dict(changes)])[0].applications[0]


def past(history: Sequence[Sequence[Outcome]]) -> list[PastRound]:
    """Past rounds from who was offered a space in them."""
    rounds = []
    for year, outcomes in enumerate(history, start=2026):
        tickets = [
            PastTicket(str(year), form(n), offered)
            for n, offered in enumerate(outcomes)
            if offered is not None
        ]
        rounds.append(PastRound(str(year), tuple(tickets)))
    return rounds


def one_round(year: int, *tickets: tuple[Application, bool]) -> PastRound:
    return PastRound(str(year), tuple(PastTicket(str(year), a, offered) for a, offered in tickets))


def weight(application: Application, rounds: Sequence[PastRound]) -> int:
    return due_weights([application], RULES, rounds)[application.ticket]


@law
@given(histories)
def test_a_weight_is_what_counting_by_hand_gives(history: list[list[Outcome]]) -> None:
    """One and the losses after the last offer, whatever rounds lie between; never above the top."""
    rounds = past(history)
    for n in range(HOUSEHOLDS):
        losses = 0
        for outcomes in history:
            losses = {True: 0, False: losses + 1, None: losses}[outcomes[n]]
        assert weight(form(n), rounds) == min(LADDER, 1 + losses)


@law
@given(histories, st.integers(0, HOUSEHOLDS - 1), st.sampled_from([True, False, None]))
def test_one_more_round(history: list[list[Outcome]], n: int, outcome: Outcome) -> None:
    """A loss never lowers a weight, an offer brings it back to 1, staying away leaves it."""
    before = weight(form(n), past(history))
    last: list[Outcome] = [False] * HOUSEHOLDS
    last[n] = outcome
    after = weight(form(n), past([*history, last]))
    assert 1 <= after <= LADDER
    assert after == {True: 1, False: min(LADDER, before + 1), None: before}[outcome]


@law
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(history: list[list[Outcome]], luck: random.Random) -> None:
    rounds = past(history)
    shuffled = [
        PastRound(one.name, tuple(luck.sample(one.tickets, len(one.tickets)))) for one in rounds
    ]
    everyone = [form(n) for n in range(HOUSEHOLDS)]
    assert due_weights(everyone, RULES, rounds) == due_weights(everyone, RULES, shuffled)
    assert losing_streaks(rounds) == losing_streaks(shuffled)


CAR = (("车牌号", "浙B99999"),)
FLAT = (
    ("房屋坐落", "银桂小区9幢9单元901室"),
    ("房产证号", "浙(2021)宁波市(镇海)不动产权第0099999号"),
)
SPOUSE = (("姓名", NAMES[4]), ("证件号码", IDS[4]))


def test_a_household_is_known_by_any_of_its_documents() -> None:
    lost_twice = [one_round(2026, (form(0), False)), one_round(2027, (form(0), False))]
    for changes in ((), CAR, FLAT, SPOUSE, (*CAR, *FLAT), (*CAR, *SPOUSE)):
        assert weight(form(0, changes), lost_twice) == 3, changes
    assert weight(form(0, (*CAR, *FLAT, *SPOUSE)), lost_twice) == 1


def test_losses_stay_together_while_documents_change_one_after_another() -> None:
    """2026 the husband; 2027 the wife, same flat and car; 2028 the wife with another flat."""
    rounds = [one_round(2026, (form(0), False)), one_round(2027, (form(0, SPOUSE), False))]
    assert weight(form(0, (*SPOUSE, *CAR, *FLAT)), rounds) == 3


def test_whoever_sold_the_flat_keeps_the_losses_when_the_buyer_wins() -> None:
    """Household 1 buys household 0's flat and is offered a space; household 0 loses again."""
    flat = tuple((h, str(sound(0)[h])) for h in ("房屋坐落", "房产证号"))
    seller, buyer = form(0, FLAT), form(1, flat)
    rounds = [one_round(2026, (form(0), False)), one_round(2027, (seller, False), (buyer, True))]
    assert weight(seller, rounds) == 3
    assert weight(buyer, rounds) == 1


def test_a_namesake_without_an_id_number_counts_nothing() -> None:
    lost = one_round(2026, (form(0, (("证件号码", "护照"), *CAR, *FLAT)), False))
    assert weight(form(0), [lost]) == 1


def test_without_a_ladder_every_weight_is_one() -> None:
    rules = programme(list(sound()))
    rounds = past([[False] * HOUSEHOLDS] * 3)
    assert due_weights([form(0)], rules, rounds) == {form(0).ticket: 1}
