"""Check a parking lottery yourself: `python verify_by_hand.py FOLDER`, the folder being the record.

Every step has its number in the protocol (§8). A program that stops with an error says no as well.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Row = dict[str, str]
Rows = list[Row]
Lots = dict[str, list[str]]
moment = datetime.fromisoformat


def sha256(data: bytes) -> str:
    """Every hash of the protocol is this one, written as 64 characters."""
    return hashlib.sha256(data).hexdigest()


def table(folder: Path, name: str) -> Rows:
    """A CSV file as a list of lines, each a dictionary by column."""
    return list(csv.DictReader((folder / name).read_text("utf-8").split("\n"), strict=True))


def files_are_those_listed(folder: Path) -> bool:
    """V1: SHA256SUMS names every file, and each digest matches."""
    names = sorted(path.name for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{sha256((folder / name).read_bytes())}  {name}\n" for name in names]
    return (folder / "SHA256SUMS").read_bytes() == "".join(lines).encode()


def list_steps(tickets: Rows, list_digest: str, promise: Json, lots: Lots) -> list[bool]:
    """V2: the list is the promised one. V3: it is well spelled, in order, and nothing twice."""
    eligible = sum(ticket["outcome"] == "eligible" for ticket in tickets)
    promised = tuple(promise[key] for key in ("spec", "received", "eligible", "tickets_sha256"))
    names = [ticket["ticket"] for ticket in tickets]
    spelled = all(re.fullmatch("[A-Z0-9-]{1,32}", name) for name in names)
    known = {lot for ticket in tickets for lot in ticket["lots"].split(";")} <= {"", *lots}
    fits = promised == ("parking-share-draw/1", len(tickets), eligible, list_digest)
    return [fits, spelled and known and names == sorted(set(names))]


def seed_fits(seed: Json, promise: Json, promise_digest: str) -> bool:
    """V4: the seed is for this commitment and put together from the promised sources."""
    string = "".join(f"{source['id']}={source['values']}/" for source in seed["sources"])
    promised = [(source["id"], source["kind"]) for source in promise["seed_sources"]]
    came = [(source["id"], source["kind"]) for source in seed["sources"]]
    return (seed["commitment"], seed["string"], came) == (promise_digest, string, promised)


def round_key(promise: Json, promise_digest: str, seed_string: str) -> str:
    """The key (§4): five lines, hashed."""
    lines = f"{promise['spec']}\ndraw:{promise['programme']}\nround:{promise['round']}\n"
    return sha256(f"{lines}commitment:{promise_digest}\nseed:{seed_string}\n".encode("ascii"))


def ranking(tickets: Rows, key: str) -> Rows:
    """The draw (§5): each ticket's number is a hash; in each tier the least comes first."""
    drawn = []
    for row in tickets:
        ticket, weight = row["ticket"], int(row["weight"])
        number = min(sha256(f"{key}:{ticket}#{j}".encode()) for j in range(1, weight + 1))
        drawn.append((int(row["tier"]), number, ticket))
    ranks = enumerate(sorted(drawn), start=1)
    return [{"rank": str(rank), "ticket": t, "number": n} for rank, (_, n, t) in ranks]


def place(row: Row, result: str, lot: str = "", space: str = "") -> Row:
    """One line of an allocation."""
    same = {column: row[column] for column in ("rank", "ticket")}
    return {**same, "result": result, "lot": lot, "space": space}


def first_free(row: Row, wanted: list[str], lots: Lots, places: Rows) -> Row:
    """Give a ticket the first free space of the first lot it wants, or a place in the queue."""
    taken = {(line["lot"], line["space"]) for line in places}
    spaces = [(lot, space) for lot in wanted for space in lots.get(lot, [])]
    free = [space for space in spaces if space not in taken]
    return place(row, "award", *free[0]) if free else place(row, "alternate")


def allocation(drawn: Rows, wanted: Lots, eligible: set[str], lots: Lots) -> Rows:
    """The allocation (§6): by rank, every eligible ticket takes the first space it accepts."""
    places: Rows = []
    for row in drawn:
        free = first_free(row, wanted[row["ticket"]], lots, places)
        places.append(free if row["ticket"] in eligible else place(row, "passed"))
    return places


def amend(places: Rows, change: Row, wanted: Lots, lots: Lots) -> None:
    """One amendment after the draw (§7)."""
    at, old = next((n, p) for n, p in enumerate(places) if p["ticket"] == change["ticket"])
    if change["change"] == "reinstate" and old["result"] == "passed":
        places[at] = first_free(old, wanted[old["ticket"]], lots, places)
    if change["change"] == "strike":
        places[at] = place(old, "passed")
        for n, line in enumerate(places):
            if line["result"] == "alternate" and old["lot"] in wanted[line["ticket"]]:
                places[n] = place(line, "award", old["lot"], old["space"])
                break


def result_steps(folder: Path, tickets: Rows, drawn: Rows, lots: Lots, at: str) -> list[bool]:
    """V5, V6, V7: the published ranking and allocations are the ones worked out here."""
    wanted = {t["ticket"]: [lot for lot in t["lots"].split(";") if lot] for t in tickets}
    eligible = {ticket["ticket"] for ticket in tickets if ticket["outcome"] == "eligible"}
    changes = table(folder, "amendments.csv") if (folder / "amendments.csv").exists() else []
    early = [change for change in changes if moment(change["at"]) < moment(at)]
    late = [change for change in changes if change not in early]
    for change in early:
        (eligible.discard if change["change"] == "strike" else eligible.add)(change["ticket"])
    places = allocation(drawn, wanted, eligible, lots)
    fits = [drawn == table(folder, "draw.csv"), places == table(folder, "allocation.csv")]
    amended = [change["seq"] for change in changes] == [str(n + 1) for n in range(len(changes))]
    for change in late:
        amend(places, change, wanted, lots)
        amended &= places == table(folder, f"allocation-{change['seq']}.csv")
    return [*fits, amended and len(list(folder.glob("allocation-*"))) == len(late)]


def main(folder: Path) -> list[str]:
    """Of each step whether it holds, and the key."""
    promised = (folder / "commitment.json").read_bytes()
    promise, seed = json.loads(promised), json.loads((folder / "seed.json").read_bytes())
    tickets, lots = table(folder, "tickets.csv"), {p["lot"]: p["spaces"] for p in promise["lots"]}
    key = round_key(promise, sha256(promised), seed["string"])
    holds = [
        files_are_those_listed(folder),
        *list_steps(tickets, sha256((folder / "tickets.csv").read_bytes()), promise, lots),
        seed_fits(seed, promise, sha256(promised)),
        *result_steps(folder, tickets, ranking(tickets, key), lots, seed["taken_at"]),
    ]
    return [f"V{n} {'holds' if held else 'FAILS'}" for n, held in enumerate(holds, 1)] + [key]


if __name__ == "__main__":
    report = main(Path(sys.argv[1]))
    print("\n".join(report))
    sys.exit("FAILS" in str(report))
