"""Verify a public record against its own claims, with nothing but the record (§8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from parking_share.evidence import result_steps, steps
from parking_share.evidence.case import Case, missing, other_digest
from parking_share.evidence.claims import claims
from parking_share.evidence.record import SUMS, Record
from parking_share.evidence.verification import Difference, Step, StepOutcome, Verification
from parking_share.language import Text
from parking_share.lottery import commitment

Check = Callable[[Case], Iterator[Difference]]
CHECKS: tuple[tuple[str, Text, Check], ...] = (
    ("V1", Text("Files: the list of digests names every file, and each matches"), steps.files_step),
    ("V2", Text("Commitment: it fits the ticket list"), steps.commitment_step),
    ("V3", Text("Tickets: every line is well formed, in order and unique"), steps.tickets_step),
    ("V4", Text("Seed: it belongs to the commitment and its sources"), steps.seed_step),
    ("V5", Text("Draw: every number and every rank"), result_steps.draw_step),
    ("V6", Text("Allocation: every line"), result_steps.allocation_step),
    (
        "V7",
        Text("Amendments: every row, and the allocation after it"),
        result_steps.amendments_step,
    ),
)
CHAIN_TITLE = Text("Chain: the previous round is the one named")


def verify(record: Record, previous: Record | None = None) -> Verification:
    """The report on one record; `previous` is the record of the round before, if at hand.

    Never raises for what stands in a record: whatever is wrong with it fails a step.
    """
    case = Case(record)
    judged = [_judged(name, title, partial(check, case)) for name, title, check in CHECKS]
    chain = _judged("V8", CHAIN_TITLE, partial(chain_step, case, previous))
    if case.commitment.value is not None and case.commitment.value.previous is None:
        chain = replace(chain, found=Text("this is a first round"))
    judged.append(chain)
    return Verification(tuple(judged), claims(case, judged))


def chain_step(case: Case, previous: Record | None) -> Iterator[Difference]:
    """V8: `previous` is the SHA-256 of that record's `SHA256SUMS`, and its files are those."""
    if case.commitment.value is None:
        raise steps.needs(commitment.FILE)
    named = case.commitment.value.previous
    if named is None:
        return
    if previous is None:
        raise steps.NotRunError(
            Text("needs the record whose {file} has the SHA-256 {digest}", file=SUMS, digest=named)
        )
    found = previous.digest_of(SUMS)
    if found is None:
        yield missing(SUMS)
    elif found != named:
        yield other_digest(SUMS, named, found)
    yield from steps.files_step(Case(previous))


def _judged(name: str, title: Text, check: Callable[[], Iterator[Difference]]) -> Step:
    try:
        difference = next(check(), None)
    except steps.NotRunError as not_run:
        return Step(name, title, StepOutcome.NOT_RUN, not_run.needs)
    if difference is None:
        return Step(name, title, StepOutcome.PASSED)
    return Step(name, title, StepOutcome.FAILED, difference.expected, difference.found)
