"""Every file of a record is read as it was written, and no bytes at all raise a bug."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from round_strategies import TAKEN, Round, commitments, law, rounds, seeds, words

from parking_share.errors import ParkingShareError, RecordError
from parking_share.evidence.leaks import leaks, secrets_of
from parking_share.evidence.record import (
    FILE_NAME,
    MANDATORY,
    Record,
    parse_sha256sums,
    sha256sums,
)
from parking_share.evidence.verify import verify
from parking_share.files.record import read_record
from parking_share.lottery.allocate import allocate, allocation_csv, parse_allocation
from parking_share.lottery.amendments import (
    after_draw,
    allocation_file,
    amendments_csv,
    before_draw,
    parse_amendments,
)
from parking_share.lottery.commitment import (
    Commitment,
    commitment_bytes,
    digest,
    parse_commitment,
)
from parking_share.lottery.draw import draw, draw_csv, key, parse_draw
from parking_share.lottery.seed import differences, parse_seed, seed_bytes
from parking_share.lottery.strict_csv import csv_bytes, csv_rows
from parking_share.lottery.tickets import counts, parse_tickets, tickets_csv

VECTOR = Path(__file__).parents[1] / "vectors" / "spare"
PARSERS: dict[str, Callable[[bytes], object]] = {
    "tickets.csv": parse_tickets,
    "commitment.json": parse_commitment,
    "seed.json": parse_seed,
    "draw.csv": parse_draw,
    "allocation.csv": parse_allocation,
    "amendments.csv": parse_amendments,
    "SHA256SUMS": parse_sha256sums,
}


@law
@given(rounds())
def test_lists_are_read_as_they_were_written(a_round: Round) -> None:
    drawn = draw(a_round.tickets, a_round.key)
    places = allocate(drawn, a_round.tickets, a_round.lots)
    ordered = tuple(sorted(a_round.tickets, key=lambda ticket: ticket.ticket))
    assert parse_tickets(tickets_csv(a_round.tickets)) == ordered
    assert parse_draw(draw_csv(drawn)) == drawn
    assert parse_allocation(allocation_csv(places)) == places
    assert parse_amendments(amendments_csv(a_round.amendments)) == a_round.amendments


@law
@given(commitments(), st.data())
def test_promises_and_seeds_are_read_as_they_were_written(
    promise: Commitment, data: st.DataObject
) -> None:
    seed = data.draw(seeds(promise))
    assert parse_commitment(commitment_bytes(promise)) == promise
    assert parse_seed(seed_bytes(seed)) == seed
    assert not list(differences(seed, promise, seed.commitment))


@law
@given(st.lists(st.tuples(words, words)))
def test_csv_is_read_as_it_was_written(rows: list[tuple[str, str]]) -> None:
    expected = [list(row) for row in rows]
    assert csv_rows(csv_bytes(("a", "b"), rows), "a.csv", ("a", "b")) == expected


file_names = st.text(min_size=1, max_size=20).filter(FILE_NAME.fullmatch)


@law
@given(st.dictionaries(file_names, st.binary(max_size=20), min_size=1))
def test_digests_are_read_as_they_were_written(files: dict[str, bytes]) -> None:
    found = parse_sha256sums(sha256sums({**files, "z": b""}))
    assert found == {name: digest(data) for name, data in {**files, "z": b""}.items()}


def whole_record(a_round: Round, promise: Commitment, data: st.DataObject) -> dict[str, bytes]:
    """The record of a round, as an office would make it."""
    listed = tickets_csv(a_round.tickets)
    received, eligible = counts(a_round.tickets)
    committed = commitment_bytes(
        Commitment(
            **{
                **{
                    name: getattr(promise, name)
                    for name in Commitment.__dataclass_fields__
                    if name != "spec"
                },
                "lots": a_round.lots,
                "received": received,
                "eligible": eligible,
                "tickets_sha256": digest(listed),
            }
        )
    )
    said = data.draw(seeds(promise))
    seed = type(said)(digest(committed), said.sources, TAKEN, said.entered_by)
    round_key = key(promise.programme, promise.round, digest(committed), seed.string)
    drawn = draw(a_round.tickets, round_key)
    rows = a_round.amendments
    places = allocate(drawn, before_draw(a_round.tickets, rows, TAKEN), a_round.lots)
    files = {
        "tickets.csv": listed,
        "commitment.json": committed,
        "seed.json": seed_bytes(seed),
        "draw.csv": draw_csv(drawn),
        "allocation.csv": allocation_csv(places),
    }
    if rows:
        files["amendments.csv"] = amendments_csv(rows)
    for seq, state in after_draw(places, a_round.tickets, a_round.lots, rows, TAKEN):
        files[allocation_file(seq)] = allocation_csv(state)
    return {**files, "SHA256SUMS": sha256sums(files)}


@law
@given(rounds(), commitments(), st.data())
def test_whatever_an_office_draws_verifies(
    a_round: Round, promise: Commitment, data: st.DataObject
) -> None:
    verification = verify(Record(whole_record(a_round, promise, data)))
    assert not verification.failures
    assert verification.passed


@pytest.mark.parametrize("file", PARSERS)
@law
@given(data=st.binary() | st.text().map(str.encode))
@example(data=b"\xed\xa0\x80\n")
@example(data=b"{}\n")
def test_a_parser_raises_our_own_error_or_none(file: str, data: bytes) -> None:
    try:
        PARSERS[file](data)
    except ParkingShareError as error:
        assert str(error).isprintable()  # noqa: PT017


@pytest.mark.parametrize("file", PARSERS)
@law
@given(at=st.integers(0, 10_000), cut=st.integers(0, 8), into=st.binary(max_size=8))
def test_a_damaged_file_raises_our_own_error_or_none(
    file: str, at: int, cut: int, into: bytes
) -> None:
    sound = (VECTOR / file).read_bytes()
    at %= len(sound)
    damaged = sound[:at] + into + sound[at + cut :]
    try:
        PARSERS[file](damaged)
    except ParkingShareError:
        assert damaged != sound


anything = st.dictionaries(
    st.sampled_from([*MANDATORY, "amendments.csv", "allocation-1.csv", "allocation-x.csv"])
    | st.text(),
    st.binary(max_size=60) | st.sampled_from([p.read_bytes() for p in sorted(VECTOR.iterdir())]),
    max_size=10,
)


@law
@given(anything)
def test_no_record_makes_the_verifier_stumble(files: dict[str, bytes]) -> None:
    verification = verify(Record(files), Record(files))
    assert not verification.passed
    for step in verification.steps:
        str(step.expected)
        str(step.found)


@law
@given(anything, st.integers(0, 5000), st.binary(max_size=4))
def test_no_zip_makes_the_reader_stumble(files: dict[str, bytes], at: int, into: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, (name, data) in enumerate(files.items()):
            archive.writestr(f"{n}{name}", data)
    data = packed.getvalue()
    at %= len(data)
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.zip")
        path.write_bytes(data[:at] + into + data[at + len(into) :])
        try:
            read_record(path)
        except RecordError as error:
            assert str(error).isprintable()  # noqa: PT017


sealed_values = st.text(st.characters(categories=("Lu", "Ll", "Nd", "Lo")), min_size=4, max_size=12)


@law
@given(sealed_values, words, words)
def test_a_sealed_value_in_a_text_is_always_found(secret: str, before: str, after: str) -> None:
    public = {"notice.html": f"{before} {secret} {after}".encode()}
    assert leaks(public, secrets_of({"kind": [secret]})) == [("notice.html", "kind")]
