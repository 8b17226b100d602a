"""The project's own virtual environment: made once, filled from pyproject and the exact pins."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import dev_system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PINS = ROOT / "packaging" / "pins.txt"
STAMP = VENV / "kehoach-setup.json"
EXTRAS = {"run": (), "test": ("test",), "check": ("test", "check")}


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare(group: str) -> None:
    """Makes the environment and installs the group's packages, unless the stamp says they are in.

    Raises dev_system.SetupError where venv or pip fails.
    """
    if not works():
        make()
    stamps = read_stamps()
    if digest(group) in stamps:
        return
    print(f"Cài thư viện Python cho “{group}” vào {VENV.name} …", flush=True)
    command = [
        str(python()),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--constraint",
        str(PINS),
        *requirements(group),
    ]
    if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode != 0:
        raise dev_system.SetupError(
            "Không cài được thư viện Python. Hãy kiểm tra mạng rồi chạy lại; "
            "những gì đã cài vẫn dùng được."
        )
    installed = {digest(name) for name in EXTRAS if set(EXTRAS[name]) <= set(EXTRAS[group])}
    still_good = stamps & {digest(name) for name in EXTRAS}
    STAMP.write_text(json.dumps(sorted(installed | still_good), indent=1), encoding="utf-8")


def works() -> bool:
    """True where .venv has a Python that starts and has pip."""
    if not python().exists():
        return False
    probe = [str(python()), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def make() -> None:
    """Makes .venv anew with this interpreter; one that does not start is cleared first."""
    dev_system.ensure_venv_module()
    print(f"Tạo môi trường Python trong {VENV.name} …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode != 0:
        raise dev_system.SetupError(
            f"Không tạo được {VENV}. Hãy kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại."
        )


def requirements(group: str) -> list[str]:
    """The packages that pyproject names for the group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in EXTRAS[group]:
        wanted += project["optional-dependencies"][extra]
    return wanted


def digest(group: str) -> str:
    """Changes whenever the group's packages, the pins or the interpreter change."""
    interpreter = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    content = "\n".join(
        [group, interpreter, *requirements(group), PINS.read_text(encoding="utf-8")]
    )
    return f"{group}:{hashlib.sha256(content.encode()).hexdigest()}"


def read_stamps() -> set[str]:
    """What the stamp file says is installed; empty where there is none that can be read."""
    try:
        return set(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return set()


def environment(**changes: str) -> dict[str, str]:
    """The caller's environment with UTF-8 output and these changes."""
    return {**os.environ, "PYTHONUTF8": "1", **changes}


def compile_catalogues() -> None:
    """Makes each .mo of resources/locale that is missing or older than its .po.

    Raises dev_system.SetupError where a catalogue cannot be compiled.
    """
    for source in sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        babel = [str(python()), "-m", "babel.messages.frontend", "compile"]
        command = [*babel, "-i", str(source), "-o", str(target), "-l", source.parts[-3]]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise dev_system.SetupError(f"Không dịch được {source}:\n{done.stderr}")
