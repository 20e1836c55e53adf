"""Three terms of one programme, lived through with the commands alone.

    python examples/three-years/make_three_years.py [FOLDER]

FOLDER (otherwise `yingui` beside this file) must not be there yet. It begins as `examples/yingui`
does, with 48 of its made-up households for 12 spaces, and ends in the middle of the third term:
three draws, claims and forfeits, alternates called, cards, another vehicle, a week of the gate's
log, violations, a sanction that bars from the next draw, an objection, weights for those who lost.
Nonces and salts are fresh each time; everything else is the same.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

from parking_share.cli import app

HERE = Path(__file__).parent
YINGUI = HERE.parent / "yingui"
sys.path.insert(0, str(YINGUI))

import example_people  # noqa: E402

YEARS = (2024, 2025, 2026)
CLERK, OTHER = "受理员甲", "受理员乙"
SPACES, HOUSEHOLDS, NEW_EACH_YEAR = 12, 48, 6
HEADINGS = (
    *("受理编号", "姓名", "身份证号", "电话", "户籍地址", "房产证号", "房屋坐落", "产权人"),
    *("车牌号", "行驶证所有人", "备注"),
)
THROWS = "3141526535214641643311266451352614536215436215436251"
"""What the dice show; moved on by a place each year."""


class Office:
    """The programme folder, and the commands run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> str:
        """What one command says; run in this process, since a start takes longer than most."""
        said = io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            code = app.run([*words])
        if code:
            raise SystemExit(f"{' '.join(words)}\n{said.getvalue()}")
        return said.getvalue()

    def enter(self, *words: str, at: str, by: str = CLERK) -> None:
        """One command that writes to the register."""
        self.run(*words, "--by", by, "--at", at)

    def tickets(self, year: int, result: str) -> list[str]:
        """The tickets with a result of the draw, in rank order."""
        text = (self.folder / f"rounds/{year}/public/allocation.csv").read_text("utf-8")
        rows = [line.split(",") for line in text.splitlines()[1:]]
        return [row[1] for row in rows if row[2] == result]


def begin(folder: Path) -> Office:
    """The programme of the first year."""
    folder.mkdir(parents=True)
    text = (YINGUI / "programme.toml").read_text("utf-8")
    for old, new in (
        ("closes = 2026-02-27T17", "closes = 2024-02-27T17"),
        ("starts = 2026-03-16", "starts = 2024-03-16"),
        ("ladder = 1", "ladder = 3"),
        ('last_winners = "note"', 'last_winners = "later"'),
        ('"A11", "A12", "A13", "A14", "A15", "A16", "A17", "A18", "A19", "A20"', '"A11", "A12"'),
    ):
        if old not in text:
            raise SystemExit(f"examples/yingui/programme.toml no longer holds {old}")
        text = text.replace(old, new, 1)
    (folder / "programme.toml").write_text(text, "utf-8")
    return Office(folder)


def applications(year: int) -> Iterator[tuple[str, ...]]:
    """The households of a year: some move away, as many move in."""
    first = 1 + (year - YEARS[0]) * NEW_EACH_YEAR
    for serial, n in enumerate(range(first, first + HOUSEHOLDS), start=1):
        name, home = example_people.name_of(n), example_people.home_of(n)
        address = f"银桂小区{home.building}幢{home.stairwell}单元{home.room}室"
        yield (
            *(f"YG{year}-{serial:03d}", name, example_people.id_of(n), str(13800000000 + n)),
            *(f"宁波市镇海区招宝山街道{address}", example_people.deed_of(n), address, name),
            *(f"浙B{20000 + n:05d}", name, ""),
        )


