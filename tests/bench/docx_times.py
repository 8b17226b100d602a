"""Child process of test_docx_speed: CPU seconds of each way to make a DOCX, as one line of JSON.

Arguments: the ways in turn (ours, ordinary), how many plans long the document is, how many rounds.
The libraries, the plan and the standard are loaded before the clock starts.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402, F401
from ordinary_docx import make_ordinary  # noqa: E402

from kehoach_gui.core import plan_json, preset  # noqa: E402
from kehoach_gui.core.compose import compose  # noqa: E402
from kehoach_gui.core.plan import Plan, renew_ids  # noqa: E402
from kehoach_gui.export import EXPORTERS  # noqa: E402
from kehoach_gui.export.docx import make_docx  # noqa: E402, F401

DOCX = next(exporter for exporter in EXPORTERS if exporter.id == "docx")


def plan_of(lengths: int) -> Plan:
    """The sample plan with its body repeated so many times."""
    plan = plan_json.loads((ROOT / "resources/plans/mau.json").read_text(encoding="utf-8"))
    sections, _ = renew_ids(plan.sections * lengths, 1)
    return replace(plan, sections=sections)


def main() -> None:
    ways, lengths, rounds = sys.argv[1].split(","), int(sys.argv[2]), int(sys.argv[3])
    plan = plan_of(lengths)
    standard = preset.load(plan.standard)
    document = compose(plan, standard) if "ordinary" in ways else None
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            start = time.process_time()
            if way == "ours":
                content = DOCX.make(plan, standard, None)
            else:
                assert document is not None
                content = make_ordinary(document)
            times[way].append(time.process_time() - start)
            assert content.startswith(b"PK")
    print(json.dumps(times))


if __name__ == "__main__":
    main()
