"""Public records verify: the worked ones of the draw protocol, and the example's own."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from desk import ROOT, Run

from parking_share.evidence.verify import verify
from parking_share.files.record import read_record

VECTORS = sorted(path.parent for path in (ROOT / "tests" / "vectors").glob("*/SHA256SUMS"))
STEPS = ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8"]
SHA256SUM = shutil.which("sha256sum")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda path: path.name)
def test_every_worked_record_verifies(vector: Path) -> None:
    assert verify(read_record(vector)).passed


@pytest.mark.parametrize("name", ["amended-before-and-after", "lots", "weights"])
def test_the_command_verifies_worked_records(run: Run, name: str) -> None:
    vector = ROOT / "tests" / "vectors" / name
    said = run("verify", vector, "--json", cwd=vector)
    assert (said.code, said.json["passed"]) == (0, True)


def test_there_are_worked_records() -> None:
    folders = {path.name for path in (ROOT / "tests" / "vectors").iterdir() if path.is_dir()}
    assert {path.name for path in VECTORS} == folders
    assert len(folders) >= 17


def test_the_record_of_the_example_verifies(run: Run, record: Path) -> None:
    said = run("verify", record, "--json", cwd=record)
    assert (said.code, said.json["passed"]) == (0, True)
    assert [step["step"] for step in said.json["steps"]] == STEPS
    assert {step["outcome"] for step in said.json["steps"]} == {"passed"}


def test_json_has_the_promised_keys(run: Run, record: Path) -> None:
    answer = run("verify", record, "--json", cwd=record).json
    assert {"passed", "steps", "claims"} <= answer.keys()
    assert answer["claims"].keys() == {"arithmetic", "binding", "time", "seed", "eligibility"}
    for step in answer["steps"]:
        assert step.keys() == {"step", "outcome", "expected", "found"}


def test_a_seed_that_nobody_watched_is_not_claimed_to_be_watched(run: Run, record: Path) -> None:
    claims = run("verify", record, "--json", cwd=record).json["claims"]
    assert claims == {
        "arithmetic": "holds",
        "binding": "holds",
        "time": "not-shown",
        "seed": "not-shown",
        "eligibility": "not-shown",
    }


def test_a_zip_of_the_record_verifies_too(run: Run, record: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "record.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in record.iterdir():
            archive.write(path, f"public/{path.name}")
    assert run("verify", "record.zip", cwd=tmp_path).code == 0


def test_verify_needs_nothing_but_the_record(run: Run, record: Path, tmp_path: Path) -> None:
    shutil.copytree(record, tmp_path / "alone")
    assert run("verify", "alone", cwd=tmp_path).code == 0


@pytest.mark.skipif(SHA256SUM is None, reason="the program sha256sum is not on this machine")
def test_the_coreutils_agree_with_the_list_of_digests(record: Path) -> None:
    for folder in (record, *VECTORS):
        checked = subprocess.run(
            ["sha256sum", "--strict", "-c", "SHA256SUMS"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stdout


def test_no_record_exits_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("nothing to verify", encoding="utf-8")
    for target in ("missing", "note.txt"):
        said = run("verify", target, cwd=tmp_path)
        assert (said.code, said.stdout) == (3, "")
        assert "Traceback" not in said.stderr


def test_an_empty_folder_does_not_pass(run: Run, tmp_path: Path) -> None:
    assert run("verify", ".", cwd=tmp_path).code != 0
