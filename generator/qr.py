"""A QR code as a drawing inside a page, small and quick to make: one for each page of a site with its own address."""

import re
from collections.abc import Iterable

from markupsafe import Markup

# The quiet zone that readers need around the code, in modules.
_QUIET = 4
# Readers take any of the eight masks. Trying them all for the handsomest takes five times as long.
_MASK = 3
_DARK = re.compile(b"\1+")
_DRAWING = Markup(
    '<svg class="gr-qr" viewBox="0 0 {0} {0}" role="img"><title>{1}</title><path stroke="#000" d="{2}"/></svg>'
)


def qr_svg(text: str, title: str) -> Markup:
    """SVG with a QR code that says a text; nothing for one that is too long for a code."""
    import segno  # only sites with an address need it

    try:
        code = segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False)
    except segno.DataOverflowError:
        return Markup()
    side = len(code.matrix) + 2 * _QUIET
    return _DRAWING.format(side, title, _path(code.matrix))


def qr_picture(text: str) -> str:
    """The same as a document by itself, for paper; empty for a text that is too long for a code."""
    return str(qr_svg(text, "")).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _path(rows: Iterable[bytearray]) -> str:
    """Each run of dark modules as a line one module thick."""
    runs = ((y, *run.span()) for y, row in enumerate(rows, _QUIET) for run in _DARK.finditer(row))
    return "".join(f"M{start + _QUIET} {y}.5h{end - start}" for y, start, end in runs)
