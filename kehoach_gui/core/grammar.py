"""The grammar of the official words: numbers, signing marks, the Lưu line, căn cứ, end marks.

The plan keeps the office's words in one neutral form; these functions read what offices write
and write what a standard prints (NĐ 30/2020 Phụ lục I; HD 05-HD/VPTW; HD 29-HD/TWĐTN-VP).
"""

import re

from kehoach_gui.core.plan import Number
from kehoach_gui.core.preset import Preset

_NUMBER = re.compile(r"^(\d{0,5}[A-Za-z]?)([-/])([^\W\d_]{1,8})([-/])([\w\-–&.]{0,40})$")
_NUMBER_START = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:(TM|KT|TL|TUQ|Q)\s*\.|(T/M|K/T|T/L))\s*", re.IGNORECASE)
_ARCHIVE = re.compile(r"^lưu\s*:?\s*", re.IGNORECASE)
_SENTENCE_END = (".", ":", "!", "?", "…")
_DASHES = str.maketrans("–—‐‑−", "-----")


def parse_number(text: str) -> Number | None:
    """Số và ký hiệu in parts, from any of the grammars in use, blanks inside ignored.

    None where there is neither a serial nor a symbol. What fits no grammar stands whole in
    `serial`, so that nothing is lost.
    """
    bare = re.sub(r"\s+", "", _NUMBER_START.sub("", text.strip()).translate(_DASHES))
    bare = bare.strip(".…_") if set(bare) <= set("._…") else bare.lstrip("._…")
    if not bare:
        return None
    match = _NUMBER.match(bare)
    if match is None or match[3].isdigit():
        return Number(serial=bare)
    if not match[1] and not match[5]:
        return None  # `Số:        /KH-`: nothing is known yet
    return Number(match[1], match[3], match[5])


def number_separators(text: str) -> tuple[str, str] | None:
    """The two separators as written: ("/", "-") in a state number, ("-", "/") in a Party one."""
    bare = re.sub(r"\s+", "", _NUMBER_START.sub("", text.strip()).translate(_DASHES))
    match = _NUMBER.match(bare.lstrip("._…"))
    return (match[2], match[4]) if match else None


def number_text(number: Number | None, preset: Preset) -> str | None:
    """The number in the grammar of the standard without the word Số: 136/KH-LĐLĐ, -KH/ĐU."""
    if number is None:
        return None
    if not number.type_code:
        return number.serial
    grammar = preset.number
    return (
        f"{number.serial}{grammar.after_serial}{number.type_code}{grammar.after_type}{number.body}"
    )


def number_line(number: Number | None, preset: Preset) -> str:
    """The whole line as printed, with room to write the serial in: `Số:        /KH-SVHTTDL`.

    A serial below 10 gets a 0 (NĐ 30/2020 Phụ lục I, II.3; HD 05-HD/VPTW II.3).
    """
    grammar = preset.number
    number = number or Number("", grammar.type_code, "")
    if number.serial.isdigit() and number.type_code:
        number = Number(number.serial.zfill(2), number.type_code, number.body)
    room = "" if number.serial else " " * grammar.blank_width
    lead = f"{grammar.label} " if number.serial else grammar.label
    return f"{lead}{room}{number_text(number, preset)}"


def canonical_authority(text: str) -> str:
    """Authority lines with dotted marks, one blank behind: `T/M BAN` and `TM.BAN` → `TM. BAN`."""

    def line(words: str) -> str:
        match = _MARK.match(words)
        if match is None:
            return words.strip()
        mark = (match[1] or match[2].replace("/", "")).upper()
        return f"{mark}. {words[match.end() :].strip()}"

    return "\n".join(line(words) for words in text.split("\n"))


def has_signing_mark(text: str) -> bool:
    """Whether the line opens with TM. KT. TL. TUQ. Q. or T/M K/T T/L."""
    return _MARK.match(text) is not None


def authority_text(authority: str | None, preset: Preset) -> str | None:
    """Authority lines with the standard's own marks: TM. (state, youth), T/M (Party)."""
    if authority is None:
        return None

    def line(words: str) -> str:
        match = _MARK.match(words)
        if match is None or match[1] is None:
            return words
        mark = preset.signature.marks[match[1].upper()]
        return f"{mark} {words[match.end() :]}"

    return "\n".join(line(words) for words in authority.split("\n"))


def is_archive(recipient: str) -> bool:
    """Whether a recipient line is the Lưu line."""
    match = _ARCHIVE.match(recipient)
    return match is not None and match.end() > 3


def canonical_archive(recipient: str) -> str:
    """The Lưu line with a colon (`Lưu: VT, TG`); other recipients unchanged."""
    if not is_archive(recipient):
        return recipient
    return "Lưu: " + _ARCHIVE.sub("", recipient, count=1)


def recipient_text(recipient: str, preset: Preset) -> str:
    """A recipient in the grammar of the standard: `Lưu: VT` (state), `Lưu VP` (Party, youth)."""
    if not is_archive(recipient):
        return recipient
    return preset.recipients.archive_label + " " + _ARCHIVE.sub("", recipient, count=1)


def is_legal_basis(opening: str) -> bool:
    """Whether an opening line is a căn cứ: it is kept without its closing mark, prose is not."""
    quoted_prose = opening.endswith("”") and not opening.lower().startswith("căn cứ")
    return bool(opening) and not quoted_prose and not opening.endswith(_SENTENCE_END)


def with_end_mark(text: str, preset: Preset) -> str:
    """The last paragraph of the body with the standard's end mark: `./.` (state), `.` (Party).

    The forms of NĐ 30/2020 Phụ lục III end with `./.`; HD 05-HD/VPTW ends with a full stop.
    """
    mark = preset.text.end_mark
    if text.endswith("./."):
        text = text[:-2]
    if text.endswith(("!", "?", "…")):
        return text + mark if mark == "./." else text
    return text.removesuffix(".") + mark
