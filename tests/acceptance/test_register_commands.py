"""A year after the draw, command by command, in SQLite and in PostgreSQL."""

from __future__ import annotations

import shutil
from pathlib import Path

import desk
import pytest
import registers
import sqlalchemy
from clerk import BY, ROUND, Clerk, at_once
from desk import small_round, tree

from parking_share.evidence.verify import verify
from parking_share.files.programme_folder import read_programme
from parking_share.files.record import read_record
from parking_share.files.register_engine import writable_engine
from parking_share.files.register_store import read_events
from parking_share.register.event import chain_faults

FORMAT = ("--card-format", "wiegand-26-decimal")
NOISE = ("--when", "2026-03-12T09:00", "--source", "a", *BY, "--at", "2026-03-12T09:00")
IN_TIME, LATE = "2026-03-12T09:00", "2026-04-20T09:00"


@pytest.fixture(scope="module")
def drawn_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn round of 24 households for 20 spaces; tests copy it."""
    folder = small_round(tmp_path_factory.mktemp("register") / "desk", applicants=24)
    said = desk.run(
        "draw", "applicants.xlsx", "--seed", desk.SEED, "--at", desk.DRAWN_AT, cwd=folder
    )
    assert said.code == 0, said.stderr
    return folder


@pytest.fixture(params=registers.BOTH)
def clerk(request: pytest.FixtureRequest, drawn_small: Path, tmp_path: Path) -> Clerk:
    folder = Path(shutil.copytree(drawn_small, tmp_path / "desk"))
    return Clerk(registers.settle(folder, request.param))


def engine_of(folder: Path) -> sqlalchemy.Engine:
    rules, _ = read_programme(folder / "programme.toml")
    return writable_engine(rules.register_address, folder)


def record_holds(clerk: Clerk) -> bool:
    return verify(read_record(clerk.folder / ROUND / "public")).passed


def chain_holds(clerk: Clerk) -> bool:
    rules, _ = read_programme(clerk.folder / "programme.toml")
    events = read_events(rules, clerk.folder)
    return bool(events) and not [*chain_faults(rules.programme.id, events)]


def test_before_anything_is_entered_the_record_alone_tells_who_holds_what(clerk: Clerk) -> None:
    before = tree(clerk.folder)
    told = clerk.status(IN_TIME)
    assert [one["ticket"] for one in told["holders"]] == clerk.tickets("award")
    # Ten working days after Friday 6 March 2026; no holiday lies between.
    assert {one["due"] for one in told["holders"]} == {"2026-03-20"}
    assert told["vacant"] == []
    assert tree(clerk.folder) == before


def test_claims_forfeits_and_the_next_alternates(clerk: Clerk) -> None:
    winners, alternates = clerk.tickets("award"), clerk.tickets("alternate")
    for ticket in winners[:17]:
        clerk.done("claim", ROUND, ticket, *BY, "--at", IN_TIME)
    waiting = clerk.done("forfeit", ROUND, "--at", "2026-03-20T17:00")["unclaimed"]
    assert [one["ticket"] for one in waiting] == sorted(winners[17:])
    assert not any(one["overdue"] for one in waiting)
    said = clerk.do("forfeit", ROUND, winners[17], *BY, "--at", "2026-03-20T17:00")
    assert (said.code, "until 2026-03-20" in said.stderr) == (3, True)
    done = clerk.done("forfeit", ROUND, "--all-overdue", *BY, "--at", "2026-03-21T09:00")
    assert [one["ticket"] for one in done["forfeited"]] == winners[17:]
    told = {one["ticket"]: one for one in clerk.status("2026-03-21T10:00")["holders"]}
    assert told.keys() == {*winners[:17], *alternates[:3]}
    # Called on Saturday 21 March; five working days follow.
    assert {told[ticket]["due"] for ticket in alternates[:3]} == {"2026-03-27"}
    assert record_holds(clerk)
    assert chain_holds(clerk)


def test_a_claim_after_the_last_day_needs_a_later_deadline_first(clerk: Clerk) -> None:
    ticket = clerk.tickets("award")[0]
    said = clerk.do("claim", ROUND, ticket, *BY, "--at", LATE)
    assert (said.code, "last day to claim was 2026-03-20" in said.stderr) == (3, True)
    why = ("--why", "住院")
    clerk.done("extend", ROUND, ticket, "--until", "2026-04-30", *why, *BY, "--at", LATE)
    clerk.done("claim", ROUND, ticket, *BY, "--at", LATE)
    holder = next(h for h in clerk.status(LATE)["holders"] if h["ticket"] == ticket)
    assert holder["claimed"] == "2026-04-20"


def test_a_space_given_back_goes_to_the_first_alternate_with_its_reason(clerk: Clerk) -> None:
    ticket, heir = clerk.tickets("award")[3], clerk.tickets("alternate")[0]
    moved = clerk.done("return", ROUND, ticket, "--why", "搬走", *BY, "--at", LATE)["moved"]
    assert [one["ticket"] for one in moved] == [ticket, heir]
    row = (clerk.folder / ROUND / "public" / "amendments.csv").read_text("utf-8").splitlines()[1]
    assert row == f"1,2026-04-20T09:00:00+08:00,{ticket},strike,本人退还车位"
    kinds = [one["kind"] for one in clerk.entries()[-3:]]
    assert kinds == ["return", "amended", "award"]


def test_cards_from_the_first_to_the_last(clerk: Clerk) -> None:
    ticket, other = clerk.tickets("award")[:2]

    def issue(number: str, holder: str) -> int:
        words = ("card", "issue", ROUND, holder, "--card", number, *FORMAT, *BY, "--at", IN_TIME)
        return clerk.do(*words).code

    assert issue("0000000077", ticket) == 0
    assert issue("0000000078", ticket) == 3  # has one
    assert issue("77", other) == 3  # the same card, written otherwise
    assert issue("abc", other) == 3
    why = ("--why", "损坏", *BY, "--at", "2026-03-13T09:00")
    another = ("--card", "0000000079", *FORMAT, *why)
    assert len(clerk.done("card", "replace", ROUND, ticket, *another)["entries"]) == 2
    clerk.done("card", "lost", ROUND, ticket, *why)
    assert clerk.do("card", "void", ROUND, ticket, *why).code == 3
    clerk.done("roster", ROUND, "--format", "json", "--output", "roster.json")
    assert '"0000000079"' not in (clerk.folder / "roster.json").read_text("utf-8")


def test_another_vehicle_stands_in_the_next_roster(clerk: Clerk) -> None:
    ticket, other = clerk.tickets("award")[:2]
    proof = ("--proof", "行驶证", *BY, "--at", IN_TIME)
    change = ("vehicle", "change", ROUND, ticket, "--plate")
    clerk.done(*change, "浙B·88888", *proof)
    assert clerk.do(*change, "浙B8", *proof).code == 3
    assert clerk.do("vehicle", "change", ROUND, other, "--plate", "浙B88888", *proof).code == 3
    clerk.done("roster", ROUND, "--format", "json", "--output", "roster.json")
    assert '"浙B88888"' in (clerk.folder / "roster.json").read_text("utf-8")


def test_violations_bring_a_sanction_which_a_person_decides(clerk: Clerk) -> None:
    ticket, heir = clerk.tickets("award")[5], clerk.tickets("alternate")[0]
    for day in (7, 8, 9):
        when = ("--when", f"2026-04-0{day}T07:45", "--minutes", "40", "--source", "道闸记录")
        words = ("violation", "add", ROUND, ticket, "--breach", "overstay", *when, *BY)
        clerk.done(*words, "--at", "2026-04-10T09:00")
        assert clerk.do(*words, "--at", "2026-04-10T09:00").code == 3  # stands there already
    told = clerk.done("violation", "list", ROUND, "--at", "2026-04-10T10:00")
    assert (len(told["violations"]), told["sanction_due"]) == (3, {ticket: 3})
    assert clerk.status("2027-04-10T10:00")["sanction_due"] == {}  # a year later none counts
    barred = ("--until", "2028-03-15", "--cancel", "--why", "三次超时停放", *BY, "--at", LATE)
    moved = clerk.done("sanction", ROUND, ticket, *barred)["moved"]
    assert [one["ticket"] for one in moved] == [ticket, heir]
    assert record_holds(clerk)


def test_objections_wait_until_they_are_answered(clerk: Clerk) -> None:
    at = (*BY, "--at", IN_TIME)
    entry = clerk.done("objection", "add", ROUND, "不住在本小区", *at)["entries"][0]["entry"]
    assert clerk.status(IN_TIME)["open_objections"] == [entry]
    answer = ("objection", "answer", ROUND, str(entry), "--why", "已核户口簿", *at, "--outcome")
    assert clerk.do(*answer, "maybe").code == 3
    clerk.done(*answer, "dismissed")
    assert clerk.do(*answer, "dismissed").code == 3
    assert clerk.status(IN_TIME)["open_objections"] == []


def test_an_entry_is_undone_by_a_new_one(clerk: Clerk) -> None:
    ticket, at = clerk.tickets("award")[0], (*BY, "--at", IN_TIME)
    entry = str(clerk.done("claim", ROUND, ticket, *at)["entries"][0]["entry"])
    undo = ("undo", ROUND, entry, "--why", "登错住户", *at)
    clerk.done(*undo)
    assert clerk.do(*undo).code == 3
    assert [one["kind"] for one in clerk.entries()[-2:]] == ["claim", "undo"]
    assert all(one["claimed"] is None for one in clerk.status(IN_TIME)["holders"])
    clerk.done("claim", ROUND, ticket, *at)


@pytest.mark.parametrize(
    "words",
    [
        ("claim", ROUND, "T-9999", *BY, "--at", IN_TIME),
        ("claim", ROUND, "{award}", "--by", " ", "--at", IN_TIME),
        ("claim", ROUND, "{award}", *BY, "--at", "2026-03-01T09:00"),
        ("claim", ROUND, "{award}", *BY, "--at", "2099-03-01T09:00"),
        ("claim", ROUND, "{award}", *BY, "--on", "2026-03-30", "--at", IN_TIME),
        ("claim", ROUND, "{alternate}", *BY, "--at", IN_TIME),
        ("return", ROUND, "{award}", "--why", " ", *BY, "--at", IN_TIME),
        ("return", ROUND, "{award}", "--why", "a", "--reason", "13800000001", *BY, "--at", IN_TIME),
        ("undo", ROUND, "1", "--why", "a", *BY, "--at", IN_TIME),
        ("undo", ROUND, "999", "--why", "a", *BY, "--at", IN_TIME),
        (*("violation", "add", ROUND, "{award}", "--breach", "noise"), *NOISE),
        ("claim", "rounds/1999", "T-0001", *BY, "--at", IN_TIME),
    ],
)
def test_what_makes_no_sense_is_refused_and_writes_nothing(
    clerk: Clerk, words: tuple[str, ...]
) -> None:
    names = {"award": clerk.tickets("award")[0], "alternate": clerk.tickets("alternate")[0]}
    clerk.done("note", ROUND, "开始", *BY, "--at", desk.DRAWN_AT)
    before, entries = tree(clerk.folder / "rounds"), clerk.entries()
    said = clerk.do(*(word.format(**names) for word in words))
    assert (said.code, said.stdout) == (3, "")
    assert tree(clerk.folder / "rounds") == before
    assert clerk.entries() == entries


def test_nothing_in_the_database_can_be_changed_or_removed(clerk: Clerk) -> None:
    clerk.done("note", ROUND, "电话通知", *BY, "--at", IN_TIME)
    engine = engine_of(clerk.folder)
    forbidden = [
        "UPDATE entries SET who = 'x'",
        "DELETE FROM entries",
        "UPDATE contents SET content = '{}'",
    ]
    if engine.dialect.name == "postgresql":
        forbidden += ["TRUNCATE entries", "TRUNCATE contents"]
    for statement in forbidden:
        with (
            pytest.raises(sqlalchemy.exc.DatabaseError, match="append-only"),
            engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)
    assert chain_holds(clerk)


def test_two_processes_that_write_at_once_lose_nothing(clerk: Clerk) -> None:
    clerk.done("note", ROUND, "开始", *BY, "--at", IN_TIME)
    before = len(clerk.entries())
    loop = (
        "import sys; from parking_share.cli.app import run\n"
        "for n in range(8):\n"
        "    code = run(['note', 'rounds/2026', f'{sys.argv[1]} {n}', '--by', '甲', "
        f"'--at', '{IN_TIME}'])\n"
        "    assert code == 0, code\n"
    )
    at_once(clerk.folder, loop, 2)
    assert len(clerk.entries()) == before + 16
    assert chain_holds(clerk)


@pytest.fixture
def no_database(drawn_small: Path, tmp_path: Path) -> Clerk:
    folder = Path(shutil.copytree(drawn_small, tmp_path / "desk"))
    path = folder / "programme.toml"
    address = "postgresql+psycopg://parking@127.0.0.1:1/parking"
    path.write_text(f'register = "{address}"\n' + path.read_text("utf-8"), "utf-8")
    return Clerk(folder)


def test_a_database_that_cannot_be_reached_is_said_so(no_database: Clerk) -> None:
    said = no_database.do("note", ROUND, "a", *BY, "--at", IN_TIME)
    assert said.code == 3
    assert "The register cannot be used" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_password_in_the_programme_file_is_refused(no_database: Clerk) -> None:
    path = no_database.folder / "programme.toml"
    path.write_text(path.read_text("utf-8").replace("parking@", "parking:secret@"), "utf-8")
    said = no_database.do("note", ROUND, "a", *BY, "--at", IN_TIME)
    assert (said.code, "without a password" in said.stderr) == (3, True)
    assert "secret" not in said.stderr


def test_a_folder_may_have_any_name(drawn_small: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(drawn_small, tmp_path / "共享 停车 100%?#&"))
    clerk = Clerk(folder)
    clerk.done("note", ROUND, "电话", *BY, "--at", IN_TIME)
    assert chain_holds(clerk)
    assert sorted(path.name for path in folder.glob("register*")) == [
        "register-head.txt",
        "register.sqlite",
    ]
