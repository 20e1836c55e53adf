"""What the public is promised of every draw, whatever the list and the seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from round_strategies import TAKEN, Round, law, rounds

from parking_share.lottery.allocate import ALTERNATE, AWARD, PASSED, Place, allocate
from parking_share.lottery.amendments import after_draw, before_draw
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import draw, number
from parking_share.lottery.tickets import tickets_csv


def order(a_round: Round) -> list[str]:
    return [drawn.ticket for drawn in draw(a_round.tickets, a_round.key)]


def placed(a_round: Round) -> tuple[Place, ...]:
    drawn = draw(a_round.tickets, a_round.key)
    return allocate(drawn, before_draw(a_round.tickets, a_round.amendments, TAKEN), a_round.lots)


def states(a_round: Round) -> list[tuple[int, tuple[Place, ...]]]:
    rows = a_round.amendments
    return list(after_draw(placed(a_round), a_round.tickets, a_round.lots, rows, TAKEN))


@law
@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(a_round: Round, chance: st.DataObject) -> None:
    mixed = list(a_round.tickets)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    other = replace(a_round, tickets=tuple(mixed))
    assert tickets_csv(mixed) == tickets_csv(a_round.tickets)
    assert order(other) == order(a_round)
    assert placed(other) == placed(a_round)


@law
@given(rounds(), st.data())
def test_a_withdrawal_closes_only_its_own_gap(a_round: Round, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(a_round.tickets))
    rest = replace(a_round, tickets=tuple(t for t in a_round.tickets if t != gone))
    assert order(rest) == [name for name in order(a_round) if name != gone.ticket]


@law
@given(rounds(), st.data())
def test_weight_never_hurts_its_holder_nor_touches_another(
    a_round: Round, data: st.DataObject
) -> None:
    favoured = data.draw(st.sampled_from(a_round.tickets))
    heavier = replace(favoured, weight=favoured.weight + data.draw(st.integers(1, 20)))
    other = replace(
        a_round, tickets=tuple(heavier if t == favoured else t for t in a_round.tickets)
    )
    before, after = draw(a_round.tickets, a_round.key), draw(other.tickets, a_round.key)
    rank_before = {d.ticket: d.rank for d in before}[favoured.ticket]
    rank_after = {d.ticket: d.rank for d in after}[favoured.ticket]
    assert rank_after <= rank_before
    numbers = {d.ticket: d.number for d in after if d.ticket != favoured.ticket}
    assert numbers == {d.ticket: d.number for d in before if d.ticket != favoured.ticket}


@law
@given(rounds())
def test_a_tier_is_never_passed_by_a_later_one(a_round: Round) -> None:
    tiers = {ticket.ticket: ticket.tier for ticket in a_round.tickets}
    ranked = [tiers[name] for name in order(a_round)]
    assert ranked == sorted(ranked)


@law
@given(rounds())
def test_a_persons_own_number_needs_nobody_else(a_round: Round) -> None:
    for drawn in draw(a_round.tickets, a_round.key):
        weight = {t.ticket: t.weight for t in a_round.tickets}[drawn.ticket]
        assert drawn.number == number(a_round.key, drawn.ticket, weight)


def assert_sound(places: tuple[Place, ...], a_round: Round) -> None:
    spaces = {lot.lot: lot.spaces for lot in a_round.lots}
    wanted = {ticket.ticket: ticket.lots for ticket in a_round.tickets}
    awards = [place for place in places if place.result == AWARD]
    assert max(Counter((p.lot, p.space) for p in awards).values(), default=0) <= 1
    for lot, capacity in Counter(place.lot for place in awards).items():
        assert capacity <= len(spaces[lot])
    for place in awards:
        assert place.space in spaces[place.lot]
        assert place.lot in wanted[place.ticket]
    # Nobody queues while a space that they accept is free.
    taken = {(place.lot, place.space) for place in awards}
    free = {name for name, own in spaces.items() if any((name, one) not in taken for one in own)}
    assert not any(
        free & set(wanted[place.ticket]) for place in places if place.result == ALTERNATE
    )


@law
@given(rounds())
def test_no_space_is_given_twice_nor_left_free_while_somebody_waits(a_round: Round) -> None:
    assert_sound(placed(a_round), a_round)
    for _, places in states(a_round):
        assert_sound(places, a_round)


@law
@given(rounds())
def test_every_eligible_ticket_stands_exactly_once(a_round: Round) -> None:
    amended = before_draw(a_round.tickets, a_round.amendments, TAKEN)
    places = placed(a_round)
    assert sorted(p.ticket for p in places) == sorted(t.ticket for t in a_round.tickets)
    assert {p.ticket for p in places if p.result != PASSED} == {
        t.ticket for t in amended if t.eligible
    }


@law
@given(rounds())
def test_nobody_is_passed_over_by_a_later_rank(a_round: Round) -> None:
    wanted = {ticket.ticket: ticket.lots for ticket in a_round.tickets}
    places = placed(a_round)
    for n, place in enumerate(places):
        if place.result == PASSED:
            continue
        better = wanted[place.ticket][: wanted[place.ticket].index(place.lot)] if place.lot else ()
        hoped = better if place.result == AWARD else wanted[place.ticket]
        assert not any(later.lot in hoped for later in places[n + 1 :])


@law
@given(rounds())
def test_an_amendment_moves_no_award_that_stands(a_round: Round) -> None:
    before = placed(a_round)
    rows = {row.seq: row for row in a_round.amendments}
    for seq, after in states(a_round):
        changed = {a.ticket for b, a in zip(before, after, strict=True) if a != b}
        moved = {
            b.ticket for b, a in zip(before, after, strict=True) if a != b and b.result == AWARD
        }
        assert moved <= {rows[seq].ticket}
        assert len(changed) <= 2
        assert [place.rank for place in after] == [place.rank for place in before]
        before = after


@law
@given(rounds())
def test_an_allocation_follows_each_row_after_the_draw_and_no_other(a_round: Round) -> None:
    amended = before_draw(a_round.tickets, a_round.amendments, TAKEN)
    touched = {t.ticket for t, a in zip(a_round.tickets, amended, strict=True) if t != a}
    late = [seq for seq, _ in states(a_round)]
    early = {row.ticket for row in a_round.amendments if row.seq not in late}
    assert touched <= early
    assert late == sorted(set(late))


@law
@given(rounds())
def test_more_spaces_harm_nobody_where_there_is_one_lot(a_round: Round) -> None:
    one = Lot("east", ("1", "2"))
    more = Lot("east", ("1", "2", "3"))
    listed = tuple(replace(ticket, lots=("east",)) for ticket in a_round.tickets)
    drawn = draw(listed, a_round.key)
    won = {p.ticket: p.space for p in allocate(drawn, listed, [one]) if p.result == AWARD}
    now = {p.ticket: p.space for p in allocate(drawn, listed, [more]) if p.result == AWARD}
    assert won.items() <= now.items()
