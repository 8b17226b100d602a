"""Braces in Nơi nhận: lines that share one note, typed as `} (để b/c)`."""

import re
from dataclasses import dataclass

_BRACE = re.compile(r"\s*[,;.]?\s*\}\s*(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Group:
    """Recipient lines under one brace; a single line without one has an empty note."""

    lines: tuple[str, ...]
    note: str = ""


def grouped(recipients: tuple[str, ...]) -> tuple[Group, ...]:
    """The lines in groups: neighbours that end with } form one, its note stands after the last.

    A lone line ending in } (note) groups itself and the line before it (plan.schema.json).
    """
    groups: list[Group] = []
    open_lines: list[str] = []
    for recipient in recipients:
        match = _BRACE.search(recipient)
        if match is None:
            groups += [Group((line,)) for line in open_lines]
            open_lines = []
            groups.append(Group((recipient,)))
            continue
        open_lines.append(recipient[: match.start()])
        if match[1]:
            if len(open_lines) == 1 and groups and not groups[-1].note:
                open_lines = [*groups.pop().lines, *open_lines]
            groups.append(Group(tuple(open_lines), match[1].strip()))
            open_lines = []
    groups += [Group((line,)) for line in open_lines]
    return tuple(groups)
