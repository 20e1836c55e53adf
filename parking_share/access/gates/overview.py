"""The overview of an export: what to load when, for people as text and for programs as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from parking_share.access.gates.export import GateExport, loaded
from parking_share.access.gates.prove import Proof
from parking_share.access.gates.vendor import ChangeSet
from parking_share.errors import InputError
from parking_share.language import LANGUAGES, Text

JSON_FILE, TEXT_FILE = "overview.json", "overview.txt"
ANY_TIME = Text("any time")


@dataclass(frozen=True, slots=True)
class Listed:
    """One change set as an overview names it."""

    folder: str
    earliest: datetime
    latest: datetime
    files: Mapping[str, str]
    """Names with their SHA-256."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What an overview says of its folder."""

    vendor: str
    begins: datetime
    """The moment from which its files hold."""
    sets: tuple[Listed, ...]


def export_files(export: GateExport) -> dict[str, bytes]:
    """All files of an export by their path in its folder."""
    found = {
        f"{folder_of(change)}/{name}": data
        for change in export.sets
        for name, data in change.files.items()
    }
    text = "\n\n".join("\n".join(_lines(export, language)) for language in LANGUAGES)
    return found | {JSON_FILE: _json(export), TEXT_FILE: f"{text}\n".encode()}


def folder_of(change: ChangeSet) -> str:
    """The folder of a change set, by its moment."""
    return f"{change.at:%Y-%m-%d_%H%M}"


def parse_overview(data: bytes) -> Overview:
    """An overview as it was written. Raises `InputError` when it is none."""
    try:
        held = json.loads(data)
        sets = tuple(_listed(one) for one in held["change_sets"])
        vendor = str(held["gate"])
        begins = datetime.fromisoformat(held["right_from"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(
            Text("{file} is no overview of an export.", file=JSON_FILE),
            Text("Name the folder that `parking-share roster --gate` wrote."),
        ) from None
    return Overview(vendor, begins, sets)


def _listed(held: Mapping[str, object]) -> Listed:
    files = held["files"]
    if not isinstance(files, dict):
        raise TypeError
    names = {str(name): str(digest) for name, digest in files.items()}
    folder = str(held["folder"])
    if any(PurePosixPath(part).name != part for part in (folder, *names)):
        raise ValueError(folder)
    return Listed(
        folder,
        datetime.fromisoformat(str(held["proven_from"])),
        datetime.fromisoformat(str(held["proven_until"])),
        names,
    )


def _json(export: GateExport) -> bytes:
    held = {
        "gate": export.vendor,
        "interface": export.title,
        "right_from": export.valid.begins.isoformat(),
        "right_until": export.valid.ends.isoformat(),
        "notices": _both(export.sources),
        "notes": _both(export.notes),
        "proof": _proof(export.proof),
        "change_sets": [_set(change) for change in export.sets],
        "check_list": _both(export.check_list),
    }
    return json.dumps(held, ensure_ascii=False, indent=1).encode() + b"\n"


def _set(change: ChangeSet) -> dict[str, object]:
    load = loaded(change)
    return {
        "folder": folder_of(change),
        "at": change.at.isoformat(),
        "load_from": change.load_from.isoformat() if change.load_from else None,
        "load_until": change.load_until.isoformat() if change.load_until else None,
        "proven_from": load.earliest.isoformat(),
        "proven_until": load.latest.isoformat(),
        "what": {language: change.what.said_in(language) for language in LANGUAGES},
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in change.files.items()},
    }


def _proof(proof: Proof) -> dict[str, object]:
    return {
        "holds": proof.holds,
        "cards": proof.cards,
        "boundaries": proof.boundaries,
        "differences": [
            {
                "from": one.window.begins.isoformat(),
                "until": one.window.ends.isoformat(),
                "cards": one.cards,
                "known": one.known,
                "reason": {language: one.reason.said_in(language) for language in LANGUAGES},
            }
            for one in proof.differences
        ],
    }


def _both(sentences: tuple[Text, ...]) -> dict[str, list[str]]:
    return {language: [one.said_in(language) for one in sentences] for language in LANGUAGES}


def _lines(export: GateExport, language: str) -> Iterator[str]:
    def say(sentence: Text) -> str:
        return sentence.said_in(language)

    yield say(Text("Change sets for {title}", title=export.title))
    yield from (say(note) for note in (*export.notes, *export.sources))
    yield say(proof_in_words(export.proof))
    yield ""
    yield say(Text("What to load when"))
    for change in export.sets:
        times = (_moment(change.load_from, language), _moment(change.load_until, language))
        yield "{}  [{} — {}]  {}".format(folder_of(change), *times, say(change.what))
    yield ""
    yield say(Text("Before the first night"))
    yield from (f"[ ] {say(point)}" for point in export.check_list)


def proof_in_words(proof: Proof) -> Text:
    """What the comparison found, in one sentence."""
    if not proof.holds:
        return Text(
            "NOT PROVEN: in {n} times the files do not mean the hours.",
            n=sum(not one.known for one in proof.differences),
        )
    if proof.differences:
        return Text(
            "Proven for {cards} cards at {n} boundaries, but for {gaps} known gaps: {reason}.",
            cards=proof.cards,
            n=proof.boundaries,
            gaps=len(proof.differences),
            reason=proof.differences[0].reason,
        )
    return Text(
        "Proven for {cards} cards at {n} boundaries: no difference.",
        cards=proof.cards,
        n=proof.boundaries,
    )


def _moment(moment: datetime | None, language: str) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ANY_TIME.said_in(language)
