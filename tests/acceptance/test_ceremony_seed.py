"""The seed as a clerk gives it: announced sources, evidence, and two people at a terminal."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from desk import DICE_52, Run, small_round
from seated import Terminal

SOURCES = """
[[draw.seed_sources]]
id = "ssq"
kind = "balls"
of = "6 of 33 + 1 of 16"
describe = "双色球"
due = "摇号会之后的一期"
fallback = "下一期"

[[draw.seed_sources]]
id = "dice"
kind = "dice"
describe = "居民掷骰子"
due = "摇号会上"
fallback = "改日重掷"
count = 52

[hours]
"""
BALLS = "33 02 17 5 9 21 + 07"
AT = ("--at", "2026-03-06T10:00:00")


@pytest.fixture
def announced(tmp_path: Path) -> Path:
    """A small programme that announces a state lottery and 52 dice throws."""
    folder = small_round(tmp_path / "desk")
    programme = folder / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    assert text.count("\n[hours]\n") == 1
    programme.write_text(text.replace("\n[hours]\n", SOURCES), encoding="utf-8")
    return folder


def seed_of(folder: Path) -> Any:
    path = folder / "rounds" / "2026" / "public" / "seed.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_several_sources_are_given_by_their_ids_with_evidence(run: Run, announced: Path) -> None:
    frozen = run("freeze", "applicants.xlsx", *AT, cwd=announced)
    assert frozen.code == 0, frozen.stderr
    assert "双色球" in frozen.stdout
    assert "（共 52 个）" in frozen.stdout
    photo = announced / "photo.jpg"
    photo.write_bytes(b"as the dice lay")
    said = run(
        *("draw", "rounds/2026", "--source", f"dice={DICE_52}", "--source", f"ssq={BALLS}"),
        *("--evidence", "dice=photo.jpg", "--by", "甲", "--by", "乙", *AT),
        cwd=announced,
    )
    assert said.code == 0, said.stderr
    seed = seed_of(announced)
    dotted = DICE_52.replace(",", ".") + "."
    assert seed["string"] == f"ssq=2.5.9.17.21.33.+7./dice={dotted}/"
    assert [source["note"] for source in seed["sources"]] == [
        "",
        f"SHA-256 {hashlib.sha256(b'as the dice lay').hexdigest()}",
    ]
    assert seed["entered_by"] == ["甲", "乙"]
    verified = run("verify", "rounds/2026/public", cwd=announced)
    assert verified.code == 0, verified.stdout


def test_a_missing_value_off_a_terminal_closes_no_list(run: Run, announced: Path) -> None:
    said = run("draw", "applicants.xlsx", "--source", f"ssq={BALLS}", *AT, cwd=announced)
    assert said.code == 3
    assert "there is no value for it" in said.stderr
    assert "--dice" in said.stderr
    assert not (announced / "rounds" / "2026").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--source", f"dice={DICE_52},1"), "53 values, and 52 are due"),
        (("--source", "coin=1"), "the commitment names other seed sources: ssq, dice"),
        (("--seed", "x"), "the commitment names other seed sources: ssq, dice"),
        (("--evidence", "dice=nowhere.jpg"), "cannot be read"),
    ],
)
def test_what_fits_no_source_is_refused_before_the_freeze(
    run: Run, announced: Path, words: tuple[str, str], says: str
) -> None:
    said = run("draw", "applicants.xlsx", *words, *AT, cwd=announced)
    assert said.code == 3
    assert says in said.stderr
    assert not (announced / "rounds" / "2026").exists()


def test_too_few_bits_are_refused_at_the_freeze(run: Run, announced: Path) -> None:
    said = run("freeze", "applicants.xlsx", "--source", "balls", *AT, cwd=announced)
    assert said.code == 3
    assert "The seed has 24 bits" in said.stderr
    assert not (announced / "rounds" / "2026").exists()


def test_seed_0_and_no_seed_are_different_things(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk")
    empty = run("draw", "applicants.xlsx", "--seed", "", *AT, cwd=folder)
    assert empty.code == 3
    assert "has no value" in empty.stderr
    assert not (folder / "rounds" / "2026").exists()
    said = run("draw", "applicants.xlsx", "--seed", "0", *AT, cwd=folder)
    assert said.code == 0, said.stderr
    assert seed_of(folder)["string"] == "text=0/"


def test_two_people_type_in_turn_and_must_agree(announced: Path) -> None:
    at_desk = Terminal(
        *("draw", "applicants.xlsx", "--source", f"ssq={BALLS}", "--by", "甲", *AT), cwd=announced
    )
    wrong = DICE_52[:-1] + ("1" if DICE_52[-1] != "1" else "2")
    at_desk.wait_for("甲, type dice:")
    at_desk.type("9,9")
    at_desk.wait_for("throws from 1 to 6")
    at_desk.type(DICE_52)
    at_desk.wait_for("Second person, type dice:")
    at_desk.type(wrong)
    at_desk.wait_for("The two entries differ, first at value 52")
    at_desk.type("")
    for person in ("甲", "Second person"):
        at_desk.wait_for(f"{person}, type dice:")
        at_desk.type(DICE_52)
    at_desk.wait_for("Both entries agree")
    assert at_desk.leave() == 0
    assert seed_of(announced)["sources"][1]["values"] == DICE_52.replace(",", ".") + "."
