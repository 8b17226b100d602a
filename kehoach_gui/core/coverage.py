"""What of a superior's plan one's own answers: its sections matched by headings and words."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from kehoach_gui.core.plan import Plan, Section, walk
from kehoach_gui.core.text import fold, squeeze
from kehoach_gui.core.word_diff import likeness, word_count

Answer = Literal["answered", "partly", "open"]

WHOLE, PART = 0.55, 0.28  # share of a section's words from which it is answered, or in part
_HEADING_BONUS = 0.35  # what an equal heading adds
_ALIKE = 0.75  # from which share of common words two headings are the same


@dataclass(frozen=True, slots=True)
class Covered:
    """A section of the superior's plan; `own` is the id of the section that answers it best."""

    section: Section
    depth: int
    number: str
    heading: str
    own: int | None
    share: float
    answer: Answer


def coverage(superior: Plan, plan: Plan) -> tuple[Covered, ...]:
    """Every section of the superior's plan that says something, in reading order.

    Answered: most of its words stand in one section of the plan, or half of them under the same
    heading. Sections with nothing but sections below them count by their heading alone.
    """
    mine = [
        (section, _folded(section.heading), _words(section)) for section, _ in walk(plan.sections)
    ]
    sections = [each for each in walk(superior.sections) if _words(each[0])]
    spread = Counter(word for section, _ in sections for word in _words(section))
    found = []
    for section, depth in sections:
        heading, words = _folded(section.heading), _words(section)
        best, share = None, 0.0
        for own, own_heading, own_words in mine:
            score = _score(heading, words, own_heading, own_words, spread)
            if score > share:
                best, share = own.id, score
        answer: Answer = "answered" if share >= WHOLE else "partly" if share >= PART else "open"
        title = section.heading or (section.blocks[0].words if section.blocks else "")
        found.append(
            Covered(
                section,
                depth,
                section.number or "",
                title,
                None if answer == "open" else best,
                share,
                answer,
            )
        )
    return tuple(found)


def _score(
    heading: str,
    words: Counter[str],
    own_heading: str,
    own: Counter[str],
    spread: Counter[str],
) -> float:
    """The share of a section's words that another one holds, more where the headings are alike.

    A word counts the less the more sections of the superior's plan have it (`spread`).
    """
    both = words & own
    held, whole = (sum(n / spread[word] for word, n in some.items()) for some in (both, words))
    share = held / whole
    if len(own) > 3 * len(words):  # a long section holds many words by chance
        share *= 0.8
    if heading and own_heading:
        alike = likeness(Counter(heading.split()), Counter(own_heading.split()))
        share += _HEADING_BONUS * (alike if alike >= _ALIKE else 0.0)
    return min(1.0, share)


def _folded(heading: str | None) -> str:
    return squeeze(fold(heading or ""))


def _words(section: Section) -> Counter[str]:
    """The folded words of a section itself: heading and blocks."""
    texts = [section.heading or "", *(block.words for block in section.blocks)]
    return word_count(fold(" ".join(texts)))


def basis_line(superior: Plan, number: str, date_words: str) -> str:
    """The căn cứ line that names a superior's plan, as far as its parts are known."""
    kind = (superior.title.type_name or "Kế hoạch").capitalize()
    body = squeeze(superior.header.issuing_body or "")
    parts = [f"Căn cứ {kind}"]
    if number:
        parts.append(f"số {number}")
    if date_words:
        parts.append(date_words)
    if body:
        parts.append(f"của {body}")
    subject = superior.title.subject
    words = " ".join(parts)
    return f"{words} về {_lower_first(subject)}" if subject else words


def _lower_first(text: str) -> str:
    first, rest = text[:1], text[1:]
    keep = len(text) > 1 and text[:2].isupper()
    bare = text if keep else first.lower() + rest
    return bare.removeprefix("về ")
