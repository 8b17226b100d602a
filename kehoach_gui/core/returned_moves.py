"""Paragraphs of a returned plan that went and came word for word: they moved."""

from collections.abc import Iterable
from dataclasses import replace

from kehoach_gui.core.compare import TextChange
from kehoach_gui.core.returned_entry import Entry, row_of

_ENOUGH = 3  # words that a paragraph needs to be known again elsewhere


class _Loose:
    """The paragraphs that only came, or only went, by their words; each is taken once."""

    def __init__(self, entries: Iterable[Entry], status: str) -> None:
        self.by_words: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.kind == "block" and entry.status == status:
                words = entry.rows[0].new or entry.rows[0].old or ""
                if len(words.split()) >= _ENOUGH:
                    self.by_words.setdefault(words, []).append(entry)

    def take(self, words: str) -> Entry | None:
        waiting = self.by_words.get(words)
        return waiting.pop(0) if waiting else None


def with_moves(entries: list[Entry]) -> list[Entry]:
    """The changes, what moved told as such.

    Where a heading goes and its paragraphs stay under the one before, or a heading comes above
    paragraphs that were there, that is one change too.
    """
    came, went = _Loose(entries, "added"), _Loose(entries, "removed")
    made: dict[int, Entry] = {}
    dropped: set[int] = set()
    for entry in entries:
        if entry.kind in ("added", "removed"):
            others = came if entry.kind == "removed" else went
            made[id(entry)], taken = _with_words_kept(entry, others)
            dropped |= taken
    for entry in entries:
        if entry.kind != "block" or entry.status != "added" or id(entry) in dropped:
            continue
        was = went.take(entry.rows[0].new or "")
        if was is not None:
            made[id(entry)] = _moved(was, entry)
            dropped.add(id(was))
    return [made.get(id(entry), entry) for entry in entries if id(entry) not in dropped]


def _moved(was: Entry, entry: Entry) -> Entry:
    row = row_of(entry.rows[0].new or "", "same")
    same = _place(was) == _place(entry)
    note = f"Đổi thứ tự trong {_place(was)}" if same else f"{_place(was)} → {_place(entry)}"
    atoms = entry.atoms | was.atoms
    return replace(entry, kind="moved", status="moved", rows=(row,), atoms=atoms, note=note)


def _with_words_kept(entry: Entry, others: _Loose) -> tuple[Entry, set[int]]:
    """A section that goes or comes, its paragraphs that stand elsewhere on the other side."""
    rows: list[TextChange] = []
    found: list[Entry] = []
    for row in entry.rows:
        words = row.new or row.old or ""
        other = others.take(words) or others.take(words.partition(". ")[2])
        rows.append(row if other is None else row_of(words, "same"))
        found += [] if other is None else [other]
    if not found:
        return entry, set()
    places = "; ".join(dict.fromkeys(map(_place, found)))
    told = "Các đoạn chuyển sang" if entry.kind == "removed" else "Các đoạn lấy từ"
    note = "; ".join(filter(None, (entry.note, f"{told} {places}")))
    atoms = entry.atoms.union(*(other.atoms for other in found))
    return replace(entry, rows=tuple(rows), atoms=atoms, note=note), set(map(id, found))


def _place(entry: Entry) -> str:
    return f"«{entry.path or entry.group}»"
