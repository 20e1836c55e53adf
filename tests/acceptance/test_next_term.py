"""`init --from`: three terms in one folder, their weights, and what an audit finds in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import desk
import openpyxl
import past_terms
import pytest
from desk import Run, tree
from forged_round import forge_rows
from past_rounds import edit_rows, field_of, sum_again
from past_terms import YEARS, cells, rows

from parking_share.audit.check import WEIGHTS
from parking_share.audit.look_back import look_back
from parking_share.audit.rounds import audit_rounds
from parking_share.cli.next_term import _worked_out, prepare
from parking_share.errors import ParkingShareError, RoundError
from parking_share.evidence.verify import verify
from parking_share.files.kept_rounds import read_kept_register, read_kept_rounds
from parking_share.files.record import read_record
from parking_share.files.round_folder import RoundFolder
from parking_share.lottery import commitment, tickets
from parking_share.lottery.chances import chances


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Three terms, and the folder as it was before the second was prepared; to be read only."""
    folder = tmp_path_factory.mktemp("terms")
    return past_terms.make_terms(folder / "yingui", folder / "first"), folder / "first"


@pytest.fixture
def terms(made: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the three terms, to be damaged."""
    return Path(shutil.copytree(made[0], tmp_path / "yingui"))


@pytest.fixture
def first(made: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the folder after its first round."""
    return Path(shutil.copytree(made[1], tmp_path / "yingui"))


def ticket(n: int) -> str:
    return f"T-{n:04d}"


def weights(folder: Path, year: str) -> dict[str, int]:
    listed = rows(folder / "rounds" / year / "public" / "tickets.csv")
    return {row["ticket"]: int(row["weight"]) for row in listed}


def test_weights_are_those_counted_by_hand(made: tuple[Path, Path]) -> None:
    for year in YEARS:
        assert weights(made[0], year) == past_terms.counted_by_hand(made[0], year)
    assert set(weights(made[0], "2026").values()) == {1}
    last = weights(made[0], "2028")
    assert set(last.values()) == {1, 2, 3}
    once = (past_terms.stays_away(made[0]), past_terms.rejected_once(made[0]))
    assert [last[ticket(n)] for n in once] == [2, 2]
    assert last[ticket(past_terms.moves(made[0]))] == 3


def test_whoever_was_offered_a_space_sits_out_one_term(made: tuple[Path, Path]) -> None:
    for year, before in (("2027", "2026"), ("2028", "2027")):
        won = past_terms.offered(made[0], before)
        listed = rows(made[0] / "rounds" / year / "public" / "tickets.csv")
        sitting = {r["ticket"] for r in listed if r["reason"] == "eligibility"}
        assert won == sitting


def test_every_round_verifies_and_the_audit_holds(run: Run, made: tuple[Path, Path]) -> None:
    assert run("verify", "rounds/2028/public", cwd=made[0]).code == 0
    said = run("audit", ".", "--json", cwd=made[0])
    assert (said.code, said.stderr) == (0, "")
    outcomes = {c["check"]: c["outcome"] for one in said.json["rounds"] for c in one["checks"]}
    assert set(outcomes.values()) == {"passed"}
    committed = (made[0] / "rounds" / "2028" / "public" / "commitment.json").read_text("utf-8")
    assert "权重＝1＋连续未中次数，最多为 3" in committed


def test_chances_follow_the_weights(made: tuple[Path, Path]) -> None:
    public = read_record(made[0] / "rounds" / "2028" / "public").files
    listed = tickets.parse_tickets(public[tickets.FILE])
    lots = commitment.parse_commitment(public[commitment.FILE]).lots
    found = {one.group.weight: one.award for one in chances(listed, lots).chances}
    assert found[1] < found[2] < found[3]


def test_the_next_term_stands_in_the_place_of_the_last(first: Path) -> None:
    old = (first / "programme.toml").read_text("utf-8")
    said = past_terms.init_from(first, "2026").json
    assert (said["round"], said["expiring"], said["last_day"]) == ("2027", 3, "2027-03-15")
    assert said["lists"] == {"上期中签": 4, "往期未中": 9, "限制名单": 0, "持有人": 0}
    new = (first / "programme.toml").read_text("utf-8")
    assert new == old.replace("closes = 2026-", "closes = 2027-").replace(
        "starts = 2026-", "starts = 2027-"
    )
    assert set(cells(first / "applicants.xlsx", "报名表")[0]) >= {"姓名", "证件号码", "车牌号"}
    assert not any(map(any, cells(first / "applicants.xlsx", "报名表")[1:]))
    assert not [*first.glob("review*.xlsx"), *first.glob("decisions*.xlsx")]
    assert sorted(Path(name).name for name in said["removed"]) == ["decisions.xlsx", "review.xlsx"]
    before = tree(first)
    again = prepare(first, first / "rounds" / "2026")
    assert (again.replaced, again.removed) == ((), ())
    assert tree(first) == before


def test_what_the_office_keeps_by_hand_stays(first: Path) -> None:
    debts = cells(first / "lists.xlsx", "欠费名单")
    prepare(first, first / "rounds" / "2026")
    assert cells(first / "lists.xlsx", "欠费名单") == debts
    header, *barred = cells(first / "lists.xlsx", "限制名单")
    assert header[:4] == ["姓名", "身份证号", "限制至", "原因"]
    assert [row[0] for row in barred] == ["某丙"]
    assert barred[0][2:4] == ["长期", "转借车位卡"]


def test_a_sanction_of_the_register_is_carried(run: Run, first: Path) -> None:
    barred = past_terms.lost(first, "2026")[0]
    words = ("--until", "2027-12-31", "--why", "转借", "--by", "受理员甲")
    said = run(
        *("sanction", "rounds/2026", ticket(barred), *words, "--at", "2026-03-08T10:00:00"),
        cwd=first,
    )
    assert said.code == 0, said.stderr
    prepare(first, first / "rounds" / "2026")
    lines = cells(first / "lists.xlsx", "限制名单")
    form = desk.applicant(barred)
    assert lines[-1][:4] == [form["姓名"], form["身份证号"], "2027-12-31", ""]
    assert form["车牌号"] in lines[-1]


def test_holders_whose_space_outlasts_the_first_day_stand_on_the_list(first: Path) -> None:
    prepare(first, first / "rounds" / "2026")
    assert len(cells(first / "lists.xlsx", "持有人")) == 1
    text = (first / "programme.toml").read_text("utf-8")
    text = text.replace("starts = 2027-03-16", "starts = 2027-03-15")
    (first / "programme.toml").write_text(text, "utf-8")
    prepared = prepare(first, first / "rounds" / "2026")
    assert prepared.expiring == 0
    held = {r["ticket"] for r in rows(past_terms.allocations(first, "2026")[-1]) if r["space"]}
    remarks = [line[-1] for line in cells(first / "lists.xlsx", "持有人")[1:]]
    assert sorted(remarks) == [
        f"由往期记录算出：2026 期 {one}，至 2027-03-15" for one in sorted(held)
    ]


def other_applications(folder: Path) -> None:
    desk.write_book(folder / "applicants.xlsx", [desk.applicant(1)])


def rulings_that_no_round_has(folder: Path) -> None:
    shutil.copy(folder / "lists.xlsx", folder / "decisions.xlsx")


def another_term(folder: Path) -> None:
    text = (folder / "programme.toml").read_text("utf-8")
    text = text.replace("starts = 2026-03-16", "starts = 2026-04-16")
    (folder / "programme.toml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (other_applications, "applicants.xlsx"),
        (rulings_that_no_round_has, "decisions.xlsx"),
        (another_term, "programme.toml"),
    ],
)
def test_nothing_is_changed_while_a_file_is_kept_nowhere(
    first: Path, change: Callable[[Path], None], names: str
) -> None:
    change(first)
    before = tree(first)
    with pytest.raises(ParkingShareError, match=names):
        prepare(first, first / "rounds" / "2026")
    assert tree(first) == before


