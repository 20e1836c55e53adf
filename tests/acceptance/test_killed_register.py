"""A command on the register that is killed at any instant loses at most itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import desk
import pytest
import registers
from clerk import ROUND, Clerk
from desk import ROOT, environment_of, small_round

from parking_share.evidence.verify import verify
from parking_share.files.programme_folder import read_programme
from parking_share.files.record import read_record
from parking_share.files.register_store import read_events
from parking_share.register.event import chain_faults

KILLER = ROOT / "tests" / "killed_register.py"
FEWEST_INSTANTS = 60
"""The command does at least so many things; fewer would mean that the killer is blind."""
EVERY = 4
"""A sample of the instants, others for each store; the program itself tries all with STEP 1."""
PATIENCE = 600

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there is neither SIGKILL nor fork on this system"
)


@pytest.mark.parametrize(("store", "first"), [(registers.SQLITE, 1), (registers.POSTGRESQL, 3)])
def test_after_a_kill_at_any_instant_the_year_goes_on(
    tmp_path: Path, store: str, first: int
) -> None:
    registers.require(store)
    source = small_round(tmp_path / "source", applicants=24)
    draw = ("draw", "applicants.xlsx", "--seed", desk.SEED, "--at", desk.DRAWN_AT)
    assert desk.run(*draw, cwd=source).code == 0
    clerk = Clerk(source)
    ticket, heir = clerk.tickets("award")[4], clerk.tickets("alternate")[0]
    words = ("forfeit", ROUND, ticket, "--by", "甲", "--at", "2026-04-20T09:00")
    done = subprocess.run(
        [sys.executable, str(KILLER), str(source), str(tmp_path), str(first), str(EVERY), *words],
        env=environment_of({"REGISTER": store}),
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    found = json.loads(done.stdout)
    assert found[-1]["instant"] > FEWEST_INSTANTS
    assert found[-1]["code"] == 0
    outcomes = set()
    for one in found:
        instant = one["instant"]
        assert one["code"] == (0 if one is found[-1] else -signal.SIGKILL), instant
        assert one["next_code"] == 0, (instant, one["next_said"])
        outcomes.add(what_stands(Clerk(tmp_path / str(instant)), ticket, heir))
    assert outcomes == {"nothing happened", "forfeited"}


def what_stands(clerk: Clerk, ticket: str, heir: str) -> str:
    """The command is carried out wholly or not at all, and the two notes stand."""
    assert verify(read_record(clerk.folder / ROUND / "public")).passed
    rules, _ = read_programme(clerk.folder / "programme.toml")
    assert [*chain_faults(rules.programme.id, read_events(rules, clerk.folder))] == []
    kinds = [one["kind"] for one in clerk.entries()]
    assert kinds.count("note") == 2
    holders = {one["ticket"] for one in clerk.status("2026-06-01T10:00")["holders"]}
    whole = (kinds.count("forfeit"), kinds.count("amended"), kinds.count("award"))
    if heir in holders:
        assert (ticket in holders, whole) == (False, (1, 1, 21))
        return "forfeited"
    assert (ticket in holders, whole) == (True, (0, 0, 20))
    return "nothing happened"
