"""The chain (V8): every round names the record of the round drawn before it was closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from math import inf

from parking_share.audit.check import Fault
from parking_share.audit.earlier import became, only_amended, remembered
from parking_share.audit.kept import KeptRound
from parking_share.language import Text
from parking_share.lottery import commitment
from parking_share.lottery.plain_text import instant


def in_order(rounds: Iterable[KeptRound]) -> list[KeptRound]:
    """The rounds as they were closed; those whose commitment cannot be read come last."""
    return sorted(rounds, key=lambda one: (_seconds(_closed(one)), one.name))


def all_before(one: KeptRound, rounds: Iterable[KeptRound]) -> list[KeptRound]:
    """The rounds drawn before this one was closed, in the order of their draws."""
    closed = _seconds(_closed(one))
    earlier = [other for other in drawn(rounds) if other is not one]
    return [other for other in earlier if _seconds(_taken(other)) <= closed]


def drawn(rounds: Iterable[KeptRound]) -> list[KeptRound]:
    """The rounds whose draw is finished, in the order of their draws."""
    finished = [one for one in rounds if _taken(one) is not None]
    return sorted(finished, key=lambda one: (_seconds(_taken(one)), one.name))


def before(one: KeptRound, rounds: Iterable[KeptRound]) -> KeptRound | None:
    """The round drawn last before this one was closed."""
    return next(reversed(all_before(one, rounds)), None)


def is_named(one: KeptRound, rounds: Iterable[KeptRound]) -> bool:
    """Whether another round names this record, as it is or as it was before amendments."""
    return any(_names(other, one) for other in rounds if other is not one)


def _names(later: KeptRound, one: KeptRound) -> bool:
    committed = later.case.commitment.value
    if committed is None or committed.previous is None:
        return False
    if committed.previous == one.sums_digest:
        return True
    earlier = remembered(later.sealed, committed.previous)
    return (
        earlier is not None and earlier.round == one.name and only_amended(earlier, one.case.record)
    )


def chain_faults(one: KeptRound, rounds: Sequence[KeptRound]) -> Iterator[Fault]:
    """What is wrong between this round and the one before it."""
    committed = one.case.commitment.value
    if committed is None:
        return
    due = before(one, rounds)
    if due is not None:
        yield from _other_programme(committed.programme, due)
    named = committed.previous
    if named == (None if due is None else due.sums_digest):
        return
    if named is not None:
        yield from _broken_link(one, rounds, due, named)
    elif due is not None:
        what = Text("says it is a first round, but {round} was drawn before it", round=due.name)
        yield Fault(commitment.FILE, what)


def is_untold(one: KeptRound, rounds: Iterable[KeptRound]) -> bool:
    """Whether only the sealed part could tell which record this round names, and is encrypted."""
    committed = one.case.commitment.value
    if one.not_open is None or committed is None or committed.previous is None:
        return False
    return all(other.sums_digest != committed.previous for other in rounds)


def _broken_link(
    one: KeptRound, rounds: Sequence[KeptRound], due: KeptRound | None, named: str
) -> Iterator[Fault]:
    other = next((other for other in rounds if other.sums_digest == named), None)
    if other is not None:
        # Without a readable seed it has no date to be compared; its own record check says so.
        if _taken(other) is not None:
            yield Fault(commitment.FILE, _wrong_round(other, due))
        return
    earlier = remembered(one.sealed, named)
    if earlier is None and one.not_open is not None:
        return
    if earlier is None:
        yield Fault(commitment.FILE, _unknown_round(due))
        return
    there = next((other for other in rounds if other.name == earlier.round), None)
    if there is None:
        what = Text("names round {round}, which is missing", round=earlier.round)
        yield Fault(commitment.FILE, what)
    elif not only_amended(earlier, there.case.record):
        yield Fault(commitment.FILE, became(earlier, there.case.record))


def _wrong_round(named: KeptRound, due: KeptRound | None) -> Text:
    if due is None:
        return Text("names round {round}, which was drawn later by its dates", round=named.name)
    return Text(
        "names round {round}, not {due}, which was put in or drawn again since",
        round=named.name,
        due=due.name,
    )


def _unknown_round(due: KeptRound | None) -> Text:
    if due is None:
        return Text("names a round before it, and there is none: it is missing")
    return Text(
        "names a record that is not there: round {round} was replaced or changed since, or a "
        "round after it is missing",
        round=due.name,
    )


def _other_programme(programme: str, due: KeptRound) -> Iterator[Fault]:
    earlier = due.case.commitment.value
    if earlier is not None and earlier.programme != programme:
        what = Text("belongs to another programme than round {round}", round=due.name)
        yield Fault(commitment.FILE, what)


def _closed(one: KeptRound) -> datetime | None:
    committed = one.case.commitment.value
    return None if committed is None else instant(committed.frozen_at)


def _taken(one: KeptRound) -> datetime | None:
    """When the seed of a finished draw was taken."""
    taken = one.case.seed.value
    return None if taken is None or one.sums_digest is None else instant(taken.taken_at)


def _seconds(at: datetime | None) -> float:
    return inf if at is None else at.timestamp()