def test_only_the_round_drawn_last_is_a_beginning(run: Run, made: tuple[Path, Path]) -> None:
    for given in ("rounds/2027", "rounds/2031", "."):
        with pytest.raises(RoundError):
            prepare(made[0], made[0] / given)
    said = run("init", ".", "--from", "rounds/2027", cwd=made[0], lang="zh_CN")
    assert (said.code, said.stdout) == (3, "")
    assert "2027 期不是最近摇号的一期" in said.stderr


def test_a_run_killed_after_any_file_is_finished_by_the_next(first: Path, tmp_path: Path) -> None:
    whole = Path(shutil.copytree(first, tmp_path / "whole"))
    prepare(whole, whole / "rounds" / "2026")
    done = 0
    while True:
        copy = Path(shutil.copytree(first, tmp_path / f"killed-{done}"))
        last = RoundFolder(copy.resolve() / "rounds" / "2026")
        past = look_back(read_kept_rounds(copy), "2026")
        changes = _worked_out(copy, last, past)[1]
        for change in changes[:done]:
            change.make()
        prepare(copy, last.path)
        assert tree(copy) == tree(whole)
        if done == len(changes):
            break
        done += 1
    assert done >= 3


Found = set[tuple[str, str, str]]
"""Round, check and where of everything an audit finds."""


