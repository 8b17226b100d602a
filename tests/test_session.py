"""The session: one history, saving within a second, a stale save that loses nothing."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Citation, Plan, Title
from kehoach_gui.session import SAVE_AFTER_MS, PlanSession


class Stale(UserError):
    """Another window saved first."""


class Stored:
    def __init__(self, ident: int, revision: int) -> None:
        self.id, self.revision = ident, revision


class Store:
    """Remembers what it was given; raises what it was told to."""

    def __init__(self) -> None:
        self.saved: list[tuple[int, int, Plan]] = []
        self.added: list[Plan] = []
        self.trouble: UserError | None = None

    def save_plan(self, plan_id: int, revision: int, plan: Plan) -> int:
        if self.trouble is not None:
            raise self.trouble
        self.saved.append((plan_id, revision, plan))
        return revision + 1

    def add_plan(self, plan: Plan) -> Stored:
        self.added.append(plan)
        return Stored(99, 1)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def session(qapp: QApplication, store: Store) -> PlanSession:
    return PlanSession(store, 7, 3, Plan("party-hd05"), Stale)


def subject(words: str) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, title=Title("Kế hoạch", words))


def wait(qapp: QApplication, until: Callable[[], bool], seconds: float = 3.0) -> float:
    start = time.monotonic()
    while not until():
        assert time.monotonic() - start < seconds, "nothing happened in time"
        qapp.processEvents()
        time.sleep(0.005)
    return time.monotonic() - start


def test_an_edit_that_changes_nothing_is_no_step(session: PlanSession) -> None:
    assert not session.apply("gõ", lambda plan: plan)
    assert not session.apply("gõ", lambda plan: replace(plan))
    assert session.undo_stack.count() == 0


def test_typing_is_one_step_until_the_step_is_ended(session: PlanSession) -> None:
    for words in ("đ", "đợ", "đợt"):
        session.apply("gõ", subject(words), merge_key=("field", "subject"))
    session.end_step()
    session.apply("gõ", subject("đợt 1"), merge_key=("field", "subject"))
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.plan.title.subject == "đợt"
    session.undo_stack.undo()
    assert session.plan == Plan("party-hd05")
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert session.plan.title.subject == "đợt 1"


def test_a_pause_ends_the_step(session: PlanSession, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("kehoach_gui.session.time.monotonic", lambda: now)
    session.apply("gõ", subject("a"), merge_key=("x",))
    now = 101.4
    session.apply("gõ", subject("ab"), merge_key=("x",))
    now = 103.0
    session.apply("gõ", subject("abc"), merge_key=("x",))
    assert session.undo_stack.count() == 2


def test_edits_of_different_places_do_not_merge(session: PlanSession) -> None:
    session.apply("gõ", subject("a"), merge_key=("x",))
    session.apply("gõ", subject("b"), merge_key=("y",))
    session.apply("gõ", subject("c"))
    assert session.undo_stack.count() == 3


def test_the_plan_before_and_after_is_told_once_for_each_edit(session: PlanSession) -> None:
    told: list[tuple[Plan, Plan]] = []
    session.plan_changed.connect(lambda before, after: told.append((before, after)))
    first = session.plan
    session.apply("gõ", subject("a"))
    session.undo_stack.undo()
    assert [(b is first, a is first) for b, a in told] == [(True, False), (False, True)]


def test_a_save_comes_within_a_second_also_while_typing_goes_on(
    qapp: QApplication, session: PlanSession, store: Store
) -> None:
    words = ""
    start = time.monotonic()
    while not store.saved:
        words += "ế"
        session.apply("gõ", subject(words), merge_key=("x",))
        qapp.processEvents()
        time.sleep(0.01)
        assert time.monotonic() - start < 1.5
    assert time.monotonic() - start < 1.0 + 0.1
    assert store.saved[0][:2] == (7, 3)
    assert session.revision == 4


def test_a_flush_saves_the_newest_plan_and_only_once(session: PlanSession, store: Store) -> None:
    session.apply("gõ", subject("a"))
    session.apply("gõ", subject("b"))
    assert session.is_dirty
    assert session.flush()
    assert session.flush()
    assert [plan.title.subject for _, _, plan in store.saved] == ["b"]
    assert not session.is_dirty


def test_a_failed_save_is_told_and_tried_again(
    qapp: QApplication, session: PlanSession, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach_gui.session.RETRY_AFTER_MS", 30)
    told: list[str] = []
    session.save_failed.connect(told.append)
    store.trouble = UserError("Ổ đĩa đã đầy.")
    session.apply("gõ", subject("a"))
    assert not session.flush()
    assert told == ["Ổ đĩa đã đầy."]
    assert session.is_dirty
    store.trouble = None
    wait(qapp, lambda: bool(store.saved))
    assert store.saved[0][2].title.subject == "a"


def test_a_stale_save_becomes_a_plan_of_its_own(session: PlanSession, store: Store) -> None:
    apart: list[int] = []
    session.kept_apart.connect(apart.append)
    store.trouble = Stale("Đã lưu ở nơi khác.")
    session.apply("gõ", subject("của tôi"))
    assert session.flush()
    assert [plan.title.subject for plan in store.added] == ["của tôi"]
    assert apart == [99]
    store.trouble = None
    session.apply("gõ", subject("tiếp"))
    assert session.flush()
    assert store.saved[-1][:2] == (99, 1)


def test_the_save_delay_leaves_room_below_a_second() -> None:
    assert SAVE_AFTER_MS < 1000


def test_a_large_history_stays_quick(session: PlanSession) -> None:
    start = time.process_time()
    for number in range(500):
        session.apply("gõ", subject(str(number)))
    for _ in range(500):
        session.undo_stack.undo()
    assert session.plan == Plan("party-hd05")
    assert time.process_time() - start < 1.0


def test_what_follows_from_the_words_is_saved_without_an_undo_step(
    qapp: QApplication, session: PlanSession, store: Store
) -> None:
    session.apply("sửa", subject("một"))
    before = session.plan
    cited = replace(before, citations=(Citation("Luật", "1/2025/QH15"),))
    assert session.amend(before, cited)
    assert session.plan is cited and session.undo_stack.count() == 1
    assert session.flush() and store.saved[-1][2] is cited
    session.apply("sửa tiếp", subject("hai"))
    session.undo_stack.undo()
    assert session.plan is cited
    assert not session.amend(before, replace(before, citations=()))
    assert session.plan is cited
