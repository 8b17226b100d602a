"""What a Debian system must have: which packages are missing, and how they are installed."""

import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

TABLE = Path(__file__).with_name("system.toml")


class SetupError(Exception):
    """The machine cannot be made ready; the Vietnamese text says what to do."""


def is_debian() -> bool:
    return (
        sys.platform == "linux"
        and Path("/etc/debian_version").exists()
        and shutil.which("dpkg-query") is not None
        and shutil.which("apt-get") is not None
    )


def ensure_packages(groups: tuple[str, ...]) -> None:
    """Installs what the groups of system.toml need and the system lacks.

    Raises SetupError, with the one line to run, where this user may not install.
    """
    if not is_debian():
        return
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    wanted = [entry for group in groups for entry in table[group]["packages"]]
    install(missing(wanted))


def ensure_venv_module() -> None:
    """Sees that `python -m venv` works here: Debian ships ensurepip in a package of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python3.{sys.version_info.minor}-venv|python3-venv"
    if not is_debian():
        raise SetupError("Python này thiếu mô-đun ensurepip. Hãy cài Python đầy đủ rồi chạy lại.")
    install(missing([package]))
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(f"Đã cài gói venv nhưng {sys.executable} vẫn không có ensurepip.")


def missing(entries: list[str]) -> list[str]:
    """The entries none of whose alternatives is installed, in order and once each."""
    names = sorted({name for entry in entries for name in entry.split("|")})
    query = ["dpkg-query", "-W", "-f", "${Package}\t${db:Status-Status}\n", *names]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    rows = (line.split("\t") for line in answer.splitlines())
    installed = {name for name, status in rows if status == "installed"}
    return [entry for entry in dict.fromkeys(entries) if installed.isdisjoint(entry.split("|"))]


def install(entries: list[str]) -> None:
    """apt-get install, as root or through sudo without a password.

    Package lists are fetched once, and only when Debian does not know a package or fails.
    """
    if not entries:
        return
    prefix = root_prefix()
    if prefix is None:
        names = " ".join(entry.split("|")[0] for entry in entries)
        raise SetupError(
            "Máy còn thiếu vài gói hệ thống mà tài khoản này không có quyền cài. "
            "Hãy chạy dòng sau rồi chạy lại lệnh:\n"
            f"  sudo apt-get update && sudo apt-get install -y {names}"
        )
    names = [known_name(entry) for entry in entries]
    updated = "" in names
    if updated:
        apt(prefix, "update")
        names = [known_name(entry) for entry in entries]
    names = [name or entry.split("|")[0] for name, entry in zip(names, entries, strict=True)]
    print(f"Cài gói hệ thống: {' '.join(names)}", flush=True)
    done = apt(prefix, "install", "-y", "--no-install-recommends", *names)
    if not done and not updated:
        apt(prefix, "update")
        done = apt(prefix, "install", "-y", "--no-install-recommends", *names)
    if not done:
        raise SetupError(
            "Không cài được gói hệ thống. Hãy xem lỗi của apt-get ở trên, rồi chạy:\n"
            f"  sudo apt-get install -y {' '.join(names)}"
        )


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root; None where that is not possible."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None


def known_name(entry: str) -> str:
    """The first alternative that Debian offers here; "" where it knows none."""
    for name in entry.split("|"):
        policy = ["apt-cache", "policy", name]
        answer = subprocess.run(
            policy, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
        ).stdout
        if "Candidate:" in answer and "Candidate: (none)" not in answer:
            return name
    return ""


def apt(prefix: list[str], *arguments: str) -> bool:
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *arguments]
    print(f"$ {shlex.join(command)}", flush=True)
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0
