"""`slogans`: put slogans into the library, search it, list it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_gui import paths, services
from kehoach_gui.commands import options
from kehoach_gui.commands.convert import expand
from kehoach_gui.commands.office import WITH_LIBRARY, library_of, open_for_reading
from kehoach_gui.commands.options import UsageError, Words
from kehoach_gui.commands.tell import DONE, REFUSED, ProgressLine, tell, warn
from kehoach_gui.core import preset
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.slogan_match import Judged, judge
from kehoach_gui.core.slogans import Slogan, grades, levels, name_of
from kehoach_gui.core.text import fold
from kehoach_gui.i18n import marked, tr
from kehoach_gui.storage import Library
from kehoach_gui.storage.slogan_index import LIMIT, SloganIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

STARTER, LOOK, AS_JSON, FAVOURITE = "--starter", "--look", "--json", "--favourite"
FACETS = {"--tag": "tag", "--level": "level", "--year": "year", "--source": "source"}
SURE = "A"
EVERY = 10_000_000
KINDS = {"new": marked("mới"), "same": marked("đã có"), "similar": marked("gần giống")}
REASONS = {
    "words": marked("cùng lời"),
    "marks": marked("khác dấu"),
    "pattern": marked("cùng mẫu, khác năm hoặc số"),
    "near": marked("khác vài chữ"),
}


@dataclass(frozen=True, slots=True)
class FileJudged:
    """A slogan of a file and what it is to the library and to those before it."""

    file: str
    judged: Judged


def run(arguments: list[str], library: Path | None = None) -> int:
    """Runs `slogans import|search|list|sheet|banner`; raises UsageError for a wrong call.

    `library` is the one named before the command, None for the usual one.
    """
    if arguments[:1] == ["banner"]:
        from kehoach_gui.commands import banner

        return banner.run(arguments[1:])
    if arguments[:1] == ["sheet"]:
        from kehoach_gui.commands import order

        return order.run(arguments[1:], library)
    parts = {"import": import_files, "search": search, "list": list_all}
    if not arguments or arguments[0] not in parts:
        raise UsageError(
            tr('slogans cần một việc: import TỆP…, search CHỮ, list, sheet KẾ_HOẠCH, banner "LỜI".')
        )
    words = options.split(
        arguments[1:],
        {**FACETS, **WITH_LIBRARY, "--limit": "limit"},
        (STARTER, LOOK, AS_JSON, FAVOURITE),
    )
    return parts[arguments[0]](words, library_of(words, library))


# import


def import_files(words: Words, library: Path | None) -> int:
    """Adds the slogans of files that the library does not have; says of each what it is.

    Exit code 3 where a file was refused (the others are taken in). Raises CannotWrite.
    """
    if not words.inputs and STARTER not in words.options:
        raise UsageError(tr("Chưa nêu tệp có khẩu hiệu; hoặc thêm --starter để nạp thư viện mẫu."))
    read, code = _read(words.inputs)
    if LOOK in words.options:
        judged = judge_files(read, _known(library))
    else:
        with _held(library) as shelf_of:
            judged = _store(shelf_of, read, starter=STARTER in words.options)
    if AS_JSON in words.options:
        tell(_as_json([_judged_data(one) for one in judged]))
    elif judged:
        tell("\n".join(_report(judged)))
    return code


def judge_files(
    read: "Sequence[tuple[str, Slogan]]", known: "Sequence[tuple[int, str]]"
) -> list[FileJudged]:
    """What each slogan is to the known ones and to those read before it."""
    judged = judge([slogan for _, slogan in read], known)
    return [FileJudged(file, one) for (file, _), one in zip(read, judged, strict=True)]


def _read(inputs: list[str]) -> tuple[list[tuple[str, Slogan]], int]:
    read: list[tuple[str, Slogan]] = []
    code = DONE
    for source in expand(inputs):
        try:
            found = services.read_slogans(source)
        except UserError as error:
            warn(f"{source}: {error}")
            code = REFUSED
            continue
        read += [(source.name, slogan) for slogan in found.slogans]
        for aside in found.aside:
            warn(
                tr("{name}: để riêng, {reason}: {text}").format(
                    name=source.name, reason=aside.reason, text=aside.text
                )
            )
    return read, code


def _store(library: Library, read: list[tuple[str, Slogan]], *, starter: bool) -> list[FileJudged]:
    if starter:
        added = library.slogans.add_starter()
        warn(
            tr("Đã nạp {count} khẩu hiệu của thư viện mẫu.").format(count=len(added))
            if added
            else tr("Thư viện mẫu đã được nạp từ trước; không nạp lại.")
        )
    judged = judge_files(read, library.slogans.texts())
    new = [one.judged.slogan for one in judged if one.judged.verdict.kind != "same"]
    if new:
        library.slogans.add(new)
    return judged


@contextmanager
def _held(library: Path | None) -> Iterator[Library]:
    """The library, open for writing; raises CannotHold where another program has it."""
    from kehoach_gui import single

    path = (library or paths.library_path()).absolute()
    holder = single.hold(path)
    try:
        with Library.open(path, presets=preset.load) as opened:
            yield opened
        for notice in opened.notices:
            warn(str(notice))
    finally:
        holder.release()


def _known(library: Path | None) -> tuple[tuple[int, str], ...]:
    opened = open_for_reading(library)
    if opened is None:
        return ()
    with opened:
        return opened.slogans.texts()


def _report(judged: list[FileJudged]) -> list[str]:
    """One paragraph for each kind, with what a slogan is like."""
    lines = []
    for kind, name in KINDS.items():
        these = [one.judged for one in judged if one.judged.verdict.kind == kind]
        if not these:
            continue
        lines.append(f"{tr(name)}: {len(these)}")
        for one in these:
            lines.append(f"  {one.slogan.text}")
            for like in one.verdict.likes[:1]:
                lines.append(f"      {tr(REASONS[like.reason])}: {one.nearest}")
    lines.append(tr("Tìm thấy {count} khẩu hiệu.").format(count=len(judged)))
    return lines


def _judged_data(found: FileJudged) -> dict[str, Any]:
    one = found.judged
    reason = one.verdict.likes[0].reason if one.verdict.likes else ""
    about = {"kind": one.verdict.kind, "reason": reason, "nearest": one.nearest, "file": found.file}
    return {**_data(one.slogan), **about}


# search and list


def search(words: Words, library: Path | None) -> int:
    """Prints what was found, in the order of the window; nothing found is 0 as well."""
    asked = " ".join(words.inputs)
    if not asked.strip():
        raise UsageError(tr("Chưa nêu chữ cần tìm."))
    _show(words, library, asked, _limit(words, LIMIT))
    return DONE


def list_all(words: Words, library: Path | None) -> int:
    """Prints the library's slogans, the recently used first."""
    if words.inputs:
        raise UsageError(tr("list không nhận «{word}».").format(word=words.inputs[0]))
    _show(words, library, "", _limit(words, EVERY))
    return DONE


