"""Pages that lie beside pages that stand: each fits the pane, or all have one scale."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.preview.preview_pane import PAGE_ZOOM, PreviewPane
from tests.core.orders import SHEET

Settle = Callable[..., None]


@pytest.fixture
def preview(window: MainWindow, small_plan: Plan, settle: Settle) -> PreviewPane:
    """The pages of a plan that stands, with an order behind it that lies."""
    window.add_and_open(replace(small_plan, order=SHEET))
    assert window.view is not None
    window.view.show_preview(True)
    window.view.load_preview()
    assert window.view.preview is not None
    pane = window.view.preview.preview
    settle(lambda: bool(pane.list.pages))
    first, last = pane.list.pages[0], pane.list.pages[-1]
    assert first.width < first.height and last.width > last.height
    return pane


def test_every_page_is_as_wide_as_the_pane_whichever_way_it_lies(
    preview: PreviewPane, settle: Settle
) -> None:
    pages = preview.list
    widths = {pages.page_size(place).width() for place in range(len(pages.pages))}
    assert max(widths) - min(widths) <= 1
    settle(lambda: preview.scroll.horizontalScrollBar().maximum() == 0)
    room = preview.scroll.width()
    assert room - 60 <= max(widths) < room


def test_whole_pages_fit_in_both_directions(preview: PreviewPane) -> None:
    preview.set_zoom(PAGE_ZOOM)
    pages, room = preview.list, preview.scroll.size()
    for place in range(len(pages.pages)):
        size = pages.page_size(place)
        assert size.width() < room.width() and size.height() < room.height()


def test_a_chosen_scale_is_that_of_every_page_and_steps_begin_at_the_page_in_sight(
    preview: PreviewPane,
) -> None:
    pages, last = preview.list, len(preview.list.pages) - 1
    bar = preview.scroll.verticalScrollBar()
    bar.setMaximum(pages.minimumHeight())
    bar.setValue(pages.top_of(last))
    fitted = pages.scale_of(last)
    assert preview.place.text().endswith(f"· {fitted * 100:.0f} %")
    preview.step(+1)
    scales = {pages.scale_of(place) for place in range(last + 1)}
    assert len(scales) == 1 and scales.pop() > fitted
