"""Many Word files through few guarded processes: in order, each error with its own file."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from word_xml import p, word

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx import child_process, many
from kehoach_gui.reading.docx.child import CONTENT, RECORD
from kehoach_gui.reading.docx.child_process import Child
from kehoach_gui.reading.docx.many import Answer, answers

HEAD = p("ỦY BAN NHÂN DÂN XÃ {0}") + p("KẾ HOẠCH") + p("Tuyên truyền") + p("I. MỤC ĐÍCH")
# a child in which a word of the text makes happen what hostile files would like to
TRICKED = """
import sys, os, time
sys.path.insert(0, sys.argv[1])
from kehoach_gui.reading.docx import child
ours, seen = child.read_content, []
def read_content(data, progress):
    content = ours(data, progress)
    words = repr(child.to_data(content))
    seen.append(words)
    if "CHET" in words: os.abort()
    if "TREO" in words: time.sleep(60)
    if "QUAY" in words:
        while True: pass
    if "LOI" in words: raise KeyError("x")
    if "BO NHO" in words: raise MemoryError
    if "MET" in words and len(seen) > 1: os.abort()
    return content
child.read_content = read_content
child.MAX_SECONDS = 1.0
child.main()
"""
Write = Callable[..., list[Path]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*names: str) -> list[Path]:
        paths = []
        for place, name in enumerate(names):
            paths.append(tmp_path / f"{place}.docx")
            paths[-1].write_bytes(word(HEAD.format(name) + p("1. Nâng cao nhận thức.")))
        return paths

    return written


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """Every process that is begun."""
    begun: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return begun


@pytest.fixture
def tricked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_CODE", TRICKED)


def bodies(found: Iterator[Answer]) -> list[str]:
    """The body of each record; of a file that was not read its sentence."""
    return [str(one.error) if one.error else one.value["body"] for one in found]


def test_the_answers_come_in_the_order_of_the_files_from_two_processes_at_most(
    write: Write, started: list["subprocess.Popen[bytes]"]
) -> None:
    paths = write(*map(str, range(15)))
    assert bodies(answers(paths, RECORD)) == [f"ỦY BAN NHÂN DÂN XÃ {n}" for n in range(15)]
    assert len(started) == many.FAIR <= 2
    assert all(one.returncode is not None for one in started)


def test_the_record_is_that_of_the_plan_read_in_one_process(write: Write) -> None:
    from kehoach_gui.core.submitted import record_of, submitted
    from kehoach_gui.reading import read_docx

    (path,) = write("BẾN")
    (answer,) = answers([path], RECORD)
    ours = submitted("x", read_docx(path).plan)
    assert record_of("x", answer.value) == ours
    assert ours.body == "ỦY BAN NHÂN DÂN XÃ BẾN"


@pytest.mark.usefixtures("tricked")
@pytest.mark.parametrize(
    ("word_in_it", "sentence"),
    [
        ("CHET", "bộ nhớ"),
        ("TREO", "quá nhiều thời gian"),
        ("QUAY", "quá nhiều thời gian"),
        ("LOI", "gặp lỗi khi đọc"),
        ("BO NHO", "bộ nhớ"),
    ],
)
def test_a_hostile_file_ends_its_process_alone(
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    started: list["subprocess.Popen[bytes]"],
    word_in_it: str,
    sentence: str,
) -> None:
    if word_in_it == "TREO":
        monkeypatch.setattr(child_process, "MAX_SECONDS", 3.0)
    monkeypatch.setattr(many, "FAIR", 1)
    found = bodies(answers(write("A", word_in_it, "C", "D"), RECORD))
    assert [words[-1] for words in (found[0], found[2], found[3])] == ["A", "C", "D"]
    assert sentence in found[1] and "tệp gốc còn nguyên" in found[1]
    assert len(started) > 1


@pytest.mark.usefixtures("tricked")
def test_what_a_process_has_served_before_is_not_held_against_a_file(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "FAIR", 1)
    found = bodies(answers(write("A", "B MET", "C"), RECORD))
    assert [words.removeprefix("ỦY BAN NHÂN DÂN XÃ ") for words in found] == ["A", "B MET", "C"]


def test_a_file_that_really_needs_too_much_memory_ends_its_process_alone(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = (
        "from kehoach_gui.reading.docx import child; child.MAX_MEMORY = 75_000_000; child.main()"
    )
    code = f"import sys; sys.path.insert(0, sys.argv[1]); {small}"
    monkeypatch.setattr(child_process, "_CODE", code)
    monkeypatch.setattr(many, "FAIR", 1)
    first, last = write("A", "C")
    greedy = tmp_path / "lon.docx"
    greedy.write_bytes(word("".join(p(f"Đoạn {n} " + "dài " * 22) for n in range(48_000))))
    found = bodies(answers([first, greedy, last], RECORD))
    assert found[0].endswith("XÃ A") and found[2].endswith("XÃ C")
    assert "cần quá nhiều bộ nhớ" in found[1]


def test_a_process_serves_so_many_files_and_no_more(
    write: Write, monkeypatch: pytest.MonkeyPatch, started: list["subprocess.Popen[bytes]"]
) -> None:
    monkeypatch.setattr(child_process, "MAX_FILES", 2)
    monkeypatch.setattr(many, "FAIR", 1)
    assert [one.error for one in answers(write(*"ABCDE"), CONTENT)] == [None] * 5
    assert len(started) == 3


@pytest.mark.usefixtures("tricked")
def test_a_cancel_ends_everything_at_once(
    write: Write, started: list["subprocess.Popen[bytes]"]
) -> None:
    class Stop(Exception):
        pass

    begun = time.monotonic()

    def look() -> None:
        if len(started) == many.FAIR and time.monotonic() - begun > 0.5:
            raise Stop

    begun = time.monotonic()
    with pytest.raises(Stop):
        bodies(answers(write("TREO", "TREO", "C"), RECORD, look))
    assert time.monotonic() - begun < 2.0
    assert all(one.returncode is not None for one in started)


def test_closing_before_the_end_leaves_no_process(
    write: Write, started: list["subprocess.Popen[bytes]"]
) -> None:
    with closing(answers(write(*map(str, range(60))), RECORD)) as found:
        assert next(found).value["body"].endswith("XÃ 0")
    assert started and all(one.returncode is not None for one in started)


def test_a_slow_caller_is_not_swamped_with_answers(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(many.AHEAD, RECORD, 3)
    asked: list[int] = []
    ours = Child.ask

    def ask(self: Child, *arguments: Any) -> Any:
        asked.append(1)
        return ours(self, *arguments)

    monkeypatch.setattr(Child, "ask", ask)
    with closing(answers(write(*map(str, range(12))), RECORD)) as found:
        next(found)
        time.sleep(0.4)
        assert len(asked) == 4
        assert len(list(found)) == 11


def test_a_missing_file_and_another_kind_are_told_with_their_names(
    write: Write, tmp_path: Path
) -> None:
    (good,) = write("A")
    other = tmp_path / "cu.docx"
    other.write_bytes(b"{\\rtf1 x}")
    found = list(answers([tmp_path / "khong.docx", good, other], RECORD))
    assert "khong.docx" in str(found[0].error) and "thật ra là" in str(found[2].error)
    assert [type(one.error) for one in found] == [RefusedInput, type(None), RefusedInput]
