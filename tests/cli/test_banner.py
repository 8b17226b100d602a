"""`slogans banner` in the terminal: files at true size, proof sheets, tiles, refusals."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from program import files_in, main_py

from kehoach_gui.cli import run
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet

TEXT = "Nhiệt liệt chào mừng Đại hội Đảng bộ lần thứ XV!"
LIST = "1. Mừng Đảng, mừng Xuân!\n2. Đoàn kết, sáng tạo, phát triển!\n3. Vì hạnh phúc nhân dân!\n"

pytestmark = pytest.mark.usefixtures("qapp")


def made(out: Path, *words: str) -> bytes:
    assert run(["slogans", "banner", *words, "-o", str(out)]) == 0
    return out.read_bytes()


def test_a_banner_is_written_at_true_size_without_a_display(tmp_path: Path) -> None:
    done = main_py(
        "slogans", "banner", TEXT, "--size", "6000x1000", "-o", "ra.pdf", "--json",
        cwd=tmp_path, QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert [one["text"] for one in told] == [TEXT]
    assert " ".join(told[0]["lines"]) == TEXT.upper()
    assert told[0]["letter"] > 100 and told[0]["warning"] == ""
    assert b"/UserUnit 2" in (tmp_path / "ra.pdf").read_bytes()


def test_a_streamer_an_svg_and_a_number_of_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    svg = made(
        tmp_path / "a.svg", TEXT, "--size", "0.8m x 2.4m", "--vertical", "--face", "serif",
        "--colours", "white-blue", "--distance", "5",
    )  # fmt: skip
    assert b'width="800mm" height="2400mm"' in svg and b"#0b4ea2" in svg
    for lines in (1, 2, 4):
        capsys.readouterr()
        made(tmp_path / "b.pdf", TEXT, "--size", "6000x1000", "--lines", str(lines), "--json")
        assert len(json.loads(capsys.readouterr().out)[0]["lines"]) == lines


def test_letters_too_small_are_warned_of_and_still_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(tmp_path / "a.pdf", TEXT, "--size", "600x300", "--distance", "30")
    assert "cần chữ cao 150 mm" in capsys.readouterr().err


def test_a_list_makes_a_page_each_a_proof_and_tiles(tmp_path: Path) -> None:
    source = tmp_path / "danh sách.txt"
    source.write_text(LIST, "utf-8")
    size = ("--from", str(source), "--size", "900x300")
    assert made(tmp_path / "all.pdf", *size).count(b"/MediaBox") == 3
    assert made(tmp_path / "proof.pdf", *size, "--proof").count(b"/MediaBox") == 1
    assert made(tmp_path / "tiles.pdf", *size, "--tile", "A4").count(b"/Subtype/Form") == 3


def test_the_lines_of_an_order_are_drawn_at_their_own_sizes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    plan = plan_json.loads((root / "resources" / "plans" / "mau.json").read_text("utf-8"))
    lines = (
        OrderLine("Mừng Xuân!", "banner", 6000, 800),
        OrderLine("Mừng Đảng!", "streamer", 800, 2400),
        OrderLine("Mừng Đảng!", "speaker"),
    )
    source = tmp_path / "kế hoạch.json"

    def keep(order: OrderSheet | None) -> None:
        changed = replace(plan, order=order)
        source.write_text(plan_json.dumps(changed, preset.load(plan.standard)), "utf-8")

    keep(OrderSheet(lines))
    made(tmp_path / "a.pdf", "--from", str(source), "--json", "--colours", "white-red")
    told = json.loads(capsys.readouterr().out)
    assert [(one["width"], one["height"]) for one in told] == [(6000, 800), (800, 2400)]
    assert made(tmp_path / "b.pdf", "--from", str(source), "--proof").count(b"/MediaBox") == 1
    wrong = ["slogans", "banner", "--from", str(source), "-o", str(tmp_path / "c.pdf")]
    keep(OrderSheet(lines[2:]))
    assert run(wrong) == 3
    keep(None)
    assert run(wrong) == 2


def test_the_help_names_colours_and_faces(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["slogans", "--help"]) == 0
    said = capsys.readouterr().out
    assert "yellow-red" in said and "sans-narrow" in said and "--tile a4|a3" in said


@pytest.mark.parametrize(
    "words",
    [
        [TEXT, "-o", "a.pdf"],
        [TEXT, "--size", "600x300"],
        ["--size", "600x300", "-o", "a.pdf"],
        [TEXT, "--size", "600x300", "-o", "a.docx"],
        [TEXT, "--size", "600x300", "-o", "a.svg", "--proof"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "--proof", "--tile", "a4"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "--tile", "a5"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "--face", "x"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "--colours", "tím"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "--bleed", "-5"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "--lines", "1.5"],
        [TEXT, "hai", "--size", "600x300", "-o", "a.svg"],
        [TEXT, "--size", "600x300", "-o", "a.pdf", "-o", "b.pdf"],
    ],
)
def test_a_wrong_call_is_2_and_writes_nothing(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["slogans", "banner", *words]) == 2
    assert files_in(tmp_path) <= {"home"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Mừng", "--size", "0x300"], "nhỏ quá"),
        (["Mừng", "--size", "10km x 1km"], "lớn quá"),
        (["Mừng", "--size", "to"], "6000x1000"),
        (["Mừng", "--size", "600x300", "--crop"], "chừa xén"),
        (["Mừng", "--size", "600x300", "--bleed", "900"], "0 đến 50"),
        (["Mừng {năm}", "--size", "600x300"], "{năm}"),
        (["Mừng " * 400, "--size", "600x300"], "quá 500"),
        (["", "--size", "600x300"], "Chưa có chữ"),
        (["Mừng", "--size", "20mx3m", "--tile", "a4"], "tờ"),
        (["--from", "không có.txt", "--size", "600x300"], "không có.txt"),
    ],
)
def test_what_cannot_be_drawn_is_3_and_writes_nothing(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["slogans", "banner", *words, "-o", "a.pdf"]) == 3
    assert said in capsys.readouterr().err
    assert files_in(tmp_path) <= {"home"}


def test_a_target_that_cannot_be_written_is_4(tmp_path: Path) -> None:
    missing = tmp_path / "không" / "a.pdf"
    assert run(["slogans", "banner", "Mừng", "--size", "600x300", "-o", str(missing)]) == 4
