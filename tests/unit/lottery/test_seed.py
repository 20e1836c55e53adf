from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from parking_share.errors import InputError, SeedError
from parking_share.lottery.commitment import SeedSource, digest, parse_commitment
from parking_share.lottery.seed import (
    Seed,
    SourceValue,
    differences,
    enter_seed,
    parse_seed,
    seed_bytes,
    seed_faults,
    seed_string,
)

VECTORS = Path(__file__).parents[2] / "vectors"
TWO = VECTORS / "fewer-than-spaces"
PROMISED = (TWO / "commitment.json").read_bytes()
COMMITMENT, DIGEST = parse_commitment(PROMISED), digest(PROMISED)
DATA = (TWO / "seed.json").read_bytes()
SOUND = parse_seed(DATA)
NOON = "2026-03-05T12:00:00+08:00"


@pytest.mark.parametrize("folder", sorted(p.name for p in VECTORS.iterdir() if p.is_dir()))
def test_vectors_are_written_as_they_are_read(folder: str) -> None:
    data = (VECTORS / folder / "seed.json").read_bytes()
    assert seed_bytes(parse_seed(data)) == data


def test_the_string_names_each_source_and_what_it_said() -> None:
    said = [SourceValue("dice", "dice", "3.1."), SourceValue("ssq", "balls", "1.+2.")]
    assert seed_string(said) == "dice=3.1./ssq=1.+2./"


def test_what_people_typed_makes_the_seed_of_the_vector() -> None:
    typed = {
        "ssq": "33,32,18,12,04,01+08",
        "dice": SOUND.sources[0].values.replace(".", " "),
    }
    entered = enter_seed(COMMITMENT, DIGEST, typed, SOUND.taken_at, SOUND.entered_by)
    assert seed_bytes(entered) == DATA


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"dice": "1"},
        {"dice": "1", "ssq": ""},
        {"dice": "1", "ssq": "1,2,3,4,5,6+7", "word": "x"},
        {"dice": "7", "ssq": "1,2,3,4,5,6+7"},
        {"dice": "1", "ssq": "1,2,3,4,5,6"},
    ],
)
def test_every_committed_source_speaks_and_no_other(typed: dict[str, str]) -> None:
    with pytest.raises(SeedError):
        enter_seed(COMMITMENT, DIGEST, typed, NOON, ())


def test_a_seed_has_its_time() -> None:
    with pytest.raises(SeedError):
        enter_seed(COMMITMENT, DIGEST, {"dice": "1", "ssq": "1,2,3,4,5,6+7"}, "noon", ())


def test_a_seed_of_nought_is_taken_and_an_empty_one_is_not() -> None:
    word = replace(COMMITMENT, seed_sources=(SeedSource("word", "text", "", "", ""),))
    assert enter_seed(word, DIGEST, {"word": "0"}, NOON, ()).string == "word=0/"
    with pytest.raises(SeedError):
        enter_seed(word, DIGEST, {"word": ""}, NOON, ())


WORDS = tuple(SourceValue(f"word-{n}", "text", "x" * 1000) for n in range(5))
BROKEN_RULES: dict[str, Seed] = {
    "a commitment cut": replace(SOUND, commitment="0"),
    "no source": replace(SOUND, sources=()),
    "a string too long": replace(SOUND, sources=WORDS),
    "a source id in capitals": replace(SOUND, sources=(SourceValue("A", "text", "x"),)),
    "an unknown kind": replace(SOUND, sources=(SourceValue("a", "coin", "1."),)),
    "a value of another kind": replace(SOUND, sources=(SourceValue("a", "dice", "7."),)),
    "no time": replace(SOUND, taken_at=""),
}


@pytest.mark.parametrize("case", BROKEN_RULES)
def test_each_broken_rule_is_one_fault(case: str) -> None:
    assert len(list(seed_faults(BROKEN_RULES[case]))) == 1
    with pytest.raises(SeedError):
        seed_bytes(BROKEN_RULES[case])


@pytest.mark.parametrize(("longest", "faults"), [(1021, 0), (1022, 1)])
def test_4096_characters_are_a_seed_and_one_more_is_none(longest: int, faults: int) -> None:
    lengths = zip("abcd", (1021, 1021, 1021, longest), strict=True)
    said = tuple(SourceValue(name, "text", "x" * length) for name, length in lengths)
    assert len(seed_string(said)) == 4096 + faults
    assert len(list(seed_faults(replace(SOUND, sources=said)))) == faults


def test_the_sound_seed_is_the_committed_one() -> None:
    assert not list(differences(SOUND, COMMITMENT, DIGEST))


def test_a_seed_that_is_not_the_committed_one_differs() -> None:
    first, second = SOUND.sources
    for other in (
        replace(SOUND, commitment="0" * 64),
        replace(SOUND, sources=(second, first)),
        replace(SOUND, sources=(first,)),
        replace(SOUND, sources=(first, second, replace(second, id="again"))),
        replace(SOUND, sources=(replace(first, kind="d10"), second)),
        replace(SOUND, sources=(first, replace(second, values="1.2.3.4.5.34.+8."))),
        replace(SOUND, sources=(first, replace(second, values="1.2.3.4.5.6."))),
    ):
        assert list(differences(other, COMMITMENT, DIGEST))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("spec", "parking-share-draw/2"),
        ("string", "dice=1./"),
        ("string", ""),
        ("sources", []),
        ("sources", [{"id": "a", "kind": "text", "values": "x"}]),
        ("sources", ["dice"]),
        ("entered_by", "clerk 1"),
        ("taken_at", None),
        ("commitment", 0),
        ("note", ""),
    ],
)
def test_another_file_is_refused(key: str, value: object) -> None:
    members = {**json.loads(DATA), key: value}
    with pytest.raises(InputError, match=r"seed\.json"):
        parse_seed(json.dumps(members).encode() + b"\n")
