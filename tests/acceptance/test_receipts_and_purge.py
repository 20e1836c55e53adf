"""What an applicant takes home, and what is left of it when its time is over."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import notice_desk
import pytest
from clerk import Clerk
from desk import Run, small_round, tree

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUND = "rounds/2026"
AT = ("--at", "2026-03-06T10:00")
LAST_DAY = "2029-03-15"
"""The term ends on 2027-03-15, and the data is kept for 24 months."""
ZBARIMG = shutil.which("zbarimg")


@pytest.fixture
def small(run: Run, tmp_path: Path) -> Path:
    folder = small_round(tmp_path / "desk", 22)
    assert run("draw", "applicants.xlsx", *AT, cwd=folder).code == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from notice_desk.launched()


def people(folder: Path) -> list[dict[str, str]]:
    path = folder / ROUND / "sealed" / "applications.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everybody_gets_a_receipt_and_it_stays_sealed(run: Run, small: Path) -> None:
    before = tree(small / ROUND / "public")
    said = run("receipts", ROUND, "--json", cwd=small)
    assert (said.code, said.json["receipts"]) == (0, 22)
    path = small / ROUND / "sealed" / "receipts.html"
    page = path.read_text(encoding="utf-8")
    assert len(re.findall("<section>", page)) == len(re.findall("<svg", page)) == 22
    for one in people(small):
        assert one["nonce"] in page.replace(" ", "")
    assert "<script" not in page
    assert tree(small / ROUND / "public") == before
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(ZBARIMG is None, reason="no reader of QR codes (Debian: zbar-tools)")
def test_the_code_on_a_receipt_opens_its_binding_in_the_page(
    run: Run, small: Path, browser: Browser, tmp_path: Path
) -> None:
    assert ZBARIMG is not None
    assert run("receipts", ROUND, cwd=small).code == 0
    picture = tmp_path / "receipt.png"
    with notice_desk.reader(browser, small / ROUND / "sealed" / "receipts.html") as page:
        page.locator("svg").first.screenshot(path=picture)
    read = subprocess.run(
        (ZBARIMG, "-q", "--raw", picture), capture_output=True, check=True, text=True
    )
    first = people(small)[0]
    digest = hashlib.sha256((small / ROUND / "public" / "commitment.json").read_bytes()).hexdigest()
    code = read.stdout.strip()
    assert code == f"parking-share-receipt/1 {first['ticket']} {first['nonce']} {digest[:20]}"
    with notice_desk.reader(browser, small / ROUND / "public" / "notice.html") as page:
        page.fill("#receipt-text", code)
        page.fill("#receipt-id", first["id_number"])
        page.fill("#receipt-plate", first["plate"])
        page.click("#receipt button")
        page.wait_for_selector("#receipt-answer:not(:empty)")
        assert page.inner_text("#receipt-answer").startswith("对上了")


def test_nothing_is_removed_before_its_time_or_unasked(run: Run, small: Path) -> None:
    before = tree(small)
    early = run("purge", ROUND, "--yes", "--at", f"{LAST_DAY}T23:59", cwd=small)
    assert early.code == 3
    assert f"kept until {LAST_DAY}" in early.stderr
    unasked = run("purge", ROUND, "--at", "2029-03-16T09:00", cwd=small)
    assert unasked.code == 0
    assert "Nothing was removed" in unasked.stdout
    after = tree(small)
    assert {name: after[name] for name in before} == before


def test_the_data_goes_and_the_proof_stays(run: Run, small: Path) -> None:
    sealed = small / ROUND / "sealed"
    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sealed.iterdir()
    }
    values = {v for one in people(small) for v in (one["id_number"], one["phone"], one["nonce"])}
    public = tree(small / ROUND / "public")
    words = ("purge", ROUND, "--yes", "--at", "2029-03-16T09:00")
    assert run(*words, cwd=small).code == 0
    assert list(sealed.iterdir()) == []
    assert tree(small / ROUND / "public") == public
    assert run("verify", f"{ROUND}/public", cwd=small).code == 0
    certificate = (small / ROUND / "purged.txt").read_text(encoding="utf-8")
    for name, digest in digests.items():
        assert re.search(rf"^{digest} +\d+  {re.escape(name)}$", certificate, re.MULTILINE)
    assert [value for value in values if value in certificate] == []
    assert run(*words, cwd=small).code == 0
    assert (small / ROUND / "purged.txt").read_text(encoding="utf-8") == certificate


def test_an_interrupted_purge_is_finished_with_its_first_certificate(run: Run, small: Path) -> None:
    certificate = small / ROUND / "purged.txt"
    certificate.write_text("first\n", encoding="utf-8")
    (small / ROUND / "sealed" / "applicants.xlsx").unlink()
    assert run("purge", ROUND, "--yes", "--at", "2029-03-16T09:00", cwd=small).code == 0
    assert list((small / ROUND / "sealed").iterdir()) == []
    assert certificate.read_text(encoding="utf-8") == "first\n"


def test_what_the_register_says_of_people_goes_too_and_its_chain_stays(
    run: Run, small: Path
) -> None:
    ticket = Clerk(small).tickets("award")[0]
    at = ("--by", "受理员甲", "--at", "2026-03-12T09:00")
    note = ("note", ROUND, "电话13800000001无人接", "--ticket", ticket, *at)
    assert run(*note, cwd=small).code == 0
    assert b"13800000001" in (small / "register.sqlite").read_bytes()
    said = run("purge", ROUND, "--yes", "--at", "2029-03-16T09:00", "--json", cwd=small)
    assert (said.code, said.json["entries"] > 0) == (0, True)
    data = (small / "register.sqlite").read_bytes()
    assert b"13800000001" not in data
    assert "浙B".encode() not in data
    audited = run("audit", small, "--json", cwd=small)
    assert [one["outcome"] for one in audited.json["programme_checks"]] == ["passed"]
    later = run("note", ROUND, "a", "--by", "甲", "--at", "2026-03-13T09:00", cwd=small)
    assert (later.code, later.stdout) == (3, "")
