"""更正与撤销: everything that records tell in public about their own mistakes, on one page."""

from collections.abc import Iterator, Sequence

from generator import dates
from generator.catalog import Catalog
from generator.facts.corrections import corrections
from generator.pages.page import Data, Family, Page

_TITLE, _FOLDER, _UNDATED = "更正与撤销", "corrections", "undated"
# So many are shown at once; of more there is a page for each year, too.
_SHOWN = 300


def plan(catalog: Catalog, key: str) -> Page:
    """The newest notices, or those of a year."""
    told: Sequence[Data] = catalog.ask(corrections)
    here = [one for one in told if _word(one) == key] if key else told[:_SHOWN]
    title = f"{_TITLE} · {_heading(key)}" if key else _TITLE
    context = {
        "title": title,
        "total": len(told),
        "entries": [{**one, "date": dates.in_chinese(one["date"])} for one in here],
        "years": [{"heading": _heading(word), "href": f"{_FOLDER}/{word}/"} for word in _years(told)],
    }
    return Page(title, "本站公开的内容有哪些更正、哪些称号被撤销，怎样告诉我们差错。", "corrections.html", context)


def _keys(catalog: Catalog) -> Iterator[str]:
    yield ""
    yield from _years(catalog.ask(corrections))


def _years(told: Sequence[Data]) -> list[str]:
    """The years that have a page of their own."""
    return list(dict.fromkeys(map(_word, told))) if len(told) > _SHOWN else []


def _word(one: Data) -> str:
    return str(one["year"] or _UNDATED)


def _heading(word: str) -> str:
    return "日期不详" if word == _UNDATED else f"{word}年"


def _address(key: str) -> str:
    return f"{_FOLDER}/{key}/" if key else f"{_FOLDER}/"


FAMILY = Family("corrections", _FOLDER, _keys, _address, plan, (1, 2))
