"""Writes one artwork as SVG at true size: millimetres as units, outlines, no text, no links."""

from html import escape

from kehoach_gui.export.artwork import Artwork, Shape
from kehoach_gui.export.artwork_pdf import path_words

_SVG = ("M{} {}", "L{} {}", "C{} {} {} {} {} {}", "Z")


def make_svg(art: Artwork) -> bytes:
    """The SVG of an artwork made of shapes alone."""
    size = f'width="{art.width:.12g}mm" height="{art.height:.12g}mm"'
    box = f'viewBox="0 0 {art.width:.12g} {art.height:.12g}"'
    shapes = "".join(_shape(item) for item in art.items if isinstance(item, Shape))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>\n'
        f"<title>{escape(art.title)}</title>\n{shapes}</svg>\n"
    ).encode()


def _shape(shape: Shape) -> str:
    outline = path_words(shape.path, _SVG)
    if not shape.line:
        return f'<path fill="{shape.colour}" d="{outline}"/>\n'
    dash = f' stroke-dasharray="{shape.dash:g}"' if shape.dash else ""
    return (
        f'<path fill="none" stroke="{shape.colour}" stroke-width="{shape.line:g}"{dash} '
        f'd="{outline}"/>\n'
    )
