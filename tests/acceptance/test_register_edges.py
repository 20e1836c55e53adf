"""What once locked the register, hid a change, or refused what was right."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import desk
import pytest
import registers
from clerk import BY, ROUND, Clerk, at_once
from desk import small_round

from parking_share.audit.rounds import audit_rounds
from parking_share.files.kept_rounds import read_kept_register, read_kept_rounds
from parking_share.files.programme_folder import read_programme
from parking_share.files.register_store import purge_contents, read_events, writing
from parking_share.register.event import Entry

AT = "2026-03-12T09:00"


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A frozen round of 24 households; tests copy it."""
    folder = small_round(tmp_path_factory.mktemp("edges") / "desk", applicants=24)
    words = ("freeze", "applicants.xlsx", "--source", "text", "--at", desk.FROZEN_AT)
    assert desk.run(*words, cwd=folder).code == 0
    return folder


@pytest.fixture
def frozen(frozen_once: Path, tmp_path: Path) -> Clerk:
    return Clerk(Path(shutil.copytree(frozen_once, tmp_path / "desk")))


def drawn(clerk: Clerk, at: str = "2026-03-06T10:00:00") -> int:
    return clerk.do("draw", ROUND, "--seed", desk.SEED, "--at", at).code


@pytest.fixture
def clerk(frozen: Clerk) -> Clerk:
    """A drawn round."""
    assert drawn(frozen) == 0
    return frozen


def faults(clerk: Clerk) -> dict[str, str]:
    """Everything an audit finds wrong, by place."""
    audit = audit_rounds(read_kept_rounds(clerk.folder), read_kept_register(clerk.folder))
    checks = [*audit.programme, *(check for one in audit.rounds for check in one.checks)]
    return {str(fault.where): str(fault.what) for check in checks for fault in check.faults}


def test_a_draw_is_not_dated_before_what_was_entered(frozen: Clerk) -> None:
    frozen.done("objection", "add", ROUND, "异议", *BY, "--at", "2026-03-06T10:05")
    assert drawn(frozen) == 3
    assert drawn(frozen, "2026-03-06T10:06:00") == 0
    frozen.done("note", ROUND, "a", *BY, "--at", AT)
    assert faults(frozen) == {}


def test_a_strike_killed_before_the_draw_is_finished_by_it(frozen: Clerk) -> None:
    rules, _ = read_programme(frozen.folder / "programme.toml")
    announced = Entry(
        "2026-03-05T12:00:00+08:00", "2026", "strike", "T-0002", "甲", {"reason": "撤回"}
    )
    with writing(rules, frozen.folder) as register:
        register.write([announced])
    assert drawn(frozen) == 0
    (row,) = [row for row in frozen.places() if row["ticket"] == "T-0002"]
    assert row["result"] == "passed"
    frozen.done("note", ROUND, "a", *BY, "--at", AT)
    assert faults(frozen) == {}


def test_a_file_without_tables_is_no_register_yet(clerk: Clerk) -> None:
    sqlite3.connect(clerk.folder / "register.sqlite").close()
    (clerk.folder / "register.sqlite").touch()
    assert clerk.status(AT)["vacant"] == []
    clerk.done("note", ROUND, "a", *BY, "--at", AT)
    assert faults(clerk) == {}


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("claim", "on", "2026-13-12"),
        ("claim", "on", 5),
        ("award", "due", "soon"),
        ("amended", "seq", "one"),
        ("violation", "moment", "yesterday"),
        ("violation", "minutes", "many"),
    ],
)
def test_a_value_that_is_no_value_is_named_and_stops_no_audit(
    clerk: Clerk, kind: str, key: str, value: object
) -> None:
    ticket, other = clerk.tickets("award")[:2]
    clerk.done("claim", ROUND, ticket, *BY, "--at", AT)
    seen = ("--breach", "other", "--when", AT, "--minutes", "5", "--source", "a")
    clerk.done("violation", "add", ROUND, ticket, *seen, *BY, "--at", AT)
    clerk.done("return", ROUND, other, "--why", "a", *BY, "--at", AT)
    seq = next(one["entry"] for one in clerk.entries() if one["kind"] == kind)
    database = sqlite3.connect(clerk.folder / "register.sqlite", isolation_level=None)
    database.execute("DROP TRIGGER contents_no_update")
    (text,) = database.execute("SELECT content FROM contents WHERE seq = ?", [seq]).fetchone()
    said = json.loads(text) | {key: value}
    edited = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    database.execute("UPDATE contents SET content = ? WHERE seq = ?", [edited, seq])
    database.close()
    assert f"entry {seq}" in faults(clerk)
    asked = clerk.do("status", ROUND)
    assert (asked.code, f"Entry {seq} of the register" in asked.stderr) == (3, True)


