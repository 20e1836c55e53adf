"""Records sound and unsound: which step says so, and what follows for the rest."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from make_rejected_vectors import draw_again, take_seed_again
from vector_records import OWNERS, SOUND, assert_noticed, owners, sealed, vector

import parking_share.lottery
from parking_share.evidence.record import SUMS, Record
from parking_share.evidence.verification import ClaimWord, StepOutcome, Verification
from parking_share.evidence.verify import verify

TESTS = Path(__file__).parents[2]
REJECTED = TESTS / "vectors-rejected"
SAID = (TESTS / "vectors-rejected.txt").read_text("utf-8")
"""What is said of each defect, read over by a person beside the table of `rejected_defects.py`."""


def outcomes(verification: Verification) -> dict[str, StepOutcome]:
    return {step.name: step.outcome for step in verification.steps}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_record_passes_every_step(name: str) -> None:
    verification = verify(Record(vector(name)))
    assert verification.passed
    assert not verification.failures
    assert set(outcomes(verification).values()) == {StepOutcome.PASSED}
    assert [step.name for step in verification.steps] == [f"V{n}" for n in range(1, 9)]


@pytest.mark.parametrize("name", sorted(path.name for path in REJECTED.iterdir()))
def test_a_defect_fails_its_own_step_first_and_is_named(name: str) -> None:
    files = {path.name: path.read_bytes() for path in (REJECTED / name).iterdir()}
    verification = verify(Record(files))
    assert not verification.passed
    own = name.partition("-")[0]
    assert verification.failures[0] == own
    said = verification.step(own)
    assert f"{name}\n    expected: {said.expected}\n    found: {said.found}\n" in SAID
    for step in verification.steps:
        assert (step.expected is not None) == (step.outcome is not StepOutcome.PASSED)
        str(step.expected), str(step.found)


@pytest.mark.parametrize("file", sorted(vector("spare")))
def test_a_missing_or_cut_or_empty_file_is_noticed_where_it_belongs(file: str) -> None:
    files = vector("spare")
    data = files.pop(file)
    assert_noticed(file, files)
    assert_noticed(file, {**files, file: b""})
    assert_noticed(file, {**files, file: data[:-1]})
    assert_noticed(file, {**files, file: data + b"\n"})


HOSTILE = {
    "nothing": b"",
    "NUL": b"\0" * 1000,
    "bad UTF-8": b"\xff\xfe\xfd\n",
    "deep lists": b"[" * 100_000 + b"\n",
    "deep objects": b'{"a":' * 100_000 + b"\n",
    "a huge number": b"9" * 100_000 + b"\n",
    "a huge number in place": b'{"spec": "parking-share-draw/1", "received": '
    + b"9" * 5000
    + b"}\n",
    "a long line": b"a" * 1_000_000 + b"\n",
    "open quotes": b'"' * 99_999 + b"\n",
    "only commas": b"," * 100_000 + b"\n",
    "another type": b'{"spec": {}, "commitment": []}\n',
    "null": b"null\n",
}


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("file", [*OWNERS, "amendments.csv", "allocation-2.csv"])
def test_hostile_bytes_fail_a_step_and_raise_nothing(file: str, case: str) -> None:
    files = {**vector("spare"), file: HOSTILE[case]}
    assert_noticed(file, files)
    if file != SUMS:
        verification = verify(Record(sealed(files)))
        assert not verification.passed
        assert owners(file) & set(verification.failures)


def test_every_step_has_the_title_that_the_protocol_gives_it() -> None:
    """In a report that passes, in one that fails, and where it could not be run."""
    spec = (Path(parking_share.lottery.__file__).parent / "SPEC.md").read_text("utf-8")
    named = dict(re.findall(r"^\| (V[1-8]) (\w+) \|", spec, re.MULTILINE))
    assert len(named) == 8
    for files in (vector("spare"), {}, {"SHA256SUMS": b""}):
        for step in verify(Record(files)).steps:
            assert str(step.title).lower().startswith(f"{named[step.name]}: ")


def test_a_record_of_nothing_fails() -> None:
    verification = verify(Record({}))
    assert not verification.passed
    assert StepOutcome.PASSED not in outcomes(verification).values()


def test_a_report_without_steps_has_not_passed() -> None:
    verification = verify(Record(vector("one")))
    assert not replace(verification, steps=()).passed
    assert not replace(verification, steps=verification.steps[:-1]).passed
    assert not replace(verification, steps=verification.steps[1:]).passed


def test_what_hangs_on_an_unusable_file_is_not_run_and_says_what_it_needs() -> None:
    files = vector("spare")
    del files["commitment.json"]
    verification = verify(Record(sealed(files)))
    assert verification.failures == ("V1", "V2")
    for name in ("V3", "V4", "V5", "V6", "V7", "V8"):
        step = verification.step(name)
        assert step.outcome is StepOutcome.NOT_RUN
        assert str(step.expected) == "needs a usable commitment.json"


STRANGER = b"seq,at,ticket,change,reason\n1,2026-03-03T10:01:00+08:00,SP26-000099,strike,waived\n"


@pytest.mark.parametrize(
    ("broken", "fails", "waits", "needs"),
    [
        ({"tickets.csv": b"x\n"}, ("V2", "V3"), ("V5", "V6", "V7"), "tickets.csv"),
        ({"seed.json": b"{}\n"}, ("V4",), ("V5", "V6", "V7"), "seed.json"),
        ({"amendments.csv": b"x\n"}, ("V7",), ("V6",), "amendments.csv"),
        ({"amendments.csv": STRANGER}, ("V7",), ("V6",), "amendments.csv"),
        ({"draw.csv": b"x\n"}, ("V5",), (), ""),
        ({"allocation.csv": b"x\n"}, ("V6",), (), ""),
        ({"allocation-5.csv": b"x\n"}, ("V7",), (), ""),
        (
            {"tickets.csv": b"x\n", "seed.json": b"{}\n"},
            ("V2", "V3", "V4"),
            ("V5", "V6", "V7"),
            "tickets.csv, seed.json",
        ),
        (
            {"seed.json": b"{}\n", "amendments.csv": b"x\n"},
            ("V4", "V7"),
            ("V5", "V6"),
            "seed.json, amendments.csv",
        ),
    ],
)
def test_a_step_waits_for_the_files_it_needs_and_no_other_does(
    broken: dict[str, bytes], fails: tuple[str, ...], waits: tuple[str, ...], needs: str
) -> None:
    verification = verify(Record(sealed({**vector("spare"), **broken})))
    assert verification.failures == fails
    waiting = [step for step in verification.steps if step.outcome is StepOutcome.NOT_RUN]
    assert tuple(step.name for step in waiting) == waits
    assert {str(step.expected) for step in waiting} <= {f"needs a usable {needs}"}
    assert {step.found for step in waiting} <= {None}


def test_a_later_allocation_that_is_none_is_named() -> None:
    step = verify(Record(sealed({**vector("spare"), "allocation-5.csv": b"x\n"}))).step("V7")
    assert str(step.expected) == "allocation-5.csv as the protocol writes it"
    assert str(step.found).startswith("allocation-5.csv: the header is x, not rank,ticket,")


def test_a_changed_allocation_fails_even_where_its_rows_cannot_be_worked_out() -> None:
    files = sealed({**vector("spare"), "seed.json": b"{}\n"})
    files["allocation-5.csv"] = files["allocation-5.csv"].replace(b"W1", b"W2")
    assert verify(Record(files)).failures == ("V1", "V4", "V7")


@pytest.mark.parametrize("file", sorted(vector("spare").keys() - {SUMS}))
def test_a_changed_digest_speaks_against_its_file_and_no_other(file: str) -> None:
    files = vector("spare")
    digest = hashlib.sha256(files[file]).hexdigest()
    other = digest.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    files[SUMS] = files[SUMS].replace(digest.encode(), other.encode())
    verification = verify(Record(files))
    assert set(verification.failures) == owners(file)
    for name in owners(file):
        step = verification.step(name)
        assert str(step.expected) == f"{file} with SHA-256 {other}"
        assert str(step.found) == f"{file} with SHA-256 {digest}"


@pytest.mark.parametrize("file", sorted(vector("spare")))
def test_a_missing_file_is_missed_by_name_where_it_belongs(file: str) -> None:
    files = vector("spare")
    del files[file]
    verification = verify(Record(files))
    for name in owners(file):
        step = verification.step(name)
        assert str(step.expected) == f"the file {file}"
        assert str(step.found) == f"{file} is missing"


def test_one_failure_does_not_end_the_report() -> None:
    files = vector("spare")
    files["draw.csv"] = files["draw.csv"].replace(b"1,SP26-000006", b"1,SP26-000005", 1)
    verification = verify(Record(files))
    assert verification.failures == ("V1", "V5")
    assert outcomes(verification)["V6"] is StepOutcome.PASSED


def test_other_files_may_stand_in_a_record_when_they_are_named() -> None:
    files = vector("one")
    assert not verify(Record({**files, "notice.html": b"<html>"})).passed
    assert verify(Record(sealed({**files, "notice.html": b"<html>", "照片.jpg": b"x"}))).passed


def with_previous(digest: str) -> dict[str, bytes]:
    """The record `one`, drawn again as the round after another one."""
    files = vector("one")
    base = dict(files)
    promise = {**json.loads(files["commitment.json"]), "previous": digest}
    files["commitment.json"] = (json.dumps(promise, ensure_ascii=False) + "\n").encode()
    take_seed_again(files)
    draw_again(files, base)
    return sealed(files)


def test_the_chain_holds_when_the_record_named_is_given() -> None:
    before = vector("spare")
    record = Record(with_previous(hashlib.sha256(before[SUMS]).hexdigest()))
    alone = verify(record)
    assert alone.passed
    assert alone.step("V8").outcome is StepOutcome.NOT_RUN
    assert hashlib.sha256(before[SUMS]).hexdigest() in str(alone.step("V8").expected)
    assert verify(record, Record(before)).step("V8").outcome is StepOutcome.PASSED
    named = f"SHA256SUMS with SHA-256 {hashlib.sha256(before[SUMS]).hexdigest()}"
    other, nothing = vector("plain"), hashlib.sha256(b"").hexdigest()
    found = f"SHA256SUMS with SHA-256 {hashlib.sha256(other[SUMS]).hexdigest()}"
    drawn = hashlib.sha256(before["draw.csv"]).hexdigest()
    missing = ("the file SHA256SUMS", "SHA256SUMS is missing")
    for files, said in (
        (other, (named, found)),
        (
            {**before, "draw.csv": b""},
            (f"draw.csv with SHA-256 {drawn}", f"draw.csv with SHA-256 {nothing}"),
        ),
        ({name: data for name, data in before.items() if name != SUMS}, missing),
        ({}, missing),
    ):
        wrong = verify(record, Record(files))
        assert wrong.failures == ("V8",)
        assert not wrong.passed
        step = wrong.step("V8")
        assert (str(step.expected), str(step.found)) == said


def test_a_first_round_says_so() -> None:
    assert str(verify(Record(vector("one"))).step("V8").found) == "this is a first round"


def test_five_claims_are_made_apart() -> None:
    claims = verify(Record(vector("fewer-than-spaces"))).claims
    assert claims.arithmetic.word is ClaimWord.HOLDS
    assert claims.binding.word is ClaimWord.HOLDS
    assert claims.time.word is ClaimWord.NOT_SHOWN
    assert claims.seed.word is ClaimWord.COMPARE
    dice = json.loads(vector("fewer-than-spaces")["seed.json"])["sources"][0]["values"]
    assert str(claims.seed.text) == (
        f"Compare with what was published: dice (dice): {dice}; ssq (ssq): 1.4.12.18.32.33.+8."
    )
    assert str(claims.arithmetic.text) == "The result follows from the list and the seed"
    assert str(claims.binding.text) == "List and seed belong to the commitment"
    assert claims.eligibility.word is ClaimWord.NOT_SHOWN


def test_a_seed_of_which_one_part_was_watched_says_which() -> None:
    files = vector("fewer-than-spaces")
    for name in ("commitment.json", "seed.json"):
        files[name] = files[name].replace(b'"kind": "dice"', b'"kind": "text"')
    said = json.loads(files["seed.json"])
    said["sources"][0]["values"] = "word"
    said["string"] = "dice=word/ssq=1.4.12.18.32.33.+8./"
    files["seed.json"] = json.dumps(said).encode() + b"\n"
    claim = verify(Record(sealed(files))).claims.seed
    assert claim.word is ClaimWord.FAILS, "24 bits can be tried, and a text is not counted"
    for name in ("commitment.json", "seed.json"):
        files[name] = files[name].replace(b'"kind": "text"', b'"kind": "system"')
    files["seed.json"] = files["seed.json"].replace(b"word", b"0f" * 32)
    claim = verify(Record(sealed(files))).claims.seed
    assert claim.word is ClaimWord.COMPARE
    assert str(claim.text) == (
        "Compare with what was published: ssq (ssq): 1.4.12.18.32.33.+8.. "
        "Nobody outside watched it being made: dice"
    )


def test_a_seed_of_which_no_part_was_watched_names_them_all() -> None:
    files = vector("fewer-than-spaces")
    promise, said = (json.loads(files[name]) for name in ("commitment.json", "seed.json"))
    for source in promise["seed_sources"]:
        source["kind"] = "text"
        source.pop("of", None)
    for source in said["sources"]:
        source.update(kind="text", values="word")
    said["string"] = "dice=word/ssq=word/"
    for name, members in (("commitment.json", promise), ("seed.json", said)):
        files[name] = json.dumps(members).encode() + b"\n"
    claim = verify(Record(sealed(files))).claims.seed
    assert claim.word is ClaimWord.NOT_SHOWN
    assert str(claim.text) == "Nobody outside watched it being made: dice, ssq"


def test_the_first_line_that_differs_is_shown_as_it_is_due_and_as_it_is() -> None:
    files = vector("spare")
    drawn = files["draw.csv"].decode().splitlines()
    first, third = drawn[1], drawn[3].replace("SP26-000010", "SP26-000099")
    files["draw.csv"] = "".join(f"{line}\n" for line in [*drawn[:3], third, *drawn[4:]]).encode()
    step = verify(Record(sealed(files))).step("V5")
    assert str(step.expected) == f"draw.csv, line 4: {drawn[3]}"
    assert str(step.found) == f"draw.csv, line 4: {third}"
    files["draw.csv"] = f"{drawn[0]}\n{first}\n".encode()
    step = verify(Record(sealed(files))).step("V5")
    assert str(step.expected) == f"draw.csv, line 3: {drawn[2]}"
    assert str(step.found) == "draw.csv ends before line 3"


def test_arithmetic_and_binding_fail_apart() -> None:
    files = vector("spare")
    swapped = files["allocation.csv"].replace(b"W1", b"W3")
    claims = verify(Record(sealed({**files, "allocation.csv": swapped}))).claims
    assert (claims.arithmetic.word, claims.binding.word) == (ClaimWord.FAILS, ClaimWord.HOLDS)
    assert "does not follow" in str(claims.arithmetic.text)
    assert "belong to the commitment" in str(claims.binding.text)
    claims = verify(Record({**files, "notice.html": b""})).claims
    assert (claims.arithmetic.word, claims.binding.word) == (ClaimWord.HOLDS, ClaimWord.FAILS)
    del files["seed.json"]
    assert verify(Record(files)).claims.arithmetic.word is ClaimWord.NOT_SHOWN


def with_seed(**changes: object) -> Record:
    files = vector("one")
    members = {**json.loads(files["seed.json"]), **changes}
    return Record(sealed({**files, "seed.json": json.dumps(members).encode() + b"\n"}))


def test_a_seed_dated_before_the_freeze_fails_the_claim_of_time() -> None:
    record = with_seed(taken_at="2026-03-02T08:59:59+08:00")
    assert verify(record).claims.time.word is ClaimWord.FAILS
    at_once = with_seed(taken_at="2026-03-02T09:00:00+08:00")
    assert verify(at_once).claims.time.word is ClaimWord.NOT_SHOWN


def test_a_seed_that_can_be_guessed_fails_the_claim_of_the_seed() -> None:
    source = {"id": "d10", "kind": "d10", "values": "1." * 19, "note": ""}
    record = with_seed(sources=[source], string=f"d10={'1.' * 19}/")
    assert verify(record).claims.seed.word is ClaimWord.FAILS


@pytest.mark.parametrize(("kind", "values"), [("system", "0" * 64), ("text", "x")])
def test_a_seed_that_nobody_watched_says_so(kind: str, values: str) -> None:
    files = vector("one")
    files["commitment.json"] = files["commitment.json"].replace(
        b'"kind": "d10"', f'"kind": "{kind}"'.encode()
    )
    members = json.loads(files["seed.json"])
    members["sources"][0].update(kind=kind, values=values)
    members["string"] = f"d10={values}/"
    files["seed.json"] = json.dumps(members).encode() + b"\n"
    claim = verify(Record(sealed(files))).claims.seed
    assert claim.word is ClaimWord.NOT_SHOWN
    assert str(claim.text) == "Nobody outside watched it being made: d10"
