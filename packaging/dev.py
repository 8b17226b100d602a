"""One file for developers: run, test, check, bench, soak on a machine with only Python 3.11.

    python3 packaging/dev.py run            cửa sổ; máy không có màn hình thì xuất kế hoạch mẫu
    python3 packaging/dev.py test           toàn bộ bài kiểm thử
    python3 packaging/dev.py check          định dạng, kiểm cú pháp, kiểu, rồi kiểm thử
    python3 packaging/dev.py bench | soak   số đo và thử sức bền, đủ số lượng

Needs the standard library alone; on Windows: py packaging\\dev.py run.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python gets a sentence, not a traceback)
    sys.exit("Cần Python 3.11 trở lên. Hãy cài bản mới rồi chạy lại lệnh này.")

import os
import subprocess
from pathlib import Path

import dev_env
import dev_system

ROOT = dev_env.ROOT
SAMPLE = ROOT / "resources" / "plans" / "mau.json"


def main(arguments: list[str]) -> int:
    """Runs one command and gives its exit code; 2 for a wrong call, 1 for a machine not ready."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="replace")
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print((__doc__ or "").strip())
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return command(arguments[1:])
    except dev_system.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 130


def run(arguments: list[str]) -> int:
    """The window with these arguments; without a display, the sample plan as DOCX and PDF."""
    prepare("run", ("window",))
    if arguments or has_display():
        return main_py(*arguments)
    out = Path("out")
    out.mkdir(exist_ok=True)
    targets = [out / "ke-hoach-mau.docx", out / "ke-hoach-mau.pdf"]
    code = main_py("convert", str(SAMPLE), *(part for t in targets for part in ("-o", str(t))))
    if code == 0:
        print("Máy này không có màn hình nên không mở cửa sổ được.")
        print(f"Đã xuất kế hoạch mẫu ra {' và '.join(map(str, targets))}.")
    return code


def test(arguments: list[str]) -> int:
    """The whole suite in random order; benches and endurance at a tenth of their numbers."""
    prepare("test", ("window", "test"))
    return pytest(*arguments)


def check(arguments: list[str]) -> int:
    """Format, lint, types and the suite; all are run, the exit code is the first that failed."""
    prepare("check", ("window", "test"))
    codes = [
        step("Định dạng", "ruff", "format", "--check", "."),
        step("Cú pháp", "ruff", "check", "."),
        step("Kiểu", "mypy"),
        pytest(*arguments),
    ]
    return next((code for code in codes if code), 0)


def bench(arguments: list[str]) -> int:
    """Ratios and large sizes, in full."""
    prepare("test", ("window", "test"))
    return pytest("-s", "-m", "bench", *arguments, full=True)


def soak(arguments: list[str]) -> int:
    """Kills, faults and events, in full number."""
    prepare("test", ("window", "test"))
    return pytest("-m", "soak", *arguments, full=True)


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "soak": soak}


def prepare(group: str, packages: tuple[str, ...]) -> None:
    dev_system.ensure_packages(packages)
    dev_env.prepare(group)
    dev_env.compile_catalogues()


def has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main_py(*arguments: str) -> int:
    return python(str(ROOT / "main.py"), *arguments, env=dev_env.environment())


def pytest(*arguments: str, full: bool = False) -> int:
    changes = {"QT_QPA_PLATFORM": "offscreen", "KEHOACH_FULL": "1" if full else ""}
    command = ("-m", "pytest", "-p", "no:cacheprovider", *arguments)
    return python(*command, cwd=ROOT, env=dev_env.environment(**changes))


def step(title: str, *module: str) -> int:
    print(f"{title}: {' '.join(module)}", flush=True)
    return python("-m", *module, cwd=ROOT, env=dev_env.environment())


def python(*arguments: str, env: dict[str, str], cwd: Path | None = None) -> int:
    """Runs the environment's Python and waits for it."""
    return subprocess.run(
        [str(dev_env.python()), *arguments], check=False, cwd=cwd, env=env
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
