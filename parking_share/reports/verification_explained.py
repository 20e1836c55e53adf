"""What each step of a verification compared, in plain words and with its figures."""

from __future__ import annotations

from parking_share.evidence.case import Case
from parking_share.evidence.record import SUMS, Record
from parking_share.language import Text
from parking_share.lottery.commitment import short_digest
from parking_share.reports.table import Table


def explained_table(record: Record) -> Table:
    """A row a step."""
    case = Case(record)
    return Table(
        Text("What each step compared"),
        (Text("step"), Text("in plain words")),
        (
            ("V1", _files(case)),
            ("V2", _commitment(case)),
            ("V3", _tickets()),
            ("V4", _seed(case)),
            ("V5", _draw(case)),
            ("V6", _allocation(case)),
            ("V7", _amendments(case)),
            ("V8", _chain(case)),
        ),
    )


def _files(case: Case) -> Text:
    return Text(
        "The SHA-256 of each of the {n} files was worked out and compared with its line in {sums}; "
        "a file without a line, or a line without a file, would fail. By hand: sha256sum -c {sums}",
        n=len(case.record.named),
        sums=SUMS,
    )


def _commitment(case: Case) -> Text:
    return Text(
        "The ticket list's digest and counts were compared with those in commitment.json. The "
        "commitment itself is {digest} ({short}): compare it with the paper that was posted before "
        "the draw.",
        digest=case.commitment_digest,
        short=short_digest(case.commitment_digest),
    )


def _tickets() -> Text:
    return Text(
        "Every line of tickets.csv was read: ticket, outcome, reason, tier, weight, lots, binding; "
        "sorted by ticket, no ticket twice, no lot that was not committed."
    )


def _seed(case: Case) -> Text:
    taken = case.seed.value
    return Text(
        "seed.json names this commitment, and its sources are the committed ones in their order. "
        "From their values the seed string was put together again: {seed}",
        seed="?" if taken is None else taken.string,
    )


def _draw(case: Case) -> Text:
    return Text(
        "The key was made from programme, round, commitment and seed; from key and ticket the "
        "number of each of the {n} tickets; sorted by tier and number they gave the ranks. All "
        "were compared with draw.csv.",
        n=len(case.drawn or ()),
    )


def _allocation(case: Case) -> Text:
    lots = () if case.commitment.value is None else case.commitment.value.lots
    return Text(
        "In rank order each eligible ticket took the first space left in the lots it lists, of "
        "{n} spaces in all. Every line was compared with allocation.csv.",
        n=sum(len(lot.spaces) for lot in lots),
    )


def _amendments(case: Case) -> Text:
    return Text(
        "The {n} rows of amendments.csv were applied one by one, without new randomness, and the "
        "allocation after each was compared with its file.",
        n=len(case.amendments.value or ()),
    )


def _chain(case: Case) -> Text:
    committed = case.commitment.value
    if committed is not None and committed.previous is None:
        return Text("This round names none before it.")
    return Text(
        "The commitment names the digest of the list of digests of the round before; it is "
        "compared when that record is given with --previous."
    )
