"""The body's paragraphs into sections: headings, numbered paragraphs, phases, slogans, bullets."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach_gui.core.periods import find_period_words, opens_with_period
from kehoach_gui.core.phase_labels import is_phase_label
from kehoach_gui.core.plan import Block, BlockType, Kind
from kehoach_gui.core.plan import Mark as BlockMark
from kehoach_gui.reading.draft import MAX_DEPTH, Draft, Stack, draft_of, is_styled
from kehoach_gui.reading.kinds import has_slogan_words, heading_kind, names_spells
from kehoach_gui.reading.lines import is_caps, is_ended
from kehoach_gui.reading.marks import Mark, read_mark, without_star_dot
from kehoach_gui.reading.model import Grid, Line, Roles
from kehoach_gui.reading.sources import as_written, emphasis_of
from kehoach_gui.reading.tables import exact_words, lowered, starts_with

_LONGEST_HEADING = 200  # characters without a closing mark
_LONGEST_LEAD = 130  # characters of a heading that ends with a colon
_LONGEST_CLOSED = 70  # characters of a heading that ends with a full stop
_PLAIN_HEADING = 100  # characters of a heading without a number
_LONGEST_SLOGAN = 260
_SHOUTS = ("!", "!”", "!./.", '!"', "!.", "! ./.", "!;", "!”.", '!".', "!”;")


def build_outline(
    lines: Sequence[Line], roles: Roles, kind: Kind = "other", styled: bool = False
) -> Stack:
    """The tree of the body, under the root of the stack that comes back; `kind` is the root's.

    `styled` says that Word's headings are known from elsewhere, see Stack.
    """
    stack = Stack(kind, styled or is_styled(lines))
    marks = [read_mark(without_star_dot(line.text)) for line in lines]
    skipped = False
    for place, line in enumerate(lines):
        if skipped:
            skipped = False
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        if following is not None and following.sources[0] in roles.forced:
            following = None  # it is no other line's heading or continuation
        next_mark = marks[place + 1] if following is not None else None
        mark = marks[place]
        forced = roles.forced.get(line.sources[0])
        if forced is not None:
            _add_forced(stack, mark, line, forced, roles)
        elif line.grid is not None:
            _add_block(stack.top, _table(line.grid), line, roles)
        elif mark is not None and mark.family != "bullet" and stack.accepts(mark):
            skipped = _add_numbered(stack, mark, line, following, next_mark, roles)
        elif mark is not None and mark.family == "bullet":
            _add_bullet(stack, mark, line, next_mark, roles)
        else:
            _add_plain(stack, line, following, next_mark, roles)
    _finish(stack.root, roles)
    return stack


def add_paragraph(stack: Stack, line: Line, roles: Roles) -> None:
    """Add a line as a paragraph behind all others, whatever it looks like."""
    _add_block(stack.top, Block("paragraph", line.text), line, roles)


def _add_numbered(
    stack: Stack,
    mark: Mark,
    line: Line,
    following: Line | None,
    next_mark: Mark | None,
    roles: Roles,
) -> bool:
    """Add a numbered line; True where it took the following line for its heading."""
    parent = stack.parent_place(mark)
    if _is_numbered_slogan(stack, mark, parent, next_mark):
        letter: BlockMark = "letter" if mark.family in ("lower", "upper") else "number"
        _add_block(stack.top, Block("slogan", mark.rest, letter), line, roles)
        return False
    if parent >= MAX_DEPTH:
        mark_name: BlockMark = "letter" if mark.family == "lower" else "number"
        _add_block(stack.open[MAX_DEPTH], Block("bullet", mark.rest, mark_name), line, roles)
        return False
    draft = draft_of(mark)
    draft.sources = line.sources
    words, taken = mark.rest, False
    holder = line
    if not words and following is not None and next_mark is None and _may_head(following):
        holder, words, taken = following, following.text, True
        draft.sources += following.sources
    under = stack.open[parent]
    stack.push(draft, parent)
    if is_phase_label(words) or (under.kind == "phases" and _is_spell(words)):
        draft.kind, draft.heading = "phase", as_written(holder, words)
        roles.give("phase", draft.sources)
    elif _looks_headed(holder, words) or (
        not (stack.styled and holder.look is not None and words)
        and _is_heading(mark, words, following, next_mark)
    ):
        draft.heading = as_written(holder, words) or None
        draft.kind, draft.caps = heading_kind(words), is_caps(words)
        draft.level = holder.look.level if holder.look is not None else None
        draft.lead = has_slogan_words(words)
        roles.give("heading", draft.sources)
    elif words:
        draft.blocks.append(_with_look(Block("paragraph", words), holder))
        draft.lead = _leads_to_slogans(words)
        roles.give("item", draft.sources)
    return taken


def _add_forced(stack: Stack, mark: Mark | None, line: Line, role: str, roles: Roles) -> None:
    """Add a line as the user wants it; its number counts where it can stand there."""
    if line.grid is not None:
        _add_block(stack.top, _table(line.grid), line, roles)
        return
    numbered = mark is not None and mark.family != "bullet" and stack.accepts(mark)
    words = mark.rest if mark is not None else line.text
    if role in ("heading", "phase", "item") and mark is not None and numbered:
        parent = stack.parent_place(mark)
        if parent < MAX_DEPTH:
            draft = draft_of(mark)
            draft.sources = line.sources
            stack.push(draft, parent)
            if role == "item":
                draft.blocks.append(_with_look(Block("paragraph", words), line))
            else:
                draft.heading = as_written(line, words) or None
                draft.kind = "phase" if role == "phase" else heading_kind(words)
                draft.lead = has_slogan_words(words)
            return
    if role == "phase":
        _push_phase(stack, words, line, roles)
    elif role == "heading":
        _push_plain(stack, line.text if numbered else words, line, roles)
    elif role in ("bullet", "slogan"):
        block_mark: BlockMark | None = "none" if role == "slogan" and mark is None else None
        kind: BlockType = "slogan" if role == "slogan" else "bullet"
        _add_block(stack.top, Block(kind, words, block_mark), line, roles)
    else:
        text = words if mark is not None and mark.family == "bullet" else line.text
        _add_block(stack.top, Block("paragraph", text), line, roles)


def _looks_headed(line: Line, words: str) -> bool:
    """Whether a numbered line is set as headings are: all of it bold, or a heading of Word's."""
    look = line.look
    if look is None or not 0 < len(words) <= _LONGEST_HEADING or words.endswith((";", ",")):
        return False
    return look.bold or look.level is not None


