"""Three terms made by the example's script: every round verifies, and an audit passes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from clerk import Clerk
from desk import ROOT, environment_of

SCRIPT = ROOT / "examples" / "three-years" / "make_three_years.py"
YEARS = ("2024", "2025", "2026")
PATIENCE = 300


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Clerk:
    """The programme folder after its three terms; to be read only."""
    folder = tmp_path_factory.mktemp("years") / "yingui"
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)],
        env=environment_of(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return Clerk(folder)


def rows(clerk: Clerk, year: str, name: str) -> list[dict[str, str]]:
    path = clerk.folder / "rounds" / year / "public" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_audit_of_all_years_passes(years: Clerk) -> None:
    audited: Any = years.done("audit", ".")
    assert audited["passed"] is True
    assert [one["round"] for one in audited["rounds"]] == [*YEARS]
    outcomes = Counter(check["outcome"] for one in audited["rounds"] for check in one["checks"])
    assert outcomes.keys() == {"passed"}


@pytest.mark.parametrize("year", YEARS)
def test_every_record_verifies_after_its_year(years: Clerk, year: str) -> None:
    assert years.do("verify", f"rounds/{year}/public").code == 0
    reasons = [row["reason"] for row in rows(years, year, "amendments.csv")]
    assert reasons == ["逾期未签约，视为放弃", "逾期未签约，视为放弃", "本人退还车位"]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_ends_with_every_space_held_and_claimed(years: Clerk, year: str) -> None:
    told = years.done("status", f"rounds/{year}", "--at", f"{year}-10-20T09:00")
    assert [one["space"] for one in told["holders"]] == [f"A{n:02d}" for n in range(1, 13)]
    assert all(one["claimed"] for one in told["holders"])
    assert (told["vacant"], told["open_objections"]) == ([], [])
    assert len(told["sanction_due"]) == 1
    noted = years.done("violation", "list", f"rounds/{year}", "--at", f"{year}-10-20T09:00")
    # The one whose car left at 08:45, an hour after the hours; two were seen by the guard.
    assert [(v["breach"], v["minutes"]) for v in noted["violations"]] == [
        ("overstay", 60),
        ("overstay", 45),
        ("overstay", 45),
    ]


def test_losses_weigh_more_each_year_and_a_sanction_keeps_out_of_the_next_draw(
    years: Clerk,
) -> None:
    weights = {y: Counter(row["weight"] for row in rows(years, y, "tickets.csv")) for y in YEARS}
    assert weights["2024"].keys() == {"1"}
    assert weights["2025"].keys() == {"1", "2"}
    assert weights["2026"].keys() == {"1", "2", "3"}
    for year, following in pairwise(YEARS):
        awards = [row["ticket"] for row in rows(years, year, "allocation.csv") if row["space"]]
        person = sealed_ids(years, year)[awards[3]]
        again = [t for t, number in sealed_ids(years, following).items() if number == person]
        reasons = {row["ticket"]: row["reason"] for row in rows(years, following, "tickets.csv")}
        assert [reasons[ticket] for ticket in again] == ["sanction"] * len(again)
        barred = [ticket for ticket, reason in reasons.items() if reason == "sanction"]
        assert barred == again


def sealed_ids(clerk: Clerk, year: str) -> dict[str, str]:
    """Whose ticket it was."""
    path = clerk.folder / "rounds" / year / "sealed" / "applications.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["ticket"]: row["id_number"] for row in csv.DictReader(file)}


def test_no_year_leaves_personal_data_in_what_is_public(years: Clerk) -> None:
    for year in YEARS:
        sealed = years.folder / "rounds" / year / "sealed" / "applications.csv"
        with sealed.open(encoding="utf-8", newline="") as file:
            people = list(csv.DictReader(file))
        public = years.folder / "rounds" / year / "public"
        text = "".join(path.read_text("utf-8") for path in public.iterdir())
        for row in people:
            assert row["id_number"] not in text
            assert row["plate"] not in text
        assert json.loads((public / "commitment.json").read_text("utf-8"))["round"] == year
