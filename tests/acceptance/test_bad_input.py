"""Whatever is wrong with the input: one clear message, the right exit code, nothing written."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import (
    DRAWN_AT,
    EXAMPLE,
    HEADINGS,
    Run,
    Said,
    applicant,
    resident_id,
    small_round,
    tree,
    write_book,
)

DRAW = ("draw", "applicants.xlsx", "--at", DRAWN_AT)
PEOPLE = [applicant(n) for n in range(1, 6)]


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return target.getvalue()


NO_WORKBOOKS = {
    "a PDF document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a Word document": zipped("[Content_Types].xml", "word/document.xml"),
    "a web page saved under a workbook's name": "<html><table><tr><td>姓名</td></tr>".encode(),
    "a PNG picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a text file": "受理编号,姓名,身份证号\n".encode("gb18030"),
    "an empty file": b"",
    "a zip archive": zipped("photos/1.jpg"),
    "a file of unknown kind": b"\x00\x01" + random.Random(7).randbytes(4000),
    "a damaged archive": b"PK\x03\x04" + random.Random(8).randbytes(400),
}
ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le")
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return small_round(tmp_path / "desk", applicants=5)


def refused(run: Run, folder: Path, *words: str, code: int = 3) -> str:
    """What a command says that could not run; it wrote nothing, and named nobody."""
    before = {name: digest for name, digest in tree(folder).items() if "rounds" not in name}
    said = run(*words, "--json", cwd=folder)
    after = tree(folder)
    assert {name: digest for name, digest in after.items() if "rounds" not in name} == before
    assert {name for name in after if name.startswith("rounds")} <= {"rounds", "rounds/.lock"}
    assert said.code == code
    assert said.json.keys() == {"error"}
    assert_plain_words(said)
    return said.stderr


def assert_plain_words(said: Said) -> None:
    """A message for a clerk: no traceback, no line of code, nobody's data."""
    assert said.stderr.startswith("parking-share: ")
    assert "Traceback" not in said.stderr
    assert 'File "' not in said.stderr
    for person in PEOPLE:
        for field in ("姓名", "身份证号", "电话", "车牌号"):
            assert person[field] not in said.stdout + said.stderr


def test_the_same_words_are_said_with_and_without_json(run: Run, desk: Path) -> None:
    (desk / "applicants.xlsx").unlink()
    plain, as_json = run(*DRAW, cwd=desk), run(*DRAW, "--json", cwd=desk)
    assert (plain.code, plain.stdout) == (3, "")
    assert plain.stderr == as_json.stderr == f"parking-share: {as_json.json['error']}\n"


@pytest.mark.parametrize("kind", NO_WORKBOOKS)
def test_what_is_no_workbook_is_named_for_what_it_is(run: Run, desk: Path, kind: str) -> None:
    (desk / "applicants.xlsx").write_bytes(NO_WORKBOOKS[kind])
    message = refused(run, desk, *DRAW)
    assert f"applicants.xlsx: this is {kind}, not a workbook." in message
    assert "save it as an .xlsx workbook" in message


def test_a_workbook_that_is_protected_says_so(run: Run, desk: Path) -> None:
    (desk / "applicants.xlsx").write_bytes(ENCRYPTED)
    assert "protected by a password" in refused(run, desk, *DRAW)


