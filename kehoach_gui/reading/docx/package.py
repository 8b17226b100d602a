"""The parts of a Word package by their meaning: main part, styles, numbering, notes, headers."""

import posixpath
from xml.etree import ElementTree

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.guard import refused

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE.encode()),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = {
    "macroEnabled": "tệp Word có macro (.docm, .dotm)",
    "template": "tệp mẫu của Word (.dotx)",
    "spreadsheetml": "bảng tính Excel",
    "presentationml": "bài trình chiếu PowerPoint",
}
_NEEDED = ("[Content_Types].xml",)

Element = ElementTree.Element


def is_wanted(name: str) -> bool:
    """Whether a part may be needed: only texts, never pictures and what is embedded."""
    return name.lower().endswith((".xml", ".rels"))


def tree(content: bytes) -> Element:
    """The XML of a part that the guard has judged; raises RefusedInput where it is broken."""
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise refused("có phần bị hỏng bên trong") from error


class Package:
    """The guarded parts, and the main part's relationships to others inside the package."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        if any(name not in parts for name in _NEEDED):
            raise refused("không có phần văn bản của Word (có lẽ là tệp khác đổi tên)")
        self.main = self._main_name()
        self._related = self._relations(self.main)

    def content(self, name: str) -> bytes:
        """A part's bytes with the namespaces of strict files made the usual ones."""
        content = self._parts[name]
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        return content

    def of_kind(self, kind: str) -> str | None:
        """The name of the first part related to the main one as `kind` (styles, numbering …)."""
        return next((name for k, name in self._related.values() if k == kind), None)

    def by_id(self, ident: str) -> str | None:
        """The name of the part that a relationship of the main part leads to."""
        return self._related.get(ident, ("", None))[1]

    def _main_name(self) -> str:
        rels = self._relations("")
        main = next((name for kind, name in rels.values() if kind == "officeDocument"), None)
        if main is None:
            raise refused("không có phần văn bản của Word (có lẽ là tệp khác đổi tên)")
        kind = self._type_of(main)
        if kind == _MAIN:
            return main
        for sign, name in _KINDS.items():
            if sign in kind:
                raise RefusedInput(
                    f"Đây là {name}, không phải văn bản .docx. Không có gì được nhập; hãy mở bằng"
                    " Word, chọn Lưu thành → Word Document (.docx) rồi nhập bản đó."
                )
        raise refused("không phải văn bản Word (.docx)")

    def _type_of(self, name: str) -> str:
        """A part's content type: its own, or the one of all names that end as it does."""
        ending = name.rpartition(".")[2].lower()
        common = ""
        for entry in tree(self._parts["[Content_Types].xml"]):
            if entry.get("PartName", "").lstrip("/").lower() == name.lower():
                return entry.get("ContentType", "")
            if entry.get("Extension", "").lower() == ending:
                common = entry.get("ContentType", "")
        return common

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """id → (kind, part) of internal relationships; external ones are never followed."""
        folder, _, leaf = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if rels not in self._parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for entry in tree(self._parts[rels]):
            if entry.get("TargetMode") == "External":
                continue
            target = entry.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            part = posixpath.normpath(whole).lstrip("/")
            if part in self._parts:
                kind = entry.get("Type", "").rpartition("/")[2]
                found[entry.get("Id", "")] = (kind, part)
        return found