def _show(words: Words, library: Path | None, asked: str, limit: int) -> None:
    found = _found(words, library, asked, limit)
    if AS_JSON in words.options:
        tell(_as_json([_data(slogan) for slogan in found]))
    elif found:
        tell("\n".join(line for slogan in found for line in _lines(slogan)))
    else:
        warn(tr("Không có khẩu hiệu nào; thêm bằng slogans import TỆP hoặc --starter."))


def _found(words: Words, library: Path | None, asked: str, limit: int) -> list[Slogan]:
    facets: dict[str, list[str]] = {}
    for kind in FACETS.values():
        if words.all(kind):
            facets[kind] = [_value(kind, written) for written in words.all(kind)]
    if FAVOURITE in words.options:
        facets["favourite"] = [""]
    opened = open_for_reading(library)
    if opened is None:
        return []
    with opened, SloganIndex.open(opened.path, paths.cache_folder()) as index:
        index.refresh(ProgressLine(tr("Lập chỉ mục tìm kiếm")))
        return [opened.slogans.load(one).slogan for one in index.find(asked, facets, limit)]


def _limit(words: Words, usual: int) -> int:
    written = words.last("limit")
    if written is None:
        return usual
    if not written.isdecimal() or int(written) == 0:
        raise UsageError(tr("--limit cần một số từ 1."))
    return int(written)


def _value(kind: str, written: str) -> str:
    """A facet's value as stored, from its id or its Vietnamese name."""
    from kehoach_gui.core.slogans import occasions

    names = {"tag": occasions(), "level": levels()}.get(kind, {})
    return next((one for one, name in names.items() if fold(name) == fold(written)), written)


def _lines(slogan: Slogan) -> Iterator[str]:
    yield slogan.text
    about = [slogan.source, str(slogan.year or ""), levels().get(slogan.level, slogan.level)]
    about.append(", ".join(map(name_of, slogan.tags)))
    if slogan.grade and slogan.grade != SURE:
        about.append(grades()[slogan.grade].lower())
    shown = " · ".join(filter(None, about))
    if shown:
        yield f"    {shown}"


def _data(slogan: Slogan) -> dict[str, Any]:
    return {
        "text": slogan.text,
        "source": slogan.source,
        "year": slogan.year,
        "level": slogan.level,
        "tags": list(slogan.tags),
    }


def _as_json(data: list[dict[str, Any]]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
