"""Hostile and broken files are refused with a sentence, in time and in bounded memory."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_xml import MAIN, SPACES, p, rels_xml, run, table, types_xml, word, zipped

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading import read_docx
from kehoach_gui.reading.docx import child_process
from kehoach_gui.reading.docx.content import Content
from kehoach_gui.reading.docx.reading import open_docx, read_content

MOST_SECONDS = 5.0
MOST_MEMORY = 300_000_000
TEXT = p("Nội dung kế hoạch tuyên truyền")
ZEROS = b" " * 41_000_000


def document(inner: str, before: str = "") -> bytes:
    """A package whose main part is written as it stands."""
    return word("", more={"word/document.xml": before + inner})


def whole(inner: str) -> str:
    return f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>"


def with_files(**files: str | bytes) -> bytes:
    return word(TEXT, more={name.replace("__", "/"): data for name, data in files.items()})


def renamed(old: bytes, new: bytes) -> bytes:
    """A package in which one name was written over another of the same length."""
    assert len(old) == len(new)
    return with_files(**{old.decode(): "x"}).replace(old, new)


def encrypted() -> bytes:
    data = bytearray(word(TEXT))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def doubled() -> bytes:
    target = io.BytesIO(word(TEXT))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", whole(TEXT))
    return target.getvalue()


def bad_checksum() -> bytes:
    data = zipped({"[Content_Types].xml": types_xml(MAIN)}, zipfile.ZIP_STORED)
    return data.replace(b"<Override", b"<Overrlde")


def laughs() -> str:
    rows = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{rows}]>' + whole(p("&a9;"))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "rỗng": lambda: b"",
    "zip rỗng": lambda: zipped({}),
    "cụt": lambda: word(TEXT * 200)[:-300],
    "không phải zip": lambda: b"PK\x03\x04" + bytes(range(256)) * 40,
    "một phần phình": lambda: with_files(word__a=ZEROS),
    "nhiều phần phình": lambda: with_files(**{f"m{n}.bin": ZEROS[:2_000_000] for n in range(65)}),
    "tỉ lệ nén lạ": lambda: with_files(word__a=ZEROS[:3_000_000]),
    "quá nhiều phần": lambda: with_files(**{f"a{n}": "" for n in range(2001)}),
    "trùng tên": doubled,
    "lên thư mục cha": lambda: with_files(**{"../../etc/a.xml": "x"}),
    "đường tuyệt đối": lambda: with_files(**{"/etc/a.xml": "x"}),
    "ổ đĩa": lambda: renamed(b"c_/a.xml", b"c:/a.xml"),
    "gạch ngược": lambda: renamed(b"a_b.xml", b"a\\b.xml"),
    "mật khẩu": encrypted,
    "nén lạ": lambda: zipped({"a.xml": "x" * 999}, zipfile.ZIP_LZMA),
    "sai tổng kiểm": bad_checksum,
    "tỷ tiếng cười": lambda: document(laughs()),
    "thực thể ngoài": lambda: document(
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + whole(p("&a;"))
    ),
    "UTF-16": lambda: word("", more={"word/document.xml": whole(TEXT).encode("utf-16")}),
    "bảng mã khác": lambda: document(whole(TEXT), '<?xml version="1.0" encoding="iso-8859-1"?>'),
    "ô trải rộng": lambda: word(
        table([[p("a")]]).replace(
            "<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="300000000"/></w:tcPr>'
        )
    ),
    "quá nhiều đoạn": lambda: word("<w:p/>" * 50_001),
    "bảng lồng sâu": lambda: word("<w:tbl><w:tr><w:tc>" * 9000 + "</w:tc></w:tr></w:tbl>" * 9000),
    "khung lồng sâu": lambda: word(
        "<w:p><w:r><w:txbxContent>" * 9000 + "</w:txbxContent></w:r></w:p>" * 9000
    ),
    "macro": lambda: with_files(**{"word/vbaProject.bin": "x"}),
    "chương trình": lambda: with_files(**{"word/embeddings/a.exe": "MZ"}),
    "docm": lambda: word(TEXT, main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "dotx": lambda: word(TEXT, main_type=MAIN.replace("document.main", "template.main")),
    "thiếu phần chính": lambda: zipped(
        {
            "[Content_Types].xml": types_xml(MAIN),
            "_rels/.rels": rels_xml({"rId1": ("officeDocument", "word/none.xml")}),
        }
    ),
    "phần chính ngoài gói": lambda: word(
        TEXT, more={"_rels/.rels": rels_xml({"r": ("officeDocument", "../../../etc/passwd")})}
    ),
    "XML hỏng": lambda: document("<w:document><w:body><w:p></w:body>"),
    "XML cụt": lambda: document(whole(TEXT)[:-30]),
    "một chữ quá dài": lambda: word(p("á" * 5_000_001)),
    "đánh số hỏng": lambda: word(TEXT, numbering="<w:num><w:num>"),
}
# not refused: their words are there and reading them is harmless
READ: dict[str, Callable[[], bytes]] = {
    "thẻ lồng sâu": lambda: word("<w:sdt>" * 30_000 + TEXT + "</w:sdt>" * 30_000),
    "kiểu xoay vòng": lambda: word(
        p("Nội dung kế hoạch tuyên truyền", '<w:pStyle w:val="A"/>'),
        styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>',
    ),
    "số bắt đầu vô lý": lambda: word(
        p(
            "Nội dung kế hoạch tuyên truyền",
            '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>',
        ),
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="'
        + "9" * 400
        + '"/><w:lvlText w:val="'
        + "%1" * 90_000
        + '"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "trường không đóng": lambda: word(
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') * 3000 + TEXT
    ),
    "liên kết ngoài": lambda: word(
        TEXT,
        more={
            "word/_rels/document.xml.rels": rels_xml({"r": ("styles", "http://a.b/c")}).replace(
                "/>", ' TargetMode="External"/>'
            )
        },
    ),
    "loại nội dung theo đuôi tên": lambda: word(
        TEXT,
        more={
            "[Content_Types].xml": types_xml(MAIN).replace(
                'Override PartName="/word/document.xml"', 'Default Extension="xml"'
            )
        },
    ),
    "nhiều dạng chữ": lambda: word(
        "".join(
            p(run("Nội dung kế hoạch tuyên truyền", f'<w:color w:val="{n:06X}"/>'))
            for n in range(3000)
        )
    ),
}


def timed(data: bytes, opens: Callable[[bytes], object] = open_docx) -> float:
    start = time.monotonic()
    try:
        opens(data)
    except RefusedInput as refusal:
        words = str(refusal)
        assert "Không có gì được nhập" in words and "hãy" in words, words
        return time.monotonic() - start
    raise AssertionError("not refused")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_time_with_a_sentence(
    name: str, guarded: Callable[[bytes], Content]
) -> None:
    assert timed(HOSTILE[name](), guarded) < MOST_SECONDS


def test_a_process_of_its_own_refuses_as_a_shared_one_does() -> None:
    assert timed(HOSTILE["tỷ tiếng cười"]()) < MOST_SECONDS


@pytest.mark.parametrize("name", READ)
def test_an_odd_file_is_read_with_its_words(name: str, guarded: Callable[[bytes], Content]) -> None:
    start = time.monotonic()
    lines = read_content(guarded(READ[name]())).lines
    assert any("Nội dung kế hoạch tuyên truyền" in line.text for line in lines)
    assert time.monotonic() - start < MOST_SECONDS


MEASURE = """
import resource, sys
from pathlib import Path
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading import read_docx
try:
    read_docx(Path(sys.argv[1]))
