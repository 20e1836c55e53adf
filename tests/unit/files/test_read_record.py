from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from parking_share.errors import RecordError
from parking_share.files import record
from parking_share.files.record import read_record

VECTOR = Path(__file__).parents[2] / "vectors" / "spare"
FILES = {path.name: path.read_bytes() for path in VECTOR.iterdir()}


def packed(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_folder_is_read() -> None:
    assert read_record(VECTOR).files == FILES


@pytest.mark.parametrize("folder", ["", "public/", "公示/"])
@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_is_read_with_or_without_its_folder(
    tmp_path: Path, folder: str, compression: int
) -> None:
    files = {f"{folder}{name}": data for name, data in FILES.items()}
    if folder:
        files = {folder: b"", **files}
    assert read_record(packed(tmp_path / "a.zip", files, compression)).files == FILES


def test_a_folder_without_any_file_of_a_record_is_none(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("bread, milk", encoding="utf-8")
    with pytest.raises(RecordError, match="no file of a public record"):
        read_record(tmp_path)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="not there"):
        read_record(tmp_path / "nowhere")


NOT_A_RECORD = {
    "the folder above": {"../draw.csv": b""},
    "the folder above, further on": {"a/../draw.csv": b"", "a/b": b""},
    "from the root": {"/draw.csv": b""},
    "a folder of Windows": {"a\\draw.csv": b""},
    "folders within": {"a/b/draw.csv": b""},
    "two folders": {"a/draw.csv": b"", "b/seed.json": b""},
    "a folder beside files": {"draw.csv": b"", "b/seed.json": b""},
    "a line end in a name": {"draw\n.csv": b""},
    "two dots": {"..": b""},
}


@pytest.mark.parametrize("case", NOT_A_RECORD)
def test_a_zip_that_points_elsewhere_is_refused(tmp_path: Path, case: str) -> None:
    with pytest.raises(RecordError):
        read_record(packed(tmp_path / "a.zip", NOT_A_RECORD[case]))


def test_a_name_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("draw.csv", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("draw.csv", b"2")
    with pytest.raises(RecordError, match="twice"):
        read_record(path)


def test_a_file_without_a_name_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("draw.csv", b"1")
        archive.infolist()[0].filename = ""
    with pytest.raises(RecordError):
        read_record(tmp_path / "a.zip")


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("draw.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(entry, b"/etc/passwd")
    with pytest.raises(RecordError, match="plain file"):
        read_record(tmp_path / "a.zip")


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_compression_is_refused(tmp_path: Path, compression: int) -> None:
    with pytest.raises(RecordError, match="plain file"):
        read_record(packed(tmp_path / "a.zip", FILES, compression))


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    data = bytearray(
        packed(tmp_path / "a.zip", {"draw.csv": b"x"}, zipfile.ZIP_STORED).read_bytes()
    )
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    with pytest.raises(RecordError, match="encrypted"):
        read_record(tmp_path / "a.zip")


def test_a_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "a.zip", {"draw.csv": b"0" * (record.LARGEST_FILE + 1)})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(RecordError, match="too large"):
        read_record(bomb)


def test_the_sum_of_files_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "LARGEST_RECORD", 1000)
    files = {f"{n}.csv": b"0" * 101 for n in range(10)}
    with pytest.raises(RecordError, match="too large"):
        read_record(packed(tmp_path / "a.zip", files))
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a.zip").unlink()
    with pytest.raises(RecordError, match="too large"):
        read_record(tmp_path)


def test_the_number_of_files_is_limited(tmp_path: Path) -> None:
    many = {f"{n}.csv": b"" for n in range(record.MOST_FILES + 1)}
    with pytest.raises(RecordError, match="at most 200"):
        read_record(packed(tmp_path / "a.zip", many))
    (tmp_path / "b").mkdir()
    for name in many:
        (tmp_path / "b" / name).touch()
    with pytest.raises(RecordError, match="at most 200"):
        read_record(tmp_path / "b")


def test_a_zip_that_is_none_is_refused(tmp_path: Path) -> None:
    sound = packed(tmp_path / "a.zip", FILES).read_bytes()
    for data in (b"", b"PK", sound[:-30], sound[: len(sound) // 2], b"\0" * 1000):
        (tmp_path / "b.zip").write_bytes(data)
        with pytest.raises(RecordError):
            read_record(tmp_path / "b.zip")


def test_a_damaged_zip_never_raises_anything_else(tmp_path: Path) -> None:
    sound = packed(tmp_path / "a.zip", {"public/draw.csv": FILES["draw.csv"]}).read_bytes()
    path = tmp_path / "b.zip"
    for at in range(len(sound)):
        for flip in (0x01, 0x80, 0xFF):
            path.write_bytes(sound[:at] + bytes([sound[at] ^ flip]) + sound[at + 1 :])
            try:
                read_record(path)
            except RecordError:
                continue


def test_a_folder_within_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(RecordError, match="photos"):
        read_record(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_links_and_pipes_are_refused(tmp_path: Path) -> None:
    linked, piped = tmp_path / "a", tmp_path / "b"
    linked.mkdir()
    piped.mkdir()
    (linked / "draw.csv").symlink_to(VECTOR / "draw.csv")
    os.mkfifo(piped / "draw.csv")
    for folder in (linked, piped):
        with pytest.raises(RecordError, match="plain file"):
            read_record(folder)


@pytest.mark.skipif(os.name != "posix", reason="names that are not text, on POSIX")
def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.csv")).touch()
    with pytest.raises(RecordError):
        read_record(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "draw.csv").touch(mode=0o000)
    with pytest.raises(RecordError, match="cannot be read"):
        read_record(tmp_path)
