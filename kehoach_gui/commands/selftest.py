"""`--self-test`: does the program work on this machine? A report that can be photographed."""

import contextlib
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kehoach_gui import __version__, files, services
from kehoach_gui.commands.qt import start_qt
from kehoach_gui.commands.tell import DONE, FAILED, tell
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.i18n import marked, tr

SAMPLE = RESOURCES / "plans" / "mau.json"
WRITER = "--write-until-killed"
LIBRARIES = ("PySide6_Essentials", "python-docx", "lxml", "babel", "platformdirs")
SIGNATURES = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "kehoach": b"SQLite format 3\0"}


class SelfTestFailure(Exception):
    """A check found something wrong; the text says what."""


def run(arguments: list[str]) -> int:
    """Runs every check and prints the report; 0 where all is well, 4 where something is not."""
    if arguments[:1] == [WRITER]:
        write_until_killed(Path(arguments[1]))
    tell(tr("Kế hoạch – bản tự kiểm tra"))
    for line in versions():
        tell(f"  {line}")
    failed = 0
    for title, check in CHECKS.items():
        try:
            tell(tr("  [ĐẠT] {title}: {what}").format(title=tr(title), what=check()))
        except Exception as error:
            failed += 1
            tell(tr("  [HỎNG] {title}: {what}").format(title=tr(title), what=error))
    tell(
        tr("Có {count} mục hỏng: hãy chụp lại bản này và gửi người hỗ trợ.").format(count=failed)
        if failed
        else tr("Mọi mục đều đạt. Không có gì được gửi ra khỏi máy này.")
    )
    return FAILED if failed else DONE


def versions() -> Iterator[str]:
    """What this program, this Python and this system are."""
    import sqlite3

    yield tr("Chương trình {version}").format(version=__version__)
    yield f"{platform.system()} {platform.release()} · Python {platform.python_version()}"
    yield f"SQLite {sqlite3.sqlite_version} · " + " · ".join(map(installed, LIBRARIES))


def installed(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return tr("{library} không rõ phiên bản").format(library=library)


def sample() -> Plan:
    return plan_json.loads(SAMPLE.read_text(encoding="utf-8"))


def check_fonts() -> str:
    start_qt()
    from kehoach_gui.export.paint import FONT, font_family

    family, substitute = font_family()
    if family == "serif":
        raise SelfTestFailure(
            tr("thiếu {font} và phông thay thế; hãy cài Tinos hoặc Liberation Serif 2").format(
                font=FONT
            )
        )
    if substitute:
        return tr("không có {font}, in bằng {family} (cùng kích thước chữ)").format(
            font=FONT, family=family
        )
    return family


def check_banner() -> str:
    """A banner with the hardest letters in every face of artwork."""
    start_qt()
    from kehoach_gui.core.banner import Banner, faces
    from kehoach_gui.export.banner import draw
    from kehoach_gui.export.banner_files import banner_pdf

    drawn = [draw(Banner("Ộ Ẩ Ễ ọ ị", 6000, 1000, face=face)) for face in faces()]
    return tr("{count} kiểu chữ, {size} kB PDF đúng cỡ").format(
        count=len(drawn), size=len(banner_pdf(drawn)) // 1000
    )


def check_kill() -> str:
    """A writer process is killed while it saves; what it had acknowledged must be there."""
    from kehoach_gui.storage.library import Library

    # a folder that Windows still holds for a moment stays behind in the temporary folder
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        acknowledged = kill_a_writer(Path(folder))
        with contextlib.closing(
            Library.open(Path(folder) / "library.kehoach", presets=preset.load)
        ) as library:
            revision = library.load_plan(1).revision
    if revision < acknowledged:
        raise SelfTestFailure(
            tr("mất bản ghi: báo đã lưu lần {told}, mở lại chỉ có lần {found}").format(
                told=acknowledged, found=revision
            )
        )
    return tr("ghi, ngắt đột ngột ở lần lưu {count}, mở lại: còn nguyên").format(count=revision)


def kill_a_writer(folder: Path, after: int = 5) -> int:
    """Starts the writer, kills it in the middle of its saves; the last revision it told of."""
    import __main__

    program = [] if getattr(sys, "frozen", False) else [str(Path(__main__.__file__).resolve())]
    command = [sys.executable, *program, "--self-test", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as writer:
        assert writer.stdout is not None
        told = 0
        for line in writer.stdout:
            told = json.loads(line)
            if told == after:
                writer.kill()
    if told < after:
        raise SelfTestFailure(tr("tiến trình ghi thử dừng sớm, ở lần {count}").format(count=told))
    return told


def write_until_killed(folder: Path) -> None:
    """Saves the sample plan again and again and tells each revision that is safely on the disk."""
    from dataclasses import replace

    from kehoach_gui.storage.library import Library

    plan = sample()
    library = Library.open(folder / "library.kehoach", presets=preset.load)
    stored = library.add_plan(plan)
    revision = stored.revision
    while True:
        tell(str(revision))
        changed = replace(plan, closing=(*plan.closing, f"Lần {revision}."))
        revision = library.save_plan(stored.id, revision, changed)


def check_exports() -> str:
    start_qt()
    plan = sample()
    sizes = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for exporter in services.exporters():
            data = exporter.make(plan, preset.for_layout(plan.standard, plan.layout), None)
            target = Path(folder) / f"mau{exporter.suffix}"
            files.write_bytes(target, data)
            if not target.read_bytes().startswith(SIGNATURES.get(exporter.id, b"")) or not data:
                raise SelfTestFailure(
                    tr("tệp {suffix} không đúng dạng").format(suffix=exporter.suffix)
                )
            sizes.append(f"{exporter.suffix} {len(data) / 1000:.0f} kB")
    return ", ".join(sizes)


CHECKS: dict[str, Callable[[], str]] = {
    marked("Phông chữ"): check_fonts,
    marked("Độ bền khi bị ngắt đột ngột"): check_kill,
    marked("Xuất kế hoạch mẫu"): check_exports,
    marked("Maket khẩu hiệu"): check_banner,
}