def write_rows(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A workbook of texts."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate((headings, *rows)):
            for column, text in enumerate(row):
                sheet.write_string(place, column, text)


def draw(office: Office, year: int) -> None:
    """Applications, the closed list, dice, and the result."""
    write_rows(office.folder / "applicants.xlsx", HEADINGS, [*applications(year)])
    office.run("freeze", "applicants.xlsx", "--source", "dice", "--at", f"{year}-03-04T10:00")
    turn = year - YEARS[0]
    throws = ",".join(THROWS[turn:] + THROWS[:turn])
    words = ("draw", f"rounds/{year}", "--dice", throws, "--by", CLERK, "--by", OTHER)
    office.run(*words, "--at", f"{year}-03-06T09:30")


def claims(office: Office, year: int) -> None:
    """All winners but two sign in time; the two alternates called in their place sign too."""
    where, winners = f"rounds/{year}", office.tickets(year, "award")
    for ticket in winners[:-2]:
        office.enter("claim", where, ticket, at=f"{year}-03-10T10:00")
    called = ("note", where, "电话通知签约，无人接听", "--ticket", winners[-1])
    office.enter(*called, at=f"{year}-03-18T15:00")
    office.enter("forfeit", where, "--all-overdue", at=f"{year}-03-23T09:00")
    for ticket in office.tickets(year, "alternate")[:2]:
        office.enter("claim", where, ticket, at=f"{year}-03-25T10:00", by=OTHER)


def cards(office: Office, year: int) -> None:
    """Cards for all; one is lost, one holder buys another car, one moves away."""
    where, winners = f"rounds/{year}", office.tickets(year, "award")
    stock = [
        (f"{6610000 + (year - YEARS[0]) * 100 + n:010d}", "wiegand-26-decimal") for n in range(20)
    ]
    write_rows(office.folder / f"cards-{year}.xlsx", ("卡号", "格式"), stock)
    given = ("roster", where, "--cards", f"cards-{year}.xlsx")
    office.enter(*given, at=f"{year}-03-26T09:00")
    lost = ("card", "replace", where, winners[0], "--why", "遗失", "--card", stock[-1][0])
    office.enter(*lost, "--card-format", stock[-1][1], at=f"{year}-05-08T10:00")
    car = ("vehicle", "change", where, winners[1], "--plate", f"浙B{88000 + year}")
    office.enter(*car, "--proof", "新车行驶证原件", at=f"{year}-06-05T10:00")
    office.enter("return", where, winners[2], "--why", "房屋已出售", at=f"{year}-07-10T10:00")
    heir = office.tickets(year, "alternate")[2]
    office.enter("claim", where, heir, at=f"{year}-07-12T10:00")
    again = ("roster", where, "--cards", f"cards-{year}.xlsx")
    office.enter(*again, at=f"{year}-07-12T10:30")


def gate_week(office: Office, year: int) -> None:
    """A week of the gate's log: one car leaves an hour late; a person confirms it."""
    where, late = f"rounds/{year}", office.tickets(year, "award")[3]
    office.run("roster", where, "--format", "json", "--output", "now.json")
    held = json.loads((office.folder / "now.json").read_text("utf-8"))["rows"]
    (office.folder / "now.json").unlink()
    monday = date(year, 8, 1) + timedelta(days=-date(year, 8, 1).weekday() % 7)
    events = []
    for night in range(4):
        evening = datetime.combine(monday + timedelta(days=night), datetime.min.time())
        for n, row in enumerate(held):
            out = 8 * 60 + 45 if (night, row["ticket"]) == (1, late) else 7 * 60 + n % 30
            came = evening + timedelta(hours=18, minutes=n)
            left = evening + timedelta(days=1, minutes=out)
            events += [(came, row["card"], 1), (left, row["card"], 2)]
    found = [
        {"major": 5, "minor": 1, "time": f"{at.isoformat()}+08:00", "cardNo": card, "doorNo": door}
        for at, card, door in sorted(events)
    ]
    log = office.folder / f"gate-{year}.json"
    answer = {"AcsEvent": {"responseStatusStrg": "OK", "InfoList": found}}
    log.write_text(json.dumps(answer), "utf-8")
    doors = ("--entry", "1", "--exit", "2")
    office.run("gate-log", log.name, "--round", where, "--vendor", "hikvision", *doors)
    sheet = office.folder / where / "sealed" / "violations.xlsx"
    confirm(sheet)
    office.run("violation", "confirm", where, str(sheet), "--at", f"{year}-08-15T09:00")


def confirm(path: Path) -> None:
    """Fill in the sheet of proposed violations as a clerk does."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for row in range(2, sheet.max_row + 1):
        said = {"决定": "成立", "经办人": OTHER, "理由": "已电话核实，本人承认"}
        for heading, words in said.items():
            sheet.cell(row, columns[heading]).value = words
    book.save(path)


def conduct(office: Office, year: int) -> None:
    """Two more violations and a sanction; an objection that is dismissed."""
    where, late = f"rounds/{year}", office.tickets(year, "award")[3]
    for day in (7, 18):
        when = ("--when", f"{year}-09-{day:02d}T08:00", "--minutes", "45")
        seen = ("violation", "add", where, late, "--breach", "overstay", *when)
        office.enter(*seen, "--source", "保安值班记录", at=f"{year}-09-20T09:00")
    barred = ("sanction", where, late, "--until", f"{year + 2}-03-15", "--why", "三次超时停放")
    office.enter(*barred, at=f"{year}-09-21T09:00")
    text = ("objection", "add", where, "反映有人不住在本小区")
    office.enter(*text, at=f"{year}-10-09T09:00")
    number = str(json.loads(office.run("status", where, "--json"))["open_objections"][0])
    answer = ("objection", "answer", where, number, "--outcome", "dismissed")
    office.enter(*answer, "--why", "已核户口簿和房产证", at=f"{year}-10-12T09:00", by=OTHER)


def main(folder: Path) -> None:
    """Three terms, one after the other."""
    office = begin(folder)
    for year in YEARS:
        draw(office, year)
        claims(office, year)
        cards(office, year)
        gate_week(office, year)
        conduct(office, year)
        office.run("roster", f"rounds/{year}")
        if year != YEARS[-1]:
            office.run("init", ".", "--from", f"rounds/{year}")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "yingui"
    if target.exists():
        raise SystemExit(f"{target} is there already; remove it, or name another folder.")
    try:
        main(target)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
