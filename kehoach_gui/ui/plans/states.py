"""The states of a plan on its way to the signature, in the user's words."""

import re
from collections.abc import Iterable

DRAFT, SIGNED = "draft", "signed"
SUBMITTED = "submitted"
TONES = {DRAFT: "muted", SUBMITTED: "blue", SIGNED: "ok"}
_SUBMITTED = re.compile(r"Bản trình lần ([1-9]\d{0,2})(?: \(\d+\))?")


def state_name(state: str) -> str:
    """Nháp, Trình lần 2, Đã ký; a state that this version does not know as it stands."""
    kind, _, count = state.partition(" ")
    if kind == SUBMITTED:
        return f"Trình lần {count}" if count else "Đã trình"
    return {DRAFT: "Nháp", SIGNED: "Đã ký"}.get(state, state)


def state_tone(state: str) -> str:
    """The colour token a state is written in; the words say it as well."""
    return TONES.get(state.partition(" ")[0], "muted")


def version_name(state: str) -> str:
    """What the version kept at this state is called; "" for a draft."""
    return "" if state == DRAFT else f"Bản {state_name(state)[:1].lower()}{state_name(state)[1:]}"


def state_named(name: str) -> str:
    """The state for which a version of this name stands; "" for a name of the user's own."""
    if name == version_name(SIGNED):
        return SIGNED
    found = _SUBMITTED.fullmatch(name)
    return f"{SUBMITTED} {found[1]}" if found else ""


def submissions(state: str, names: Iterable[str] = ()) -> int:
    """How often a plan was submitted, by its state and the names of its versions."""
    counts = [each.partition(" ")[2] for each in (state, *map(state_named, names))]
    return max((int(count) for count in counts if count.isdigit()), default=0)


def next_states(state: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The states to choose from: draft, every submission so far and one more, signed."""
    reached = submissions(state, names)
    submitted = tuple(f"{SUBMITTED} {number}" for number in range(1, reached + 2))
    return (DRAFT, *submitted, SIGNED)