def _table(grid: Grid) -> Block:
    return Block("table", "", rows=grid.rows, header_rows=grid.header_rows)


def _with_look(block: Block, line: Line) -> Block:
    """The block with the emphasis that its words have in the line, and its letters as typed."""
    if line.written is None and not line.emphasis:
        return block
    emphasis = emphasis_of(line, block.text)
    return replace(block, text=as_written(line, block.text), emphasis=emphasis)


def _is_spell(words: str) -> bool:
    """Whether the heading tells a spell of time, by its days or by an event (Trước ngày bầu cử)."""
    if opens_with_period(words):
        return True
    opener = starts_with("kinds", "spells", "openers").match(lowered(words[:40]))
    return opener is not None and find_period_words(words) is not None


def _is_numbered_slogan(stack: Stack, mark: Mark, parent: int, next_mark: Mark | None) -> bool:
    place = _slogans_place(stack)
    if place is None or mark.family in ("part", "roman", "upper"):
        return False
    if mark.rest.endswith(_SHOUTS):
        return True
    inside = parent >= place and heading_kind(mark.rest) == "other"
    opens = next_mark is not None and next_mark.family == "bullet"
    return (
        inside and not opens and not mark.rest.endswith(":") and len(mark.rest) <= _LONGEST_SLOGAN
    )


def _slogans_place(stack: Stack) -> int | None:
    """The index of the open section of slogans that the next line stands in."""
    for place in range(len(stack.open) - 1, -1, -1):
        if stack.open[place].kind == "slogans":
            return place
        if stack.open[place].kind != "other":
            return None
    return None


