"""The states of a plan on its way to the signature, in the user's words."""

DRAFT, SIGNED = "draft", "signed"
SUBMITTED = "submitted"
TONES = {DRAFT: "muted", SUBMITTED: "blue", SIGNED: "ok"}


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


def next_states(state: str) -> tuple[str, ...]:
    """The states to choose from: draft, every submission so far and one more, signed."""
    _, _, count = state.partition(" ")
    reached = int(count) if count.isdigit() else 0
    submitted = tuple(f"{SUBMITTED} {number}" for number in range(1, reached + 2))
    return (DRAFT, *submitted, SIGNED)
