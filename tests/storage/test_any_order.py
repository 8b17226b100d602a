"""Whatever is done with plans in whatever order, the library agrees with a simple picture of it."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library, StalePlan
from tests.storage.conftest import plan_about

SUBJECTS = st.sampled_from(["bầu cử", "đại hội", "chuyển đổi số", "Đề án 06"])


class AnyOrder(RuleBasedStateMachine):
    """A library beside dictionaries of what it should hold."""

    plans = Bundle("plans")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.kehoach"
        self.library = Library.open(self.path, presets=preset.load)
        self.kept: dict[int, tuple[int, Plan]] = {}
        self.places: dict[int, str] = {}
        self.versions: dict[int, list[Plan]] = {}

    @rule(target=plans, subject=SUBJECTS)
    def add(self, subject: str) -> int:
        stored = self.library.add_plan(plan_about(subject))
        self.kept[stored.id] = (1, stored.plan)
        self.places[stored.id] = "desk"
        self.versions[stored.id] = []
        return stored.id

    @rule(plan_id=plans, subject=SUBJECTS)
    def save(self, plan_id: int, subject: str) -> None:
        revision, _ = self.kept[plan_id]
        plan = plan_about(subject, paragraphs=5)
        assert self.library.save_plan(plan_id, revision, plan) == revision + 1
        self.kept[plan_id] = (revision + 1, plan)

    @rule(plan_id=plans, subject=SUBJECTS, behind=st.integers(1, 3))
    def save_too_late(self, plan_id: int, subject: str, behind: int) -> None:
        revision, _ = self.kept[plan_id]
        plan = plan_about(f"muộn: {subject}")
        try:
            self.library.save_plan(plan_id, revision - behind, plan)
        except StalePlan:
            if plan not in self.versions[plan_id]:
                self.versions[plan_id].append(plan)
        else:
            raise AssertionError("a stale save was taken")

    @rule(plan_id=plans, place=st.sampled_from(["desk", "archive", "bin"]))
    def move(self, plan_id: int, place: str) -> None:
        if place == "bin":
            self.library.delete_plan(plan_id)
        else:
            self.library.restore_plan(plan_id)
            self.library.archive_plan(plan_id, place == "archive")
        self.places[plan_id] = place

    @rule(plan_id=consumes(plans))
    def remove(self, plan_id: int) -> None:
        self.library.delete_plan(plan_id)
        self.library.purge_plan(plan_id)
        for picture in (self.kept, self.places, self.versions):
            picture.pop(plan_id)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        assert self.library.notices == []
        self.library = Library.open(self.path, presets=preset.load)

    @invariant()
    def agrees(self) -> None:
        found = {
            "desk": self.library.list_plans(),
            "archive": self.library.list_plans(archived=True),
            "bin": self.library.list_deleted(),
        }
        assert {row.id: place for place, rows in found.items() for row in rows} == self.places
        for plan_id, (revision, plan) in self.kept.items():
            stored = self.library.load_plan(plan_id)
            assert (stored.revision, stored.plan) == (revision, plan)
            rows = self.library.list_versions(plan_id)
            versions = [self.library.load_version(row.id) for row in rows]
            assert versions[::-1] == self.versions[plan_id]
        assert self.library.damage() == ()

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


AnyOrder.TestCase.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)
TestAnyOrder = AnyOrder.TestCase
