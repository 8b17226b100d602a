"""Where in the text of its place the words of a finding stand."""

from kehoach_gui.checking.finding import Finding
from kehoach_gui.checking.phases import JOIN
from kehoach_gui.core.places import spots
from kehoach_gui.core.plan import Plan


def words_at(plan: Plan, finding: Finding) -> tuple[int, int]:
    """First and last character to show; both 0 where the words are not in the place itself.

    Of a finding about two phases the words of the one that stands at the place.
    """
    text = next((spot.text for spot in spots(plan) if spot.place == finding.place), "")
    if finding.exact is not None:
        start, words = finding.exact.start, finding.exact.old
        return (start, start + len(words)) if text.startswith(words, start) else (0, 0)
    for words in (finding.text, *reversed(finding.text.split(JOIN))):
        start = text.find(words)
        if words and start >= 0:
            return start, start + len(words)
    return 0, 0
