"""dev.py: what it installs, when it installs nothing, and what it says where it may not."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
if str(PACKAGING) not in sys.path:
    sys.path.append(str(PACKAGING))

import dev  # noqa: E402
import dev_env  # noqa: E402
import dev_system  # noqa: E402

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands on shell scripts")

FAKE_DPKG = """#!/bin/sh
for name in $INSTALLED; do printf '%s\\tinstalled\\n' "$name"; done
printf 'left-over\\tconfig-files\\n'
exit 1
"""
FAKE_CACHE = """#!/bin/sh
for name in $KNOWN; do [ "$name" = "$2" ] && printf '%s:\\n  Candidate: 1.0\\n' "$2"; done
exit 0
"""
FAKE_APT = """#!/bin/sh
echo "$*" >> "$APT_LOG"
case "$*" in *install*) exit ${APT_CODE:-0};; esac
"""


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Debian whose commands only write down what they were asked; gives the apt-get log."""
    commands = tmp_path / "bin"
    commands.mkdir()
    scripts = {"dpkg-query": FAKE_DPKG, "apt-cache": FAKE_CACHE, "apt-get": FAKE_APT}
    for name, script in scripts.items():
        (commands / name).write_text(script, encoding="utf-8")
        (commands / name).chmod(0o755)
    log = tmp_path / "apt.log"
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("APT_LOG", str(log))
    monkeypatch.setenv("KNOWN", "libgl1 libglib2.0-0t64")
    monkeypatch.setattr(dev_system, "root_prefix", list)
    return log


def test_an_installed_alternative_counts_and_a_removed_package_does_not(
    debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSTALLED", "libglib2.0-0t64 libgl1")
    wanted = ["libglib2.0-0|libglib2.0-0t64", "libgl1", "left-over", "gcc", "gcc"]
    assert dev_system.missing(wanted) == ["left-over", "gcc"]


def test_nothing_is_asked_of_apt_where_nothing_is_missing(debian: Path) -> None:
    dev_system.install([])
    assert not debian.exists()


def test_the_alternative_that_debian_offers_is_installed_without_an_update(debian: Path) -> None:
    dev_system.install(["libgl1", "libglib2.0-0|libglib2.0-0t64"])
    assert debian.read_text("utf-8").splitlines() == [
        "-q install -y --no-install-recommends libgl1 libglib2.0-0t64"
    ]


def test_package_lists_are_fetched_once_where_a_package_is_unknown(debian: Path) -> None:
    dev_system.install(["libgl1", "libnew|libnewer"])
    assert [line.split()[1] for line in debian.read_text("utf-8").splitlines()] == [
        "update",
        "install",
    ]


def test_a_failed_install_is_tried_once_more_with_new_lists_and_then_told(
    debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APT_CODE", "100")
    with pytest.raises(dev_system.SetupError, match="sudo apt-get install -y libgl1"):
        dev_system.install(["libgl1"])
    assert [line.split()[1] for line in debian.read_text("utf-8").splitlines()] == [
        "install",
        "update",
        "install",
    ]


def test_without_rights_the_one_line_to_run_is_told_and_nothing_is_done(
    debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev_system, "root_prefix", lambda: None)
    with pytest.raises(dev_system.SetupError) as told:
        dev_system.install(["libgl1", "fonts-croscore|fonts-liberation2"])
    assert str(told.value).splitlines()[-1] == (
        "  sudo apt-get update && sudo apt-get install -y libgl1 fonts-croscore"
    )
    assert not debian.exists()


def test_a_window_needs_no_package_of_the_tests() -> None:
    table = tomllib.loads((PACKAGING / "system.toml").read_text("utf-8"))
    window, test = (set(table[group]["packages"]) for group in ("window", "test"))
    assert {"libreoffice-writer", "poppler-utils", "xvfb", "gcc"} <= test
    assert not {"libreoffice-writer", "poppler-utils", "xvfb", "gcc"} & window


def test_every_python_package_that_pyproject_names_is_pinned_exactly() -> None:
    lines = (PACKAGING / "pins.txt").read_text("utf-8").splitlines()
    pins = [line.partition(";")[0].strip() for line in lines if line and line[0] != "#"]
    assert [pin for pin in pins if pin.count("==") != 1 or "/" in pin or "--" in pin] == []
    pinned = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}
    named = {
        entry.partition(";")[0].split(">")[0].strip().lower().replace("_", "-")
        for entry in dev_env.requirements("check")
    }
    assert named <= pinned


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """An environment that looks ready, and the pip calls made in it."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "pyvenv.cfg").write_text("version = 3.11.2\n", encoding="utf-8")
    monkeypatch.setattr(dev_env, "VENV", venv)
    monkeypatch.setattr(dev_env, "STAMP", venv / "kehoach-setup.json")
    monkeypatch.setattr(dev_env, "works", lambda: True)
    calls: list[list[str]] = []

    def record(command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        calls.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", record)
    yield calls


def test_a_second_start_installs_nothing(environment: list[list[str]]) -> None:
    dev_env.prepare("test")
    dev_env.prepare("test")
    dev_env.prepare("run")
    assert len(environment) == 1
    assert "--disable-pip-version-check" in environment[0]


def test_a_larger_group_is_installed_after_a_smaller_one(environment: list[list[str]]) -> None:
    dev_env.prepare("run")
    dev_env.prepare("check")
    assert [any(word.startswith("ruff") for word in call) for call in environment] == [False, True]


def test_changed_pins_are_installed_and_so_are_the_old_ones_when_they_come_back(
    environment: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = tmp_path / "pins.txt"
    monkeypatch.setattr(dev_env, "PINS", pins)
    for text in ("a==1", "a==2", "a==1"):
        pins.write_text(text, encoding="utf-8")
        dev_env.prepare("run")
    assert len(environment) == 3


def test_a_stamp_that_cannot_be_read_means_install_again(environment: list[list[str]]) -> None:
    dev_env.prepare("run")
    assert json.loads(dev_env.STAMP.read_text("utf-8"))
    dev_env.STAMP.write_text("{", encoding="utf-8")
    dev_env.prepare("run")
    assert len(environment) == 2


def test_a_wrong_command_shows_the_help_and_ends_with_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (dev.main([]), dev.main(["lạ"]), dev.main(["--help"])) == (2, 2, 0)
    said = capsys.readouterr().out
    assert [name for name in dev.COMMANDS if name not in said] == []


def test_an_old_python_gets_a_sentence_and_no_traceback() -> None:
    source = (PACKAGING / "dev.py").read_text("utf-8")
    guard = source[: source.index("import os")]
    changed = guard.replace("sys.version_info < (3, 11)", "sys.version_info < (99,)")
    done = subprocess.run(
        [sys.executable, "-c", changed], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, "Cần Python 3.11" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_the_ci_run_calls_the_command_of_the_readme() -> None:
    command = "python3 packaging/dev.py test"
    assert command in (ROOT / ".ci" / "run").read_text("utf-8")
    assert f"`{command}`" in (ROOT / "README.md").read_text("utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
