"""Every sealed value of the example, planted in every public file in turn: nothing is published."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import desk
import planted
import pytest
from desk import DRAWN_AT, FROZEN_AT, Run, small_round, tree
from planted import FILES, NOTICES, Stages, marks, planting

from parking_share.errors import RoundError
from parking_share.evidence.leaks import SHORTEST_SECRET
from parking_share.evidence.publish import KINDS
from parking_share.evidence.sealed import parse_sealed, sealed_values
from parking_share.files.publication import looked_through, post
from parking_share.files.round_folder import RoundFolder

LARGE = [name for name in NOTICES if not name.endswith(".txt")]
TEXTS = [name for name in (*FILES, *NOTICES) if name not in LARGE]
ROUND = "rounds/2026"


@pytest.fixture(scope="module")
def stages(drawn_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return planted.made(drawn_once, tmp_path_factory.mktemp("stages"))


@pytest.fixture(scope="module")
def values(stages: Stages) -> list[tuple[str, str]]:
    """Every value that is long enough for the guard, and its kind; sorted."""
    kinds = sealed_values(parse_sealed(stages.sealed[planted.LIST]))
    return sorted(
        (value, kind)
        for kind, found in kinds.items()
        for value in found
        if len(value) >= SHORTEST_SECRET
    )


def published(stages: Stages, file: str, values: list[tuple[str, str]]) -> list[str]:
    """The values with which a file was written, or refused in other words than these."""
    make = planting(file, stages.file(file))
    name, not_kept_back = Path(file).name, []
    for value, kind in values:
        try:
            stages.write(file, make(value))
        except RoundError as refused:
            said = f"{name}: holds {KINDS[kind]} of an applicant. Nothing was written."
            if str(refused).startswith(said) and value not in str(refused):
                continue
        not_kept_back.append(value)
    return not_kept_back


def test_what_is_planted_in_are_all_public_files_and_all_notices(stages: Stages) -> None:
    assert {*stages.public} == {name for name in FILES if "/" not in name}
    assert stages.amended.keys() - stages.public.keys() == {"amendments.csv", "allocation-1.csv"}
    assert {Path(name).name for name in NOTICES} == stages.notices.keys()


def test_every_value_of_the_example_is_looked_for(values: list[tuple[str, str]]) -> None:
    for kind, fewest in (("id_number", 290), ("phone", 290), ("plate", 290), ("name", 5)):
        assert sum(one == kind for _, one in values) >= fewest


@pytest.mark.parametrize("file", TEXTS)
def test_no_value_in_any_file_is_published(
    stages: Stages, values: list[tuple[str, str]], file: str
) -> None:
    before, bytes_before = marks(stages.home), tree(stages.home)
    assert published(stages, file, values) == []
    assert marks(stages.home) == before
    assert tree(stages.home) == bytes_before


@pytest.mark.parametrize("file", LARGE)
def test_no_value_in_a_document_is_published(
    stages: Stages, values: list[tuple[str, str]], file: str
) -> None:
    """The documents share the values: each has some of every kind, and every value is in one."""
    mine = values[LARGE.index(file) :: len(LARGE)]
    assert {kind for _, kind in mine} == KINDS.keys()
    before = marks(stages.home)
    assert published(stages, file, mine) == []
    assert marks(stages.home) == before


def test_the_same_files_without_a_value_are_published(
    drawn_once: Path, tmp_path: Path, stages: Stages
) -> None:
    """What kept them back above was the value."""
    fresh = planted.made(drawn_once, tmp_path / "fresh")
    for file in (*FILES, *NOTICES):
        shutil.rmtree(fresh.folder("new").path, ignore_errors=True)
        fresh.write(file, stages.file(file))


@pytest.mark.parametrize("file", planted.AT_FREEZE)
def test_a_value_in_a_file_that_is_public_already_stops_the_next_one(
    stages: Stages, values: list[tuple[str, str]], tmp_path: Path, file: str
) -> None:
    folder = RoundFolder(tmp_path / "2026")
    folder.freeze(stages.sealed, {name: stages.public[name] for name in planted.AT_FREEZE})
    (folder.public / file).write_bytes(planting(file, stages.file(file))(values[0][0]))
    before = tree(tmp_path)
    with pytest.raises(RoundError, match=f"{file}: holds"):
        folder.publish({"seed.json": stages.public["seed.json"]})
    assert tree(tmp_path) == before


def programme(folder: Path, change: Callable[[str], str]) -> None:
    path = folder / "programme.toml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_programme_that_prints_an_applicants_phone_stops_before_the_freeze(
    run: Run, example: Path
) -> None:
    contact = '\n[notice]\ncontact = "停车办 孙师傅 138 0000 0001"\n'
    programme(example, lambda text: text + contact)
    said = run("draw", "applicants.xlsx", "--at", DRAWN_AT, cwd=example)
    assert said.code == 3
    assert "programme.toml: holds a phone number of an applicant" in said.stderr
    assert not (example / ROUND).exists()


FROZEN = ("freeze", "applicants.xlsx", "--source", "text", "--at", FROZEN_AT)
DRAWN = ("draw", ROUND, "--seed", "x", "--at", DRAWN_AT)
PHONE, PLATE = "13800000001", "浙B20001"
"""Of the first applicant of the small round."""


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_round(tmp_path_factory.mktemp("frozen") / "desk", 22)
    assert desk.run(*FROZEN, cwd=folder).code == 0
    return folder


@pytest.fixture(scope="module")
def drawn_few(frozen_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(frozen_once, tmp_path_factory.mktemp("few") / "desk"))
    assert desk.run(*DRAWN, cwd=folder).code == 0
    return folder


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("--seed", PHONE), "a phone number"),
        (("--seed", "x", "--by", f"张 {PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}"), "a phone number"),
        (("--seed", "x", "--by", "浙B·20001"), "a plate"),
    ],
)
def test_a_value_in_the_seed_is_not_published(
    run: Run, frozen_once: Path, words: tuple[str, ...], kind: str
) -> None:
    before = tree(frozen_once)
    said = run("draw", ROUND, *words, "--at", DRAWN_AT, cwd=frozen_once)
    assert said.code == 3
    assert f"seed.json: holds {kind} of an applicant. Nothing was written." in said.stderr
    assert PHONE not in said.stderr
    assert tree(frozen_once) == before


def test_a_value_in_a_reason_is_not_published(run: Run, drawn_few: Path) -> None:
    before = tree(drawn_few)
    public = drawn_few / ROUND / "public"
    award = (public / "allocation.csv").read_text("utf-8").splitlines()[1].split(",")[1]
    words = ("--by", "甲", "--at", "2026-03-20T10:00", "--reason", f"电话{PHONE}的住户放弃")
    said = run("strike", ROUND, award, *words, cwd=drawn_few)
    assert said.code == 3
    assert "amendments.csv: holds a phone number of an applicant" in said.stderr
    assert tree(drawn_few) == before


@pytest.mark.parametrize(("kind", "form"), [("eligibility", "txt"), ("result", "docx")])
def test_a_value_in_the_wording_of_a_notice_is_not_published(
    run: Run, drawn_few: Path, tmp_path: Path, kind: str, form: str
) -> None:
    folder = Path(shutil.copytree(drawn_few, tmp_path / "desk"))
    (folder / "notices").mkdir()
    (folder / "notices" / f"{kind}.txt").write_text(f"公告\n车牌{PLATE}\n", encoding="utf-8")
    before = tree(folder)
    said = run("notice", ROUND, "--kind", kind, "--format", form, cwd=folder)
    assert said.code == 3
    assert f"{kind}.{form}: holds a plate of an applicant" in said.stderr
    assert tree(folder) == before


@pytest.mark.parametrize(
    "words",
    [("receipts",), ("roster",), ("roster", "--for", "insurer"), ("notice",)],
    ids="-".join,
)
def test_what_a_command_writes_is_not_saved_into_the_public_folder(
    run: Run, drawn_few: Path, words: tuple[str, ...]
) -> None:
    before = tree(drawn_few)
    command, *more = words
    said = run(command, ROUND, *more, "--output", f"{ROUND}/public/more.html", cwd=drawn_few)
    assert said.code == 3
    assert "is a public record" in said.stderr
    assert tree(drawn_few) == before


def test_a_short_latin_name_that_stands_in_our_own_words_stops_nothing(
    stages: Stages, tmp_path: Path
) -> None:
    listed = stages.sealed[planted.LIST].decode().splitlines()
    head = listed[1].split(",")[:5]
    people = "\n".join(
        [listed[0], *(",".join([*head, name, *[""] * 8]) for name in ("Mark", "Li Na"))]
    )
    notice = stages.public["notice.html"]
    looked_through({"notice.html": notice}, people.encode())
    with pytest.raises(RoundError):
        post(tmp_path / "n.html", "n.html", notice + b"Li Na", people.encode())
    assert not (tmp_path / "n.html").exists()
