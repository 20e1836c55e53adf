"""`seal` and `unseal`: personal data at rest in one age file, and back, without losing a byte."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import desk
import past_rounds
import pyrage
import pytest
from desk import DRAWN_AT, FROZEN_AT, ROOT, Run, environment_of, small_round, tree

from parking_share.files.age import locked

AGE = shutil.which("age")
ROUND = "rounds/2026"
FILE = f"{ROUND}/sealed.zip.age"
PASSPHRASE = "five plain words in a row"  # noqa: S105 - of this test
KEY = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()

needs_age = pytest.mark.skipif(AGE is None, reason="the command age is missing (Debian: age)")
needs_a_terminal = pytest.mark.skipif(os.name != "posix", reason="there is no pty on this system")


@pytest.fixture(scope="module")
def plain_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn round with key files beside it, and a gate's folder in its sealed part."""
    folder = small_round(tmp_path_factory.mktemp("plain") / "desk", 22)
    assert desk.run("draw", "applicants.xlsx", "--at", DRAWN_AT, cwd=folder).code == 0
    within = folder / ROUND / "sealed" / "gate" / "2026-03-16"
    within.mkdir(parents=True)
    (within / "卡.csv").write_text("A01,乙子某\n", encoding="utf-8")
    for name, key in (("key.txt", KEY), ("other.txt", OTHER)):
        text = f"# created: 2026-03-05\n# public key: {key.to_public()}\n{key}\n"
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def plain(plain_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plain_once, tmp_path / "desk"))


@pytest.fixture(scope="module")
def encrypted_once(plain_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(plain_once, tmp_path_factory.mktemp("enc") / "desk"))
    assert desk.run("seal", ROUND, "--identity", "key.txt", cwd=folder).code == 0
    return folder


@pytest.fixture
def encrypted(encrypted_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(encrypted_once, tmp_path / "desk"))


