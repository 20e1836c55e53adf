"""A record forged from end to end: whoever holds the office's computer can make one.

Made with the standard library alone, as the protocol's text says.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from past_rounds import edit_rows, sum_again


def forge(public: Path, ticket: str) -> None:
    """Make a rejected ticket eligible in a drawn record, and everything that follows from it."""

    def let_in(rows: list[dict[str, str]]) -> None:
        row = next(row for row in rows if row["ticket"] == ticket)
        row |= {"outcome": "eligible", "reason": ""}

    forge_rows(public, let_in)


def forge_rows(public: Path, change: Callable[[list[dict[str, str]]], Any]) -> None:
    """Change the rows of the ticket list of a drawn record, and everything that follows from it."""
    edit_rows(public / "tickets.csv", change)
    with (public / "tickets.csv").open(encoding="utf-8", newline="") as file:
        outcomes = [row["outcome"] for row in csv.DictReader(file)]
    committed = json.loads((public / "commitment.json").read_text("utf-8"))
    committed["eligible"] = outcomes.count("eligible")
    committed["tickets_sha256"] = _sha256(public / "tickets.csv")
    _write_json(public / "commitment.json", committed)
    seed = json.loads((public / "seed.json").read_text("utf-8"))
    seed["commitment"] = _sha256(public / "commitment.json")
    _write_json(public / "seed.json", seed)
    _draw_again(public, committed, seed)
    sum_again(public)


def _draw_again(public: Path, committed: dict[str, Any], seed: dict[str, Any]) -> None:
    lines = (
        "parking-share-draw/1",
        f"draw:{committed['programme']}",
        f"round:{committed['round']}",
        f"commitment:{seed['commitment']}",
        f"seed:{seed['string']}",
    )
    key = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    with (public / "tickets.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["ticket"]: row for row in csv.DictReader(file)}
    ranked = sorted((_number(key, t, int(row["weight"])), t) for t, row in rows.items())
    spaces = iter(committed["lots"][0]["spaces"])
    drawn, places = [], []
    for rank, (number, ticket) in enumerate(ranked, start=1):
        drawn.append((rank, ticket, number))
        space = next(spaces, "") if rows[ticket]["outcome"] == "eligible" else ""
        result = "passed" if rows[ticket]["outcome"] != "eligible" else "alternate"
        won = ("award", committed["lots"][0]["lot"], space) if space else (result, "", "")
        places.append((rank, ticket, *won))
    _write_csv(public / "draw.csv", ("rank", "ticket", "number"), drawn)
    _write_csv(public / "allocation.csv", ("rank", "ticket", "result", "lot", "space"), places)


def _number(key: str, ticket: str, weight: int) -> str:
    return min(
        hashlib.sha256(f"{key}:{ticket}#{n}".encode()).hexdigest() for n in range(1, weight + 1)
    )


def _write_csv(path: Path, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(target.getvalue().encode())


def _write_json(path: Path, value: object) -> None:
    path.write_bytes((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
