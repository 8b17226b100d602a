"""The files made of banners: PDF and SVG at true size, office sheets to glue, the proof sheet."""

from collections.abc import Callable, Sequence

from kehoach_gui.core.banner import Banner, RefusedBanner
from kehoach_gui.export.artwork import Artwork
from kehoach_gui.export.artwork_pdf import make_pdf
from kehoach_gui.export.artwork_svg import make_svg
from kehoach_gui.export.banner import DrawnBanner, draw
from kehoach_gui.export.banner_proof import proof_sheets
from kehoach_gui.export.banner_tiles import tiles

Progress = Callable[[int, int], None]


def draw_all(banners: Sequence[Banner], progress: Progress | None = None) -> list[DrawnBanner]:
    """Every banner drawn; `progress` may raise to cancel. Raises what draw raises."""
    drawn = []
    for place, banner in enumerate(banners):
        if progress is not None:
            progress(place, len(banners))
        drawn.append(draw(banner))
    return drawn


def banner_pdf(drawn: Sequence[DrawnBanner], progress: Progress | None = None) -> bytes:
    """A page at true size for each banner."""
    return make_pdf([one.artwork for one in drawn], progress=progress)


def banner_svg(drawn: Sequence[DrawnBanner]) -> bytes:
    """The one banner at true size; raises RefusedBanner for several, an SVG has one page."""
    if len(drawn) != 1:
        raise RefusedBanner("Tệp SVG chỉ chứa một băng rôn. Hãy ghi PDF, hoặc ghi từng băng rôn.")
    return make_svg(drawn[0].artwork)


def tiled_pdf(drawn: Sequence[DrawnBanner], paper: str, progress: Progress | None = None) -> bytes:
    """Plan and sheets of each banner on `paper` (a4, a3). Raises RefusedBanner."""
    pages: list[Artwork] = []
    for place, one in enumerate(drawn):
        if progress is not None:
            progress(place, 2 * len(drawn))
        pages += tiles(one.artwork, paper, one.artwork.title)
    return make_pdf(pages, progress=progress)


def proof_pdf(drawn: Sequence[DrawnBanner], progress: Progress | None = None) -> bytes:
    """All banners to one scale on A4. Raises RefusedBanner for none."""
    sheets = proof_sheets(drawn)
    return make_pdf(sheets, sheets[0].title, progress)
