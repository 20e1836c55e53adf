"""What goes wrong on registration forms: every case of the example, and what `check` must answer.

A case's number is the messy-workbook case it stands for, or the rule (such as E01) where the
rule itself is the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from example_people import (
    BLOCK,
    BY_THE_ROAD,
    FULL_WIDTH,
    IN_CHINESE,
    IN_FULL,
    NEW_VILLAGE,
    RELATIVES,
    STOREYED,
    WITH_DASHES,
    Form,
    Home,
    deed_of,
    home_without_stairwell,
    id_number,
    id_of,
    in_digits,
    in_words,
    wide,
    with_points,
    with_strokes,
    without_stairwell,
)

ELIGIBLE, REVIEW, REJECTED = "eligible", "review", "rejected"
PASSED, REFUSED, WITHDRAWN = "通过", "不通过", "撤回"


@dataclass(frozen=True)
class Decision:
    """What a clerk ruled on an application in review."""

    ruling: str
    why: str
    """`{kept}` stands for the application of the same group that was passed."""
    evidence: str


@dataclass(frozen=True)
class Answer:
    """What `check` has to say of one row, and the ruling where that is review."""

    outcome: str
    code: str = ""
    """The main code expected; empty when nothing decides against the row."""
    decision: Decision | None = None


@dataclass(frozen=True)
class Case:
    """One thing that happens to registration forms."""

    number: str
    """Of the messy-workbook cases, or the rule."""
    shows: str
    build: Callable[[Sequence[Form]], Sequence[Form]]
    """Makes the rows of the case from as many sound ones."""
    answers: tuple[Answer, ...]
    """One for each row, in the order in which they stand in the workbook."""
    late: bool = False
    """Whether the last row belongs below the gap, with what came after the closing time."""


def passed(code: str, why: str, evidence: str) -> Answer:
    """A row for review that a clerk then passes."""
    return Answer(REVIEW, code, Decision(PASSED, why, evidence))


def refused(code: str, why: str, evidence: str) -> Answer:
    """A row for review that a clerk then refuses."""
    return Answer(REVIEW, code, Decision(REFUSED, why, evidence))


def withdrawn(code: str, why: str, evidence: str) -> Answer:
    """A row for review whose applicant confirms the withdrawal."""
    return Answer(REVIEW, code, Decision(WITHDRAWN, why, evidence))


def reject(code: str) -> Answer:
    """A row that is rejected for this reason."""
    return Answer(REJECTED, code)


def note(code: str) -> Answer:
    """A row that stays eligible and carries this note."""
    return Answer(ELIGIBLE, code)


FINE = Answer(ELIGIBLE)


def one(
    number: str, shows: str, change: Callable[[Form], Form], answer: Answer, *, late: bool = False
) -> Case:
    """A case of a single row."""
    return Case(number, shows, lambda forms: (change(forms[0]),), (answer,), late)


def cells(**texts: str) -> Callable[[Form], Form]:
    """The form with these texts in the cells named."""
    return lambda form: replace(form, **texts)  # type: ignore[arg-type]


def id_text(form: Form) -> str:
    """The ID number of a form whose cell holds text."""
    assert isinstance(form.id_number, str)
    return form.id_number


def ending_in_x(form: Form) -> Form:
    """The form with another ID, one whose check character is X."""
    ids = (id_number(f"{id_text(form)[:14]}{n}") for n in range(800, 1000))
    return replace(form, id_number=next(each for each in ids if each.endswith("X")))


def as_number(form: Form) -> Form:
    """The ID as a number with the 15 digits that a spreadsheet keeps."""
    return replace(form, id_number=float(id_text(form)[:15] + "000"))


def as_number_that_checks(form: Form) -> Form:
    """A damaged ID that would still pass its check digit if it were read as digits."""
    starts = (f"{id_text(form)[:12]}{n:03d}" for n in range(10, 290))
    kept = next(start for start in starts if id_number(start + "00").endswith("0"))
    return replace(form, id_number=float(kept + "000"))


def with_wrong_check(form: Form) -> Form:
    """The ID with another last digit."""
    good = id_text(form)
    return replace(form, id_number=good[:17] + ("1" if good[17] != "1" else "2"))


def with_id(change: Callable[[str], str]) -> Callable[[Form], Form]:
    """A change of the ID's text."""
    return lambda form: replace(form, id_number=change(id_text(form)))


