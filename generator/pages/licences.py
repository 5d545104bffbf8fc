"""许可与致谢: everything that is sent to readers with a site, who made it, and the whole text of its licence."""

from collections.abc import Iterator

from generator.addresses import LICENCES
from generator.catalog import Catalog
from generator.licences.parts import PARTS, Part, text_of
from generator.pages.page import Data, Family, Page

TITLE = "许可与致谢"
_LEAD = "本站的字体、样式、脚本和字表，来自下面这些作者。谢谢他们。"


def plan(_: Catalog, key: str) -> Page:
    """One page."""
    shown = [part for part in PARTS if part.is_in_sites]
    return Page(TITLE, _LEAD, "licences.html", {"title": TITLE, "lead": _LEAD, "parts": list(map(_tell, shown))})


def _tell(part: Part) -> Data:
    return {
        "name": part.name,
        "version": part.which,
        "licence": part.licence,
        "purpose": part.purpose,
        "home": part.home,
        "text": text_of(part),
    }


def _keys(_: Catalog) -> Iterator[str]:
    yield ""


FAMILY = Family("licences", "licences", _keys, lambda _: LICENCES, plan, (1,))
