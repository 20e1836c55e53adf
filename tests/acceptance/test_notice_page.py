"""The notice as readers use it: opened from the disk in a real browser, without a network."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import notice_desk
import pytest
from desk import ROOT, Run
from notice_desk import DESK, PHONE, STEPS, contents, first_failure, pick, reader, verified

from parking_share.evidence.rehearsal_mark import MARK_FILE
from parking_share.files.templates import page_parts
from parking_share.programme import parse_programme
from parking_share.reports.notice import result_notice
from parking_share.reports.notice_page import notice_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VECTORS = ROOT / "tests" / "vectors"
REJECTED = ROOT / "tests" / "vectors-rejected"
PASSED = dict.fromkeys(STEPS, "passed")
CJK = re.compile("[\u3400-\u9fff]")
HEX = re.compile("[0-9a-f]{8,}|[0-9a-f]{4}(?: [0-9a-f]{4}){4}")
LATIN_IN_CHINESE = {
    *("English", "SHA", "SUMS", "html", "printf", "sha", "sum"),
    *("notice", "parking", "share", "draw", "text", "ningbo", "daily"),
}
"""Latin words that a Chinese reader sees: names of files and of the protocol, and the seed."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from notice_desk.launched()


@pytest.fixture(scope="module")
def notice(record: Path) -> Path:
    return record / "notice.html"


@pytest.fixture
def people(drawn_once: Path) -> dict[str, dict[str, str]]:
    sealed = drawn_once / "rounds" / "2026" / "sealed" / "applications.csv"
    with sealed.open(encoding="utf-8", newline="") as file:
        return {row["ticket"]: row for row in csv.DictReader(file)}


