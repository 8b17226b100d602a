"""The import rules of the layers, held by reading every module's imports."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kehoach_gui"
SMALL = ("kehoach_gui.files", "kehoach_gui.paths", "kehoach_gui.i18n", "kehoach_gui.__version__")
STDLIB = sys.stdlib_module_names - {"sqlite3"}

# layer: what it may import beside the standard library (sqlite3 not counted in) and itself
MAY = {
    "core": (),
    "reading": ("kehoach_gui.core", "docx", "lxml", *SMALL),
    "checking": ("kehoach_gui.core", *SMALL),
    "storage": ("sqlite3", "kehoach_gui.core", *SMALL),
    "export": (
        "kehoach_gui.core",
        "docx",
        "lxml",
        "icalendar",
        "xlsxwriter",
        "PySide6.QtCore",
        "PySide6.QtGui",
        *SMALL,
    ),
}
NEVER = {
    "ui": ("sqlite3", "docx", "lxml", "kehoach_gui.app", "kehoach_gui.cli"),
    "session.py": ("PySide6.QtWidgets", "sqlite3", "docx", "lxml", "kehoach_gui.ui"),
}
# the formats' own libraries and the one place each is used in
ONLY_IN = {
    "docx": ("export/docx", "reading/"),
    "icalendar": ("export/ics.py",),
    "xlsxwriter": ("export/order_xlsx.py", "export/submitted_xlsx.py"),
    "sqlite3": ("storage/", "commands/selftest.py"),
    "babel": (),
}


def modules(layer: str) -> list[Path]:
    place = PACKAGE / layer
    return [place] if place.suffix else sorted(place.rglob("*.py"))


def imported(path: Path) -> list[str]:
    """The dotted names a module imports, `from a import b` as a.b where b may be a module."""
    names: list[str] = []
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            upper = package[: len(package) + 1 - node.level] if node.level else ()
            base = ".".join([*upper, *filter(None, [node.module])])
            names += [f"{base}.{alias.name}" for alias in node.names]
    return names


def begins(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize("layer", MAY)
def test_a_layer_imports_only_what_its_row_allows(layer: str) -> None:
    allowed = (f"kehoach_gui.{layer}", *MAY[layer])
    strangers = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(layer)
        for name in imported(path)
        if name.split(".")[0] not in STDLIB and not begins(name, allowed)
    ]
    assert strangers == []


@pytest.mark.parametrize("layer", NEVER)
def test_the_window_and_the_session_never_reach_below_the_services(layer: str) -> None:
    strangers = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(layer)
        if path.exists()
        for name in imported(path)
        if begins(name, NEVER[layer])
    ]
    assert strangers == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_used_in_its_own_corner_alone(library: str) -> None:
    users = [
        str(path.relative_to(PACKAGE).as_posix())
        for path in sorted(PACKAGE.rglob("*.py"))
        if any(begins(name, (library,)) for name in imported(path))
    ]
    assert [user for user in users if not user.startswith(ONLY_IN[library] or "\0")] == []


def test_no_python_file_grows_above_400_lines() -> None:
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    files += (ROOT / "packaging").glob("*.py")
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > 400} == {}


def test_every_module_opens_with_a_sentence_on_its_job() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*.py")
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("layer", ["core", "reading", "checking", "storage"])
def test_the_lower_layers_load_no_qt(layer: str) -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in modules(layer)]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (run.stdout.strip(), run.stderr) == ("[]", "")


def test_the_packaging_folder_does_not_shadow_the_library_of_its_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