def _is_heading(mark: Mark, words: str, following: Line | None, next_mark: Mark | None) -> bool:
    """Whether a numbered line is a heading rather than a paragraph of its own."""
    if is_caps(words) or mark.family == "part" or not words:
        return True
    if words.endswith(":"):
        return len(words) <= _LONGEST_LEAD and ": " not in words
    holds = following is not None and _is_inside(mark, next_mark)
    if is_ended(words):
        short = len(words) <= _LONGEST_CLOSED and words.endswith(".")
        return short and holds
    if len(words) > _LONGEST_HEADING:
        return False
    return holds or mark.family in ("roman", "upper")


def _is_inside(mark: Mark, next_mark: Mark | None) -> bool:
    """Whether the following line may stand inside a section with this mark."""
    if next_mark is None or next_mark.family == "bullet":
        return True
    if next_mark.family == mark.family and next_mark.style == mark.style:
        return False
    if next_mark.family == "dotted" and mark.family == "dotted":
        return len(next_mark.parts) > len(mark.parts)
    return next_mark.value == 1


def _add_bullet(stack: Stack, mark: Mark, line: Line, next_mark: Mark | None, roles: Roles) -> None:
    top = stack.top
    words = mark.rest
    if mark.style != "+" and _is_bulleted_phase(stack, words, next_mark):
        _push_phase(stack, words, line, roles)
        return
    dashes_follow = (
        next_mark is not None and next_mark.family == "bullet" and next_mark.style not in "*+"
    )
    if mark.style == "*" and words.endswith(":") and dashes_follow:
        _add_block(top, Block("paragraph", words), line, roles)
        top.lead = _leads_to_slogans(words)
        return
    block_mark: BlockMark | None = "plus" if mark.style == "+" and top.dashed else None
    top.dashed = top.dashed or mark.style != "+"
    if _is_slogan(stack, words):
        _add_block(top, Block("slogan", words, block_mark), line, roles)
        return
    _add_block(top, Block("bullet", words, block_mark), line, roles)
    top.lead = _leads_to_slogans(words)


def _is_bulleted_phase(stack: Stack, words: str, next_mark: Mark | None) -> bool:
    if is_phase_label(words):
        return True
    holds = next_mark is not None and next_mark.style == "+"
    spells = stack.top.kind == "phases" or (stack.top.is_phase and stack.top.family == "phase")
    return spells and (holds or words.endswith(":")) and opens_with_period(words)


def _push_phase(stack: Stack, words: str, line: Line, roles: Roles) -> None:
    """Open a phase without a number beside the last such one, else inside what is open."""
    place = stack.place_of("phase")
    parent = place - 1 if place is not None else min(len(stack.open) - 1, MAX_DEPTH)
    heading = as_written(line, words)
    draft = Draft("phase", heading=heading, kind="phase", sources=line.sources)
    stack.push(draft, parent)
    roles.give("phase", line.sources)


def _is_slogan(stack: Stack, words: str) -> bool:
    if len(words) > _LONGEST_SLOGAN:
        return False
    if _slogans_place(stack) is not None:
        return not words.endswith((":", ";")) or words.endswith(_SHOUTS)
    return stack.top.lead and words.endswith(_SHOUTS)


def _leads_to_slogans(words: str) -> bool:
    return words.endswith(":") and has_slogan_words(words)


def _add_plain(
    stack: Stack, line: Line, following: Line | None, next_mark: Mark | None, roles: Roles
) -> None:
    words = without_star_dot(line.text)
    if is_phase_label(words) or (
        _in_spells(stack) and words.endswith(":") and opens_with_period(words)
    ):
        _push_phase(stack, words, line, roles)
    elif words.endswith(_SHOUTS) and _is_slogan(stack, words):
        _add_block(stack.top, Block("slogan", words, "none"), line, roles)
    elif (
        words == line.text
        and not stack.top.tabled
        and (
            _is_plain_heading(stack, words, following, next_mark)
            or (line.look is not None and line.look.level is not None and _may_head(line))
        )
    ):
        _push_plain(stack, words, line, roles)
    elif _is_slogan(stack, words) and not is_ended(words):
        _add_block(stack.top, Block("slogan", words, "none"), line, roles)
    else:
        _add_block(stack.top, Block("paragraph", words), line, roles)
        stack.top.lead = stack.top.lead or _leads_to_slogans(words)
        stack.top.tabled = stack.top.tabled or words in exact_words("words", "tables", "first")


