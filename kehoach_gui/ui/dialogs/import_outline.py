"""The right side of the import dialog: the read plan as a tree, fields of head and tail by name."""

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.dialogs.import_trace import Field, head_fields, tail_fields
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL, Node, OutlineModel, build_tree
from kehoach_gui.ui.plans.outline_view import OutlineView
from kehoach_gui.ui.theme import Theme

WANTED = ("issuing_body", "number", "type_name", "subject", "signer_name")  # said where missing
MISSING = "chưa có"


class ReadModel(OutlineModel):
    """The rows of a plan's outline with one more for each field of head and tail."""

    def show(self, plan: Plan, preset: Preset) -> None:
        """Take the rows of a plan that was read."""
        fresh = build_tree(plan, preset)
        fields = {HEAD: head_fields(plan, preset), TAIL: tail_fields(plan)}
        for node in fresh.children:
            for field in fields.get(node.ident, ()):
                if field.words or field.role in WANTED:
                    node.add(_row(field))
        self.take(fresh)


def _row(field: Field) -> Node:
    words = f"{field.name}: {field.words}" if field.words else field.name
    note = "" if field.words else MISSING
    spoken = f"{field.name}: {field.words or MISSING}"
    return Node(field.ident, words, note, spoken)


class ReadView(OutlineView):
    """The tree of what was read; nothing can be moved in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, model=ReadModel)
        self.setDragDropMode(OutlineView.DragDropMode.NoDragDrop)
        self.setAccessibleName("Bố cục đọc được")
