"""Word files as a leader sends them back: exported here, changed with python-docx."""

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.plan import Plan
from kehoach_gui.export.docx import make_docx

AUTHOR, WHEN = "Bí thư", "2027-01-15T08:30:00Z"


def word_file(plan: Plan, folder: Path, change: Callable[[Any], None]) -> Path:
    """The plan as a Word file that somebody changed."""
    document = Document(BytesIO(make_docx(compose(plan, preset.load(plan.standard)))))
    change(document)
    path = folder / "sua.docx"
    document.save(str(path))
    return path


def paragraph(document: Any, words: str) -> Any:
    """The first paragraph with these words, also inside a table."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    inside = (each for cell in cells for each in cell.paragraphs)
    return next(each for each in (*document.paragraphs, *inside) if words in each.text)


def say(where: Any, old: str, new: str) -> None:
    """Other words in the run that has the old ones."""
    run = next(run for run in where.runs if old in run.text)
    run.text = run.text.replace(old, new)


def behind(where: Any, words: str) -> Any:
    """A new paragraph behind another one, looking like it."""
    copy = deepcopy(where._p)
    where._p.addnext(copy)
    made = type(where)(copy, where._parent)
    for run in made.runs[1:]:
        run._r.getparent().remove(run._r)
    made.runs[0].text = words
    return made


def remove(where: Any) -> None:
    where._p.getparent().remove(where._p)


def track(where: Any, old: str, new: str, kept: str) -> None:
    """Old words deleted and new ones put in with changes tracked; `kept` stays before them."""
    run = next(run for run in where.runs if old in run.text)
    run.text = kept
    gone, come = OxmlElement("w:del"), OxmlElement("w:ins")
    for number, (mark, words, tag) in enumerate(((gone, old, "w:delText"), (come, new, "w:t"))):
        mark.set(qn("w:id"), str(900 + number))
        mark.set(qn("w:author"), AUTHOR)
        mark.set(qn("w:date"), WHEN)
        inner, text = OxmlElement("w:r"), OxmlElement(tag)
        text.text = words
        text.set(qn("xml:space"), "preserve")
        inner.append(text)
        mark.append(inner)
    run._r.addnext(gone)
    gone.addnext(come)


def comment_on_deleted(document: Any, where: Any, words: str, said: str) -> None:
    """A paragraph deleted with changes tracked, and a comment on what was deleted."""
    track(where, words, "", "")
    comment = document.add_comment(where.runs, text=said, author=AUTHOR, initials="BT")
    start, end = OxmlElement("w:commentRangeStart"), OxmlElement("w:commentRangeEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(comment.comment_id))
    for old in [*where._p.iter(qn("w:commentRangeStart")), *where._p.iter(qn("w:commentRangeEnd"))]:
        old.getparent().remove(old)
    gone = next(where._p.iter(qn("w:del")))
    gone.addprevious(start)
    gone.addnext(end)