def found(folder: Path) -> Found:
    audited = audit_rounds(read_kept_rounds(folder), read_kept_register(folder))
    return {
        (one.round, check.name, str(fault.where))
        for one in audited.rounds
        for check in one.checks
        for fault in check.faults
    }


def edit_list(folder: Path, sheet: str, change: Callable[[list[list[str]]], object]) -> None:
    """Change the rows of a sealed list of 2028, header first, and the digests beside it."""
    sealed = folder / "rounds" / "2028" / "sealed"
    lines = cells(sealed / "lists.xlsx", sheet)
    change(lines)
    book = openpyxl.load_workbook(sealed / "lists.xlsx")
    book[sheet].delete_rows(1, book[sheet].max_row)
    for line in lines:
        book[sheet].append(line)
    book.save(sealed / "lists.xlsx")
    sum_again(sealed)


def row_of(lines: list[list[str]], n: int) -> list[str]:
    """The last entry of a household, by its remark."""
    return [line for line in lines if line[-1].endswith(ticket(n))][-1]


def a_weight(folder: Path, weight: int) -> str:
    """A ticket of 2028 that has this weight and is drawn."""
    listed = rows(folder / "rounds" / "2028" / "public" / "tickets.csv")
    own = {past_terms.spouse_applies(folder), past_terms.moves(folder)}
    return next(
        row["ticket"]
        for row in listed
        if row["outcome"] == "eligible" and row["weight"] == str(weight)
        if int(row["ticket"][2:]) not in own
    )


@pytest.mark.parametrize(("weight", "losses", "forged"), [(2, "5", "3"), (3, "0", "1")])
def test_a_weight_forged_throughout_is_named_with_its_ticket(
    terms: Path, weight: int, losses: str, forged: str
) -> None:
    """Raised, or a loser dropped: lists, weights, draw and digests all say the same."""
    one = a_weight(terms, weight)

    def change(lines: list[list[str]]) -> None:
        place = lines[0].index("未中次数")
        for line in lines[1:]:
            if line[1] == desk.resident_id(int(one[2:])):
                line[place] = losses

    edit_list(terms, "往期未中", change)
    public = terms / "rounds" / "2028" / "public"
    forge_rows(public, field_of(one, "weight", forged))
    assert verify(read_record(public)).passed, "the record alone cannot tell"
    assert found(terms) == {("2028", WEIGHTS, one)}
    fault = (
        audit_rounds(read_kept_rounds(terms), read_kept_register(terms))
        .rounds[-1]
        .check(WEIGHTS)
        .faults[0]
    )
    assert f"the weight is {forged}; the past records give {weight}" in str(fault.what)


