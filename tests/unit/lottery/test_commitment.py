from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parking_share.errors import InputError
from parking_share.lottery.commitment import (
    Lot,
    SeedSource,
    commitment_bytes,
    commitment_faults,
    digest,
    parse_commitment,
    short_digest,
)

VECTORS = Path(__file__).parents[2] / "vectors"
ONE = (VECTORS / "one" / "commitment.json").read_bytes()
SOUND = parse_commitment(ONE)
BALLS = SeedSource("ssq", "balls", "双色球", "2026-03-05", "next", "6 of 33 + 1 of 16")


@pytest.mark.parametrize("folder", sorted(p.name for p in VECTORS.iterdir() if p.is_dir()))
def test_vectors_are_written_as_they_are_read(folder: str) -> None:
    data = (VECTORS / folder / "commitment.json").read_bytes()
    assert commitment_bytes(parse_commitment(data)) == data


def test_any_layout_of_the_file_is_read() -> None:
    assert parse_commitment(json.dumps(json.loads(ONE)).encode() + b"\n") == SOUND


def test_the_digest_is_over_the_bytes() -> None:
    assert digest(ONE) == hashlib.sha256(ONE).hexdigest()


def test_the_short_form_is_five_groups_of_four() -> None:
    full = "241f62cfa3f6624406eb43dd83d0c1e9a4e3f666c2a2bdbdffdccde585ca4be8"
    assert short_digest(full) == "241f 62cf a3f6 6244 06eb"


BROKEN_RULES = {
    "programme in capitals": {"programme": "YG"},
    "programme empty": {"programme": ""},
    "programme too long": {"programme": "a" * 65},
    "round with a line end": {"round": "2026\n"},
    "more eligible than received": {"eligible": 2},
    "digest cut": {"tickets_sha256": "0"},
    "previous in capitals": {"previous": "A" * 64},
    "closing without offset": {"closes": "2026-03-01T17:00:00"},
    "frozen on no day": {"frozen_at": "2026-02-30T17:00:00+08:00"},
    "no lot": {"lots": ()},
    "a lot twice": {"lots": (Lot("a", ("1",)), Lot("a", ("2",)))},
    "a space twice": {"lots": (Lot("a", ("1", "1")),)},
    "a lot that cannot be listed": {"lots": (Lot("a;b", ("1",)),)},
    "a nameless space": {"lots": (Lot("a", ("",)),)},
    "no source": {"seed_sources": ()},
    "a source twice": {"seed_sources": (BALLS, BALLS)},
    "a source id with a slash": {"seed_sources": (replace(BALLS, id="a/b"),)},
    "an unknown kind": {"seed_sources": (replace(BALLS, kind="coin", of=None),)},
    "balls without urn": {"seed_sources": (replace(BALLS, of=None),)},
    "an urn for dice": {"seed_sources": (replace(BALLS, kind="dice"),)},
    "more drawn than there are": {"seed_sources": (replace(BALLS, of="34 of 33"),)},
    "an urn in other words": {"seed_sources": (replace(BALLS, of="6 from 33"),)},
    "three urns": {"seed_sources": (replace(BALLS, of="1 of 2 + 1 of 2 + 1 of 2"),)},
}


@pytest.mark.parametrize("case", BROKEN_RULES)
def test_each_broken_rule_is_one_fault(case: str) -> None:
    broken = replace(SOUND, **BROKEN_RULES[case])  # type: ignore[arg-type]
    assert len(list(commitment_faults(broken))) == 1
    with pytest.raises(InputError):
        commitment_bytes(broken)


def test_two_sites_may_number_their_spaces_alike() -> None:
    lots = (Lot("east", ("1", "2")), Lot("west", ("1", "2")))
    assert not list(commitment_faults(replace(SOUND, lots=lots)))


def put(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda members: members.__setitem__(key, value)


WRONG_TYPES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another spec": put("spec", "parking-share-draw/2"),
    "spec in a list": put("spec", ["parking-share-draw/1"]),
    "spec missing": lambda members: members.pop("spec"),
    "a key missing": lambda members: members.pop("places"),
    "a key unknown": put("note", ""),
    "a number for a text": put("organiser", 1),
    "a text for a number": put("received", "1"),
    "true for a number": put("received", True),  # noqa: FBT003
    "a negative number": put("received", -1),
    "a text for a list": put("places", "notice board"),
    "a number in a list": put("reasons", [1]),
    "a list of lots' names": put("lots", ["general"]),
    "a lot with more keys": put("lots", [{"lot": "a", "spaces": [], "size": "1"}]),
    "a source with less keys": put("seed_sources", [{"id": "a", "kind": "dice"}]),
    "null for a text": put("round", None),
    "a number for null": put("previous", 0),
}


@pytest.mark.parametrize("case", WRONG_TYPES)
def test_a_wrong_type_is_refused(case: str) -> None:
    members = json.loads(ONE)
    WRONG_TYPES[case](members)
    with pytest.raises(InputError, match=r"commitment\.json"):
        parse_commitment(json.dumps(members).encode() + b"\n")