def test_half_a_workbook_is_refused(run: Run, desk: Path) -> None:
    data = (desk / "applicants.xlsx").read_bytes()
    (desk / "applicants.xlsx").write_bytes(data[: len(data) // 2])
    assert "applicants.xlsx" in refused(run, desk, *DRAW)


def test_a_missing_workbook_is_named(run: Run, desk: Path) -> None:
    (desk / "applicants.xlsx").unlink()
    assert "applicants.xlsx: there is no such file." in refused(run, desk, *DRAW)


def test_a_missing_heading_is_named(run: Run, desk: Path) -> None:
    without = [{key: row[key] for key in row if key != "产权人"} for row in PEOPLE]
    write_book(desk / "applicants.xlsx", without)
    message = refused(run, desk, *DRAW)
    assert "产权人" in message
    assert "missing" in message


def test_a_heading_matched_twice_is_named(run: Run, desk: Path) -> None:
    twice = [{**row, "身份证号码": resident_id(900)} for row in PEOPLE]
    write_book(desk / "applicants.xlsx", twice)
    message = refused(run, desk, *DRAW)
    assert "身份证号" in message
    assert "身份证号码" in message
    assert resident_id(900) not in message


def test_a_sheet_without_a_header_is_refused(run: Run, desk: Path) -> None:
    unknown = [{f"column {n}": value for n, value in enumerate(row.values())} for row in PEOPLE]
    write_book(desk / "applicants.xlsx", unknown)
    assert "no sheet has a header row" in refused(run, desk, *DRAW)


def test_a_header_with_nothing_under_it_is_refused(run: Run, desk: Path) -> None:
    write_book(desk / "applicants.xlsx", [])
    assert "no application under the header" in refused(run, desk, *DRAW)


def test_two_sheets_that_could_be_meant_are_named(run: Run, desk: Path) -> None:
    write_book(desk / "applicants.xlsx", PEOPLE, "补报")
    message = refused(run, desk, *DRAW)
    assert "报名表" in message
    assert "补报" in message
    assert "--sheet" in message
    assert run(*DRAW, "--sheet", "补报", cwd=desk).code == 0


def test_a_missing_programme_names_init(run: Run, desk: Path) -> None:
    (desk / "programme.toml").unlink()
    message = refused(run, desk, *DRAW)
    assert "there is no programme file" in message
    assert "parking-share init" in message


PROGRAMME = (EXAMPLE / "programme.toml").read_text(encoding="utf-8")
WRONG_KEYS: dict[str, tuple[Callable[[str], str], str]] = {
    "a month count that is a word": (
        lambda text: text.replace("months = 12", 'months = "twelve"'),
        "term.months",
    ),
    "a key nobody knows": (
        lambda text: text.replace("months = 12", "months = 12\nmoths = 12"),
        "term.moths",
    ),
    "a closing time without its offset": (
        lambda text: text.replace("17:00:00+08:00", "17:00:00"),
        "programme.closes",
    ),
    "a season that leaves days out": (
        lambda text: text.replace('ends = "09-30"', 'ends = "09-29"'),
        "hours",
    ),
    "a heading nobody knows": (
        lambda text: text.replace('  "产权人",', '  "产权证上的人",'),
        "documents.ask",
    ),
}


@pytest.mark.parametrize("case", WRONG_KEYS)
def test_a_wrong_programme_is_refused_with_its_key_and_line(
    run: Run, desk: Path, case: str
) -> None:
    change, key = WRONG_KEYS[case]
    assert change(PROGRAMME) != PROGRAMME
    (desk / "programme.toml").write_text(change(PROGRAMME), encoding="utf-8")
    message = refused(run, desk, *DRAW)
    assert key in message
    assert "programme.toml, line " in message


def test_a_programme_that_is_no_toml_names_its_line(run: Run, desk: Path) -> None:
    (desk / "programme.toml").write_text("[programme\n", encoding="utf-8")
    assert "line 1" in refused(run, desk, *DRAW)


def test_a_lot_without_spaces_is_refused(run: Run, desk: Path) -> None:
    start, end = PROGRAMME.index("spaces = ["), PROGRAMME.index("]\n\n[draw]")
    (desk / "programme.toml").write_text(
        PROGRAMME[:start] + "spaces = [" + PROGRAMME[end:], encoding="utf-8"
    )
    message = refused(run, desk, *DRAW)
    assert "lots.[1].spaces" in message
    assert "a list with at least" in message


def test_a_list_on_which_nobody_is_eligible_is_refused(run: Run, desk: Path) -> None:
    write_book(desk / "applicants.xlsx", [{**row, "姓名": ""} for row in PEOPLE])
    assert "No application is eligible; there is nothing to draw." in refused(run, desk, *DRAW)


def test_rounds_that_cannot_be_written_are_refused(run: Run, desk: Path) -> None:
    (desk / "rounds").write_bytes(b"a file in the way")
    said = run(*DRAW, cwd=desk)
    assert (said.code, said.stdout) == (3, "")
    assert "rounds: cannot be written" in said.stderr
    assert_plain_words(said)
    assert (desk / "rounds").read_bytes() == b"a file in the way"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_without_the_right_to_write_is_refused(run: Run, desk: Path) -> None:
    desk.chmod(0o500)
    try:
        said = run(*DRAW, cwd=desk)
    finally:
        desk.chmod(0o700)
    assert said.code == 3
    assert "cannot be written" in said.stderr


def test_an_acceptance_number_given_twice_is_refused(run: Run, desk: Path) -> None:
    write_book(desk / "applicants.xlsx", [*PEOPLE, applicant(9, 受理编号="T-0001")])
    assert "T-0001 (2, 7)" in refused(run, desk, *DRAW)


def test_a_round_name_that_is_a_path_is_refused(run: Run, desk: Path) -> None:
    assert "not a round's name" in refused(run, desk, *DRAW, "--round", "../2026")


@pytest.mark.parametrize(
    "words",
    [
        ("draw",),
        ("draw", "applicants.xlsx", "--seeds", "x"),
        ("raffle", "applicants.xlsx"),
        ("freeze", "applicants.xlsx", "--source", "coins"),
        ("roster", "rounds/2026", "--format", "pdf"),
    ],
)
def test_a_wrong_command_line_exits_2(run: Run, desk: Path, words: tuple[str, ...]) -> None:
    assert refused(run, desk, *words, code=2)


def test_an_unknown_language_exits_2(run: Run, desk: Path) -> None:
    assert run("check", "applicants.xlsx", "--lang", "fr", cwd=desk, lang=None).code == 2


def test_a_time_that_is_none_is_refused(run: Run, desk: Path) -> None:
    said = run("draw", "applicants.xlsx", "--at", "tomorrow", cwd=desk)
    assert said.code in {2, 3}
    assert_plain_words(said)


def test_a_folder_that_is_no_round_is_refused(run: Run, desk: Path) -> None:
    (desk / "empty").mkdir()
    assert "this is no frozen round" in refused(run, desk, "draw", "empty")
    assert "this is no drawn round" in refused(run, desk, "roster", "empty")


def test_undecided_applications_are_counted_and_placed(run: Run, example: Path) -> None:
    (example / "decisions.xlsx").unlink()
    for command in ("freeze", "draw"):
        said = run(command, "applicants.xlsx", "--at", DRAWN_AT, cwd=example)
        assert (said.code, said.stdout) == (1, "")
        waiting = run("check", "applicants.xlsx", "--json", cwd=example).json["outcomes"]["review"]
        assert (
            f"Applications that wait for a person's ruling: {waiting} (YG2026-0018, " in said.stderr
        )
        assert "Fill in review.xlsx, save it as decisions.xlsx" in said.stderr
    assert (example / "review.xlsx").is_file()
    assert not (example / "rounds" / "2026").exists()


def test_chinese_messages_are_whole_too(run: Run, desk: Path) -> None:
    (desk / "applicants.xlsx").write_bytes(NO_WORKBOOKS["a PDF document"])
    said = run(*DRAW, cwd=desk, lang="zh_CN")
    assert said.code == 3
    assert "applicants.xlsx" in said.stderr
    assert "not a workbook" not in said.stderr


def test_the_workbook_the_tests_write_is_sound(run: Run, desk: Path) -> None:
    assert tuple(PEOPLE[0]) == HEADINGS
    answer = run("check", "applicants.xlsx", "--json", cwd=desk).json
    assert (answer["outcomes"]["eligible"], answer["findings"]) == (5, [])
