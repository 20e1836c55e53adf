"""All leads of a programme: those about all rounds together, then those about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parking_share.audit.drawn_round import DrawnRound, drawn_round
from parking_share.audit.kept import KeptRound
from parking_share.audit.lead import GAPS, REPEATS, REVIEWERS, RULED, RUNS, Lead, not_taken
from parking_share.audit.lead_people import reviewer_leads, ruled_lead
from parking_share.audit.lead_repeats import repeat_lead
from parking_share.audit.lead_serials import gap_lead, run_lead
from parking_share.audit.rerun import Again
from parking_share.language import Text


def leads_of(past: Sequence[tuple[KeptRound, Again]]) -> tuple[Lead, ...]:
    """Every look at these rounds, in the order in which they were closed; none fails an audit."""
    drawn = {kept.name: drawn_round(kept) for kept, _ in past}
    return (
        *_repeats(past, drawn),
        *_reviewers(past),
        *(lead for kept, again in past for lead in _of_round(kept.name, again, drawn[kept.name])),
    )


def _repeats(
    past: Sequence[tuple[KeptRound, Again]], drawn: dict[str, DrawnRound | Text]
) -> Iterator[Lead]:
    usable = []
    for kept, again in past:
        one, rerun = drawn[kept.name], again.rerun
        if isinstance(one, Text):
            yield not_taken(REPEATS, kept.name, one)
        elif rerun.value is None:
            yield not_taken(REPEATS, kept.name, _why(rerun.fault))
        else:
            usable.append((one, rerun.value))
    yield repeat_lead(usable)


def _reviewers(past: Sequence[tuple[KeptRound, Again]]) -> Iterator[Lead]:
    listed = {}
    for kept, again in past:
        if again.listed.value is None:
            yield not_taken(REVIEWERS, kept.name, _why(again.listed.fault))
        else:
            listed[kept.name] = again.listed.value
    yield from reviewer_leads(listed)


def _of_round(name: str, again: Again, drawn: DrawnRound | Text) -> Iterator[Lead]:
    if isinstance(drawn, Text):
        yield from (not_taken(look, name, drawn) for look in (RUNS, RULED, GAPS))
        return
    yield run_lead(drawn)
    if again.listed.value is None:
        yield not_taken(RULED, name, _why(again.listed.fault))
    else:
        yield ruled_lead(drawn, again.listed.value)
    yield gap_lead(drawn)


def _why(fault: Text | None) -> Text:
    """Why a sealed part cannot be used; `fault` is there wherever the value is not."""
    assert fault is not None
    return fault
