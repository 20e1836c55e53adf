"""`draw` and `freeze` on the whole example, as other programs and clerks call them."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from desk import DICE_52, DRAWN_AT, FROZEN_AT, SEED, Run, tree

KEYS = {
    *("programme", "round", "record", "received", "eligible", "review", "rejected"),
    *("awards", "alternates", "commitment", "key", "seed"),
}
"""What issue 2 promises to other programs."""
PUBLIC_FILES = {
    *("programme.toml", "tickets.csv", "commitment.json", "seed.json", "draw.csv"),
    *("allocation.csv", "notice.html", "SHA256SUMS"),
}
SEEDED = ("--seed", SEED, "--at", DRAWN_AT)
AT = ("--at", DRAWN_AT)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def public(folder: Path, round_id: str = "2026") -> Path:
    return folder / "rounds" / round_id / "public"


def frozen(run: Run, folder: Path, kind: str) -> Path:
    said = run("freeze", "applicants.xlsx", "--source", kind, "--at", FROZEN_AT, cwd=folder)
    assert said.code == 0, said.stderr
    return folder / "rounds" / "2026"


def drawn_json(run: Run, folder: Path, *words: str) -> dict[str, Any]:
    said = run("draw", "applicants.xlsx", *words, "--json", cwd=folder)
    assert (said.code, said.stderr) == (0, "")
    answer = said.json
    assert isinstance(answer, dict)
    return answer


def test_the_example_is_drawn_to_its_end(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", *AT, cwd=example)
    assert (said.code, said.stderr) == (0, "")
    assert {path.name for path in public(example).iterdir()} >= PUBLIC_FILES
    results = [row["result"] for row in rows(public(example) / "allocation.csv")]
    assert results.count("award") == 20


def test_json_has_the_promised_keys_and_tells_the_truth(run: Run, example: Path) -> None:
    answer = drawn_json(run, example, *SEEDED)
    assert answer.keys() == KEYS | {"withdrawn"}
    record = example / answer["record"]
    tickets = [row["outcome"] for row in rows(record / "tickets.csv")]
    results = [row["result"] for row in rows(record / "allocation.csv")]
    counted = {
        "received": len(tickets),
        "eligible": tickets.count("eligible"),
        "rejected": tickets.count("rejected"),
        "withdrawn": tickets.count("withdrawn"),
        "review": 0,
        "awards": results.count("award"),
        "alternates": results.count("alternate"),
        "programme": "zhenhai-yingui",
        "round": "2026",
        "seed": f"text={SEED}/",
        "commitment": hashlib.sha256((record / "commitment.json").read_bytes()).hexdigest(),
    }
    assert {key: answer[key] for key in counted} == counted


def test_the_key_is_the_hash_that_anyone_can_make(run: Run, example: Path) -> None:
    answer = drawn_json(run, example, *SEEDED)
    lines = (
        "parking-share-draw/1",
        "draw:zhenhai-yingui",
        "round:2026",
        f"commitment:{answer['commitment']}",
        f"seed:text={SEED}/",
    )
    text = "".join(f"{line}\n" for line in lines)
    assert answer["key"] == hashlib.sha256(text.encode("ascii")).hexdigest()


def test_a_second_run_changes_nothing_says_so_and_exits_3(run: Run, drawn: Path) -> None:
    before = tree(drawn)
    for words in (("draw", "applicants.xlsx", *AT), ("draw", "rounds/2026", *AT)):
        said = run(*words, cwd=drawn)
        assert (said.code, said.stdout) == (3, "")
        assert "drawn already; nothing was changed" in said.stderr
    assert tree(drawn) == before


def test_a_finished_round_refuses_another_seed_and_another_freeze(run: Run, drawn: Path) -> None:
    before = tree(drawn)
    assert run("draw", "rounds/2026", "--seed", "another", *AT, cwd=drawn).code == 3
    assert run("freeze", "applicants.xlsx", "--at", FROZEN_AT, cwd=drawn).code == 3
    assert tree(drawn) == before


def test_the_round_is_drawn_from_its_folder_after_the_freeze(run: Run, example: Path) -> None:
    round_folder = frozen(run, example, "text")
    said = run("draw", round_folder, *SEEDED, "--json", cwd=example)
    assert said.code == 0
    assert said.json["seed"] == f"text={SEED}/"


def test_the_workbook_goes_on_with_the_round_that_was_frozen_from_it(
    run: Run, example: Path
) -> None:
    round_folder = frozen(run, example, "text")
    before = (round_folder / "public" / "commitment.json").read_bytes()
    assert drawn_json(run, example, *SEEDED)["round"] == "2026"
    assert (round_folder / "public" / "commitment.json").read_bytes() == before


@pytest.mark.parametrize(
    ("committed", "given"),
    [
        ("dice", ("--seed", SEED)),
        ("text", ("--dice", DICE_52)),
        ("system", ("--seed", SEED)),
        ("system", ("--dice", DICE_52)),
    ],
)
def test_a_seed_of_another_kind_than_the_committed_one_is_refused(
    run: Run, example: Path, committed: str, given: tuple[str, str]
) -> None:
    round_folder = frozen(run, example, committed)
    before = tree(example)
    for target in (round_folder, "applicants.xlsx"):
        said = run("draw", target, *given, *AT, cwd=example)
        assert (said.code, said.stdout) == (3, "")
        assert "the commitment names other seed sources" in said.stderr
    assert tree(example) == before


def test_a_seed_older_than_its_commitment_is_refused(run: Run, example: Path) -> None:
    round_folder = frozen(run, example, "text")
    before = tree(example)
    said = run("draw", round_folder, "--seed", SEED, "--at", "2026-03-05T09:59:59", cwd=example)
    assert said.code == 3
    assert tree(example) == before


def test_dice_are_read_as_thrown(run: Run, example: Path) -> None:
    answer = drawn_json(run, example, "--dice", DICE_52, *AT)
    assert answer["seed"] == "dice=" + DICE_52.replace(",", ".") + "./"


def test_the_system_is_asked_when_no_seed_is_given(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", *AT, cwd=example)
    seed = json.loads((public(example) / "seed.json").read_text(encoding="utf-8"))
    assert seed["sources"][0]["kind"] == "system"
    assert len(seed["sources"][0]["values"]) == 64
    assert "Nobody outside could watch this seed being made." in said.stdout


def test_both_kinds_of_seed_at_once_are_a_usage_error(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", "--seed", "x", "--dice", DICE_52, cwd=example)
    assert said.code == 2
    assert not (example / "rounds").exists()


def test_dice_below_64_bits_are_refused_and_leave_no_seed(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", "--dice", "1,2,3,4,5,6" * 4, *AT, cwd=example)
    assert said.code == 3
    assert "fewer than 64" in said.stderr
    assert not (public(example) / "seed.json").exists()


def test_after_weak_dice_the_next_draw_takes_strong_ones(run: Run, example: Path) -> None:
    run("draw", "applicants.xlsx", "--dice", "1,2,3", *AT, cwd=example)
    assert drawn_json(run, example, "--dice", DICE_52, *AT)["awards"] == 20


def test_dice_below_128_bits_are_taken_with_a_warning(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", "--dice", ",".join("1234561234" * 3), *AT, cwd=example)
    assert said.code == 0
    assert "The seed has 77 bits; 128 and more are better" in said.stdout


def test_strong_dice_are_not_warned_about(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", "--dice", DICE_52, *AT, cwd=example)
    assert said.code == 0
    assert "bits" not in said.stdout
    assert "Nobody outside could watch" not in said.stdout


def test_equal_inputs_seed_time_and_nonces_give_equal_files(
    run: Run, example: Path, tmp_path: Path
) -> None:
    frozen(run, example, "text")
    other = Path(shutil.copytree(example, tmp_path / "other"))
    for folder in (example, other):
        drawn_json(run, folder, *SEEDED)
    assert tree(public(example)) == tree(public(other))


def test_nonces_are_drawn_anew_at_every_freeze(run: Run, example: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(example, tmp_path / "other"))
    once, again = frozen(run, example, "text"), frozen(run, other, "text")
    first, second = (
        {row["nonce"] for row in rows(folder / "sealed" / "applications.csv")}
        for folder in (once, again)
    )
    assert len(first) == len(second) == 302
    assert not first & second


def test_a_second_round_names_the_record_of_the_first(run: Run, drawn: Path) -> None:
    later = ("--round", "2027", "--seed", "later", "--at", "2027-03-05T10:00:00")
    answer = drawn_json(run, drawn, *later)
    assert answer["round"] == "2027"
    committed = json.loads((public(drawn, "2027") / "commitment.json").read_text("utf-8"))
    sums = (public(drawn) / "SHA256SUMS").read_bytes()
    assert committed["previous"] == hashlib.sha256(sums).hexdigest()
    chained = ("verify", "rounds/2027/public", "--previous", "rounds/2026/public", "--json")
    steps = {step["step"]: step["outcome"] for step in run(*chained, cwd=drawn).json["steps"]}
    assert steps["V8"] == "passed"


def test_a_first_round_names_none(record: Path) -> None:
    assert json.loads((record / "commitment.json").read_text("utf-8"))["previous"] is None


def test_the_list_is_not_closed_while_applications_are_taken(run: Run, example: Path) -> None:
    said = run("draw", "applicants.xlsx", "--at", "2026-02-27T16:59:59", cwd=example)
    assert said.code == 3
    assert "Applications are taken until 2026-02-27 17:00" in said.stderr
    assert not (example / "rounds" / "2026").exists()


def test_a_workbook_changed_since_the_freeze_is_refused(run: Run, example: Path) -> None:
    frozen(run, example, "text")
    path = example / "applicants.xlsx"
    path.write_bytes(path.read_bytes() + b"\0")
    said = run("draw", "applicants.xlsx", *SEEDED, cwd=example)
    assert said.code == 3
    assert "the workbook has changed since round 2026 was frozen" in said.stderr


def test_chinese_by_locale_and_by_option(run: Run, drawn: Path) -> None:
    by_option = run("verify", "rounds/2026/public", cwd=drawn, lang="zh_CN")
    locale = {"LANG": "zh_CN.UTF-8"}
    by_locale = run(*("verify", "rounds/2026/public"), cwd=drawn, lang=None, environment=locale)
    assert by_option == by_locale
    assert "通过" in by_option.stdout
    assert "passed" not in by_option.stdout


def test_a_gbk_console_shows_what_it_can(run: Run, drawn: Path) -> None:
    console = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}
    done = run("verify", "rounds/2026/public", "--json", cwd=drawn, environment=console)
    assert (done.code, done.stderr) == (0, "")