def named(name: str, owner: str = "") -> Callable[[Form], Form]:
    """The form under another name; the papers may spell it differently."""
    return lambda form: replace(
        form, name=name, deed_owner=owner or name, licence_owner=owner or name
    )


def spaced(space: str) -> Callable[[Form], Form]:
    """A two-character name drawn apart so that the column looks even."""
    return lambda form: replace(form, name=space.join((form.name[0], form.name[1:])))


def written(address: Callable[[Home], str]) -> Callable[[Form], Form]:
    """The property's address in one certain spelling."""
    return lambda form: replace(form, address=address(form.home))


def moved(n: int, address: Callable[[Home], str]) -> Callable[[Form], Form]:
    """The form at a dwelling whose address has no stairwell."""
    home = home_without_stairwell(n)
    text = address(home)
    return lambda form: replace(form, home=home, address=text, hukou="镇海区" + text)


def relative(form: Form, which: int = 0) -> str:
    """The name of a relative of the applicant."""
    return form.name[0] + RELATIVES[which]


def copies(forms: Sequence[Form]) -> Sequence[Form]:
    """The first form handed in again and again."""
    return [forms[0]] * len(forms)


def other_car(forms: Sequence[Form]) -> Sequence[Form]:
    """One applicant, handed in twice with two cars."""
    first, second = forms
    return first, replace(first, plate=second.plate, remarks="换车，以本份为准")


def other_car_retyped(forms: Sequence[Form]) -> Sequence[Form]:
    """The same, and the second clerk typed ID and address in another way."""
    first, second = other_car(forms)
    return first, replace(second, id_number=wide(id_text(first)), address=WITH_DASHES(first.home))


def corrected_late(forms: Sequence[Form]) -> Sequence[Form]:
    """A correction handed in after the closing time."""
    first, second = other_car(forms)
    return first, replace(
        second,
        submitted=lambda _: datetime(2026, 2, 27, 17, 40),  # noqa: DTZ001
        remarks="号牌更正",
    )


def one_car(forms: Sequence[Form]) -> Sequence[Form]:
    """Two neighbours who name the same car."""
    first, second = forms
    return first, replace(second, plate=first.plate)


def living_with(host: Form, form: Form, owners: str, address: Callable[[Home], str]) -> Form:
    """The form as one of the host's household, on the same deed."""
    return replace(
        form,
        home=host.home,
        hukou=host.hukou,
        deed=host.deed,
        deed_owner=owners,
        address=address(host.home),
    )


def household(*addresses: Callable[[Home], str]) -> Callable[[Sequence[Form]], Sequence[Form]]:
    """Several members of one household, each with a car and a spelling of the address."""

    def build(forms: Sequence[Form]) -> Sequence[Form]:
        owners = "、".join(form.name for form in forms)
        return [
            living_with(forms[0], form, owners, address)
            for form, address in zip(forms, addresses, strict=True)
        ]

    return build


def own_certificates(forms: Sequence[Form]) -> Sequence[Form]:
    """Co-owners with a certificate each, and two spellings of one address."""
    first, second = forms
    there = living_with(first, second, second.name, NEW_VILLAGE)
    return replace(first, address=IN_FULL(first.home)), replace(there, deed=second.deed)


def same_deed(forms: Sequence[Form]) -> Sequence[Form]:
    """One deed number in two spellings; the second address leaves the stairwell out."""
    home = replace(home_without_stairwell(20), stairwell=1)
    text = IN_FULL(home)
    first = replace(forms[0], home=home, address=text, hukou=text, deed=deed_of(901))
    there = living_with(first, forms[1], forms[1].name, without_stairwell)
    return first, replace(there, deed="浙〔2021〕宁波市〔镇海〕不动产权第 0012901 号")


