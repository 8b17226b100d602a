"""LibreOffice and poppler as judges: one conversion of many files, lines of text of a PDF."""

import html
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>'
)
_SAME_LINE = 1.5  # pt between the feet of two words of one line


def needed(*names: str) -> None:
    """Skips the test where a program is not installed."""
    for name in names:
        if shutil.which(name) is None:
            pytest.skip(f"máy này không có {name}")


def convert(files: list[Path], folder: Path, to: str = "pdf") -> None:
    """DOCX files to files of another kind in `folder`, with a profile of its own, in one run."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to,
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


def saved_again(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """These DOCX files as LibreOffice saves them, by their names."""
    source, saved = folder / "source", folder / "saved"
    source.mkdir()
    for name, data in files.items():
        (source / f"{name}.docx").write_bytes(data)
    convert(sorted(source.iterdir()), saved, "docx:MS Word 2007 XML")
    return {name: (saved / f"{name}.docx").read_bytes() for name in files}


def pages(pdf: Path) -> list[list[str]]:
    """The lines of text of each page, from top to bottom."""
    run = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return [list(_lines(page)) for page in run.stdout.split("<page ")[1:]]


def _lines(page: str) -> Iterator[str]:
    words = [(float(foot), float(x), text) for x, foot, text in _WORD.findall(page)]
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for foot, x, text in sorted(words):
        if not rows or foot - rows[-1][0] > _SAME_LINE:
            rows.append((foot, []))
        rows[-1][1].append((x, html.unescape(text)))
    for _, row in rows:
        line = unicodedata.normalize("NFC", " ".join(text for _, text in sorted(row)))
        yield line.replace("\u2011", "-").replace("\u00a0", " ")


def agreement(ours: list[str], theirs: list[str]) -> float:
    """The share of lines that begin and end with the same words in both, in order."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same / max(len(ours), len(theirs))
