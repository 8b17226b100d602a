"""Which slogans a banner is made of: those chosen in the library, else those of the open plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kehoach_gui.core.slogan_sections import slogan_blocks, values_for
from kehoach_gui.core.slogan_variables import fill, values_of

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan


MOST = 200  # slogans at once; a proof of them has some thirty pages


def show_banners(window: Any) -> None:
    """Open the artwork of the slogans in sight; without any the user types the words."""
    from kehoach_gui.ui.slogans.banner_dialog import open_banner

    window.commit_words()
    texts = texts_in_sight(window)
    if len(texts) > MOST:
        window.toast.say(f"Maket mở {MOST} khẩu hiệu đầu trong {len(texts)} câu đang chọn.")
    open_banner(window, texts[:MOST])


def texts_in_sight(window: Any) -> tuple[str, ...]:
    """The chosen slogans of the library's page, else the section's, else all of the plan.

    Variables that the plan or the only office knows are filled; the others stay visible.
    """
    page = window.slogan_page()
    plan = window.session.plan if window.session is not None else None
    if page is not None:
        texts = tuple(row.text for row in page.search.rows(page.chosen()))
    elif plan is not None:
        texts = _texts_of(plan, window.view.current_id() if window.view is not None else 0)
    else:
        texts = ()
    values = _values(window, plan)
    return tuple(fill(text, values) for text in texts)


def _texts_of(plan: Plan, section_id: int) -> tuple[str, ...]:
    """The slogans of a section; of the whole plan where it has none."""
    blocks = list(slogan_blocks(plan))
    here = [block.text for place, block in blocks if place[1] == section_id]
    return tuple(here or [block.text for _, block in blocks])


def _values(window: Any, plan: Plan | None) -> Mapping[str, str]:
    offices = [stored.organisation for stored in window.library.list_organisations()]
    if plan is not None:
        return values_for(plan, offices)
    return values_of(offices[0]) if len(offices) == 1 else {}
