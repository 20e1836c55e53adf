from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from parking_share.errors import InputError
from parking_share.evidence.record import Record, parse_sha256sums, sha256sums

VECTORS = Path(__file__).parents[2] / "vectors"
DIGEST = "0" * 64


@pytest.mark.parametrize("folder", sorted(p.name for p in VECTORS.iterdir() if p.is_dir()))
def test_sums_are_those_of_the_vectors(folder: str) -> None:
    files = {path.name: path.read_bytes() for path in (VECTORS / folder).iterdir()}
    assert sha256sums(files) == files["SHA256SUMS"]
    assert list(parse_sha256sums(files["SHA256SUMS"])) == list(Record(files).named)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_sha256sum_reads_them(tmp_path: Path) -> None:
    files = {"照片.jpg": b"x", "a b.txt": b"", "b.csv": b"\n"}
    for name, data in {**files, "SHA256SUMS": sha256sums(files)}.items():
        (tmp_path / name).write_bytes(data)
    subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True)


BROKEN = {
    "no name": f"{DIGEST}  \n",
    "one space": f"{DIGEST} a\n",
    "three spaces and no more": f"{DIGEST}\ta\n",
    "a star": f"{DIGEST} *a\n",
    "a short digest": f"{DIGEST[1:]}  a\n",
    "capitals": f"{'A' * 64}  a\n",
    "another folder": f"{DIGEST}  a/b\n",
    "another folder of Windows": f"{DIGEST}  a\\b\n",
    "the folder above": f"{DIGEST}  ..\n",
    "itself": f"{DIGEST}  SHA256SUMS\n",
    "a name twice": f"{DIGEST}  a\n{DIGEST}  a\n",
    "out of order": f"{DIGEST}  b\n{DIGEST}  a\n",
    "a blank line": f"{DIGEST}  a\n\n",
    "a comment": f"# sums\n{DIGEST}  a\n",
    "no final LF": f"{DIGEST}  a",
    "an escaped name": f"\\{DIGEST}  a\\nb\n",
    "nothing": "",
}


@pytest.mark.parametrize("case", BROKEN)
def test_other_lists_of_digests_are_refused(case: str) -> None:
    with pytest.raises(InputError, match="SHA256SUMS"):
        parse_sha256sums(BROKEN[case].encode())


def test_a_digest_is_of_a_file_that_is_there() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Record({"a": b""}).digest_of("a") == empty
    assert Record({"a": b""}).digest_of("b") is None


def test_any_name_may_stand_first() -> None:
    files = {"1.txt": b"", "A.txt": b"", "a.txt": b""}
    assert list(parse_sha256sums(sha256sums(files))) == ["1.txt", "A.txt", "a.txt"]
