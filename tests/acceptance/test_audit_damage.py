"""Every kind of damage to past rounds is found, and named by round, check and place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import past_rounds
import pytest
from forged_round import forge
from past_rounds import REJECTED, REVIEWED, SOUND, edit_cell, edit_rows, field_of, flip, sum_again

from parking_share.lottery import allocate, amendments, commitment, tickets

if TYPE_CHECKING:
    from desk import Run

Fault = tuple[str, str, str]
"""Round, check and where."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return past_rounds.make_rounds(tmp_path_factory.mktemp("kept") / "yingui")


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """Three sound rounds to damage."""
    return Path(shutil.copytree(kept, tmp_path / "yingui"))


def found(run: Run, folder: Path) -> dict[Fault, str]:
    """Everything an audit finds wrong, with what it says of it."""
    said = run("audit", folder, "--json", cwd=folder)
    assert said.stderr == ""
    faults: dict[Fault, str] = {}
    for one in said.json["rounds"]:
        for check in one["checks"]:
            for fault in check["faults"]:
                place = (one["round"], check["check"], fault["where"])
                faults[place] = faults.get(place, "") + fault["what"] + "\n"
    assert said.code == (1 if faults else 0)
    return faults


def a_public_byte(rounds: Path) -> None:
    flip(rounds / "2027" / "public" / "draw.csv", 40)


def an_outcome_edited_consistently(rounds: Path) -> None:
    public = rounds / "2027" / "public"
    edit_rows(public / "tickets.csv", field_of(REJECTED, "outcome", "eligible"))
    edit_rows(public / "tickets.csv", field_of(REJECTED, "reason", ""))
    sum_again(public)


def a_sealed_row(rounds: Path) -> None:
    path = rounds / "2026" / "sealed" / "applications.csv"
    edit_rows(path, field_of(REJECTED, "outcome", "eligible"))


def a_sealed_row_with_its_digest(rounds: Path) -> None:
    a_sealed_row(rounds)
    sum_again(rounds / "2026" / "sealed")


def a_sealed_person_with_its_digest(rounds: Path) -> None:
    sealed = rounds / "2026" / "sealed"
    edit_rows(sealed / "applications.csv", field_of(SOUND, "name", "某人"))
    sum_again(sealed)


def a_row_left_out_of_the_sealed_list(rounds: Path) -> None:
    sealed = rounds / "2026" / "sealed"
    edit_rows(sealed / "applications.csv", lambda rows: rows.pop())
    sum_again(sealed)


def a_sealed_input_byte(rounds: Path) -> None:
    flip(rounds / "2028" / "sealed" / "applicants.xlsx", -1)


def an_id_number_with_its_digests(rounds: Path) -> None:
    """Another person in the papers and in the sealed list: only the binding can tell."""
    sealed = rounds / "2028" / "sealed"
    other = "33029919791231001X"
    edit_cell(sealed / "applicants.xlsx", SOUND, "身份证号", other)
    edit_rows(sealed / "applications.csv", field_of(SOUND, "id_number", other))
    sum_again(sealed)


def a_document_with_its_digest(rounds: Path) -> None:
    sealed = rounds / "2028" / "sealed"
    edit_cell(sealed / "applicants.xlsx", SOUND, "产权人", "某甲")
    sum_again(sealed)


def a_decision_removed(rounds: Path) -> None:
    sealed = rounds / "2027" / "sealed"
    book = openpyxl.load_workbook(sealed / "decisions.xlsx")
    book.worksheets[0].delete_rows(2)
    book.save(sealed / "decisions.xlsx")
    sum_again(sealed)


def all_decisions_removed(rounds: Path) -> None:
    (rounds / "2027" / "sealed" / "decisions.xlsx").unlink()


def a_decision_without_a_person(rounds: Path) -> None:
    sealed = rounds / "2027" / "sealed"
    edit_cell(sealed / "decisions.xlsx", REVIEWED, "经办人", None)
    sum_again(sealed)


def a_listed_decision_without_evidence(rounds: Path) -> None:
    sealed = rounds / "2027" / "sealed"
    edit_rows(sealed / "applications.csv", field_of(REVIEWED, "evidence", ""))
    sum_again(sealed)


def the_first_round_deleted(rounds: Path) -> None:
    shutil.rmtree(rounds / "2026")


def a_round_deleted(rounds: Path) -> None:
    shutil.rmtree(rounds / "2027")


def a_round_and_what_remembers_it_deleted(rounds: Path) -> None:
    shutil.rmtree(rounds / "2027")
    (rounds / "2028" / "sealed" / "previous-2027.SHA256SUMS").unlink()


