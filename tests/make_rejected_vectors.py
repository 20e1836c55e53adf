"""Make tests/vectors-rejected: sound records, each with one defect, sealed again around it.

    python tests/make_rejected_vectors.py

`SHA256SUMS` is always made anew. Where a defect would also upset what follows from it, the rest is
worked out again by the few lines here, which share nothing with the package. So what has to fail
first is the step that the defect belongs to; the name of the folder begins with it.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

from rejected_defects import DEFECTS, C, D, Defect, S, T, U

HERE = Path(__file__).parent
Files = dict[str, bytes]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sums(files: Files) -> bytes:
    lines = (f"{sha256(files[name])}  {name}\n" for name in sorted(files) if name != U)
    return "".join(lines).encode()


def commit_again(files: Files) -> None:
    """Let the commitment promise the list as it stands now."""
    rows = files[T].split(b"\n")[1:-1]
    promise = json.loads(files[C])
    promise["tickets_sha256"] = sha256(files[T])
    promise["received"] = len(rows)
    promise["eligible"] = sum(row.split(b",")[1] == b"eligible" for row in rows)
    files[C] = (json.dumps(promise, ensure_ascii=False, indent=2) + "\n").encode()


def take_seed_again(files: Files) -> None:
    """Let the seed carry the commitment as it stands now."""
    files[S] = re.sub(
        rb'"commitment": "[0-9a-f]{64}"',
        f'"commitment": "{sha256(files[C])}"'.encode(),
        files[S],
    )


def draw_again(files: Files, base: Files) -> None:
    """Rank the list of a record with one lot, weight 1 and room for all, and place it again."""
    promise, seed = json.loads(base[C]), json.loads(base[S])
    said = re.search(rb'"string": "([!-~]*)"', files[S])
    lines = (
        "parking-share-draw/1",
        f"draw:{promise['programme']}",
        f"round:{promise['round']}",
        f"commitment:{sha256(files[C])}",
        f"seed:{said[1].decode() if said else seed['string']}",
    )
    key = sha256("".join(f"{line}\n" for line in lines).encode())
    rows = [row.split(b",")[:2] for row in files[T].split(b"\n")[1:] if row.count(b",") > 0]
    ranked = sorted((sha256(key.encode() + b":" + t + b"#1"), t, outcome) for t, outcome in rows)
    drawn, places, spaces = ["rank,ticket,number"], ["rank,ticket,result,lot,space"], 0
    for rank, (number, ticket, outcome) in enumerate(ranked, start=1):
        drawn.append(f"{rank},{ticket.decode()},{number}")
        spaces += outcome == b"eligible"
        got = f"award,general,A{spaces:02d}" if outcome == b"eligible" else "passed,,"
        places.append(f"{rank},{ticket.decode()},{got}")
    files[D] = "".join(f"{line}\n" for line in drawn).encode()
    files["allocation.csv"] = "".join(f"{line}\n" for line in places).encode()


def with_defect(defect: Defect) -> Files:
    """The files of the record that one defect makes."""
    folder = HERE / "vectors" / defect.base
    base = {path.name: path.read_bytes() for path in folder.iterdir()}
    files = dict(base)
    edited = defect.edit(files.pop(defect.file, b""))
    if edited is not None:
        files[defect.file] = edited
    if defect.file == T:
        commit_again(files)
    if defect.file in (T, C):
        take_seed_again(files)
    if defect.file in (T, C, S):
        draw_again(files, base)
    if defect.file != U:
        files[U] = sums(files)
    return files


def main(target: Path) -> None:
    """Write every record, each in a folder of its own."""
    if target.exists():
        shutil.rmtree(target)
    for defect in DEFECTS:
        folder = target / f"{defect.step}-{defect.name}"
        folder.mkdir(parents=True)
        for name, data in with_defect(defect).items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else HERE / "vectors-rejected")