def _in_spells(stack: Stack) -> bool:
    return stack.top.kind == "phases" or stack.top.family == "phase"


def _may_head(line: Line) -> bool:
    text = line.text
    if line.grid is not None or len(text) > _LONGEST_HEADING:
        return False
    return not is_ended(text) or (text.endswith(":") and len(text) <= _LONGEST_LEAD)


def _is_plain_heading(
    stack: Stack, words: str, following: Line | None, next_mark: Mark | None
) -> bool:
    if following is None or len(words) > _PLAIN_HEADING:
        return False
    kind = heading_kind(words)
    if is_caps(words):
        return kind != "other" or (not is_ended(words) and len(words.split()) >= 2)
    if kind == "other":
        return False
    if words.endswith(":"):
        return len(words.split()) <= 8 and next_mark is not None
    return not is_ended(words)


def _push_plain(stack: Stack, words: str, line: Line, roles: Roles) -> None:
    """Open a heading without a number: by its level in Word, where that is known.

    Else one of capitals stands beside the outermost, others inside a section.
    """
    draft = Draft("plain", kind=heading_kind(words), caps=is_caps(words))
    draft.heading = as_written(line, words)
    draft.sources = line.sources
    draft.lead = has_slogan_words(words)
    draft.level = line.look.level if line.look is not None else None
    if draft.level is not None:
        level = draft.level
        outer = [p for p, d in enumerate(stack.open) if d.level is not None and d.level < level]
        stack.push(draft, min(max([0, *outer]), MAX_DEPTH))
    elif draft.caps:
        part = stack.place_of("part")
        stack.push(draft, part if part is not None else 0)
    else:
        numbered = [p for p, d in enumerate(stack.open) if d.number is not None and d.heading]
        loud = [p for p, d in enumerate(stack.open) if d.family == "plain" and d.caps]
        stack.push(draft, min(max([0, *numbered, *loud]), MAX_DEPTH))
    roles.give("heading", line.sources)


def _add_block(draft: Draft, block: Block, line: Line, roles: Roles) -> None:
    if draft.family == "root":
        if not draft.children or draft.children[-1].family != "loose":
            draft.children.append(Draft("loose", kind=draft.kind))
        draft = draft.children[-1]
    draft.blocks.append(_with_look(block, line))
    roles.give(block.type, line.sources)


def _finish(root: Draft, roles: Roles) -> None:
    """Settle what only the whole list shows: phases by their neighbours, sections of phases."""
    pending = [root]
    while pending:
        draft = pending.pop()
        pending.extend(draft.children)
        phases = [child for child in draft.children if child.is_phase]
        numbered = [child for child in draft.children if child.number is not None]
        if draft.kind == "other" and len(phases) >= 2 and draft.heading:
            draft.kind = "phases"
        if draft.kind in ("other", "content") and draft.heading:
            timed = [c for c in numbered if c.heading and _is_spell(c.heading)]
            if len(timed) >= 2 and len(timed) * 2 >= len(numbered):
                draft.kind = "phases"
                for child in timed:
                    _make_phase(child, roles)
        if draft.kind != "phases" or not numbered or draft.family == "root":
            continue
        spells = names_spells(draft.heading)
        if spells or len([c for c in numbered if c.is_phase]) * 2 >= len(numbered):
            for child in numbered:
                if child.kind == "other" and (child.heading or spells):
                    _make_phase(child, roles)


def _make_phase(draft: Draft, roles: Roles) -> None:
    if draft.heading is None:
        if not draft.blocks or len(draft.blocks[0].text) > _LONGEST_HEADING:
            return
        draft.heading = draft.blocks.pop(0).text
    draft.kind = "phase"
    for source in draft.sources:
        roles.given[source] = "phase"
