"""Public files of every stage of a round, and the real way in which each of them is written."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import desk

from parking_share.cli.notice_making import Request, make_notice
from parking_share.files.publication import post
from parking_share.files.round_folder import RoundFolder

LIST, BODY = "applications.csv", "word/document.xml"
AT_FREEZE = ("programme.toml", "tickets.csv", "commitment.json")
RESULTS = ("draw.csv", "allocation.csv", "notice.html")
AMENDED = ("amendments.csv", "allocation-1.csv", "SHA256SUMS")
NOTICES = tuple(
    f"notices/{kind}.{form}"
    for kind in ("eligibility", "result", "alternate", "cancellation")
    for form in ("docx", "txt", "html")
    if form != "html" or kind == "result"
)
FILES = (*AT_FREEZE, "seed.json", *RESULTS, "SHA256SUMS", *(f"amended/{n}" for n in AMENDED))
"""Every file that stands in a public folder; those of an amendment are written at once."""


@dataclass(frozen=True)
class Stages:
    """A round before the freeze, after it, with its seed, with its results, drawn and amended."""

    home: Path
    sealed: Mapping[str, bytes]
    public: Mapping[str, bytes]
    """The files of the drawn round."""
    amended: Mapping[str, bytes]
    notices: Mapping[str, bytes]

    def folder(self, stage: str) -> RoundFolder:
        return RoundFolder(self.home / stage)

    def file(self, name: str) -> bytes:
        """One of `FILES` or `NOTICES`, as it should be."""
        group, _, inner = name.rpartition("/")
        return {"": self.public, "amended": self.amended, "notices": self.notices}[group][inner]

    def write(self, name: str, data: bytes) -> None:
        """Publish one file with these bytes beside the others of its stage, as a command does."""
        group, _, inner = name.rpartition("/")
        if group == "notices":
            post(self.home / inner, inner, data, self.sealed[LIST])
        elif group == "amended":
            self.folder("drawn").amend({n: self.amended[n] for n in AMENDED} | {inner: data})
        elif name in AT_FREEZE:
            public = {n: self.public[n] for n in AT_FREEZE} | {name: data}
            self.folder("new").freeze(self.sealed, public)
        elif name in RESULTS:
            self.folder("seeded").publish({n: self.public[n] for n in RESULTS} | {name: data})
        else:
            stage = "frozen" if name == "seed.json" else "results"
            self.folder(stage).publish({name: data})


def made(drawn: Path, home: Path) -> Stages:
    """All stages of a drawn round, each in a folder of its own below a new one."""
    shutil.copytree(drawn, home / "programme")
    path = home / "programme" / "rounds" / "2026"
    folder = RoundFolder(path)
    sealed = {one.name: one.read_bytes() for one in folder.sealed.iterdir()}
    public = folder.public_files()
    tickets: dict[str, str] = {}
    for line in public["allocation.csv"].decode().splitlines():
        tickets.setdefault(line.split(",")[2], line.split(",")[1])
    words = ("--reason", "本人放弃", "--by", "受理员甲", "--at", "2026-03-20T10:00")
    said = desk.run("strike", path, tickets["award"], *words, cwd=home)
    assert said.code == 0, said.stderr
    amended = folder.public_files()
    notices = dict(_notices(path, tickets))
    stages = Stages(home / "stages", sealed, public, amended, notices)
    stages.home.mkdir()
    shown = AT_FREEZE
    for stage, more in (
        ("frozen", ()),
        ("seeded", ("seed.json",)),
        ("results", RESULTS),
        ("drawn", ("SHA256SUMS",)),
    ):
        shown = (*shown, *more)
        stages.folder(stage).freeze(sealed, {name: public[name] for name in shown})
    return stages


def _notices(path: Path, tickets: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    about = {"alternate": tickets["alternate"], "cancellation": tickets["award"]}
    for name in NOTICES:
        kind, form = Path(name).stem, Path(name).suffix[1:]
        target = make_notice(path, Request(kind, form, about.get(kind, ""), None), None)
        yield target.name, target.read_bytes()


def planting(name: str, data: bytes) -> Callable[[str], bytes]:
    """Makes the file anew with a value in its midst: as a line of text, or a run of a document."""
    if not name.endswith(".docx"):
        text = data.decode()
        middle = text.index("\n", len(text) // 2)
        return lambda value: f"{text[:middle]}\n{value}{text[middle:]}".encode()
    others = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {part: given.read(part).decode("utf-8", "replace") for part in given.namelist()}
    with zipfile.ZipFile(others, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.keys() - {BODY}:
            archive.writestr(part, parts[part])
    start = parts[BODY].index("<w:p>")
    before, after = parts[BODY][:start], parts[BODY][start:]

    def make(value: str) -> bytes:
        runs = "".join(f"<w:r><w:t>{half}</w:t></w:r>" for half in (value[:2], value[2:]))
        packed = io.BytesIO(others.getvalue())
        with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(BODY, f"{before}<w:p>{runs}</w:p>{after}")
        return packed.getvalue()

    return make


def marks(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """What shows that any file below a folder was written: its size, time and place on the disk."""
    states = {path: path.stat() for path in folder.rglob("*")}
    return {path: (at.st_size, at.st_mtime_ns, at.st_ino) for path, at in states.items()}
