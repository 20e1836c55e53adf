"""The made-up residents of the example, and the ways in which they and the clerks write.

Nobody here exists: names are combined by counting, the county code 330299 is unassigned, phones
and plates count upwards, the deeds are numbers in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

Cell = str | float | datetime

SURNAMES: tuple[str, ...] = (
    *"王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余",
    "欧阳",
)
GIVEN = "芳蕙静丽娟霞慧洁萍琴晨芸昊莹桂秀兰凤珍贞莉岚苑蓓"
FIRST, SECOND = "家志永国明春海建文雅思佳晓雨子梓若云", "荣根法娣祥林康宝峰毅欣怡珊琳轩涵楠菲"
CLOSING_DAY = date(2026, 2, 27)
RELATIVES = ("建中", "秀妹", "志强", "美君")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CLERKS = ("受理员甲", "受理员乙", "受理员丙")
LETTERS = "ABCEGHJKLMNPQRSTUVWXYZ"
HUKOU_LEADS = ("浙江省宁波市镇海区招宝山街道", "宁波市镇海区招宝山街道", "镇海区", "")
DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Home:
    """One dwelling; stairwell 0 where the address leaves it out."""

    building: int
    stairwell: int
    room: int


@dataclass(frozen=True)
class Form:
    """One line of the registration form, cell by cell."""

    name: str
    id_number: str | float
    phone: str | float
    home: Home
    """Where `hukou` and `address` lead; not a cell."""
    hukou: str
    deed: str
    address: str
    deed_owner: str
    plate: str
    licence_owner: str
    submitted: Callable[[datetime], Cell]
    """How the clerk wrote the time of submission."""
    verified_by: str
    remarks: str = ""


def as_written(form: Form, ticket: str, at: datetime) -> list[Cell]:
    """The cells of a line behind its serial number, in the order of `HEADER`."""
    return [
        *(ticket, form.name, form.id_number, form.phone, form.hukou),
        *(form.deed, form.address, form.deed_owner, form.plate, form.licence_owner),
        *(form.submitted(at), form.verified_by, form.remarks),
    ]


def id_number(body: str) -> str:
    """An ID number from its first 17 digits: ISO 7064 MOD 11-2."""
    total = sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def name_of(n: int) -> str:
    """The name of person n; no two people of the first thousand share one."""
    if n % 4 == 0:
        m = n // 4
        return SURNAMES[(m + m // len(GIVEN)) % len(SURNAMES)] + GIVEN[m % len(GIVEN)]
    first, second = FIRST[n % len(FIRST)], SECOND[(n // len(FIRST) + n * 7) % len(SECOND)]
    return SURNAMES[n * 11 % len(SURNAMES)] + first + second


def id_of(n: int) -> str:
    """The ID number of person n, born 1938 to 2005."""
    born = date(1938 + n * 29 % 68, 1 + n * 5 % 12, 1 + n * 11 % 28)
    return id_number(f"330299{born:%Y%m%d}{100 + n:03d}")


def home_of(n: int) -> Home:
    """Dwelling n in buildings 1 to 22, each with four stairwells, six floors, two rooms."""
    place = (n * 185 + 7) % (22 * 48)
    building, rest = divmod(place, 48)
    stairwell, flat = divmod(rest, 12)
    return Home(building + 1, stairwell + 1, (flat // 2 + 1) * 100 + flat % 2 + 1)


def home_without_stairwell(n: int) -> Home:
    """Dwelling n of buildings 23 and 24, where every room number is used once."""
    building, flat = divmod(n, 12)
    return Home(23 + building, 0, (flat // 2 + 1) * 100 + flat % 2 + 1)


def deed_of(n: int) -> str:
    """A new certificate number, or, for every third home, an old one."""
    if n % 3 == 0:
        return f"甬房权证镇骆字第2008012{n:03d}号"
    return f"浙(2021)宁波市(镇海)不动产权第0012{n:03d}号"


def plate_of(n: int) -> str:
    """A plate: five digits, one or two letters among them, or a new-energy plate."""
    digits = f"{(n * 7919 + 10273) % 100000:05d}"
    letter, other = LETTERS[n % len(LETTERS)], LETTERS[n * 5 % len(LETTERS)]
    shapes = (
        *(digits, digits, digits),
        letter + digits[1:],
        digits[:1] + letter + digits[2:3] + other + digits[4:],
        "D" + digits,
        "F" + letter + digits[1:],
    )
    return "浙B" + shapes[n % len(shapes)]


def wide(text: str) -> str:
    """The text in full-width characters, as a Chinese input method types it."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def numeral(number: int) -> str:
    """A number below 100 in Chinese: 三, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return lead + (DIGITS[ones] if ones else "")


def digit_by_digit(number: int) -> str:
    """A room number in Chinese: 五〇一."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


