"""A reader's browser for the tests of the notice: real Chromium, its network cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from parking_share.evidence.record import SUMS, sha256sums
from parking_share.lottery import allocate, commitment, draw, seed, tickets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Page

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
PHONE, DESK = (390, 844), (1000, 1300)
STEPS = ("V1", "V2", "V3", "V4", "V5", "V6", "V7")


def launched() -> Iterator[Browser]:
    """A browser for a fixture; the test is skipped, naming what is missing, without one."""
    api = pytest.importorskip("playwright.sync_api", reason="the package playwright is missing")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=as_root)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser, file: Path, size: tuple[int, int] = PHONE) -> Iterator[Page]:
    """The page, opened from the disk without a network; whatever it complains of fails."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, offline=True, locale="zh-CN"
    )
    page, asked, complaints = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert asked == [file.as_uri()]
    assert complaints == []


_VERIFY = """async () => {
  document.getElementById("verify").click();
  while (document.getElementById("verify").disabled) {
    await new Promise((resume) => setTimeout(resume, 5));
  }
  const items = [...document.querySelectorAll("[data-step]")];
  return Object.fromEntries(items.map((item) => [item.dataset.step, item.dataset.outcome]));
}"""


def verified(page: Page) -> dict[str, str]:
    """Press the button; what became of every step."""
    outcomes: dict[str, str] = page.evaluate(_VERIFY)
    return outcomes


def claims(page: Page) -> dict[str, str]:
    """What the page says of every claim after a verification."""
    items = page.query_selector_all("[data-claim]")
    return {
        str(item.get_attribute("data-claim")): str(item.get_attribute("data-outcome"))
        for item in items
    }


def first_failure(outcomes: Mapping[str, str]) -> str | None:
    """The first step that failed."""
    return next((step for step in STEPS if outcomes[step] == "failed"), None)


def pick(page: Page, files: Mapping[str, bytes]) -> None:
    """Choose these files, as from a folder."""
    payloads: Sequence[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        for name, data in files.items()
    ]
    page.set_input_files("#files", payloads)
    page.wait_for_function(
        "n => document.getElementById('picked').textContent.includes(n)", arg=f" {len(files)} "
    )


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a record."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def long_record(count: int, spaces: int = 100) -> dict[str, bytes]:
    """A sound record with this many eligible tickets."""
    listed = tickets.tickets_csv(
        tickets.Ticket(f"L{n:07d}", "eligible", "", 1, 1, ("general",), f"{n:064x}")
        for n in range(1, count + 1)
    )
    committed = commitment.Commitment(
        programme="long",
        round="2026",
        organiser="某区综合行政执法局",
        received=count,
        eligible=count,
        tickets_sha256=commitment.digest(listed),
        lots=(commitment.Lot("general", tuple(f"S{n}" for n in range(1, spaces + 1))),),
        lot_order="一组",
        tier_rule="不分",
        weight_rule="均为 1",
        seed_sources=(commitment.SeedSource("dice", "dice", "骰子", "会上", "重掷"),),
        closes="2026-02-27T17:00:00+08:00",
        frozen_at="2026-03-05T10:00:00+08:00",
        reasons=(),
        redraw_rule="不重摇",
        places=("公告栏", "门厅"),
        previous=None,
    )
    promised = commitment.commitment_bytes(committed)
    digest = commitment.digest(promised)
    taken = seed.enter_seed(
        committed, digest, {"dice": "3.1.4.1.5.2." * 9}, "2026-03-06T10:00:00+08:00", ()
    )
    parsed = tickets.parse_tickets(listed)
    drawn = draw.draw(parsed, draw.key("long", "2026", digest, taken.string))
    files = {
        tickets.FILE: listed,
        commitment.FILE: promised,
        seed.FILE: seed.seed_bytes(taken),
        draw.FILE: draw.draw_csv(drawn),
        allocate.FILE: allocate.allocation_csv(allocate.allocate(drawn, parsed, committed.lots)),
    }
    return {**files, SUMS: sha256sums(files)}
