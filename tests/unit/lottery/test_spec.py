"""Every value in SPEC.md is worked out again here, and none of it by the package."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import parking_share.lottery
from parking_share.evidence.verify import verify
from parking_share.files.record import read_record
from parking_share.lottery.seed_values import canonical

ROOT = Path(__file__).parents[3]
SPEC = (Path(parking_share.lottery.__file__).parent / "SPEC.md").read_text("utf-8")
FILES = {
    name: text.encode()
    for name, text in re.findall(
        r"^`([\w.-]+)`\n\n```\w*\n(.*?)^```$", SPEC, re.DOTALL | re.MULTILINE
    )
}
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", SPEC, re.DOTALL | re.MULTILINE)
DIGESTS = set(re.findall(r"\b[0-9a-f]{64}\b", SPEC))
NONCES = [f"{n}{n}" * 16 for n in (1, 2, 3, 4)]


def sha256(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_example_is_a_complete_record() -> None:
    assert len(FILES) == 8
    assert "SHA256SUMS" in FILES


def test_the_example_holds_by_hand_and_by_the_package(record: Path) -> None:
    program = ROOT / "examples" / "verify_by_hand.py"
    subprocess.run([sys.executable, "-X", "utf8", program, record], check=True, capture_output=True)
    assert verify(read_record(record)).passed


def test_every_digest_in_the_text_is_worked_out_again() -> None:
    commitment = sha256(FILES["commitment.json"])
    string = re.search(rb'"string": "([^"]*)"', FILES["seed.json"])
    assert string is not None
    key = sha256(
        f"parking-share-draw/1\ndraw:yingui\nround:2026\ncommitment:{commitment}\n"
        f"seed:{string[1].decode()}\n"
    )
    people = [
        ("33021119900101001X", "浙B12345"),
        ("330211198502280022", "浙B23456"),
        ("330211197812120033", "浙BD34567"),
        ("330211196607070044", "浙B45678"),
    ]
    bindings = {
        sha256(f"parking-share-binding/1\nYG26-000{n}\n{nonce}\n{id_number}\n{plate}\n")
        for n, (nonce, (id_number, plate)) in enumerate(zip(NONCES, people, strict=True), start=1)
    }
    numbers = {sha256(f"{key}:YG26-000{n}#1") for n in (1, 2, 3, 4)} | {
        sha256(f"{key}:YG26-0004#2")
    }
    files = {sha256(data) for name, data in FILES.items() if name != "SHA256SUMS"}
    assert {commitment, key} | bindings | numbers | files == DIGESTS
    short = commitment[:20]
    assert " ".join(short[n : n + 4] for n in range(0, 20, 4)) in SPEC


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_every_shell_line_gives_the_value_below_it() -> None:
    lines = [(text, below) for (kind, text), (_, below) in pairwise(BLOCKS) if kind == "sh"]
    assert len(lines) == 4, "the last is for a whole list; it stands above SQL"
    for text, below in lines[:3]:
        done = subprocess.run(["sh", "-c", text], check=True, capture_output=True)
        assert done.stdout.decode().split()[0] == below.strip()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_sha256sum_reads_the_list_of_digests(record: Path) -> None:
    subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=record, check=True)


def test_the_balls_of_the_text_are_written_so() -> None:
    assert "of 12, 4, 33, 1, 18, 32 and then 8 is `1.4.12.18.32.33.+8.`" in SPEC
    assert canonical("balls", "12,4,33,1,18,32+8", "6 of 33 + 1 of 16") == "1.4.12.18.32.33.+8."


@pytest.mark.parametrize("path", re.findall(r"`(tests/[\w-]+)`", SPEC))
def test_the_vectors_are_where_the_text_says(path: str) -> None:
    assert (ROOT / path).is_dir()
