"""The two ways to set the tone mark: hòa, thủy (older, style "old") and hoà, thuỷ ("new").

They differ only in open syllables in oa, oe and uy; behind q the mark stands on y in both.
"""

import re
from collections import Counter

from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.edits import find
from kehoach_gui.core.places import Place, Words, all_spots, rewritten
from kehoach_gui.core.plan import Plan, walk

OLD, NEW = "old", "new"
STYLES = (OLD, NEW)
_OLDER = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEWER = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_WORD = r"[^\W\d_]+"


def styled(text: str, style: str) -> str:
    """The text in one of STYLES, each letter where it was; any other style changes nothing."""
    if style not in STYLES:
        return text
    table = _TABLES[style]
    return _PATTERNS[style].sub(lambda match: table[match[0]], text)


def tone_words(plan: Plan, style: str, section_id: int | None = None) -> Counter[tuple[str, str]]:
    """How often each word would change, as (written, due), in a plan or one section of it."""
    found: Counter[tuple[str, str]] = Counter()
    for text, new in _changed(plan, style, section_id).values():
        for word in re.finditer(_WORD, text):
            due = new[word.start() : word.end()]
            if due != word[0]:
                found[word[0], due] += 1
    return found


def with_tones(
    plan: Plan, style: str, section_id: int | None = None, conventions: Conventions = DEFAULT
) -> Plan:
    """The plan, or one section with all below it, in one style; emphasis stays on its letters.

    Phases whose words change read their periods again by the conventions. The same plan object
    where nothing changes.
    """
    changed = _changed(plan, style, section_id)
    if not changed:
        return plan
    looks = {spot.place: spot.emphasis for spot in all_spots(plan)}
    changes: dict[Place, Words] = {
        place: (new, looks[place]) for place, (_, new) in changed.items()
    }
    return rewritten(plan, changes, conventions)


def _changed(plan: Plan, style: str, section_id: int | None) -> dict[Place, tuple[str, str]]:
    inside = None
    if section_id is not None:
        inside = {section.id for section, _ in walk((find(plan, section_id),))}
    found = {}
    for spot in all_spots(plan):
        if inside is not None and (spot.place[0] != "section" or spot.place[1] not in inside):
            continue
        new = styled(spot.text, style)
        if new != spot.text:
            found[spot.place] = (spot.text, new)
    return found


def _table(sources: list[str], targets: list[str]) -> dict[str, str]:
    cases = (str, str.upper, str.capitalize)
    return {
        case(source): case(target)
        for source, target in zip(sources, targets, strict=True)
        for case in cases
    }


def _pattern(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![qQ])(?:{'|'.join(table)})(?!\w)")


_TABLES = {OLD: _table(_NEWER, _OLDER), NEW: _table(_OLDER, _NEWER)}
_PATTERNS = {style: _pattern(table) for style, table in _TABLES.items()}
