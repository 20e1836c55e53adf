"""The result notice as one HTML file that works the draw out again where it is read."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from parking_share.evidence.record import sha256sums
from parking_share.lottery import allocate, amendments, commitment, draw, seed, tickets
from parking_share.lottery.seed_values import UNWATCHED
from parking_share.reports.notice import Notice

MOST_EMBEDDED = 20_000
"""Tickets; the page of a longer list asks the reader to pick its CSV files."""
_SMALL = (commitment.FILE, seed.FILE)


@dataclass(frozen=True, slots=True)
class PageParts:
    """The template of the page, its style, and its scripts in their order."""

    page: str
    style: str
    scripts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, in which nothing is anybody's."""
        return "\n".join((self.page, self.style, *self.scripts))


@dataclass(frozen=True, slots=True)
class Words:
    """A step or a claim as the page names it, in both languages."""

    name: str
    zh: str
    en: str
    says_zh: str = ""
    says_en: str = ""


STEPS = (
    Words("V1", "文件：每个文件都和公布的摘要一致", "Files: each matches its published digest"),
    Words("V2", "承诺：名单就是摇号前封存的那一份", "Commitment: the list is the closed one"),
    Words("V3", "名单：每一行都合规则，没有重号", "Tickets: all lines sound, none twice"),
    Words("V4", "种子：属于这份承诺，来自说好的来源", "Seed: of this commitment and its sources"),
    Words("V5", "摇号：每张票的抽签号和名次", "Draw: every number and every rank"),
    Words("V6", "分配：每一户分到什么", "Allocation: every line"),
    Words("V7", "变更：摇号以后的每一次变更", "Amendments: every row, and the allocation after it"),
)
_CLAIMS = (
    Words(
        "arithmetic",
        "算得对",
        "The arithmetic",
        "结果确实是由名单和种子按公开规则算出来的，谁也没有动过名次。看第五到第七步。",
        "The result follows from list and seed by the public rules; nobody moved a rank. V5 to V7.",
    ),
    Words(
        "binding",
        "没换名单",
        "The binding",
        "摇号用的名单就是摇号前封存、公布过摘要的那一份。看第一到第四步。",
        "The list is the one that was closed and whose digest was posted beforehand. V1 to V4.",
    ),
    Words(
        "time",
        "先封名单，后有种子",
        "The order in time",
        "网页自己证明不了先后。要靠摇号前抄下的摘要、张贴的照片，或者公证。",
        "No page can show this by itself: it takes a copy of the digest, a photograph of the "
        "posted notice, or a notary from before the draw.",
    ),
    Words("seed", "种子没有人能操纵", "The seed"),
    Words(
        "eligibility",
        "资格审得对",
        "Who is eligible",
        "材料是个人隐私，不公开，本页证明不了。有疑问可以在公示期内提出异议，由主办单位和监督部门查看原件。",
        "The papers are private, so this page cannot show it. Object within the period, and the "
        "office and its supervisors look at the originals.",
    ),
)
_WATCHED = Words(
    "seed",
    "种子没有人能操纵",
    "The seed",
    "请把本页写的种子和当场看到、抄下或别处公布的对照：一样，就没有人能挑选结果。",
    "Compare the seed on this page with what was seen, copied or published elsewhere: if it is "
    "the same, nobody chose the result.",
)
_NOBODY = Words(
    "seed",
    "种子没有人能操纵",
    "The seed",
    "这次的种子不是当众产生的，外人没有见证，本页证明不了。下次可以请居民当众掷骰子。",
    "Nobody outside watched this seed being made, so this page cannot show it. Next time let "
    "residents throw dice before everybody's eyes.",
)


def notice_page(
    notice: Notice,
    files: Mapping[str, bytes],
    parts: PageParts,
    most_embedded: int = MOST_EMBEDDED,
) -> bytes:
    """`notice.html` of a record; equal files give equal bytes."""
    needed = _needed(files)
    long = files[tickets.FILE].count(b"\n") - 1 > most_embedded
    embedded = {name: files[name] for name in needed if not long or name in _SMALL}
    to_pick = tuple(name for name in needed if name not in embedded)
    script = '"use strict";\n(() => {\n' + "\n".join(parts.scripts) + "})();\n"
    taken = seed.parse_seed(files[seed.FILE])
    watched = any(source.kind not in UNWATCHED for source in taken.sources)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    text = environment.from_string(parts.page).render(
        notice=replace(notice, to_pick=to_pick),
        steps=STEPS,
        claims=[
            ((_WATCHED if watched else _NOBODY) if claim.name == "seed" else claim)
            for claim in _CLAIMS
        ],
        style=Markup(parts.style),  # noqa: S704 - our own text, named by its digest
        style_hash=source_hash(parts.style),
        script=Markup(script),  # noqa: S704 - our own text, named by its digest
        script_hash=source_hash(script),
        record=_data(
            {
                "title": notice.title,
                "title_en": notice.title_en,
                "files": {name: data.decode() for name, data in embedded.items()},
                "sums": sha256sums({name: files[name] for name in needed}).decode(),
            }
        ),
    )
    return (text.strip() + "\n").encode()


def _needed(files: Mapping[str, bytes]) -> list[str]:
    """The files from which the result follows, and the result itself."""
    stages = (commitment.FILE, tickets.FILE, seed.FILE, draw.FILE, allocate.FILE, amendments.FILE)
    later = sorted(name for name in files if amendments.is_allocation_after(name))
    return [*(name for name in stages if name in files), *later]


def source_hash(text: str) -> str:
    """How a Content-Security-Policy names a script or a style."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"


def _data(value: object) -> Markup:
    """JSON that no browser takes for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign of markup is left in it
