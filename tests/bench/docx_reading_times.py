"""Child process of test_docx_reading_speed: CPU seconds of each way to read a DOCX, as JSON.

Ways: expat (a pass that only collects paragraph text), lines (file → neutral lines as they stand in
it), cleaned (the same made NFC with plain blanks: all that comes before the passes of all texts),
python-docx (paragraphs with the names of their styles; once). Argument: how many rounds; in each
the ways take turns, so that a busy spell hits all of them, and the fastest turn of each counts.
"""

import gc
import io
import json
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402
from docx_times import plan_of  # noqa: E402
from ordinary_docx import make_ordinary  # noqa: E402

from kehoach_gui.core import plan_json, preset  # noqa: E402
from kehoach_gui.core.compose import compose  # noqa: E402
from kehoach_gui.core.plan import Plan, renew_ids  # noqa: E402
from kehoach_gui.export import EXPORTERS  # noqa: E402
from kehoach_gui.reading.docx.child import read_content  # noqa: E402
from kehoach_gui.reading.docx.flatten import Flat, flatten  # noqa: E402
from kehoach_gui.reading.docx.legacy import converter, old_texts  # noqa: E402
from kehoach_gui.reading.sources import split_sources  # noqa: E402

SAMPLE = "003_*.plan.json"  # the plan that was measured: 7 pages
TIMES = 15  # that make 105 pages
MAKE = next(exporter for exporter in EXPORTERS if exporter.id == "docx").make


def files() -> dict[str, bytes]:
    """The long plan as the program writes it and as everyday calls of python-docx do."""
    plan = long_plan()
    standard = preset.load(plan.standard)
    return {
        "own": MAKE(plan, standard, None),
        "ordinary": make_ordinary(compose(plan, standard)),
    }


def long_plan() -> Plan:
    """105 pages: the measured sample, or where it is absent the shipped plan, many times."""
    found = sorted((ROOT.parent / "shared/samples").glob(SAMPLE))
    if not found:
        return plan_of(5 * TIMES)
    plan = plan_json.loads(found[0].read_text(encoding="utf-8"))
    sections, _ = renew_ids(plan.sections * TIMES, 1)
    return replace(plan, sections=sections)


def by_expat(data: bytes) -> list[str]:
    found: list[str] = []
    pieces: list[str] = []
    in_text = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal in_text
        if name == "w:t":
            in_text = True

    def end(name: str) -> None:
        nonlocal in_text
        if name == "w:t":
            in_text = False
        elif name == "w:p":
            found.append("".join(pieces))
            pieces.clear()

    def characters(text: str) -> None:
        if in_text:
            pieces.append(text)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("word/document.xml")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(content, True)
    return found


def by_lines(data: bytes) -> Flat:
    content = read_content(data, lambda done, total: None)
    sure = [old for old in old_texts(content) if old.sure]
    return flatten(content, converter(content, sure))


def by_cleaned(data: bytes) -> object:
    return split_sources(by_lines(data).sources)


def by_python_docx(data: bytes) -> list[tuple[str, str]]:
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return [
        (str(paragraph.style and paragraph.style.name), paragraph.text) for paragraph in paragraphs
    ]


WAYS: dict[str, Callable[[bytes], object]] = {
    "expat": by_expat,
    "lines": by_lines,
    "cleaned": by_cleaned,
    "python-docx": by_python_docx,
}


def main() -> None:
    rounds = int(sys.argv[1])
    gc.disable()
    times: dict[str, dict[str, float]] = {}
    for kind, data in files().items():
        assert len(by_expat(data)) <= len(by_lines(data).sources) + 60
        best = dict.fromkeys(WAYS, 99.0)
        for turn in range(rounds):
            for way, read in WAYS.items():
                if way == "python-docx" and turn:
                    continue
                gc.collect()
                start = time.process_time()
                read(data)
                best[way] = min(best[way], time.process_time() - start)
        times[kind] = best
    print(json.dumps(times))


if __name__ == "__main__":
    main()