def test_no_entry_depends_on_assertions(clerk: Clerk) -> None:
    """`python -O` takes assertions away."""
    words = ["note", ROUND, "a", "--by", " ", "--at", AT]
    done = subprocess.run(
        [sys.executable, "-O", "-m", "parking_share", *words],
        cwd=clerk.folder,
        env=desk.environment_of(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert not (clerk.folder / "register.sqlite").exists()


def test_commands_that_run_at_once_take_their_time_in_turn(clerk: Clerk) -> None:
    loop = (
        "import sys; from parking_share.cli.app import run\n"
        "for n in range(6):\n"
        "    code = run(['note', 'rounds/2026', f'{sys.argv[1]} {n}', '--by', '甲'])\n"
        "    assert code == 0, code\n"
    )
    at_once(clerk.folder, loop, 2)
    assert [one["kind"] for one in clerk.entries()].count("note") == 12


@pytest.mark.parametrize("store", registers.BOTH)
def test_the_database_alone_keeps_two_writers_apart(frozen: Clerk, store: str) -> None:
    """Folders on two machines share no lock but the database's own."""
    registers.settle(frozen.folder, store)
    loop = (
        "import sys; from pathlib import Path\n"
        "from parking_share.files.programme_folder import read_programme\n"
        "from parking_share.files.register_store import writing\n"
        "from parking_share.register.event import Entry\n"
        "rules, _ = read_programme(Path('programme.toml'))\n"
        "for n in range(10):\n"
        "    with writing(rules, Path('.')) as register:\n"
        "        at = '2026-03-12T09:00:00+08:00'\n"
        "        register.write([Entry(at, '2026', 'note', '', sys.argv[1], {'text': str(n)})])\n"
    )
    at_once(frozen.folder, loop, 3)
    rules, _ = read_programme(frozen.folder / "programme.toml")
    events = read_events(rules, frozen.folder)
    assert sorted((one.who, int(one.said("text"))) for one in events) == [
        (str(who), n) for who in range(3) for n in range(10)
    ]


def test_contents_removed_before_their_time_are_named(clerk: Clerk) -> None:
    clerk.done("note", ROUND, "a", *BY, "--at", AT)
    rules, _ = read_programme(clerk.folder / "programme.toml")
    purge_contents(rules, clerk.folder, "2026", "2026-04-01T09:00:00+08:00")
    last = len(read_events(rules, clerk.folder))
    assert "are kept until 2029-03-15" in faults(clerk)[f"entry {last}"]


def test_a_round_whose_folder_is_gone_is_named(clerk: Clerk) -> None:
    clerk.done("note", ROUND, "a", *BY, "--at", AT)
    shutil.copytree(clerk.folder / ROUND, clerk.folder / "rounds" / "other")
    shutil.rmtree(clerk.folder / ROUND)
    assert "its folder is missing" in faults(clerk)["2026"]


def test_an_undo_breaks_no_rule_of_the_programme(clerk: Clerk) -> None:
    ticket, at = clerk.tickets("award")[0], (*BY, "--at", "2026-04-20T09:00")
    extend = ("extend", ROUND, ticket, "--until", "2026-04-30", "--why", "住院")
    entry = str(clerk.done(*extend, *at)["entries"][0]["entry"])
    claim = str(clerk.done("claim", ROUND, ticket, *at)["entries"][0]["entry"])
    assert clerk.do("undo", ROUND, entry, "--why", "a", *at).code == 3
    clerk.done("undo", ROUND, claim, "--why", "a", *at)
    clerk.done("undo", ROUND, entry, "--why", "a", *at)
    assert faults(clerk) == {}


def test_a_purged_round_says_so_and_its_sanctions_are_called_out(clerk: Clerk) -> None:
    ticket = clerk.tickets("award")[0]
    clerk.done("sanction", ROUND, ticket, "--for-good", "--why", "a", *BY, "--at", AT)
    purge = ("purge", ROUND, "--at", "2029-03-16T09:00")
    assert f"A sanction on {ticket} is still in force" in clerk.do(*purge).stdout
    assert clerk.do(*purge, "--yes").code == 0
    assert "were removed after its retention date" in clerk.do("status", ROUND).stdout
    later = clerk.do("note", ROUND, "a", *BY, "--at", AT)
    assert (later.code, "were removed" in later.stderr) == (3, True)