def maybe_one_home(n: int) -> Callable[[Sequence[Form]], Sequence[Form]]:
    """Two deeds, one building and room, and one of the two names no stairwell."""

    def build(forms: Sequence[Form]) -> Sequence[Form]:
        first, second = forms
        home = replace(home_without_stairwell(n), stairwell=2)
        text = IN_FULL(home)
        return moved(n, without_stairwell)(first), replace(
            second, home=home, address=text, hukou="镇海区" + text
        )

    return build


def namesakes(*names: str) -> Callable[[Sequence[Form]], Sequence[Form]]:
    """Different people of one name, in the spellings given."""
    return lambda forms: [
        named(name, names[0])(form) for name, form in zip(names, forms, strict=True)
    ]


CALLED = "已电话通知补正，期限内未补正"
FORM_CASES = (
    one("F01", "no name", cells(name=""), reject("F01")),
    one(
        "39",
        "name and ID in each other's column",
        lambda form: replace(form, name=id_text(form), id_number=form.name),
        reject("F01"),
    ),
    one("F02", "no ID", cells(id_number=""), reject("F02")),
    one("7", "an ID that went through a CSV", cells(id_number="3.30299E+17"), reject("F03")),
    one("30", "an ID stored as a number", as_number, reject("F03")),
    one("30", "another, of a second clerk", as_number, reject("F03")),
    one("31", "the same, and its check digit holds", as_number_that_checks, reject("F03")),
    one("34", "× for X", lambda f: with_id(lambda i: i[:17] + "×")(ending_in_x(f)), reject("F04")),
    one("34", "* for X", lambda f: with_id(lambda i: i[:17] + "*")(ending_in_x(f)), reject("F04")),
    one("36", "O for 0", with_id(lambda text: text.replace("0", "O", 1)), reject("F04")),
    one("36", "l for 1", with_id(lambda t: t[:6] + t[6:].replace("1", "l", 1)), reject("F04")),
    one("38", "two IDs in a cell", with_id(lambda i: f"{i}/{id_of(890)}"), reject("F04")),
    one("F04", "one digit lost", with_id(lambda text: text[:9] + text[10:]), reject("F04")),
    one("F05", "wrong check digit", with_wrong_check, reject("F05")),
    one("F06", "30 February", with_id(lambda _: id_number("33029919810230001")), reject("F06")),
    one("F06", "born in 2099", with_id(lambda _: id_number("33029920990101001")), reject("F06")),
    one("F11", "one digit too many", cells(plate="浙B123456"), reject("F11")),
    one("47", "I in a plate", cells(plate="浙B1234I"), reject("F12")),
    one("47", "O in a plate", cells(plate="浙BO1234"), reject("F12")),
    one(
        "46",
        "a plate without its province",
        cells(plate="B70615"),
        refused("F11", "号牌漏写省份简称，" + CALLED, "补正通知电话记录"),
    ),
    one(
        "48",
        "two plates in a cell",
        cells(plate="浙B70616/浙BD70617"),
        refused("F11", "填了两个号牌，已通知择一，期限内未答复", "补正通知电话记录"),
    ),
    one(
        "F11",
        "no plate",
        cells(plate=""),
        refused("F11", "未填号牌，现场只有购车发票，车辆尚未上牌", "购车发票复印件"),
    ),
    one("58", "deed under way", cells(deed="办理中"), reject("F16")),
    one("58", "hukou as above", cells(hukou="同上"), reject("F16")),
    one("58", "ditto mark", cells(licence_owner="〃"), reject("F16")),
    one("58", "nothing to say", cells(remarks="无"), FINE),
    one("58", "no phone", cells(phone="/"), FINE),
)
ELIGIBILITY_CASES = (
    one("E01", "registered elsewhere", cells(hukou="宁波市镇海区海棠新村5幢302室"), reject("E01")),
    one(
        "E01",
        "registered on another road",
        cells(hukou="浙江省宁波市镇海区海棠路88号"),
        reject("E01"),
    ),
    one(
        "E02",
        "no hukou address",
        cells(hukou=""),
        passed("E02", "漏填户籍地址，户口簿地址在银桂小区，与房屋坐落一致", "户口簿原件"),
    ),
    one(
        "E02",
        "a hukou address that names no community",
        cells(hukou="招宝山街道（老地址，未变更）"),
        refused("E02", "户口簿上的老地址经核对不在银桂小区范围内", "户口簿原件、社区核对单"),
    ),
    one(
        "E04", "a home elsewhere", cells(address="宁波市镇海区海棠小区5幢1单元302室"), reject("E04")
    ),
    one(
        "E04",
        "the community left out",
        lambda form: replace(form, address=IN_FULL(form.home).removeprefix("银桂小区")),
        passed("E04", "漏写小区名，权证坐落为银桂小区", "不动产权证原件"),
    ),
    one("E05", "a storeroom", cells(address="银桂小区9幢储藏室12号"), reject("E05")),
    one("E05", "a garage", cells(address="银桂小区14幢底层车库3号"), reject("E05")),
    one("E06", "the father's home", lambda f: replace(f, deed_owner=relative(f)), reject("E06")),
    one(
        "E06",
        "two owners, neither of them the applicant",
        lambda form: replace(form, deed_owner=f"{relative(form)}、{relative(form, 1)}"),
        reject("E06"),
    ),
    one(
        "E06",
        "no owner named",
        cells(deed_owner=""),
        passed("E06", "漏填产权人，权证所载权利人为申请人本人", "不动产权证原件"),
    ),
    one("61", "two owners", lambda f: replace(f, deed_owner=f"{f.name}、林秀妹"), note("E07")),
    one("61", "等2人", lambda form: replace(form, deed_owner=f"{form.name}等2人"), note("E07")),
    one("61", "(共有)", lambda f: replace(f, deed_owner=f"{f.name}(共有)"), note("E07")),
    one("E08", "the wife's car", cells(licence_owner="沈美君"), reject("E08")),
    one("E08", "the son's car", lambda f: replace(f, licence_owner=relative(f, 2)), reject("E08")),
    one(
        "E08",
        "no car owner named",
        cells(licence_owner=""),
        refused("E08", "漏填车辆所有人，行驶证所载所有人为其女儿，非本人", "行驶证原件"),
    ),
    one("62", "a leased car", cells(licence_owner="宁波某某汽车租赁有限公司"), reject("E10")),
    one("62", "a company car", cells(licence_owner="镇海某某商贸有限公司"), reject("E10")),
)
SPELLING_CASES = (
    one("33", "a leading apostrophe", with_id("'{}".format), FINE),
    one("33", "blanks around", with_id("\u00a0{} ".format), FINE),
    one("33", "a zero-width space", with_id(lambda i: i[:6] + "\u200b" + i[6:]), FINE),
    one("33", "marks pasted along from a phone", with_id("\u202a{}\u202c".format), FINE),
    one("34", "full-width digits", with_id(wide), FINE),
    one("34", "a full-width Ｘ", lambda form: with_id(wide)(ending_in_x(form)), FINE),
    one("34", "a lower-case x", lambda form: with_id(str.lower)(ending_in_x(form)), FINE),
    one("35", "blanks inside", with_id(lambda i: f"{i[:6]} {i[6:14]} {i[14:]}"), FINE),
    one("35", "dashes inside", with_id(lambda i: f"{i[:6]}-{i[6:14]}-{i[14:]}"), FINE),
    one("40", "a blank in the name", lambda f: spaced(" ")(named("严琴")(f)), FINE),
    one("40", "an ideographic blank", lambda f: spaced("\u3000")(named("俞萍")(f)), FINE),
    one("40", "the head of household", lambda f: replace(f, name=f.name + "（户主）"), FINE),
    one("41", "a middle dot", named("阿依努尔·库尔班", "阿依努尔•库尔班"), FINE),
    one("41", "a full stop", named("热依汗．艾山", "热依汗·艾山"), FINE),
    one("41", "a Japanese dot", named("迪力夏提・肉孜", "迪力夏提‧肉孜"), FINE),
    one("44", "a radical for a character", named("施⽂娣", "施文娣"), FINE),
    one("45", "lower case and a dot", cells(plate="浙b·70601"), FINE),
    one("45", "blanks", cells(plate="浙 B 70602"), FINE),
    one("45", "full width", cells(plate="浙Ｂ７０６０３"), FINE),
    one("45", "a dash", cells(plate="浙B—70604"), FINE),
    one("45", "a green plate", cells(plate="浙b·d70605"), FINE),
    one("51", "with +86", cells(phone="+86 138-0000-0951"), FINE),
    one("51", "two", cells(phone="13800000952、13800000953"), FINE),
    one("52", "a landline", cells(phone="0574-00000012"), FINE),
    one("54", "in words", lambda form: replace(form, submitted=in_words), FINE),
    one("54", "with points", lambda form: replace(form, submitted=with_points), FINE),
    one("54", "with strokes", lambda form: replace(form, submitted=with_strokes), FINE),
    one("54", "digits only", lambda form: replace(form, submitted=in_digits), FINE),
    one("59", "〔〕", cells(deed="浙〔2021〕宁波市〔镇海〕不动产权第0012902号"), FINE),
    one("59", "［］", cells(deed="浙［2021］宁波市［镇海］不动产权第0012903号"), FINE),
    one("59", "blanks", cells(deed="甬房权证 镇骆字 第 2008012904 号"), FINE),
    one("63", "a village and dashes", written(NEW_VILLAGE), FINE),
    one("63", "dashes only", written(WITH_DASHES), FINE),
    one("63", "full width", written(FULL_WIDTH), FINE),
    one("63", "Chinese numerals", written(IN_CHINESE), FINE),
    one("63", "by the road", written(BY_THE_ROAD), FINE),
    one("63", "号楼", written(STOREYED), FINE),
    one("63", "栋", written(BLOCK), FINE),
    one("63", "no stairwell", moved(0, without_stairwell), FINE),
    one("63", "road, no stairwell", moved(3, lambda h: f"银桂路12弄{h.building}号{h.room}"), FINE),
    one("63", "wide, no stairwell", moved(7, lambda h: wide(without_stairwell(h))), FINE),
    one("66", "a line break", written(lambda h: IN_FULL(h).replace("幢", "幢\n")), FINE),
    one("66", "a tab", lambda form: replace(form, hukou=f"镇海区\t{IN_FULL(form.home)}"), FINE),
    one("67", "a formula", cells(remarks='=HYPERLINK("http://example.invalid","材料")'), FINE),
    one("67", "a plus", cells(remarks="+复印件2份"), FINE),
    one("67", "a minus", cells(remarks="-"), FINE),
    one("67", "an at sign", cells(remarks="@物业已登记"), FINE),
)
GROUP_CASES = (
    Case("68", "handed in twice", copies, (note("D01"), reject("D01"))),
    Case("68", "handed in three times", copies, (note("D01"), reject("D01"), reject("D01"))),
    Case(
        "69",
        "one applicant, two cars",
        other_car,
        (
            refused("D02", "本人确认以后交的一份（{kept}）为准", "本人书面确认"),
            passed("D02", "换车后重新登记，本人确认以本份为准", "本人书面确认、行驶证原件"),
        ),
    ),
    Case(
        "69",
        "the same, typed differently",
        other_car_retyped,
        (
            passed("D02", "本人确认以本份所填车辆为准", "本人书面确认、行驶证原件"),
            refused("D02", "同一人重复登记，保留 {kept}", "本人书面确认"),
        ),
    ),
    Case(
        "70",
        "husband and wife",
        household(IN_FULL, IN_FULL),
        (
            passed("D04", "夫妻各报一份，协商保留本份", "户口簿原件、双方签字"),
            withdrawn("D04", "夫妻各报一份，协商保留 {kept}，本人撤回", "双方签字"),
        ),
    ),
    Case(
        "70",
        "husband and wife who did not agree",
        household(STOREYED, IN_FULL),
        (
            passed("D04", "每户限一份，逾期未协商，按先交的一份受理", "户口簿原件、通知记录"),
            refused("D04", "每户限一份，保留先交的 {kept}", "户口簿原件、通知记录"),
        ),
    ),
    Case(
        "70",
        "parents and a son",
        household(IN_FULL, WITH_DASHES, IN_CHINESE),
        (
            withdrawn("D04", "一家三口各报一份，本人同意撤回", "三人签字的说明"),
            passed("D04", "一家三口各报一份，协商保留本份", "三人签字的说明"),
            withdrawn("D04", "一家三口各报一份，本人同意撤回", "三人签字的说明"),
        ),
    ),
    Case(
        "63",
        "co-owners with a certificate each",
        own_certificates,
        (
            refused("D04", "两本权证为同一住房，每户限一份，保留 {kept}", "两本权证原件"),
            passed("D04", "两本权证为同一住房，共有人协商保留本份", "两本权证原件、双方签字"),
        ),
    ),
    Case(
        "59",
        "one deed in two spellings",
        same_deed,
        (
            passed("D04", "同一权证两份登记，按先交的一份受理", "不动产权证原件"),
            refused("D04", "同一权证每户限一份，保留 {kept}", "不动产权证原件"),
        ),
    ),
    Case(
        "64",
        "perhaps one home; it was not",
        maybe_one_home(5),
        (
            passed("D06", "漏写单元，现场核实为1单元，不是同一住房", "权证原件、现场核实单"),
            passed("D06", "另一份为1单元，与本户不是同一住房", "权证原件、现场核实单"),
        ),
    ),
    Case(
        "64",
        "perhaps one home; it was",
        maybe_one_home(15),
        (
            refused("D06", "核实为同一住房，每户限一份，保留 {kept}", "权证原件、社区核对单"),
            passed("D06", "核实为同一住房，双方协商保留本份", "权证原件、双方签字"),
        ),
    ),
    Case(
        "73",
        "neighbours with one car",
        one_car,
        (
            passed("D03", "行驶证原件与本人相符", "行驶证原件"),
            refused("D03", "未能出示该车行驶证，车辆由 {kept} 登记", "通知记录"),
        ),
    ),
    Case("71", "two namesakes", namesakes("陈秀英", "陈秀英"), (note("D07"),) * 2),
    Case("71", "three namesakes", namesakes("王芳", "王 芳", "王\u3000芳"), (note("D07"),) * 3),
)
STANDING_CASES = (
    one(
        "S05",
        "twenty minutes late",
        lambda f: replace(f, submitted=lambda _: datetime(2026, 2, 27, 17, 20)),  # noqa: DTZ001
        reject("S05"),
        late=True,
    ),
    Case(
        "75",
        "a correction after the closing time",
        corrected_late,
        (
            passed("D02", "截止后补交的一份不受理，本份有效", "登记表原件、行驶证原件"),
            reject("S05"),
        ),
        late=True,
    ),
    one(
        "S05",
        "days late",
        lambda form: replace(form, submitted=lambda _: "2026年3月2日"),
        reject("S05"),
        late=True,
    ),
    one(
        "S06",
        "not verified, made up for",
        cells(verified_by=""),
        passed("S06", "受理时漏签，三证原件已补验", "户口簿、权证、行驶证原件"),
    ),
    one(
        "S06",
        "not verified at all",
        cells(verified_by=""),
        refused("S06", "两次通知带原件核验，期限内未到场", "通知记录"),
    ),
    one("26", "已撤回", cells(remarks="已撤回"), withdrawn("S09", "本人确认撤回", "本人签字")),
    one("26", "放弃", cells(remarks="电话告知放弃"), withdrawn("S09", "本人确认放弃", "电话记录")),
    one(
        "26",
        "作废",
        cells(remarks="填错作废"),
        withdrawn("S09", "本人确认作废，不再填报", "电话记录"),
    ),
    one(
        "26",
        "a remark that only looks like it",
        cells(remarks="上月登记的已作废，以本份为准"),
        passed("S09", "作废的是旧表，本份有效", "本人签字、旧登记表"),
    ),
)
CASES = (*FORM_CASES, *ELIGIBILITY_CASES, *SPELLING_CASES, *GROUP_CASES, *STANDING_CASES)
