"""From a drawn round to cards, a printed roster, and files for the gate, with the real commands."""

from __future__ import annotations

import csv
import json
import shutil
import stat
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from desk import Run
from desk import run as real_run
from gate_boxes import HikvisionBox, may_park

ROUND = "rounds/2026"
BY = ("--by", "受理员甲")
STOCK = [f"{4100200 + 37 * n:010d}" for n in range(25)]


def write_stock(path: Path, numbers: list[str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["卡号", "格式"])
        for row, number in enumerate(numbers, start=1):
            sheet.write_string(row, 0, number)
            sheet.write_string(row, 1, "wiegand-26-decimal")
    return path


@pytest.fixture(scope="module")
def carded_once(tmp_path_factory: pytest.TempPathFactory, drawn_once: Path) -> Path:
    """The drawn example with its cards issued and a change set for Hikvision written."""
    desk = Path(shutil.copytree(drawn_once, tmp_path_factory.mktemp("carded") / "yingui"))
    write_stock(desk / "stock.xlsx", STOCK)
    words = ("--cards", "stock.xlsx", *BY, "--at", "2026-03-12T09:00", "--output", "r.xlsx")
    said = real_run("roster", ROUND, *words, cwd=desk)
    assert said.code == 0, said.stderr
    said = real_run("roster", ROUND, "--gate", "hikvision", "--output", "gate", cwd=desk)
    assert said.code == 0, said.stderr
    return desk


@pytest.fixture
def desk(carded_once: Path, tmp_path: Path) -> Path:
    """A copy to do anything with."""
    return Path(shutil.copytree(carded_once, tmp_path / "desk"))


def issued(desk: Path) -> list[dict[str, str]]:
    said = real_run("roster", ROUND, "--format", "json", "--output", "now.json", cwd=desk)
    assert said.code == 0, said.stderr
    held = json.loads((desk / "now.json").read_text(encoding="utf-8"))
    return [row for row in held["rows"] if row["card"]]


def test_cards_go_to_the_spaces_in_order_and_are_recorded_once(desk: Path, run: Run) -> None:
    record = issued(desk)
    assert sorted((row["space"], row["card"]) for row in record) == [
        (f"A{n + 1:02d}", STOCK[n]) for n in range(20)
    ]
    before = (desk / "register-head.txt").read_bytes()
    assert run("roster", ROUND, "--cards", "stock.xlsx", *BY, cwd=desk).code == 0
    assert (desk / "register-head.txt").read_bytes() == before


def test_the_stock_may_be_too_small(drawn: Path, run: Run) -> None:
    write_stock(drawn / "few.xlsx", STOCK[:19])
    said = run("roster", ROUND, "--cards", "few.xlsx", *BY, cwd=drawn)
    assert said.code == 3
    assert "19 unused cards; 20 are needed" in said.stderr
    assert issued(drawn) == []


def test_nobody_hands_out_cards_without_a_name(drawn: Path, run: Run) -> None:
    write_stock(drawn / "stock.xlsx", STOCK)
    said = run("roster", ROUND, "--cards", "stock.xlsx", cwd=drawn)
    assert said.code == 2
    assert issued(drawn) == []


def test_the_workbook_holds_a_form_to_sign(desk: Path) -> None:
    book = openpyxl.load_workbook(desk / "r.xlsx")
    assert book.sheetnames == ["门禁卡", "领卡登记"]
    form = book["领卡登记"]
    assert book.active is not None
    assert book.active.title == "门禁卡"
    assert [form.cell(3, column).value for column in (1, 2)] == [STOCK[0], "A01"]
    assert [cell.value for cell in form[2]][-2:] == [
        "received: signature, date",
        "returned: signature, date",
    ]
    assert form.protection.sheet
    assert form.cell(2, 1).protection.locked
    assert not form.cell(3, 9).protection.locked
    assert (form.page_setup.orientation, form.page_setup.paperSize) == ("landscape", 9)
    assert (form.page_setup.fitToHeight, form.print_title_rows) == (0, "$2:$2")
    said = " ".join(str(row[0].value) for row in form.iter_rows(min_row=24))
    assert "17:15" in said
    assert "SHA-256" in said


def test_a_roster_is_for_its_owner_alone(desk: Path) -> None:
    for name in ("r.xlsx", "register.sqlite", "gate/overview.json"):
        assert stat.S_IMODE((desk / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((desk / "gate").stat().st_mode) == 0o700


def test_the_example_goes_to_the_gate(desk: Path, run: Run) -> None:
    """The change sets, loaded into the tests' own box, open by the newspaper's rule."""
    overview = json.loads((desk / "gate" / "overview.json").read_text(encoding="utf-8"))
    assert overview["right_until"] == "2026-12-29T07:45:00"
    assert overview["proof"] == {"holds": True, "cards": 20, "boundaries": 396, "differences": []}
    assert "stop there" in " ".join(overview["notes"]["en"])
    assert "Exit readers stay open" in " ".join(overview["notes"]["en"])
    assert "SHA-256" in overview["notices"]["en"][0]
    box = HikvisionBox()
    for change in overview["change_sets"][:2]:
        folder = desk / "gate" / change["folder"]
        box.load({name: (folder / name).read_bytes() for name in change["files"]})
    for text in ("2026-05-06T17:30", "2026-05-06T17:45", "2026-05-09T12:00", "2026-06-19T12:00"):
        moment = datetime.fromisoformat(text)
        assert box.opens(STOCK[19].lstrip("0"), moment, "entry") == may_park(moment)
    said = run("roster-prove", "gate", "--round", ROUND, cwd=desk)
    assert (said.code, said.stdout.splitlines()[-1]) == (
        0,
        "Proven for 20 cards at 396 boundaries: no difference.",
    )


def test_a_file_changed_by_hand_is_no_longer_proven(desk: Path, run: Run) -> None:
    path = desk / "gate" / "2026-03-16_1715" / "requests.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-05-09", "2026-05-10"), encoding="utf-8")
    said = run("roster-prove", str(path), "--round", ROUND, "--json", cwd=desk)
    assert (said.code, said.json["proven"], said.json["differences"]) == (1, False, 2)


def test_an_amended_round_no_longer_fits_its_export(desk: Path, run: Run) -> None:
    overview = desk / "gate" / "overview.json"
    overview.write_text("{}", encoding="utf-8")
    said = run("roster-prove", "gate", "--round", ROUND, cwd=desk)
    assert said.code == 3
    assert "is no overview of an export" in said.stderr


def test_an_export_is_never_written_over(desk: Path, run: Run) -> None:
    said = run("roster", ROUND, "--gate", "hikvision", "--output", "gate", cwd=desk)
    assert said.code == 3
    assert "is there already" in said.stderr


@pytest.mark.parametrize("vendor", ["zkteco", "vzenith"])
def test_other_gates_from_the_command_line(desk: Path, run: Run, vendor: str) -> None:
    said = run("roster", ROUND, "--gate", vendor, "--output", vendor, "--json", cwd=desk)
    assert said.code == 0, said.stderr
    assert said.json["proven"]
    assert (said.json["known_gaps"] > 0) == (vendor == "zkteco")


def test_beyond_the_device_nothing_is_written(desk: Path, run: Run) -> None:
    words = ("--gate", "hikvision", "--limit", "special_days=3", "--output", "small")
    said = run("roster", ROUND, *words, cwd=desk)
    assert said.code == 3
    assert "at most 3 (holiday plans)" in said.stderr
    assert not (desk / "small").exists()


def test_the_insurer_is_told_what_changed(desk: Path, run: Run) -> None:
    words = ("roster", ROUND, "--for", "insurer")
    assert run(*words, "--output", "march.xlsx", cwd=desk).code == 0
    said = run(
        *words, "--since", "march.xlsx", "--format", "json", "--output", "may.json", cwd=desk
    )
    assert said.code == 0, said.stderr
    rows = json.loads((desk / "may.json").read_text(encoding="utf-8"))["rows"]
    assert {row["change"] for row in rows} == {"unchanged"}
    assert len(rows) == 20


def test_two_rosters_are_compared_without_naming_anyone(desk: Path, run: Run) -> None:
    assert run("roster", ROUND, "--format", "json", "--output", "now.json", cwd=desk).code == 0
    held = json.loads((desk / "now.json").read_text(encoding="utf-8"))
    name = held["rows"][1]["name"]
    gone = held["rows"].pop(0)["ticket"]
    held["rows"][0]["phone"] = "13800000000"
    (desk / "later.json").write_text(json.dumps(held), encoding="utf-8")
    said = run("roster-diff", "r.xlsx", "later.json", "--json", cwd=desk)
    assert [one["ticket"] for one in said.json["loses"]] == [gone]
    assert [one["columns"] for one in said.json["changes"]] == [["phone"]]
    assert name not in run("roster-diff", "r.xlsx", "later.json", cwd=desk).stdout


def test_no_message_names_a_holder(desk: Path, run: Run) -> None:
    rows = issued(desk)
    said = run("roster", ROUND, "--gate", "dahua", "--output", "dahua", cwd=desk)
    proof = run("roster-prove", "dahua", "--round", ROUND, cwd=desk)
    for row in rows:
        for text in (said.stdout, said.stderr, proof.stdout):
            assert row["plate"] not in text
            assert row["card"] not in text


def test_csv_keeps_its_columns(desk: Path, run: Run) -> None:
    assert run("roster", ROUND, "--format", "csv", "--output", "r.csv", cwd=desk).code == 0
    header = (desk / "r.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert header[:10] == [
        *("card", "space", "lot", "ticket", "name", "plate", "phone"),
        *("valid from", "valid to", "hours known through"),
    ]


CARD_MOMENTS = [
    ("2026-03-16T03:00", 1),  # the first night starts in the evening
    ("2026-03-16T17:14:59", 1),
    ("2026-03-16T17:15", 0),
    ("2026-11-23T03:00", 0),
    ("2026-11-23T12:00", 1),  # within the term, but a workday's noon
    ("2027-03-15T23:59:59", 0),
    ("2027-03-16T00:30", 0),  # the last night runs on to its morning
    ("2027-03-16T07:45", 1),
    ("2027-03-16T23:00", 1),
]


@pytest.mark.parametrize(("moment", "code"), CARD_MOMENTS)
def test_a_card_opens_from_its_first_evening_to_its_last_morning(
    carded_once: Path, moment: str, code: int
) -> None:
    said = real_run("hours", "at", moment, "--card", STOCK[0], cwd=carded_once)
    assert said.code == code, said.stdout


def test_a_card_whose_space_was_lost_opens_no_more(desk: Path, run: Run) -> None:
    ticket = issued(desk)[0]["ticket"]
    assert run("strike", ROUND, ticket, "--reason", "waived", *BY, cwd=desk).code == 0
    said = run("hours", "at", "2026-11-23T03:00", "--card", STOCK[0], cwd=desk)
    assert said.code == 1
    assert "no longer belongs to a space" in said.stdout


def test_a_card_nobody_issued_is_said_so(desk: Path, run: Run) -> None:
    said = run("hours", "at", "2026-11-23T03:00", "--card", "0000000001", cwd=desk)
    assert (said.code, said.stdout) == (3, "")
    assert "has issued a card 0000000001" in said.stderr


def test_a_replaced_card_goes_from_the_gate_and_the_new_one_opens_it(desk: Path, run: Run) -> None:
    row = next(one for one in issued(desk) if one["space"] == "A01")
    words = ("--card", "0004109999", "--card-format", "wiegand-26-decimal", "--why", "损坏", *BY)
    at = ("--at", "2026-05-08T09:00")
    assert run("card", "replace", ROUND, row["ticket"], *words, *at, cwd=desk).code == 0
    new = ("roster", ROUND, "--gate", "hikvision", "--output", "gate-2")
    assert run(*new, cwd=desk).code == 0
    overview = json.loads((desk / "gate-2" / "overview.json").read_text(encoding="utf-8"))
    assert overview["proof"]["holds"]
    first = desk / "gate-2" / overview["change_sets"][0]["folder"] / "requests.json"
    requests = json.loads(first.read_text(encoding="utf-8"))["requests"]
    gone = next(one["body"] for one in requests if "UserInfo/Delete" in one["url"])
    # The twenty cards of the draw have the numbers 1 to 20 of this term; the new one is the 21st.
    assert gone["UserInfoDelCond"]["EmployeeNoList"] == [{"employeeNo": "26030001"}]
    cards = {
        one["body"]["CardInfo"]["employeeNo"]: one["body"]["CardInfo"]["cardNo"]
        for one in requests
        if "CardInfo" in one["body"]
    }
    assert cards["26030021"] == "0004109999"
    assert STOCK[0] not in cards.values()


def test_a_plate_that_was_changed_goes_from_a_list_of_plates(desk: Path, run: Run) -> None:
    row = next(one for one in issued(desk) if one["space"] == "A01")
    change = ("vehicle", "change", ROUND, row["ticket"], "--plate", "浙B88888", *BY)
    assert run(*change, "--proof", "行驶证", "--at", "2026-05-08T09:00", cwd=desk).code == 0
    new = ("roster", ROUND, "--gate", "vzenith", "--output", "gate-2", "--from", "2026-06-01")
    assert run(*new, cwd=desk).code == 0
    overview = json.loads((desk / "gate-2" / "overview.json").read_text(encoding="utf-8"))
    first = desk / "gate-2" / overview["change_sets"][0]["folder"] / "entry.csv"
    with first.open(encoding="utf-8-sig", newline="") as file:
        enabled = {line[1]: line[2] for line in list(csv.reader(file))[1:]}
    assert (enabled[row["plate"]], enabled["浙B88888"]) == ("否", "是")
    assert list(enabled.values()).count("是") == 20


def test_an_alternate_is_insured_from_the_day_of_being_called(desk: Path, run: Run) -> None:
    row = next(one for one in issued(desk) if one["space"] == "A01")
    gone = ("return", ROUND, row["ticket"], "--why", "搬走", *BY, "--at", "2026-05-08T09:30")
    assert run(*gone, cwd=desk).code == 0
    listed = ("roster", ROUND, "--for", "insurer", "--format", "json", "--output", "i.json")
    assert run(*listed, cwd=desk).code == 0
    rows = json.loads((desk / "i.json").read_text(encoding="utf-8"))["rows"]
    begins = {one["space"]: one["from"] for one in rows}
    assert begins["A01"] == "2026-05-08 09:30"
    assert {begins[space] for space in begins if space != "A01"} == {"2026-03-16 17:15"}
