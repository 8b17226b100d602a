"""`check`: what is worth a look in one plan, as lines to read or as JSON."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui import services
from kehoach_gui.commands import options
from kehoach_gui.commands.office import WITH_LIBRARY, load_office
from kehoach_gui.commands.options import UsageError
from kehoach_gui.commands.standards import require_standard
from kehoach_gui.commands.tell import DONE, FINDINGS, REFUSED, tell, warn
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.places import place_name
from kehoach_gui.core.plan import Plan
from kehoach_gui.i18n import tr

if TYPE_CHECKING:
    from kehoach_gui.checking import Finding

WITH_VALUE = {"--standard": "standard", **WITH_LIBRARY}
AS_JSON = "--json"


def run(arguments: list[str], library: Path | None = None) -> int:
    """Checks a plan; 0 where nothing is found, 1 where something is, 3 for an unreadable file.

    Events and conventions are those of the library, as in the window. Raises UsageError for a
    wrong call.
    """
    from kehoach_gui.checking import Context, check
    from kehoach_gui.export.last_page import lines_above, own_pages

    words = options.split(arguments, WITH_VALUE, (AS_JSON,))
    standard = words.last("standard")
    require_standard(standard)
    if len(words.inputs) != 1:
        raise UsageError(tr("check cần đúng một tệp."))
    source = words.inputs[0]
    try:
        reading = services.read_any(Path(source))
    except UserError as error:
        warn(f"{source}: {error}")
        return REFUSED
    office = load_office(words, library)
    plan = office.read(reading.plan)
    if standard is not None:
        plan = set_standard(plan, standard)
    mixed = reading.receipt.number_mixed if standard is None else None
    found = check(
        plan, Context(office.conventions, mixed, office.events, lines_above(own_pages(plan)))
    )
    if AS_JSON in words.options:
        rows = [as_row(plan, finding) for finding in found]
        tell(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            tell(as_lines(plan, finding))
        warn(
            tr("Có {count} chỗ cần xem lại.").format(count=len(found))
            if found
            else tr("Không thấy chỗ nào cần xem lại.")
        )
    return FINDINGS if found else DONE


def as_row(plan: Plan, finding: "Finding") -> dict[str, str]:
    """A finding as an object of the JSON list; the place in the user's words."""
    return {
        "rule": finding.rule,
        "place": place_name(plan, finding.place),
        "text": finding.text,
        "reason": finding.reason,
        "fix": finding.fix,
    }


def as_lines(plan: Plan, finding: "Finding") -> str:
    """A finding to read: place and reason, the words, what to do."""
    lines = [f"{place_name(plan, finding.place)}: {finding.reason}"]
    if finding.text and finding.text not in finding.reason:
        lines.append(f"  «{finding.text}»")
    lines.append(f"  → {finding.fix}  [{finding.rule}]")
    return "\n".join(lines)
