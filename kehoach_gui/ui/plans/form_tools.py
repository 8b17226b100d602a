"""Puts the tools into the forms of the head and the tail, with what they need of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_gui.ui.plans.head_tools import HeadTools, LastNumberNote
from kehoach_gui.ui.plans.signer_tools import SignerTools
from kehoach_gui.ui.plans.tail_tools import TailTools

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.storage.plans import PlanRow
    from kehoach_gui.ui.main_window import MainWindow
    from kehoach_gui.ui.plans.plan_view import PlanView

BELOW_NUMBER, BELOW_RECIPIENTS, ABOVE_SIGNATURE = 3, 2, 3  # places among the rows of the two forms


def add_form_tools(window: MainWindow, view: PlanView) -> HeadTools:
    """Marks, bodies and the last number at the head; recipients' tools at the tail."""

    def organisations() -> tuple[Organisation, ...]:
        return tuple(each.organisation for each in window.library.list_organisations())

    def rows() -> tuple[PlanRow, ...]:
        return (*window.library.list_plans(), *window.library.list_plans(archived=True))

    head = HeadTools(window.theme, organisations)
    view.head_form.add_tools(head, 0)
    view.head_form.add_tools(LastNumberNote(window.theme, rows, organisations), BELOW_NUMBER)
    recipients = view.tail_form.fields["recipients"]
    tail = TailTools(window.theme, recipients, organisations, window.address_book)
    tail.book_asked.connect(window.edit_address_book)
    view.tail_form.add_tools(tail, BELOW_RECIPIENTS)
    signers = SignerTools(window.theme, organisations)
    view.tail_form.add_tools(signers, ABOVE_SIGNATURE)
    signers.edit_asked.connect(window.edit_organisations)
    head.edit_asked.connect(window.edit_organisations)
    head.switched.connect(
        lambda name: window.toast.say(
            f"Văn bản nay do “{name}” ban hành, lời văn giữ nguyên.", ("Hoàn tác", window.undo)
        )
    )
    return head
