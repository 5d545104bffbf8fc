"""搜索: an empty page that `js/search-page.js` fills; what can be found is in the index that comes with the site."""

from generator.addresses import SEARCH
from generator.catalog import Catalog
from generator.pages.page import Family, Page

TITLE = "搜索"
_ABOUT = "在全站里找人、集体、大事、奖项和服务，打汉字、拼音或首字母都行。"


def _plan(_: Catalog, __: str) -> Page:
    return Page(TITLE, _ABOUT, "search.html", {"title": TITLE})


FAMILY = Family("search", "search", lambda _: [""], lambda _: SEARCH, _plan, (1,))