def inside(data: bytes) -> dict[str, bytes]:
    """The files of an encrypted folder, opened with the library alone."""
    with zipfile.ZipFile(io.BytesIO(pyrage.decrypt(data, [KEY]))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_there_and_back_is_the_same_folder(run: Run, plain: Path) -> None:
    before = tree(plain)
    said = run("seal", ROUND, "--recipient", str(KEY.to_public()), "--json", cwd=plain)
    assert (said.code, said.json["opened_again"]) == (0, False)
    assert not (plain / ROUND / "sealed").exists()
    assert {path.name for path in (plain / ROUND).iterdir()} == {"public", "sealed.zip.age"}
    assert str(KEY.to_public()).encode() not in (plain / FILE).read_bytes()
    said = run("unseal", ROUND, "--identity", "key.txt", cwd=plain)
    assert said.code == 0, said.stderr
    assert tree(plain) == before
    assert run("audit", ".", cwd=plain).code == 0


@pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of POSIX systems")
def test_nobody_else_may_read_it_before_or_after(run: Run, encrypted: Path) -> None:
    assert stat.S_IMODE((encrypted / FILE).stat().st_mode) == 0o600
    old = os.umask(0)
    try:
        assert run("unseal", ROUND, "--identity", "key.txt", cwd=encrypted).code == 0
    finally:
        os.umask(old)
    sealed = encrypted / ROUND / "sealed"
    for path in (sealed, *sealed.rglob("*")):
        mode = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == mode, path.name


@needs_age
def test_the_ordinary_age_tool_opens_it(plain_once: Path, encrypted: Path) -> None:
    assert AGE is not None
    words = (AGE, "--decrypt", "-i", "key.txt", "-o", "sealed.zip", FILE)
    subprocess.run(words, cwd=encrypted, check=True, timeout=60)
    with zipfile.ZipFile(encrypted / "sealed.zip") as archive:
        archive.extractall(encrypted / "out")
    assert tree(encrypted / "out" / "sealed") == tree(plain_once / ROUND / "sealed")
    sums = (encrypted / "out" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(sums) == sum(p.is_file() for p in (encrypted / "out" / "sealed").rglob("*"))
    if shutil.which("sha256sum"):
        check = ("sha256sum", "--strict", "-c", "SHA256SUMS")
        subprocess.run(check, cwd=encrypted / "out", check=True, stdout=subprocess.DEVNULL)


@needs_age
def test_what_the_ordinary_age_tool_encrypted_is_opened(
    run: Run, plain_once: Path, encrypted: Path
) -> None:
    assert AGE is not None
    data = pyrage.decrypt((encrypted / FILE).read_bytes(), [KEY])
    recipients = ("-r", str(OTHER.to_public()), "-r", str(KEY.to_public()))
    subprocess.run((AGE, *recipients, "-o", FILE), cwd=encrypted, input=data, check=True)
    assert run("unseal", ROUND, "--identity", "other.txt", cwd=encrypted).code == 0
    assert tree(encrypted / ROUND) == tree(plain_once / ROUND)


def test_each_of_several_keys_opens_it(run: Run, plain: Path) -> None:
    words = ("seal", ROUND, "--identity", "key.txt", "--recipient", str(OTHER.to_public()))
    said = run(*words, cwd=plain)
    assert said.code == 0
    assert "opened again and compared" in said.stdout
    data = (plain / FILE).read_bytes()
    assert pyrage.decrypt(data, [KEY]) == pyrage.decrypt(data, [OTHER])


COMMANDS = (
    ("roster", ROUND),
    ("roster", ROUND, "--for", "insurer", "--format", "csv"),
    ("receipts", ROUND),
    ("receipts", ROUND, "--output", "receipts.html"),
    ("notice", ROUND, "--output", "notice.html"),
    ("notice", ROUND, "--kind", "eligibility", "--format", "txt"),
    ("strike", ROUND, "T-0001", "--reason", "放弃", "--by", "甲", "--at", "2026-03-20T10:00"),
    ("reinstate", ROUND, "T-0001", "--reason", "放弃", "--by", "甲", "--at", "2026-03-20T10:00"),
    ("claim", ROUND, "T-0001", "--by", "甲", "--at", "2026-03-20T10:00"),
    ("status", ROUND),
    ("draw", "applicants.xlsx", "--at", DRAWN_AT),
    ("hours", "at", "2026-10-01T12:00", "--card", "0000000001"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_that_needs_the_folder_names_unseal(
    run: Run, encrypted_once: Path, words: tuple[str, ...]
) -> None:
    before = tree(encrypted_once)
    said = run(*words, cwd=encrypted_once)
    assert (said.code, said.stdout) == (3, "")
    assert "the sealed folder is encrypted (sealed.zip.age)" in said.stderr
    assert "`parking-share unseal" in said.stderr
    assert len(said.stderr.splitlines()) == 1
    assert tree(encrypted_once) == before


def test_a_closed_list_is_not_drawn_while_it_is_encrypted(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", 22)
    frozen = ("freeze", "applicants.xlsx", "--source", "text", "--at", FROZEN_AT)
    assert run(*frozen, cwd=folder).code == 0
    assert run("seal", ROUND, "--recipient", str(KEY.to_public()), cwd=folder).code == 0
    before = tree(folder)
    said = run("draw", ROUND, "--seed", "x", "--at", DRAWN_AT, cwd=folder)
    assert said.code == 3
    assert "`parking-share unseal" in said.stderr
    assert tree(folder) == before


def test_a_public_record_verifies_without_it(run: Run, encrypted_once: Path) -> None:
    assert run("verify", f"{ROUND}/public", cwd=encrypted_once).code == 0


def outcomes(audited: Any, year: str) -> dict[str, str]:
    one = next(one for one in audited["rounds"] if one["round"] == year)
    return {check["check"]: check["outcome"] for check in one["checks"]}


def test_an_audit_says_what_it_could_not_run(run: Run, encrypted_once: Path) -> None:
    said = run("audit", ".", "--json", cwd=encrypted_once)
    assert (said.code, said.json["passed"]) == (1, False)
    assert outcomes(said.json, "2026") == {
        "record": "passed",
        "chain": "passed",
        "rules": "passed",
        "inputs": "not_run",
        "eligibility": "not_run",
        "decisions": "not_run",
        "weights": "not_run",
        "register": "not_run",
        "practice": "not_run",
        "roster": "not_run",
    }
    shown = run("audit", ".", cwd=encrypted_once)
    assert "The audit is not complete" in shown.stdout
    assert "does NOT hold" not in shown.stdout
    assert "unseal" in shown.stdout


def test_a_chain_that_only_an_encrypted_part_could_tell_is_not_called_broken(
    run: Run, tmp_path: Path
) -> None:
    """The record of 2026 was amended after 2027 had named it; what it was is sealed in 2027."""
    folder = past_rounds.make_rounds(tmp_path / "desk")
    public = folder / "rounds" / "2026" / "public" / "allocation.csv"
    award = public.read_text("utf-8").splitlines()[1].split(",")[1]
    words = ("strike", ROUND, award, "--reason", "放弃", "--by", "甲", "--at", "2026-06-01T10:00")
    assert run(*words, cwd=folder).code == 0
    assert run("audit", ".", cwd=folder).code == 0
    recipient = ("--recipient", str(KEY.to_public()))
    assert run("seal", "rounds/2027", *recipient, cwd=folder).code == 0
    said = run("audit", ".", "--json", cwd=folder)
    assert said.code == 1
    assert outcomes(said.json, "2027")["chain"] == "not_run"
    for year in ("2026", "2028"):
        assert set(outcomes(said.json, year).values()) == {"passed"}
    remarks = next(one["remarks"] for one in said.json["rounds"] if one["round"] == "2026")
    assert not [remark for remark in remarks if "No later round names" in remark]


def test_a_wrong_key_opens_nothing(run: Run, encrypted_once: Path) -> None:
    before = tree(encrypted_once)
    said = run("unseal", ROUND, "--identity", "other.txt", cwd=encrypted_once)
    assert (said.code, said.stdout) == (3, "")
    assert "sealed.zip.age: this key does not open it. Nothing was changed." in said.stderr
    said = run("unseal", ROUND, "--identity", "programme.toml", cwd=encrypted_once)
    assert said.code == 3
    assert "there is no secret key of age in it" in said.stderr
    assert tree(encrypted_once) == before


def test_a_damaged_file_opens_nothing_wherever_it_is_damaged(run: Run, encrypted: Path) -> None:
    whole = (encrypted / FILE).read_bytes()
    payload = whole.index(b"\n--- ") + 60
    damaged = {
        "no age file": b"PK" + whole,
        "empty": b"",
        "its head": whole[:-1][: payload - 30] + b"AAAA" + whole[payload - 26 :],
        "its first part": whole[:payload] + bytes([whole[payload] ^ 1]) + whole[payload + 1 :],
        "its end": whole[:-1] + bytes([whole[-1] ^ 1]),
        "cut off": whole[:-1],
        "half of it": whole[: len(whole) // 2],
    }
    for what, data in damaged.items():
        (encrypted / FILE).write_bytes(data)
        before = tree(encrypted)
        said = run("unseal", ROUND, "--identity", "key.txt", cwd=encrypted)
        assert said.code == 3, what
        assert "is damaged or was changed. Nothing was changed." in said.stderr, what
        assert tree(encrypted) == before, what


def other_archives() -> dict[str, bytes]:
    """Zip files that somebody with the public key could have put there."""

    def zipped(*files: tuple[str, str]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, text in files:
                archive.writestr(name, text)
        return target.getvalue()

    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    return {
        "no zip": b"nothing of the kind",
        "no digests": zipped(("sealed/a", "")),
        "another digest": zipped(("sealed/a", "1"), ("SHA256SUMS", f"{empty}  sealed/a\n")),
        "a file too many": zipped(
            ("sealed/a", ""), ("sealed/b", ""), ("SHA256SUMS", f"{empty}  sealed/a\n")
        ),
        "a way out": zipped(
            ("sealed/../public/x", ""), ("SHA256SUMS", f"{empty}  sealed/../public/x\n")
        ),
        "a way out of Windows": zipped(
            ("sealed/..\\x", ""), ("SHA256SUMS", f"{empty}  sealed/..\\x\n")
        ),
        "another folder": zipped(("public/x", ""), ("SHA256SUMS", f"{empty}  public/x\n")),
    }


def test_what_is_no_sealed_folder_is_not_unpacked(run: Run, encrypted: Path) -> None:
    for what, data in other_archives().items():
        (encrypted / FILE).write_bytes(pyrage.encrypt(data, [KEY.to_public()]))
        before = tree(encrypted.parent)
        said = run("unseal", ROUND, "--identity", "key.txt", cwd=encrypted)
        assert said.code == 3, what
        assert "not a sealed folder as it was packed. Nothing was changed." in said.stderr, what
        assert tree(encrypted.parent) == before, what


@pytest.mark.parametrize(
    ("command", "words", "code", "sentence"),
    [
        ("seal", (), 2, "give --recipient and --identity, or --passphrase"),
        ("seal", ("--passphrase", "--identity", "key.txt"), 2, "give --recipient and --identity"),
        ("seal", ("--recipient", "age1nobody"), 3, "this is no public key of age"),
        ("seal", ("--recipient", str(KEY)), 3, "this is no public key of age"),
        ("seal", ("--identity", "nowhere.txt"), 3, "nowhere.txt: there is no such file"),
        ("seal", ("--passphrase",), 3, "No passphrase was typed"),
        ("unseal", (), 2, "give --identity or --passphrase"),
        ("unseal", ("--identity", "key.txt"), 3, "there is no encrypted file"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    run: Run, plain_once: Path, command: str, words: tuple[str, ...], code: int, sentence: str
) -> None:
    before = tree(plain_once)
    said = run(command, ROUND, *words, cwd=plain_once)
    assert said.code == code
    assert sentence in said.stderr
    assert str(KEY) not in said.stderr
    after = tree(plain_once)
    after.pop("rounds/.lock", None)
    before.pop("rounds/.lock", None)
    assert after == before


def test_it_is_not_encrypted_twice_nor_beside_the_folder(run: Run, encrypted: Path) -> None:
    words = ("seal", ROUND, "--identity", "key.txt")
    assert "encrypted already" in run(*words, cwd=encrypted).stderr
    (encrypted / ROUND / "sealed").mkdir()
    before = tree(encrypted)
    for command in (words, ("unseal", ROUND, "--identity", "key.txt")):
        said = run(*command, cwd=encrypted)
        assert said.code == 3
        assert "sealed/ and sealed.zip.age are both there" in said.stderr
    assert tree(encrypted) == before


@pytest.mark.skipif(os.name != "posix", reason="links need no rights on POSIX systems alone")
@pytest.mark.parametrize("name", ["a:b.xlsx", "link"])
def test_what_would_not_come_back_is_not_packed(run: Run, plain: Path, name: str) -> None:
    odd = plain / ROUND / "sealed" / name
    if name == "link":
        odd.symlink_to("applications.csv")
    else:
        odd.write_bytes(b"")
    before = tree(plain)
    said = run("seal", ROUND, "--identity", "key.txt", cwd=plain)
    assert said.code == 3
    assert f"sealed/{name} is not a plain file" in said.stderr
    assert tree(plain) == before


@pytest.mark.parametrize(("command", "way"), [("seal", "--identity"), ("unseal", "--passphrase")])
def test_a_missing_library_is_named_with_its_command(
    run: Run, encrypted_once: Path, tmp_path: Path, command: str, way: str
) -> None:
    (tmp_path / "pyrage.py").write_text("raise ImportError\n", encoding="utf-8")
    words = (command, ROUND, way, *(("key.txt",) if way == "--identity" else ()))
    said = run(*words, cwd=encrypted_once, environment={"PYTHONPATH": str(tmp_path)})
    assert said.code == 3
    assert "pip install 'parking-share[encrypt]'" in said.stderr


def test_its_time_over_it_is_purged_without_a_key(run: Run, encrypted: Path) -> None:
    public = tree(encrypted / ROUND / "public")
    asked = run("purge", ROUND, "--at", "2029-03-16T09:00", cwd=encrypted)
    assert asked.code == 0
    assert "The sealed folder is encrypted" in asked.stdout
    assert "parking-share unseal" in asked.stdout
    assert run("purge", ROUND, "--yes", "--at", "2029-03-16T09:00", cwd=encrypted).code == 0
    assert not (encrypted / FILE).exists()
    assert list((encrypted / ROUND / "sealed").iterdir()) == []
    assert tree(encrypted / ROUND / "public") == public
    certificate = (encrypted / ROUND / "purged.txt").read_text(encoding="utf-8")
    assert "  sealed.zip.age\n" in certificate
    assert "没有解开" in certificate


@needs_a_terminal
def test_a_passphrase_is_typed_twice_and_opens_it(run: Run, plain: Path) -> None:
    from seated import Terminal

    before = tree(plain)
    for first, second, sentence in (
        ("too short", "", "The passphrase has 9 signs"),
        (PASSPHRASE, f"{PASSPHRASE}s", "The two passphrases are not the same"),
    ):
        terminal = Terminal("seal", ROUND, "--passphrase", cwd=plain)
        terminal.wait_for("New passphrase: ")
        terminal.type(first)
        if second:
            terminal.wait_for("Once more: ")
            terminal.type(second)
        terminal.wait_for(sentence)
        assert terminal.leave() == 3
        assert tree(plain) == before
    terminal = Terminal("seal", ROUND, "--passphrase", cwd=plain)
    for question in ("New passphrase: ", "Once more: "):
        terminal.wait_for(question)
        terminal.type(PASSPHRASE)
    terminal.wait_for("opened again and compared")
    assert terminal.leave() == 0
    assert PASSPHRASE not in terminal.everything
    said = run("unseal", ROUND, "--identity", "key.txt", cwd=plain)
    assert (said.code, said.stderr.count("encrypted with a passphrase, not for a key")) == (3, 1)
    for typed, answer, code in (
        (PASSPHRASE.upper(), "this passphrase does not open it", 3),
        (PASSPHRASE, "files are back in sealed/", 0),
    ):
        terminal = Terminal("unseal", ROUND, "--passphrase", cwd=plain)
        terminal.wait_for("Passphrase: ")
        terminal.type(typed)
        terminal.wait_for(answer)
        assert terminal.leave() == code
    after = tree(plain)
    assert {name: after[name] for name in before} == before


@needs_age
@needs_a_terminal
def test_the_ordinary_age_tool_opens_it_with_the_passphrase(tmp_path: Path) -> None:
    assert AGE is not None
    (tmp_path / "p.age").write_bytes(locked(b"the same words", (), PASSPHRASE))
    at_a_terminal = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]))"
    words = (sys.executable, "-c", at_a_terminal, AGE, "--decrypt", "-o", "p.txt", "p.age")
    typed = f"{PASSPHRASE}\n".encode()
    subprocess.run(words, cwd=tmp_path, input=typed, check=True, capture_output=True, timeout=60)
    assert (tmp_path / "p.txt").read_bytes() == b"the same words"


def killed(source: Path, scratch: Path, command: list[str]) -> list[dict[str, Any]]:
    """What happened when a command was killed before each of its changes on the disk."""
    scratch.mkdir()
    words = [sys.executable, str(ROOT / "tests" / "killed_command.py"), str(source), str(scratch)]
    done = subprocess.run(
        [*words, "SIGKILL", "1", "1", *command],
        env=environment_of(),
        capture_output=True,
        check=True,
        timeout=600,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert found[-1]["code"] == 0
    return found[:-1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is neither SIGKILL nor fork here")
@pytest.mark.parametrize("command", ["seal", "unseal"])
def test_a_kill_at_any_instant_loses_nothing(
    plain_once: Path, encrypted_once: Path, tmp_path: Path, command: str
) -> None:
    source = plain_once if command == "seal" else encrypted_once
    due = tree(plain_once / ROUND / "sealed")
    packed = inside((encrypted_once / FILE).read_bytes())
    found = killed(source, tmp_path / "scratch", [command, ROUND, "--identity", "key.txt"])
    assert len(found) >= 10
    for one in found:
        at = one["instant"]
        left = tmp_path / "scratch" / f"{at}-killed" / "2026"
        folders = [left / "sealed", left / ".sealed.before"]
        files = [left / "sealed.zip.age", left / ".sealed.before.age"]
        assert any(tree(path) == due for path in folders if path.is_dir()) or any(
            inside(path.read_bytes()) == packed for path in files if path.is_file()
        ), at
        assert one["next_code"] in {0, 3}, (at, one["next_said"])
        if one["next_code"] == 3:
            said = {"seal": "encrypted already", "unseal": "there is no encrypted file"}
            assert said[command] in one["next_said"], at
        after = tmp_path / "scratch" / str(at) / "rounds" / "2026"
        half = "sealed.zip.age" if command == "seal" else "sealed"
        assert {path.name for path in after.iterdir()} == {"public", half}, at
        if command == "seal":
            assert inside((after / half).read_bytes()) == packed, at
        else:
            assert tree(after / half) == due, at


def test_no_value_of_anybody_can_be_read_in_it(encrypted_once: Path, plain_once: Path) -> None:
    data = (encrypted_once / FILE).read_bytes()
    path = plain_once / ROUND / "sealed" / "applications.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r for r in rows if r["id_number"].encode() in data or r["name"].encode() in data] == []
