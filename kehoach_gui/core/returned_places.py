"""Where a change stands, in words: the sections above it, what it stands behind."""

from kehoach_gui.core.alignment import MAIN
from kehoach_gui.core.numbering import lead
from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.core.returned_tree import Outline
from kehoach_gui.core.text import squeeze

_PATH, _NAMED = 3, 60  # sections of a path that are named, characters of a name


def label(section: Section | None) -> str:
    """A section's number and first words, short."""
    if section is None:
        return ""
    words = section.heading or (section.blocks[0].words if section.blocks else "")
    name = squeeze(f"{lead(section)}{words}")
    return name if len(name) <= _NAMED else f"{name[:_NAMED].rpartition(' ')[0]}…"


def _chain(outline: Outline, own: int, old: bool) -> list[str]:
    """The labels of a section's ancestors from the outermost, its own one last."""
    nodes, homes = (outline.olds, outline.old_home) if old else (outline.news, outline.new_home)
    names: list[str] = []
    here: object = own
    while isinstance(here, int):
        known = outline.olds.get(here, nodes[here])  # the words the user knows
        names.append(label(known.section))
        here = homes[here]
    return names[::-1]


def path_of(outline: Outline, own: int, old: bool) -> str:
    """The sections below the outermost one, down to this; "" for an outermost one."""
    return " › ".join(_chain(outline, own, old)[1:][-_PATH:])


def where(outline: Outline, own: int, old: bool) -> str:
    """The section that holds one and what it stands behind, in words."""
    homes, lists = (
        (outline.old_home, outline.old_lists) if old else (outline.new_home, outline.new_lists)
    )
    nodes = outline.olds if old else outline.news
    home = homes[own]
    place = lists[home].index(own)
    if place:
        return f"sau «{label(nodes[lists[home][place - 1]].section)}»"
    if isinstance(home, int):
        return f"đầu mục «{label(nodes[home].section)}»"
    return "đầu kế hoạch" if home == MAIN else f"đầu phụ lục {home[1] + 1}"


def groups(outline: Outline, plan: Plan, returned: Plan) -> dict[int, str]:
    """The words of the outermost section of each section; of an appendix its name."""
    found: dict[int, str] = {}
    for own in {**outline.olds, **outline.news}:
        old = own not in outline.news
        homes = outline.old_home if old else outline.new_home
        outer: int = own
        while isinstance(home := homes[outer], int):
            outer = home
        if home == MAIN:
            found[own] = label((outline.olds.get(outer) or outline.news[outer]).section)
        else:
            title = (plan if old else returned).appendices[home[1]].title
            found[own] = squeeze(f"Phụ lục {home[1] + 1}: {title}")
    return found