def test_a_last_winner_added_is_named_with_its_row(terms: Path) -> None:
    victim = a_weight(terms, 3)

    def add(lines: list[list[str]]) -> None:
        form = desk.applicant(int(victim[2:]))
        lines.append([form["姓名"], form["身份证号"], *[""] * (len(lines[0]) - 2)])

    edit_list(terms, "上期中签", add)
    set_outcome(terms, victim, "rejected", "eligibility")
    number = len(cells(terms / "rounds" / "2028" / "sealed" / "lists.xlsx", "上期中签"))
    audited = audit_rounds(read_kept_rounds(terms), read_kept_register(terms))
    faults = audited.rounds[-1].check(WEIGHTS).faults
    assert found(terms) == {("2028", WEIGHTS, "sealed/lists")}
    assert [f"row {number}" in str(fault.what) for fault in faults] == [True]


def test_a_last_winner_left_out_is_named_with_round_and_ticket(terms: Path) -> None:
    favoured = next(
        row["ticket"]
        for row in rows(terms / "rounds" / "2027" / "public" / "allocation.csv")
        if row["result"] == "award" and row["ticket"] != ticket(past_terms.spouse_applies(terms))
    )

    def leave_out(lines: list[list[str]]) -> None:
        lines.remove(row_of(lines, int(favoured[2:])))

    edit_list(terms, "上期中签", leave_out)
    set_outcome(terms, favoured, "eligible", "")
    assert found(terms) == {("2028", WEIGHTS, f"2027 {favoured}")}


def set_outcome(folder: Path, one: str, outcome: str, reason: str) -> None:
    """Forge a ticket's outcome in the sealed list and throughout the public record."""
    round_folder = folder / "rounds" / "2028"
    edit_rows(round_folder / "sealed" / "applications.csv", field_of(one, "outcome", outcome))
    sum_again(round_folder / "sealed")

    def change(listed: list[dict[str, str]]) -> None:
        field_of(one, "outcome", outcome)(listed)
        field_of(one, "reason", reason)(listed)

    forge_rows(round_folder / "public", change)


def test_without_the_papers_of_a_past_round_weights_are_not_judged(terms: Path) -> None:
    shutil.rmtree(terms / "rounds" / "2026" / "sealed")
    audited = {
        one.round: one.check(WEIGHTS)
        for one in audit_rounds(read_kept_rounds(terms), read_kept_register(terms)).past
    }
    assert audited["2026"].outcome.value == "passed"
    for year in YEARS[1:]:
        assert audited[year].outcome.value == "not_run"
        assert "round 2026: sealed/applicants.* is missing" in str(audited[year].gone_through)


def test_a_list_at_odds_with_the_past_is_not_closed(run: Run, first: Path) -> None:
    """An alternate moves up after the lists were made: they are made anew, nothing else is."""
    prepare(first, first / "rounds" / "2026")
    desk.write_book(first / "applicants.xlsx", list(past_terms.applications(first, "2027")))
    public = first / "rounds" / "2026" / "public"
    winner = next(r for r in rows(public / "allocation-2.csv") if r["result"] == "award")["ticket"]
    words = ("--reason", "搬离", "--by", "经办人甲", "--at", "2026-03-08T10:00:00")
    assert run("strike", "rounds/2026", winner, *words, cwd=first).code == 0
    close = ("freeze", "applicants.xlsx", "--source", "text", "--at", "2027-03-05T10:00:00")
    said = run(*close, cwd=first)
    assert said.code == 3
    assert "--from" in said.stderr
    before = tree(first)
    prepare(first, first / "rounds" / "2026")
    after = tree(first)
    assert {name for name in after if after[name] != before.get(name)} <= {"lists.xlsx"}
    assert run(*close, cwd=first).code == 0