except RefusedInput:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no getrusage on Windows")
@pytest.mark.parametrize("name", ["một chữ quá dài", "một phần phình"])
def test_no_child_ever_takes_more_than_300_mb(name: str, tmp_path: Path, root: Path) -> None:
    path = tmp_path / "tệp.docx"
    path.write_bytes(HOSTILE[name]())
    command = [sys.executable, "-c", MEASURE, str(path)]  # its only child is the reader's
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) < MOST_MEMORY


def test_definitions_too_large_for_the_memory_are_refused() -> None:
    many = "".join(f'<w:abstractNum w:abstractNumId="{n}"/>' for n in range(700_000))
    assert timed(word(TEXT, numbering=many)) < MOST_SECONDS


def test_the_original_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(word(TEXT))
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_docx(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_and_a_too_large_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="Không đọc được tệp"):
        read_docx(tmp_path / "không có.docx")
    large = tmp_path / "lớn.docx"
    with large.open("wb") as file:
        file.truncate(30_000_001)
    with pytest.raises(RefusedInput, match="30 MB"):
        read_docx(large)


@pytest.mark.parametrize(
    ("start", "named"),
    [(b"\xd0\xcf\x11\xe0", "Word đời cũ"), (b"%PDF-1.7", "PDF"), (b"ab", "hỏng")],
)
def test_another_kind_under_the_name_of_docx_is_named(start: bytes, named: str) -> None:
    with pytest.raises(RefusedInput, match=named):
        read_docx(start + bytes(100))


def test_a_cancel_ends_the_child_and_goes_on_to_the_caller() -> None:
    class Stop(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        raise Stop

    start = time.monotonic()
    with pytest.raises(Stop):
        open_docx(word("".join(p(f"Đoạn {n}") for n in range(45_000))), cancel)
    assert time.monotonic() - start < MOST_SECONDS


def test_progress_is_told_while_the_child_works() -> None:
    told: list[tuple[int, int]] = []
    open_docx(word(TEXT * 20_000), lambda done, total: told.append((done, total)))
    assert told and all(0 <= done <= total for done, total in told)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_CODE", "import time; time.sleep(60)")
    monkeypatch.setattr(child_process, "MAX_SECONDS", 0.3)
    with pytest.raises(RefusedInput, match="quá nhiều thời gian"):
        open_docx(word(TEXT))


def test_a_child_that_is_killed_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_CODE", "import os; os.abort()")
    with pytest.raises(RefusedInput, match="bộ nhớ"):
        open_docx(word(TEXT))
