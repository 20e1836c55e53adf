"""The steps V1 to V4 of §8: files, commitment, tickets, seed.

Each gives what it found different; nothing different means that the step holds. What cannot be
looked into because another file is unusable raises `NotRunError`.
"""

from __future__ import annotations

from collections.abc import Iterator

from parking_share.evidence.case import Case, missing, other_digest
from parking_share.evidence.record import MANDATORY, SUMS
from parking_share.evidence.verification import Difference
from parking_share.language import Text
from parking_share.lottery import commitment, seed, tickets
from parking_share.lottery.plain_text import quoted


class NotRunError(Exception):
    """A step needs something that the record does not give."""

    def __init__(self, needs: Text) -> None:
        super().__init__()
        self.needs = needs


def needs(*files: str) -> NotRunError:
    """The error for a step that waits for usable files."""
    return NotRunError(Text("needs a usable {files}", files=", ".join(files)))


def files_step(case: Case) -> Iterator[Difference]:
    """V1: `SHA256SUMS` names every file, and each digest matches."""
    named = case.sums.value or {}
    if case.sums.fault:
        yield case.sums.fault
    for file in (*MANDATORY, *named):
        if file not in case.record.files:
            yield missing(file)
    for file in case.record.named:
        if file not in named:
            yield Difference(
                Text("no file beside those that {sums} names", sums=SUMS),
                Text("{file} is not named", file=quoted(file)),
            )
        if difference := case.digest_fault(file):
            yield difference


def commitment_step(case: Case) -> Iterator[Difference]:
    """V2: the commitment parses, and its counts and `tickets_sha256` match the list."""
    if case.commitment.fault:
        yield case.commitment.fault
    data = case.record.files.get(tickets.FILE)
    if data is None:
        yield missing(tickets.FILE)
        return
    if difference := case.digest_fault(tickets.FILE):
        yield difference
    committed = case.commitment.value
    if committed is None:
        return
    found = commitment.digest(data)
    if found != committed.tickets_sha256:
        yield other_digest(tickets.FILE, committed.tickets_sha256, found)
    received, eligible = _line_counts(data)
    if (received, eligible) != (committed.received, committed.eligible):
        yield Difference(
            Text("{n} received, {m} eligible", n=committed.received, m=committed.eligible),
            Text("{n} received, {m} eligible", n=received, m=eligible),
        )


def _line_counts(data: bytes) -> tuple[int, int]:
    """Lines below the header, and the eligible ones: countable in a list that V3 refuses."""
    lines = data.split(b"\n")[1:-1]
    eligible = tickets.ELIGIBLE.encode("ascii")
    return len(lines), sum(line.split(b",")[1:2] == [eligible] for line in lines)


def tickets_step(case: Case) -> Iterator[Difference]:
    """V3: the list's grammar, order and uniqueness; every lot on it is a committed one."""
    if case.tickets.fault:
        yield case.tickets.fault
    if case.tickets.value is None:
        return
    if case.commitment.value is None:
        raise needs(commitment.FILE)
    known = {lot.lot for lot in case.commitment.value.lots}
    for ticket in case.tickets.value:
        for lot in ticket.lots:
            if lot not in known:
                yield Difference(
                    Text("only committed lots: {lots}", lots=quoted(", ".join(sorted(known)))),
                    Text("{ticket} lists {lot}", ticket=ticket.ticket, lot=quoted(lot)),
                )


def seed_step(case: Case) -> Iterator[Difference]:
    """V4: the seed carries this commitment, and comes from its sources, in their order."""
    if case.seed.fault:
        yield case.seed.fault
    if case.seed.value is None:
        return
    if case.commitment.value is None:
        raise needs(commitment.FILE)
    expected = Text("the seed of the commitment {digest}", digest=case.commitment_digest)
    for fault in seed.differences(case.seed.value, case.commitment.value, case.commitment_digest):
        yield Difference(expected, fault)