ADDRESSES: tuple[Callable[[Home], str], ...] = (
    lambda home: f"银桂小区{home.building}幢{home.stairwell}单元{home.room}室",
    lambda home: f"银桂新村{numeral(home.building)}号楼{home.stairwell}-{home.room}",
    lambda home: f"银桂小区{home.building}-{home.stairwell}-{home.room}",
    lambda home: wide(f"银桂小区{home.building}幢{home.stairwell}单元{home.room}室"),
    lambda home: f"银桂小区{home.building}号楼{numeral(home.stairwell)}单元{home.room}",
    lambda home: f"银桂路12弄{home.building}号{home.stairwell}单元{home.room}室",
    lambda home: f"银桂小区{home.building}栋{home.stairwell}单元{home.room}室",
    lambda home: (
        f"银桂小区{numeral(home.building)}幢{numeral(home.stairwell)}单元"
        f"{digit_by_digit(home.room)}室"
    ),
)
IN_FULL, NEW_VILLAGE, WITH_DASHES, FULL_WIDTH, STOREYED, BY_THE_ROAD, BLOCK, IN_CHINESE = ADDRESSES


HABITS = (*ADDRESSES, *[IN_FULL] * 9)
"""How residents spell their address: about half of them in full."""


def without_stairwell(home: Home) -> str:
    """An address that names building and room only."""
    return f"银桂小区{home.building}幢{home.room}室"


def to_the_minute(at: datetime) -> Cell:
    """A real date with its time."""
    return at


def as_day(at: datetime) -> Cell:
    """A real date; on the last day the desk notes the time as well."""
    return at if at.date() == CLOSING_DAY else datetime.combine(at, datetime.min.time())


def in_words(at: datetime) -> Cell:
    """Text: 2026年2月10日."""
    return f"{at.year}年{at.month}月{at.day}日{clock_on_the_last_day(at)}"


def with_points(at: datetime) -> Cell:
    """Text: 2026.2.10."""
    return f"{at.year}.{at.month}.{at.day}{clock_on_the_last_day(at)}"


def with_strokes(at: datetime) -> Cell:
    """Text: 2026/2/10."""
    return f"{at.year}/{at.month}/{at.day}{clock_on_the_last_day(at)}"


def in_digits(at: datetime) -> Cell:
    """Text: 20260210."""
    return f"{at:%Y%m%d}{clock_on_the_last_day(at)}"


def clock_on_the_last_day(at: datetime) -> str:
    """The time of day where the day alone would not tell whether it was in time."""
    return f" {at:%H:%M}" if at.date() == CLOSING_DAY else ""


TIMES = (to_the_minute, to_the_minute, as_day, to_the_minute, in_words, to_the_minute, with_points)
PLATES: tuple[Callable[[str], str], ...] = (
    *(str, str, str, str),
    lambda plate: plate[:2] + "·" + plate[2:],
    str,
    lambda plate: plate[0] + " " + plate[1] + " " + plate[2:],
    str.lower,
    str,
)
REMARKS = {
    11: "无",
    34: "已交复印件",
    57: "原件已核",
    83: "联系不上可打家里电话",
    101: "车辆为小型轿车",
    138: "老人代交材料",
    165: "复印件后补，已补齐",
    190: "无",
}


def person(n: int) -> Form:
    """Person n with sound papers, written down in one of the ordinary ways."""
    name, id_text, home = name_of(n), id_of(n), home_of(n)
    phone = 13800000000 + n
    return Form(
        name=name,
        id_number=id_text,
        phone=phone if n % 3 else str(phone),
        home=home,
        hukou=HUKOU_LEADS[n % len(HUKOU_LEADS)] + IN_FULL(home),
        deed=deed_of(n),
        address=HABITS[n % len(HABITS)](home),
        deed_owner=name,
        plate=PLATES[n % len(PLATES)](plate_of(n)),
        licence_owner=name,
        submitted=TIMES[n % len(TIMES)],
        verified_by=CLERKS[n % 5 % len(CLERKS)],
        remarks=REMARKS.get(n, ""),
    )


def people() -> Iterator[Form]:
    """Everybody, one after the other."""
    return (person(n) for n in count(1))