def a_round_replaced(rounds: Path) -> None:
    scratch = rounds.parent.parent / "scratch"
    past_rounds.drawn_again(rounds.parent, "2027", scratch, closed_again=True)


def a_round_drawn_again(rounds: Path) -> None:
    scratch = rounds.parent.parent / "scratch"
    past_rounds.drawn_again(rounds.parent, "2027", scratch, closed_again=False)


def the_digests_of_a_public_record(rounds: Path) -> None:
    path = rounds / "2027" / "public" / "SHA256SUMS"
    path.write_bytes(path.read_bytes()[:-1])


def an_unfinished_draw(rounds: Path) -> None:
    (rounds / "2028" / "public" / "SHA256SUMS").unlink()


def a_public_folder_deleted(rounds: Path) -> None:
    shutil.rmtree(rounds / "2028" / "public")


def a_sealed_folder_deleted(rounds: Path) -> None:
    shutil.rmtree(rounds / "2028" / "sealed")


def sealed_digests_deleted(rounds: Path) -> None:
    (rounds / "2028" / "sealed" / "SHA256SUMS").unlink()


def an_input_put_in_later(rounds: Path) -> None:
    (rounds / "2028" / "sealed" / "decisions.xls").write_bytes(b"later")


def other_rules(rounds: Path) -> None:
    public = rounds / "2028" / "public"
    path = public / "programme.toml"
    text = path.read_text("utf-8").replace('"A19", "A20",', '"A19",')
    path.write_text(text, "utf-8", newline="\n")
    sum_again(public)


def a_whole_last_round_forged(rounds: Path) -> None:
    """Ticket list, commitment, draw and digests made anew, so that the record verifies."""
    forge(rounds / "2028" / "public", REJECTED)


def a_round_under_another_name(rounds: Path) -> None:
    (rounds / "2028").rename(rounds / "2029")


