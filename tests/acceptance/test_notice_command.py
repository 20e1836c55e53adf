"""`parking-share notice`: the page again, and the documents an office signs."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from desk import Run, small_round, tree

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ROUND = "rounds/2026"
DIGEST = re.compile("[0-9a-f]{4}(?: [0-9a-f]{4}){4}")
LATIN_IN_CHINESE = {"YG", "text", "ningbo", "daily", "notice", "html"}
"""The acceptance numbers, the seed and the name of a file; all else in a notice is Chinese."""


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for cell in table._cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_page_made_again_is_the_published_one(run: Run, drawn: Path) -> None:
    said = run("notice", ROUND, "--output", "again.html", cwd=drawn)
    assert (said.code, said.stdout) == (0, "Written: again.html\n")
    published = drawn / ROUND / "public" / "notice.html"
    assert (drawn / "again.html").read_bytes() == published.read_bytes()


def test_the_page_runs_one_named_script_and_asks_for_nothing(record: Path) -> None:
    text = (record / "notice.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert policy is not None
    assert script is not None
    assert style is not None
    named = {
        kind: base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        for kind, found in (("script", script), ("style", style))
    }
    assert policy[1] == (
        f"default-src 'none'; script-src 'sha256-{named['script']}'; "
        f"style-src 'sha256-{named['style']}'; base-uri 'none'; form-action 'none'"
    )
    assert text.count("<script") == 2
    assert not re.search(r"https?://|src=|href=|@import|url\(|style=| on[a-z]+=\"", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", script[1])
    assert not re.search(r"crypto\.|fetch\(|XMLHttp|localStorage|cookie", script[1])


def test_what_an_office_writes_is_never_taken_for_markup(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "desk", 22)
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('name = "银桂小区错时共享停车"', "name = '</script><b>停车</b>'"),
        encoding="utf-8",
    )
    assert run("draw", "applicants.xlsx", "--at", "2026-03-06T10:00", cwd=folder).code == 0
    page = (folder / ROUND / "public" / "notice.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 2
    assert "<b>" not in page
    assert "&lt;/script&gt;&lt;b&gt;停车&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("policy", "shown"),
    [("masked", r"[甲-癸]\*某"), ("surname", r"[甲-癸]\*\*"), ("none", None)],
)
def test_names_are_shown_by_policy(
    run: Run, tmp_path: Path, policy: str, shown: str | None
) -> None:
    folder = small_round(tmp_path / "desk", 22)
    with (folder / "programme.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[notice]\nnames = "{policy}"\ncontact = "停车办，0574-00000000"\n')
    assert run("draw", "applicants.xlsx", "--at", "2026-03-06T10:00", cwd=folder).code == 0
    page = (folder / ROUND / "public" / "notice.html").read_text(encoding="utf-8")
    cells = re.findall(r'<td lang="zh-CN">([^<]*)</td>', page)
    assert "停车办，0574-00000000" in page
    if shown is None:
        assert cells == []
        assert "姓名隐去" not in page
    else:
        assert len(cells) == 20
        assert all("*" in cell for cell in cells)


def test_every_notice_says_what_it_is_about(run: Run, drawn: Path) -> None:
    rows = (drawn / ROUND / "public" / "allocation.csv").read_text(encoding="utf-8").splitlines()
    award = next(row.split(",") for row in rows if ",award," in row)
    heir = next(row.split(",") for row in rows if ",alternate," in row)
    struck = (
        "strike",
        ROUND,
        award[1],
        "--reason",
        "本人放弃",
        "--by",
        "甲",
        "--at",
        "2026-03-20T10:00",
    )
    assert run(*struck, cwd=drawn).code == 0
    expected = {
        "call": (".", (), ("报名", "2026年2月27日17:00", "冬令时")),
        "eligibility": (ROUND, (), ("302份", "244户", "2026年3月9日至3月13日（5个工作日）")),
        "result": (ROUND, (), ("附件1", "附件2", "附件3", "中签20户", heir[1])),
        "alternate": (ROUND, ("--ticket", heir[1]), (heir[1], award[4])),
        "cancellation": (ROUND, ("--ticket", award[1]), (award[1], "本人放弃")),
    }
    for kind, (target, more, words) in expected.items():
        form = "docx" if kind == "result" else "txt"
        asked = ("notice", target, "--kind", kind, "--format", form, *more)
        said = run(*asked, "--output", f"{kind}.{form}", cwd=drawn)
        assert said.code == 0, said.stderr
        path = drawn / f"{kind}.{form}"
        text = words_of(path) if form == "docx" else path.read_text(encoding="utf-8")
        assert [word for word in words if word not in text] == []
        assert not re.search(r"[{}]", text)
        words_left = re.findall("[A-Za-z]{2,}", DIGEST.sub("", text))
        assert set(words_left) <= LATIN_IN_CHINESE


def test_the_office_may_word_it_anew(run: Run, drawn: Path) -> None:
    (drawn / "notices").mkdir()
    own = drawn / "notices" / "result.txt"
    own.write_text("结果\n\n中签 {{ awards }} 户。\n", encoding="utf-8")
    asked = ("notice", ROUND, "--format", "txt", "--output", "own.txt")
    assert run(*asked, cwd=drawn).code == 0
    assert (drawn / "own.txt").read_text("utf-8").startswith("结果\n\n中签 20 户。\n")
    for wrong in ("结果\n{{ winners }}\n", "结果\n{{ ''.__class__.mro() }}\n"):
        own.write_text(wrong, encoding="utf-8")
        said = run(*asked, cwd=drawn)
        assert said.code == 3
        assert "notices/result.txt: the notice template cannot be used" in said.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--kind", "call", "--format", "html"), 2),
        (("--kind", "alternate"), 2),
        (("--ticket", "YG2026-0001"), 2),
        (("--dated", "tomorrow"), 2),
        (("--kind", "cancellation", "--ticket", "YG2026-9999"), 3),
    ],
)
def test_what_cannot_be_written_is_refused(
    run: Run, drawn: Path, words: tuple[str, ...], code: int
) -> None:
    before = tree(drawn)
    assert run("notice", ROUND, *words, cwd=drawn).code == code
    after = {name: digest for name, digest in tree(drawn).items() if not name.endswith("notices")}
    assert after == before


def test_a_record_that_does_not_hold_gets_no_notice(run: Run, drawn: Path) -> None:
    path = drawn / ROUND / "public" / "allocation.csv"
    path.write_bytes(path.read_bytes().replace(b"A01", b"A99", 1))
    said = run("notice", ROUND, "--output", "again.html", cwd=drawn)
    assert said.code == 3
    assert "does not hold" in said.stderr
    assert not (drawn / "again.html").exists()


def test_a_template_that_prints_a_sealed_value_is_refused(run: Run, drawn: Path) -> None:
    (drawn / "notices").mkdir()
    (drawn / "notices" / "result.txt").write_text("结果\n电话 13800000001\n", encoding="utf-8")
    said = run("notice", ROUND, "--format", "docx", "--output", "own.docx", cwd=drawn)
    assert said.code == 3
    assert "holds a phone number of an applicant" in said.stderr
    assert not (drawn / "own.docx").exists()


def test_the_document_is_laid_out_as_gb_t_9704_says_with_equal_bytes(run: Run, drawn: Path) -> None:
    for name in ("n.docx", "again.docx"):
        assert run("notice", ROUND, "--format", "docx", "--output", name, cwd=drawn).code == 0
    assert (drawn / "n.docx").read_bytes() == (drawn / "again.docx").read_bytes()
    document = docx.Document(str(drawn / "n.docx"))
    section = document.sections[0]
    shape = [
        round(length.mm)
        for length in (
            *(section.page_width, section.page_height, section.top_margin),
            *(section.bottom_margin, section.left_margin, section.right_margin),
        )
        if length is not None
    ]
    assert shape == [210, 297, 37, 35, 28, 26]
    with zipfile.ZipFile(drawn / "n.docx") as archive:
        body = archive.read("word/document.xml").decode()
        core = archive.read("docProps/core.xml").decode()
        foot = archive.read("word/footer1.xml").decode()
    for font in ("方正小标宋简体", "黑体", "仿宋_GB2312"):
        assert f'w:eastAsia="{font}"' in body
    assert 'w:sz w:val="32"' in body
    assert 'w:sz w:val="44"' in body
    assert "PAGE" in foot
    assert "2000-01-01" in core
    assert body.count("<w:pageBreakBefore/>") == 3
    headings = [p for p in document.paragraphs if re.match("[一二三四五]、", p.text)]
    assert len(headings) == 5
    assert all(p.paragraph_format.keep_with_next for p in headings)


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice (Debian: libreoffice-writer)")
def test_libreoffice_opens_and_prints_it(run: Run, drawn: Path) -> None:
    assert SOFFICE is not None
    assert run("notice", ROUND, "--format", "docx", "--output", "n.docx", cwd=drawn).code == 0
    profile = f"-env:UserInstallation={(drawn / 'profile').as_uri()}"
    words = (SOFFICE, profile, "--headless", "--convert-to", "pdf", "n.docx")
    subprocess.run(words, cwd=drawn, check=True, capture_output=True, timeout=120)
    assert io.BytesIO((drawn / "n.pdf").read_bytes()).read(5) == b"%PDF-"
