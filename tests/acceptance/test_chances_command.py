"""`chances` on workbooks, rounds and records, as clerks and residents ask for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from desk import FROZEN_AT, ROOT, Run, applicant, small_round, tree, write_book

from parking_share.lottery import amendments

VECTORS = ROOT / "tests" / "vectors"


def frozen(run: Run, folder: Path) -> Path:
    words = ("freeze", "applicants.xlsx", "--source", "text", "--at", FROZEN_AT)
    said = run(*words, cwd=folder)
    assert said.code == 0, said.stderr
    return folder / "rounds" / "2026"


def test_before_and_after_the_freeze_the_chances_are_the_same(run: Run, example: Path) -> None:
    before = run("chances", "applicants.xlsx", "--json", cwd=example)
    assert (before.code, before.stderr) == (0, "")
    answer: dict[str, Any] = before.json
    assert (answer["spaces"], answer["eligible"]) == (20, 244)
    (group,) = answer["groups"]
    assert group["fraction"] == "5/61"
    assert group["chance"] == pytest.approx(20 / 244)
    assert len(group["tickets"]) == 244
    round_folder = frozen(run, example)
    files = tree(example)
    for target in (round_folder, round_folder / "public"):
        assert run("chances", target, "--json", cwd=example).json == answer
    assert tree(example) == files, "it changes nothing"


def test_what_is_in_review_is_told_apart(run: Run, example: Path) -> None:
    (example / "decisions.xlsx").unlink()
    said = run("chances", "applicants.xlsx", cwd=example)
    assert said.code == 0
    assert "36 applications are still in review" in said.stdout
    answer = run("chances", "applicants.xlsx", "--json", cwd=example).json
    assert answer["in_review"] == 36
    assert answer["average_if_admitted"] == pytest.approx(20 / (answer["eligible"] + 36))
    assert not (example / "review.xlsx").exists()


def test_one_ticket_and_one_that_is_not_on_the_list(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "small", applicants=40)
    said = run("chances", "applicants.xlsx", "--ticket", "T-0007", cwd=folder)
    assert "Ticket T-0007: 50.00%" in said.stdout
    assert "Exact: every way to hand out the spaces was counted." in said.stdout
    assert run("chances", "applicants.xlsx", "--ticket", "T-9999", cwd=folder).code == 3


def test_a_ticket_that_is_not_eligible_has_no_chance(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "small")
    write_book(folder / "applicants.xlsx", [applicant(1), applicant(2, 证件号码="")][:1])
    rows = [applicant(1), applicant(2, 产权人="别人")]
    write_book(folder / "applicants.xlsx", rows)
    said = run("chances", "applicants.xlsx", "--ticket", "T-0002", cwd=folder)
    assert "Ticket T-0002 is not eligible: it gets no space." in said.stdout


def test_enough_spaces_need_no_lottery(run: Run, tmp_path: Path) -> None:
    said = run("chances", "applicants.xlsx", cwd=small_round(tmp_path / "small"))
    assert "Every eligible ticket gets a space; no lottery is needed." in said.stdout


def test_nobody_eligible_and_no_round_are_refused(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "small")
    write_book(folder / "applicants.xlsx", [applicant(1, 产权人="别人")])
    assert run("chances", "applicants.xlsx", cwd=folder).code == 3
    assert run("chances", ".", cwd=folder).code == 3
    assert run("chances", "nowhere", cwd=folder).code == 3


def test_who_withdrew_before_the_draw_leaves_the_others_more(run: Run, tmp_path: Path) -> None:
    public = frozen(run, small_round(tmp_path / "small", applicants=41)) / "public"
    row = amendments.Amendment(1, "2026-03-05T12:00:00+08:00", "T-0001", "strike", "本人撤回")
    (public / "amendments.csv").write_bytes(amendments.amendments_csv([row]))
    answer = run("chances", public, "--json", cwd=tmp_path).json
    assert answer["eligible"] == 40
    assert answer["average"] == pytest.approx(0.5)


def test_tiers_and_weights_are_exact(run: Run) -> None:
    tiers = run("chances", VECTORS / "tiers", "--json", cwd=ROOT).json
    assert [(one["tier"], one["fraction"]) for one in tiers["groups"]] == [
        (1, "5/13"),
        (2, "0/1"),
        (3, "0/1"),
    ]
    weights = run("chances", VECTORS / "weights", "--json", cwd=ROOT).json
    assert weights["exact"] is True
    awards = sum(one["chance"] * len(one["tickets"]) for one in weights["groups"])
    assert awards == pytest.approx(20)
    by_weight = [one["chance"] for one in weights["groups"]]
    assert by_weight == sorted(by_weight, reverse=True)


def test_many_lot_lists_are_simulated_with_their_error(run: Run) -> None:
    words = ("chances", VECTORS / "lots", "--runs", "60")
    answer = run(*words, "--json", cwd=ROOT).json
    assert (answer["exact"], answer["runs"], answer["seed"]) == (
        False,
        60,
        "parking-share-chances/1",
    )
    assert all(one["standard_error"] > 0 for one in answer["groups"])
    assert run(*words, "--json", cwd=ROOT).json == answer
    assert {one["lot"] for one in answer["reserves"]} == {"accessible", "charger", "general"}
    for one in answer["reserves"]:
        assert set(one["orders"]) == {"as-listed", "first", "last"}


def test_the_screen_says_what_the_order_of_lots_does(run: Run) -> None:
    said = run("chances", VECTORS / "lots", "--runs", "20", cwd=ROOT)
    assert "Lot charger: 3 spaces that 153 tickets may have and 68 may not" in said.stdout
    assert "a reserve is a guarantee" in said.stdout
    assert "Simulated: 20 draws" in said.stdout
    assert max(map(len, said.stdout.split("Simulated")[0].splitlines())) <= 80


def test_the_picture_is_drawn_and_only_into_an_svg(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "small")
    said = run("chances", "applicants.xlsx", "--svg", "chances.svg", cwd=folder, lang="zh_CN")
    assert said.code == 0
    svg = ET.fromstring((folder / "chances.svg").read_bytes())  # noqa: S314
    assert svg.get("lang") == "zh-CN"
    before = tree(folder)
    assert run("chances", "applicants.xlsx", "--svg", "applicants.xlsx", cwd=folder).code == 2
    assert tree(folder) == before


def test_a_zip_of_a_record_is_as_good(run: Run, tmp_path: Path) -> None:
    zipped = shutil.make_archive(str(tmp_path / "record"), "zip", VECTORS / "plain")
    by_zip = run("chances", zipped, "--json", cwd=tmp_path)
    assert by_zip.json == run("chances", VECTORS / "plain", "--json", cwd=tmp_path).json
    assert json.loads(by_zip.stdout)["exact"] is True
