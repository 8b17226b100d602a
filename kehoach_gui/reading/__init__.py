"""Text, HTML and JSON into a plan, with a receipt of what was cleaned or set aside."""

from kehoach_gui.reading.files import read_file, read_html, read_json, read_text
from kehoach_gui.reading.model import Reading, SourceLine
from kehoach_gui.reading.receipt import Receipt

__all__ = ["Reading", "Receipt", "SourceLine", "read_file", "read_html", "read_json", "read_text"]
