"""Text, HTML, JSON and Word files into a plan, with a receipt of what was cleaned or set aside.

A name is loaded with the module it lives in when it is first asked for: the process that opens
foreign Word files needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehoach_gui.reading.docx.reading import read_docx
    from kehoach_gui.reading.files import read_file, read_html, read_json, read_text
    from kehoach_gui.reading.model import Reading, SourceLine
    from kehoach_gui.reading.receipt import Receipt

__all__ = [
    "Reading",
    "Receipt",
    "SourceLine",
    "read_docx",
    "read_file",
    "read_html",
    "read_json",
    "read_text",
]

_HOMES = {
    "Reading": "model",
    "Receipt": "receipt",
    "SourceLine": "model",
    "read_docx": "docx.reading",
    "read_file": "files",
    "read_html": "files",
    "read_json": "files",
    "read_text": "files",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
