"""`convert`: plans read from files and written in the forms that the endings of OUT choose."""

import glob
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui import files, services
from kehoach_gui.commands import options
from kehoach_gui.commands.assign import assign
from kehoach_gui.commands.options import UsageError
from kehoach_gui.commands.qt import start_qt
from kehoach_gui.commands.standards import require_standard
from kehoach_gui.commands.tell import (
    DONE,
    FAILED,
    REFUSED,
    USAGE,
    ProgressLine,
    tell,
    unexpected,
    warn,
)
from kehoach_gui.core import preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.errors import CannotWrite, UserError
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.slogan_sections import require_filled
from kehoach_gui.core.text import sort_key
from kehoach_gui.i18n import tr

if TYPE_CHECKING:
    from kehoach_gui.export import Exporter
    from kehoach_gui.reading import Reading

PAINTED = "pdf"  # the exporter that paints with Qt

WITH_VALUE = {
    "-o": "out",
    "--out": "out",
    "--to": "to",
    "--standard": "standard",
    "--set": "set",
}


@dataclass(frozen=True, slots=True)
class Job:
    """One input and where it goes; a folder named for the results may be made, one level."""

    source: Path
    targets: "tuple[tuple[Path, Exporter], ...]"
    into_folder: bool = False


def run(arguments: list[str]) -> int:
    """Converts as asked; exit code 0, 3 where an input was refused, 4 where writing failed.

    Raises UsageError for a wrong call, before anything is read or written.
    """
    words = options.split(arguments, WITH_VALUE)
    standard = words.last("standard")
    require_standard(standard)
    if not words.inputs:
        raise UsageError(tr("Chưa nêu tệp cần chuyển."))
    if not words.all("out"):
        raise UsageError(tr("Chưa nêu nơi ghi: thêm -o TỆP."))
    sources = list(expand(words.inputs))
    jobs = plan_jobs(sources, words.all("out"), words.last("to"))
    codes = []
    with closing(services.read_each([job.source for job in jobs], standard)) as readings:
        for count, (job, reading) in enumerate(zip(jobs, readings, strict=True), 1):
            if len(jobs) > 1:
                warn(f"[{count}/{len(jobs)}] {job.source}")
            codes.append(do(job, reading, standard, words.all("set")))
    bad = [job.source for job, code in zip(jobs, codes, strict=True) if code != DONE]
    if bad and len(jobs) > 1:
        names = "\n".join(f"  {source}" for source in bad)
        warn(
            tr("Xong {good} tệp, chưa được {bad} tệp:").format(
                good=len(jobs) - len(bad), bad=len(bad)
            )
            + f"\n{names}"
        )
    return max(codes)


def expand(inputs: list[str]) -> Iterator[Path]:
    """Each input once: a file of just that name first, else what * and ? stand for.

    [ and ] are plain letters. A pattern that fits nothing stays as it is, to be reported.
    """
    seen: set[str] = set()
    for name in inputs:
        found = [name]
        if not os.path.lexists(name) and ("*" in name or "?" in name):
            pattern = name.replace("[", "[[]")
            files_there = [path for path in glob.glob(pattern) if os.path.isfile(path)]
            found = sorted(files_there, key=sort_key) or [name]
        for path in found:
            place = os.path.realpath(path)
            if place not in seen:
                seen.add(place)
                yield Path(path)


def plan_jobs(sources: list[Path], outs: list[str], to: str | None) -> list[Job]:
    """Which file goes where. Raises UsageError for an unknown ending or an unclear target."""
    known = {exporter.suffix: exporter for exporter in services.exporters()}
    if to is not None:
        return folder_jobs(sources, outs, to, known)
    if len(sources) > 1:
        raise UsageError(
            tr(
                "Có {count} tệp vào: -o phải là một thư mục, và cần --to, ví dụ --to docx,pdf."
            ).format(count=len(sources))
        )
    targets = []
    for out in outs:
        suffix = Path(out).suffix.lower()
        if suffix not in known:
            raise UsageError(
                tr("Không ghi được tệp loại «{name}». Đuôi tệp phải là một trong: {known}.").format(
                    name=Path(out).name, known=" ".join(known)
                )
            )
        targets.append((Path(out), known[suffix]))
    return [Job(sources[0], tuple(targets))]


