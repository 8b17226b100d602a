"""The proposed name of a file: ASCII letters that every system and every USB stick takes."""

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.text import fold, words

LONGEST = 60  # characters: with a folder's path in front Windows still opens it
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(10))]
)


def proposed_name(plan: Plan, suffix: str) -> str:
    """An ASCII file name of number and subject: 07-KH-DU-tuyen-truyen-ky-niem.docx."""
    number = plan.header.number
    parts = [number.serial, number.type_code or "KH", number.body] if number else ["KH"]
    head = [fold(part).upper() for part in parts if part]
    subject = fold(plan.title.subject or "")
    return ascii_stem("-".join([*words(" ".join(head)), *words(subject)])) + suffix


def ascii_stem(name: str) -> str:
    """The name in ASCII, at most LONGEST characters, cut between words; never empty.

    A name that Windows keeps for a device (CON, LPT1) gets a letter more.
    """
    stem = name.encode("ascii", "ignore").decode().strip("-. ")
    if len(stem) > LONGEST:
        stem = stem[: LONGEST + 1].rpartition("-")[0] or stem[:LONGEST]
    if not stem:
        return "KH"
    return f"{stem}-x" if stem.lower() in _DEVICES else stem