DAMAGES: dict[Callable[[Path], None], dict[Fault, str]] = {
    a_public_byte: {
        ("2027", "record", "V1"): "draw.csv with SHA-256",
        ("2027", "record", "V5"): "draw.csv with SHA-256",
    },
    an_outcome_edited_consistently: {
        ("2027", "record", "V2"): "tickets.csv with SHA-256",
        ("2027", "eligibility", REJECTED): "tickets.csv: reason is “”; run again it is “material”",
        ("2028", "chain", "commitment.json"): "round 2027 was changed after this list was closed",
    },
    a_sealed_row: {
        ("2026", "inputs", "sealed/applications.csv"): "has changed since the freeze",
        ("2026", "eligibility", REJECTED): "outcome is “eligible”; run again it is “rejected”",
    },
    a_sealed_row_with_its_digest: {
        ("2026", "eligibility", REJECTED): "outcome is “eligible”; run again it is “rejected”",
    },
    a_sealed_person_with_its_digest: {
        (
            "2026",
            "eligibility",
            SOUND,
        ): "sealed/applications.csv: name is not that of the sealed papers",
    },
    a_row_left_out_of_the_sealed_list: {
        ("2026", "eligibility", "T-0012"): "is in the sealed workbook and not in sealed/applic",
    },
    a_sealed_input_byte: {
        ("2028", "inputs", "sealed/applicants.xlsx"): "has changed since the freeze",
    },
    an_id_number_with_its_digests: {
        ("2028", "eligibility", SOUND): "the public binding is not that of the sealed ID number",
    },
    a_document_with_its_digest: {
        ("2028", "eligibility", SOUND): "outcome is “eligible”; run again it is “rejected”",
    },
    a_decision_removed: {
        ("2027", "decisions", REVIEWED): "is in review, and no ruling on it was kept",
        ("2027", "eligibility", REVIEWED): "ruling is “eligible”; run again it is “”",
    },
    all_decisions_removed: {
        ("2027", "inputs", "sealed/decisions.xlsx"): "is missing",
        ("2027", "decisions", REVIEWED): "is in review, and no ruling on it was kept",
    },
    a_decision_without_a_person: {
        ("2027", "decisions", REVIEWED): "sealed/decisions: the ruling has no 经办人",
    },
    a_listed_decision_without_evidence: {
        ("2027", "decisions", REVIEWED): "sealed/applications.csv: the ruling has no 依据",
    },
    the_first_round_deleted: {
        ("2027", "chain", "commitment.json"): "names round 2026, which is missing",
    },
    a_round_deleted: {
        ("2028", "chain", "commitment.json"): "names round 2027, which is missing",
    },
    a_round_and_what_remembers_it_deleted: {
        ("2028", "chain", "commitment.json"): "names a record that is not there: round 2026 was",
        ("2028", "inputs", "sealed/previous-2027.SHA256SUMS"): "is missing",
    },
    a_round_replaced: {
        ("2028", "chain", "commitment.json"): "round 2027 was replaced after this list was closed",
    },
    a_round_drawn_again: {
        ("2028", "chain", "commitment.json"): (
            "round 2027 was drawn again or changed after this list was closed: allocation.csv, "
        ),
    },
    the_digests_of_a_public_record: {
        ("2027", "record", "V1"): "SHA256SUMS",
        ("2028", "chain", "commitment.json"): "2027 was changed after this list was closed: SHA256",
    },
    an_unfinished_draw: {("2028", "record", "V1"): "SHA256SUMS is missing"},
    a_public_folder_deleted: {("2028", "record", "public"): "is not there"},
    a_sealed_folder_deleted: {
        ("2028", "inputs", "sealed/SHA256SUMS"): "the digests taken at the freeze are missing",
        ("2028", "eligibility", "sealed"): "sealed/applicants.* is missing",
    },
    sealed_digests_deleted: {
        ("2028", "inputs", "sealed/SHA256SUMS"): "the digests taken at the freeze are missing",
    },
    an_input_put_in_later: {
        ("2028", "inputs", "sealed/decisions.xls"): "was not there at the freeze",
    },
    other_rules: {
        ("2028", "rules", "commitment.json"): "lots is not what programme.toml says",
    },
    a_whole_last_round_forged: {
        ("2028", "eligibility", REJECTED): "tickets.csv: reason is “”; run again it is “material”",
    },
    a_round_under_another_name: {
        ("2029", "rules", "commitment.json"): "is of round 2028, and lies in the folder of round",
    },
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_found_and_named(run: Run, folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder / "rounds")
    faults = found(run, folder)
    for fault, says in DAMAGES[damage].items():
        assert says in faults.get(fault, f"not among {sorted(faults)}")
    assert {round_id for round_id, _, _ in faults} == {fault[0] for fault in DAMAGES[damage]}


def test_only_a_forged_outcome_fails_in_a_forged_round(run: Run, folder: Path) -> None:
    forge(folder / "rounds" / "2028" / "public", REJECTED)
    assert {fault[1:] for fault in found(run, folder)} == {("eligibility", REJECTED)}
    said = run("verify", "rounds/2028/public", cwd=folder)
    assert said.code == 0, "the record alone cannot tell"


NOT_ENTERED = {("2027", "register", SOUND)}
"""An amendment written by hand has no entry in the register."""


def strike(public: Path, ticket: str) -> None:
    """An amendment of a drawn round, as it is recorded."""
    listed = tickets.parse_tickets((public / "tickets.csv").read_bytes())
    places = allocate.parse_allocation((public / "allocation.csv").read_bytes())
    committed = commitment.parse_commitment((public / "commitment.json").read_bytes())
    row = amendments.Amendment(1, "2028-04-01T10:00:00+08:00", ticket, "strike", "搬离小区")
    after = amendments.amend(places, row, {t.ticket: t for t in listed}, committed.lots)
    (public / "amendments.csv").write_bytes(amendments.amendments_csv([row]))
    (public / "allocation-1.csv").write_bytes(allocate.allocation_csv(after))
    sum_again(public)


def test_an_amendment_after_the_next_round_was_closed_breaks_no_chain(
    run: Run, folder: Path
) -> None:
    strike(folder / "rounds" / "2027" / "public", SOUND)
    assert found(run, folder).keys() == NOT_ENTERED


def test_an_amendment_hides_no_other_change(run: Run, folder: Path) -> None:
    public = folder / "rounds" / "2027" / "public"
    strike(public, SOUND)
    text = (public / "programme.toml").read_text("utf-8")
    (public / "programme.toml").write_text(f"# later\n{text}", "utf-8", newline="\n")
    sum_again(public)
    faults = found(run, folder)
    assert faults.keys() == NOT_ENTERED | {("2028", "chain", "commitment.json")}
    assert "programme.toml" in faults["2028", "chain", "commitment.json"]


def test_damage_shows_on_the_screen_in_chinese_too(run: Run, folder: Path) -> None:
    a_round_deleted(folder / "rounds")
    said = run("audit", folder, cwd=folder, lang="zh_CN")
    assert said.code == 1
    assert "2027" in said.stdout