def places(record: Path) -> list[dict[str, str]]:
    with (record / "allocation.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(page: Page, place: str) -> str:
    page.wait_for_selector(f"{place}:not(:empty)")
    return page.inner_text(place)


def test_the_example_verifies(browser: Browser, notice: Path) -> None:
    with reader(browser, notice) as page:
        assert verified(page) == PASSED
        assert said(page, "#verdict").startswith("七步全部通过")
        assert notice_desk.claims(page) == {
            "arithmetic": "holds",
            "binding": "holds",
            "time": "not-shown",
            "seed": "not-shown",
            "eligibility": "not-shown",
        }


def test_with_all_files_of_the_record_the_page_itself_is_checked(
    browser: Browser, notice: Path, record: Path
) -> None:
    files = contents(record)
    with reader(browser, notice) as page:
        pick(page, files)
        assert verified(page) == PASSED
        pick(page, files | {"notice.html": files["notice.html"].replace(b"A01", b"A02", 1)})
        assert verified(page) == PASSED | {"V1": "failed"}


def test_every_worked_record_verifies(browser: Browser, notice: Path) -> None:
    vectors = sorted(path.parent for path in VECTORS.glob("*/SHA256SUMS"))
    assert len(vectors) >= 17
    with reader(browser, notice) as page:
        for vector in vectors:
            pick(page, contents(vector))
            assert verified(page) == PASSED, vector.name


def test_every_kind_of_tampering_fails_at_its_own_step(browser: Browser, notice: Path) -> None:
    vectors = sorted(path for path in REJECTED.iterdir() if path.is_dir())
    assert len(vectors) >= 90
    with reader(browser, notice) as page:
        found = {}
        for vector in vectors:
            pick(page, contents(vector))
            found[vector.name] = first_failure(verified(page))
    assert found == {vector.name: vector.name[:2] for vector in vectors}


def test_every_length_of_file_has_its_right_digest(browser: Browser, notice: Path) -> None:
    files = contents(VECTORS / "one")
    del files["SHA256SUMS"]
    files |= {f"z{n:03d}": bytes(n % 251 for n in range(n)) for n in range(180)}
    sums = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    with reader(browser, notice) as page:
        pick(page, {**files, "SHA256SUMS": "".join(sums).encode()})
        assert verified(page)["V1"] == "passed"


@pytest.mark.parametrize(("around", "step"), [("left as it is", "V1"), ("sealed again", "V2")])
def test_a_page_with_another_list_in_it_fails(
    browser: Browser, notice: Path, tmp_path: Path, around: str, step: str
) -> None:
    text = notice.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="record">(.*?)</script>', text)
    assert found is not None
    data = json.loads(found[1])
    old = data["files"]["tickets.csv"]
    new = data["files"]["tickets.csv"] = old.replace("rejected,material", "rejected,late", 1)
    assert new != old
    if around == "sealed again":
        before, after = (hashlib.sha256(one.encode()).hexdigest() for one in (old, new))
        data["sums"] = data["sums"].replace(before, after)
    changed = tmp_path / "changed.html"
    changed.write_text(text.replace(found[1], json.dumps(data)), encoding="utf-8", newline="\n")
    with reader(browser, changed) as page:
        assert first_failure(verified(page)) == step
        assert "不要当作正式结果" in said(page, "#verdict")


def test_a_changed_script_is_not_run(browser: Browser, notice: Path, tmp_path: Path) -> None:
    text = notice.read_text(encoding="utf-8")
    changed = tmp_path / "changed.html"
    changed.write_text(text.replace('"use strict";', '"use strict"; '), encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(changed.as_uri())
    page.click("#verify")
    assert page.inner_text("[data-step=V1]").startswith("未核对")
    context.close()


def test_a_ticket_is_found(browser: Browser, notice: Path, record: Path) -> None:
    rows = places(record)
    award = next(row for row in rows if row["result"] == "award")
    queue = [row["ticket"] for row in rows if row["result"] == "alternate"]
    with reader(browser, notice) as page:
        for typed, answer in (
            (award["ticket"], f"{award['ticket']}：中签，车位 {award['space']}。"),
            (queue[7].lower(), f"{queue[7]}：候补第 8 位。"),
            (f" {queue[0]} ", f"{queue[0]}：候补第 1 位。"),
            ("YG2026-0300", "YG2026-0300：未参加分配（逾期）。具体原因请向主办单位询问。"),
            ("YG2026-9999", "名单上没有 YG2026-9999。请对照回执再输一次。"),
        ):
            page.fill("#find-ticket", typed)
            page.press("#find-ticket", "Enter")
            assert said(page, "#found") == answer
        page.click("#to-en")
        assert said(page, "#found").startswith("YG2026-9999 is not on the list.")


def test_a_receipt_is_checked(
    browser: Browser, notice: Path, record: Path, people: dict[str, dict[str, str]]
) -> None:
    mine, other = people["YG2026-0001"], people["YG2026-0002"]
    digest = hashlib.sha256((record / "commitment.json").read_bytes()).hexdigest()[:20]
    text = f"parking-share-receipt/1 YG2026-0001 {mine['nonce']} {digest}"
    plate = mine["plate"]
    with reader(browser, notice) as page:
        for typed, id_number, shown_plate, answer in (
            (text, mine["id_number"], plate, "对上了"),
            (text, mine["id_number"].lower(), f"{plate[:2]}·{plate[2:]} ".lower(), "对上了"),
            (text, mine["id_number"], other["plate"], "对不上"),
            (text, other["id_number"], plate, "对不上"),
            (text.replace("0001 ", "0002 "), mine["id_number"], plate, "对不上"),
            (text.replace(digest, "0" * 20), mine["id_number"], plate, "属于另一期名单"),
        ):
            page.fill("#receipt-nonce", "0" * 32)
            page.fill("#receipt-text", typed)
            page.fill("#receipt-id", id_number)
            page.fill("#receipt-plate", shown_plate)
            page.click("#receipt button")
            assert answer in said(page, "#receipt-answer")
        page.fill("#receipt-text", "")
        page.fill("#receipt-nonce", "zz")
        page.click("#receipt button")
        assert "应为 32 位" in said(page, "#receipt-answer")


def test_a_long_list_is_picked_by_the_reader(browser: Browser, tmp_path: Path) -> None:
    files = notice_desk.long_record(301)
    example = ROOT / "examples" / "yingui" / "programme.toml"
    programme = parse_programme(example.read_text(encoding="utf-8"), "programme.toml")
    notice = tmp_path / "notice.html"
    made = result_notice(files, programme, {}, None)
    notice.write_bytes(notice_page(made, files, page_parts(), most_embedded=300))
    lists = {name: files[name] for name in ("tickets.csv", "draw.csv", "allocation.csv")}
    with reader(browser, notice) as page:
        assert "请先选上公开记录里的 tickets.csv、draw.csv、allocation.csv" in page.inner_text(
            "main"
        )
        page.fill("#find-ticket", "L0000001")
        page.press("#find-ticket", "Enter")
        assert "选上公开记录里的 tickets.csv" in said(page, "#found")
        assert verified(page)["V1"] == "failed"
        pick(page, lists)
        assert verified(page) == PASSED
        page.press("#find-ticket", "Enter")
        assert said(page, "#found").startswith("L0000001：")
        pick(page, lists | {"draw.csv": lists["draw.csv"][:-2] + b"0\n"})
        assert first_failure(verified(page)) == "V1"


def test_chinese_readers_see_no_english_and_english_readers_no_chinese(
    browser: Browser, notice: Path
) -> None:
    with reader(browser, notice, DESK) as page:
        verified(page)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        text = HEX.sub("", page.inner_text("body"))
        assert set(re.findall(r"[A-Za-z]{3,}", text)) <= LATIN_IN_CHINESE
        page.click("#to-en")
        assert page.title().startswith("Notice of the lottery result")
        text = page.inner_text("body")
    for given in (
        *("中文", "银桂小区错时共享停车", "银桂小区公告栏；镇海区综合行政执法局门厅公告栏"),
        *("镇海区综合行政执法局", "以文字给出的公开值"),
    ):
        text = text.replace(given, "")
    left = [line for line in text.splitlines() if CJK.search(line)]
    assert [line for line in left if "*" not in line] == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_runs_off_the_side(browser: Browser, notice: Path, size: tuple[int, int]) -> None:
    with reader(browser, notice, size) as page:
        verified(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_page_prints_on_paper_with_every_list_open(browser: Browser, notice: Path) -> None:
    with reader(browser, notice, DESK) as page:
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        text = page.inner_text("main")
        assert "YG2026-0300" in text
        assert "重新计算" not in text
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_to_complain_of(browser: Browser, notice: Path, language: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="the package axe-playwright-python is missing",
    )
    with reader(browser, notice) as page:
        page.click(f"#to-{language}")
        verified(page)
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_after_an_amendment_the_page_made_again_shows_who_moved_up(
    browser: Browser, run: Run, drawn: Path
) -> None:
    rows = places(drawn / "rounds" / "2026" / "public")
    award = next(row for row in rows if row["result"] == "award")
    heir = next(row for row in rows if row["result"] == "alternate")
    words = ("--reason", "本人放弃", "--by", "甲", "--at", "2026-03-20T10:00")
    assert run("strike", "rounds/2026", award["ticket"], *words, cwd=drawn).code == 0
    assert run("notice", "rounds/2026", "--output", "after.html", cwd=drawn).code == 0
    with reader(browser, drawn / "after.html") as page:
        assert "第 1 号变更" in page.inner_text("header")
        assert verified(page) == PASSED
        for ticket, answer in (
            (heir["ticket"], f"{heir['ticket']}：中签，车位 {award['space']}。"),
            (award["ticket"], f"{award['ticket']}：已退出分配，理由见 amendments.csv。"),
        ):
            page.fill("#find-ticket", ticket)
            page.press("#find-ticket", "Enter")
            assert said(page, "#found") == answer


def test_a_rehearsal_says_that_it_does_not_count(
    browser: Browser, record: Path, tmp_path: Path
) -> None:
    example = ROOT / "examples" / "yingui" / "programme.toml"
    programme = parse_programme(example.read_text(encoding="utf-8"), "programme.toml")
    files = contents(record) | {MARK_FILE: b"rehearsal\n"}
    notice = tmp_path / "notice.html"
    notice.write_bytes(notice_page(result_notice(files, programme, {}, None), files, page_parts()))
    with reader(browser, notice) as page:
        assert page.title().startswith("【演练】")
        assert "这是演练的结果，不作数" in page.inner_text("header")
