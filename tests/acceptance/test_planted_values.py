"""Every sealed value of the example, planted in every public file: nothing is published."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Run, tree

from parking_share.cli.publishing import publish_all
from parking_share.errors import RoundError
from parking_share.evidence.redact import SHORTEST_SECRET, leaks
from parking_share.evidence.sealed import parse_sealed, sealed_values
from parking_share.files.round_folder import RoundFolder

FILES = (
    *("programme.toml", "tickets.csv", "commitment.json", "seed.json", "draw.csv"),
    *("allocation.csv", "notice.html", "SHA256SUMS"),
)


@pytest.fixture(scope="module")
def sealed(drawn_once: Path) -> dict[str, set[str]]:
    data = drawn_once / "rounds" / "2026" / "sealed" / "applications.csv"
    return sealed_values(parse_sealed(data.read_bytes()))


@pytest.fixture(scope="module")
def one_by_one(sealed: dict[str, set[str]]) -> dict[str, set[str]]:
    """Every value long enough for the guard as a kind of its own, so that each is told apart."""
    values = {value for found in sealed.values() for value in found}
    return {value: {value} for value in values if len(value) >= SHORTEST_SECRET}


def planted(data: bytes, values: Iterator[str]) -> bytes:
    """A file with these values in the middle of its text, a line each."""
    text = data.decode()
    middle = len(text) // 2
    return (text[:middle] + "\n" + "\n".join(values) + "\n" + text[middle:]).encode()


def test_the_files_are_those_of_a_round(record: Path) -> None:
    assert {path.name for path in record.iterdir()} == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_every_value_is_seen_in_every_public_file(
    record: Path, one_by_one: dict[str, set[str]], file: str
) -> None:
    assert len(one_by_one) > 850
    data = (record / file).read_bytes()
    assert leaks({file: data}, one_by_one) == []
    found = leaks({file: planted(data, iter(one_by_one))}, one_by_one)
    assert {value for _, value in found} == one_by_one.keys()


def test_every_value_is_seen_in_a_document(one_by_one: dict[str, set[str]]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "".join(f"<w:p><w:r><w:t>{value}</w:t></w:r></w:p>" for value in one_by_one)
        archive.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    found = leaks({"notice.docx": packed.getvalue()}, one_by_one)
    assert {value for _, value in found} == one_by_one.keys()


@pytest.mark.parametrize("file", ["draw.csv", "allocation.csv", "notice.html"])
@pytest.mark.parametrize("kind", ["id_number", "phone", "plate", "name"])
def test_one_value_in_one_file_keeps_every_file_back(
    record: Path, sealed: dict[str, set[str]], tmp_path: Path, file: str, kind: str
) -> None:
    folder = RoundFolder(tmp_path / "2026")
    folder.public.mkdir(parents=True)
    folder.sealed.mkdir()
    value = next(v for v in sorted(sealed[kind]) if len(v) >= SHORTEST_SECRET)
    names = ("draw.csv", "allocation.csv", "notice.html")
    files = {name: (record / name).read_bytes() for name in names}
    files[file] = planted(files[file], iter([value]))
    with pytest.raises(RoundError) as refused:
        publish_all(folder, files, sealed)
    assert file in str(refused.value)
    assert value not in str(refused.value)
    assert tree(folder.public) == {}


def test_a_programme_that_prints_an_applicants_phone_stops_before_the_freeze(
    run: Run, example: Path
) -> None:
    path = example / "programme.toml"
    text = path.read_text(encoding="utf-8")
    contact = '\n[notice]\ncontact = "停车办 孙师傅 138 0000 0001"\n'
    path.write_text(text + contact, encoding="utf-8")
    said = run("draw", "applicants.xlsx", "--at", "2026-03-06T10:00", cwd=example)
    assert said.code == 3
    assert "programme.toml: holds a phone number of an applicant" in said.stderr
    assert not (example / "rounds" / "2026").exists()


def test_a_short_latin_name_that_stands_in_our_own_words_does_not_stop_a_draw(
    record: Path, tmp_path: Path
) -> None:
    folder = RoundFolder(tmp_path / "2026")
    folder.public.mkdir(parents=True)
    notice = (record / "notice.html").read_bytes()
    publish_all(folder, {"notice.html": notice}, {"name": {"Mark", "Li Na"}})
    with pytest.raises(RoundError):
        publish_all(folder, {"notice.html": notice + b"Li Na"}, {"name": {"Mark", "Li Na"}})
