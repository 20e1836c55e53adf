"""The presentation and the minutes, as people in the room see them."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import desk
import docx
import pytest
from desk import Run, small_round, tree
from seated import Terminal

from parking_share.evidence.rehearsal_mark import MARK

ROUND = "rounds/2026"
AT = ("--at", desk.DRAWN_AT)
FIELDS = (
    *("时间", "地点", "主持人", "操作人", "监督人员（纪检监察）", "公证员", "居民代表"),
    *("名单摘要值", "种子产生方式（text）", "程序版本", "结果", "异常情况"),
)
"""What minutes of a public draw hold (practice of Chinese notaries), beside the signatures."""


@pytest.fixture(scope="module")
def drawn_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_round(tmp_path_factory.mktemp("screens") / "desk", applicants=24)
    said = desk.run("draw", "applicants.xlsx", "--seed", desk.SEED, *AT, cwd=folder)
    assert said.code == 0, said.stderr
    return folder


def test_digest_first_then_seed_then_ranks(tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", applicants=6)
    frozen = desk.run("freeze", "applicants.xlsx", "--source", "text", *AT, cwd=folder)
    short = frozen.stdout.partition("by hand: ")[2].splitlines()[0]
    room = Terminal("draw", ROUND, "--seed", desk.SEED, "--present", *AT, cwd=folder)
    room.wait_for("Is this the list that was posted?")
    room.wait_for(short)
    room.wait_for("[q] end")
    assert not (folder / ROUND / "public" / "seed.json").exists()
    for words in (
        "Where the seed comes from",
        f"text={desk.SEED}/",
        "4. Awards",
        "6. The draw is finished",
    ):
        room.type("")
        room.wait_for(words)
        room.wait_for("[q] end")
    room.type("")
    assert room.leave() == 0
    assert (folder / ROUND / "public" / "SHA256SUMS").exists()


def test_ended_before_the_seed_nothing_is_drawn(tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", applicants=6)
    desk.run("freeze", "applicants.xlsx", "--source", "text", *AT, cwd=folder)
    before = tree(folder)
    room = Terminal("draw", ROUND, "--seed", desk.SEED, "--present", *AT, cwd=folder)
    room.wait_for("[q] end")
    room.type("q")
    assert room.leave() == 0
    assert tree(folder) == before


def test_a_drawn_round_is_shown_again_and_not_changed(drawn_small: Path) -> None:
    before = tree(drawn_small)
    room = Terminal("draw", ROUND, "--present", cwd=drawn_small)
    for words in ("Is this the list that was posted?", f"text={desk.SEED}/", "4. Awards"):
        room.wait_for(words)
        room.wait_for("[q] end")
        room.type("")
    room.wait_for("[q] end")
    room.type("q")
    assert room.leave() == 0
    assert tree(drawn_small) == before


def test_off_a_terminal_the_presentation_is_quiet(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", applicants=6)
    words = ("draw", "applicants.xlsx", "--seed", desk.SEED, *AT)
    said = run(*words, "--present", cwd=folder)
    assert said.code == 0
    assert "Is this the list" not in said.stdout
    assert "\x1b" not in said.stdout


def test_the_minutes_hold_every_field_and_no_name(drawn_small: Path) -> None:
    sealed = drawn_small / ROUND / "sealed"
    text = (sealed / "minutes.txt").read_text(encoding="utf-8")
    headings = [line.partition("：")[0] for line in text.splitlines()]
    assert [field for field in FIELDS if field not in headings] == []
    assert text.count("日期：____") == 6
    assert "中签 20 户，候补 4 户" in text
    assert all(desk.applicant(n)["姓名"] not in text for n in range(1, 25))
    assert (sealed / "minutes.txt").stat().st_mode & 0o077 == 0
    document = docx.Document(str(sealed / "minutes.docx"))
    table = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    for line in text.splitlines():
        heading, _, content = line.partition("：")
        if heading in FIELDS and "日期" not in content:
            assert table[heading] == content


def test_equal_rounds_give_equal_minutes(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", applicants=6)
    run("freeze", "applicants.xlsx", "--source", "text", *AT, cwd=folder)
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    documents = []
    for place in (folder, other):
        assert run("draw", ROUND, "--seed", "x", *AT, cwd=place).code == 0
        documents.append((place / ROUND / "sealed" / "minutes.docx").read_bytes())
    assert documents[0] == documents[1]


def test_a_document_tells_nobody_when_and_by_whom_it_was_made(drawn_small: Path) -> None:
    path = drawn_small / ROUND / "sealed" / "minutes.docx"
    properties = docx.Document(str(path)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}
    assert MARK not in (drawn_small / ROUND / "sealed" / "minutes.txt").read_text("utf-8")


def test_spec_prints_the_protocol_of_the_package(run: Run, tmp_path: Path) -> None:
    said = run("spec", cwd=tmp_path)
    assert said.code == 0
    assert said.stdout.startswith("# parking-share-draw/1\n")
    path = desk.ROOT / "parking_share" / "lottery" / "SPEC.md"
    assert said.stdout == path.read_text(encoding="utf-8")