def folder_jobs(
    sources: list[Path], outs: list[str], to: str, known: "dict[str, Exporter]"
) -> list[Job]:
    suffixes = [f".{kind.strip().lower().lstrip('.')}" for kind in to.split(",") if kind.strip()]
    strange = [suffix for suffix in suffixes if suffix not in known]
    if strange or not suffixes:
        raise UsageError(
            tr("--to nhận các loại sau, cách nhau bằng dấu phẩy: {known}.").format(
                known=", ".join(suffix[1:] for suffix in known)
            )
        )
    for out in outs:
        if Path(out).exists() and not Path(out).is_dir():
            raise UsageError(
                tr("Có --to thì -o phải là thư mục, mà «{out}» là tệp.").format(out=out)
            )
    inputs = {os.path.realpath(source) for source in sources}
    taken: set[str] = set()
    jobs = []
    for source in sources:
        targets = []
        for folder in outs:
            for suffix in dict.fromkeys(suffixes):
                target = free(Path(folder) / f"{source.stem}{suffix}", taken)
                if os.path.realpath(target) in inputs:
                    raise UsageError(
                        tr("«{target}» là tệp vào; hãy chọn thư mục khác cho -o.").format(
                            target=target
                        )
                    )
                targets.append((target, known[suffix]))
        jobs.append(Job(source, tuple(targets), into_folder=True))
    return jobs


def free(target: Path, taken: set[str]) -> Path:
    """The target, or with (2), (3) … where another input of this call goes there already."""
    chosen, count = target, 1
    while os.path.normcase(os.path.realpath(chosen)) in taken:
        count += 1
        chosen = target.with_name(f"{target.stem} ({count}){target.suffix}")
    taken.add(os.path.normcase(os.path.realpath(chosen)))
    return chosen


def do(
    job: Job, reading: "Reading | Exception", standard: str | None, assignments: list[str]
) -> int:
    """Makes every form, then writes each; says what went wrong. Gives the exit code."""
    try:
        if isinstance(reading, Exception):
            raise reading
        plan = reading.plan if standard is None else set_standard(reading.plan, standard)
        plan = assign(plan, assignments)
        if any(exporter.id not in services.TO_GO_ON for _, exporter in job.targets):
            require_filled(plan)
        made = [(target, make(plan, exporter, target.name)) for target, exporter in job.targets]
    except UsageError as error:
        warn(f"{job.source}: {error}")
        return USAGE
    except UserError as error:
        warn(f"{job.source}: {error}")
        return REFUSED
    except Exception as error:  # a mistake of ours must not keep the other inputs waiting
        warn(f"{job.source}: {unexpected(error)}")
        return REFUSED
    for sentence in reading.receipt.sentences():
        warn(f"{job.source.name}: {sentence}")
    return max(put(target, data, job.into_folder) for target, data in made)


def make(plan: Plan, exporter: "Exporter", name: str) -> bytes:
    """The file's bytes; fonts and painting need an application object, made at first use."""
    if exporter.id == PAINTED:
        start_qt()
    layout = preset.for_layout(plan.standard, plan.layout)
    return exporter.make(plan, layout, ProgressLine(name))


def put(target: Path, data: bytes, into_folder: bool) -> int:
    old = target.exists()
    try:
        if into_folder and target.parent.parent.is_dir():
            files.make_folder(target.parent)
        files.write_bytes(target, data)
    except CannotWrite as error:
        warn(str(error))
        return FAILED
    words = tr("Đã ghi {target} (thay tệp cũ)") if old else tr("Đã ghi {target}")
    tell(words.format(target=target))
    return DONE
