"""Files into plans: the ending chooses the reader, what cannot be read is refused in words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kehoach_gui.core import plan_json
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import walk
from kehoach_gui.reading.decoding import decode
from kehoach_gui.reading.html_text import html_lines
from kehoach_gui.reading.model import Reading
from kehoach_gui.reading.reader import MAX_CHARACTERS, read_lines
from kehoach_gui.reading.receipt import Receipt
from kehoach_gui.reading.refusals import refuse_missing, refuse_temporary, unreadable
from kehoach_gui.reading.tables import file_table

TEXT_ENDINGS = (".txt", ".html", ".htm", ".json")
WORD_ENDING = ".docx"
Progress = Callable[[int, int], None]
_HTML = (".html", ".htm")


def read_text(text: str) -> Reading:
    """The plan that a text holds, with a receipt; nothing of the text is lost.

    Raises RefusedInput for a text without a word, of more than 20,000 lines or 5 MB.
    """
    refuse_long(text)
    return read_lines(text.splitlines(), frozenset())


def read_html(html: str) -> Reading:
    """The plan that a web page or pasted HTML holds; scripts, styles and hidden text are dropped.

    Raises RefusedInput as read_text does.
    """
    refuse_long(html)
    lines, aside = html_lines(html)
    return read_lines(lines, aside)


def read_json(text: str) -> Reading:
    """The plan of a JSON text; raises RefusedInput naming the place of the first mistake."""
    refuse_long(text)
    plan = plan_json.loads(text)
    sections = [section for section, _ in walk(plan.sections)]
    phases = [section for section in sections if section.kind == "phase"]
    receipt = Receipt(
        discarded_lines=len(plan.discarded),
        sections=len(sections) - len(phases),
        phases=len(phases),
        slogans=sum(block.type == "slogan" for one in sections for block in one.blocks),
        citations=len(plan.citations),
    )
    return Reading(plan, receipt)


def read_file(
    path: Path | str, *, standard: str | None = None, progress: Progress | None = None
) -> Reading:
    """The plan in a .docx, .txt, .html, .htm or .json file.

    A Word file is read as one of `standard` where that is given; `progress` may raise to cancel.
    Raises RefusedInput where the file is missing, unreadable, too large, of another kind, or a
    text in another encoding than UTF-8 and UTF-16 with mark.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending == WORD_ENDING:
        refuse_missing(path)
        refuse_temporary(path)
        from kehoach_gui.reading.docx.reading import read_docx

        return read_docx(path, standard=standard, progress=progress)
    text, broken = text_of_file(path, TEXT_ENDINGS)
    if ending == ".json":
        return read_json(text)
    reading = read_html(text) if ending in _HTML else read_text(text)
    return replace(reading, receipt=replace(reading.receipt, broken_characters=broken))


def text_of_file(path: Path, endings: tuple[str, ...]) -> tuple[str, int]:
    """The text of a file with one of these endings, and how many characters in it were broken.

    Raises RefusedInput as read_file does.
    """
    return decode(_read_bytes(path, endings))


def _read_bytes(path: Path, endings: tuple[str, ...]) -> bytes:
    refuse_missing(path)
    refuse_temporary(path)
    ending = path.suffix.lower()
    if ending not in endings:
        known = (one for one in file_table("ending") if ending in one["endings"])
        advice = next((one["advice"] for one in known), file_table("other_ending")[0]["advice"])
        raise RefusedInput(f"Chưa đọc được tệp “{path.name}”. Không có gì thay đổi; {advice}")
    try:
        if path.stat().st_size > MAX_CHARACTERS:
            raise _too_large()
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def refuse_long(text: str) -> None:
    """Raise RefusedInput for a text of more than 5 MB."""
    if len(text) > MAX_CHARACTERS or len(text.encode("utf-8", "replace")) > MAX_CHARACTERS:
        raise _too_large()


def _too_large() -> RefusedInput:
    return RefusedInput(
        "Văn bản lớn quá 5 MB nên không được nhập. Không có gì thay đổi; hãy chia thành nhiều tệp"
        " nhỏ hơn."
    )
