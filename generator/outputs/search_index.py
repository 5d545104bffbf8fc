"""The search index of a site, kept between builds beside what it was made of."""

from collections.abc import Mapping, Sequence
from functools import partial

from pydantic_core import from_json, to_json

from generator.cache import fingerprint
from generator.catalog import Catalog
from generator.facts.documents import HONOUREE, document, document_keys, footing
from generator.facts.order import roster
from generator.memo import key_of
from generator.records.choices import LEVELS
from generator.search.document import Document, Footing, footing_of, read_document
from generator.search.index import Index, plan_index
from generator.search.numbering import Ranks
from generator.search.plan import Plan, keep_plan, read_plan

PAGE = "page"
# In the order of equally good hits of one level and year.
KINDS = {
    "person": "人物",
    HONOUREE: "榜上有名",
    "unit": "单位",
    "roll": "光荣榜",
    "award": "奖项",
    "event": "大事",
    "exhibition": "展览",
    "service": "服务",
    "place": "阵地",
    PAGE: "页面",
}
_DOCUMENT, _FOOTING, _INDEX = document.__name__, footing.__name__, "search"
_PLAN = key_of(_INDEX, "plan")


def renew_index(catalog: Catalog, pages: Mapping[str, Document]) -> Index:
    """The index of all records and of these pages by their addresses; what is as it was is as it was kept."""
    memo = catalog.memo
    for address, page in pages.items():
        memo.put(key_of(_DOCUMENT, PAGE, address), to_json(page).decode())
        memo.put(key_of(_FOOTING, PAGE, address), to_json(footing_of(page)).decode())
    keys = [key_of(*key) for key in document_keys(catalog)] + [key_of(PAGE, address) for address in pages]
    ranks = Ranks(list(KINDS), list(LEVELS), catalog.ask(roster, "award", "order"))
    kept = memo.before(_PLAN)
    before = read_plan(kept) if kept else None
    index = Index(_Answers(catalog), ranks, _plan(catalog, keys, ranks, before))
    index.renew(before, memo.changes(_DOCUMENT))
    memo.put(_PLAN, keep_plan(index.plan))
    return index


def _plan(catalog: Catalog, keys: Sequence[str], ranks: Ranks, before: Plan | None) -> Plan:
    """The plan of an earlier build where nothing that it depends on is different."""
    memo = catalog.memo
    known = memo.texts(_FOOTING)
    memo.share(partial(_ask_footings, catalog), [key for key in keys if key not in known])
    order = fingerprint("\n".join([*keys, "", *ranks.awards]).encode())
    if before and before.order == order and not memo.changes(_FOOTING):
        return read_plan(keep_plan(before))
    known = memo.texts(_FOOTING)
    return plan_index(order, {key: Footing(*from_json(known[key])) for key in keys}, ranks)


def _ask_footings(catalog: Catalog, keys: Sequence[str]) -> None:
    for key in keys:
        catalog.ask(footing, *key.split("\t"))


class _Answers:
    """The documents and lines among the answers that are kept: see `Library`."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog, self._memo = catalog, catalog.memo

    def now(self, keys: Sequence[str]) -> list[Document]:
        """Documents as they are."""
        self._memo.recall(key_of(_DOCUMENT, key) for key in keys)
        return [read_document(self._memo.peek(key_of(_DOCUMENT, key), self._maker(key))) for key in keys]

    def before(self, key: str) -> Document | None:
        """A document as the last build kept it."""
        text = self._memo.before(key_of(_DOCUMENT, key))
        return read_document(from_json(text)) if text else None

    def lines(self, name: str) -> str:
        """A piece of lines; an unknown one has none."""
        text: str = self._memo.peek(key_of(_INDEX, name), str)
        return text

    def keep_lines(self, name: str, text: str) -> None:
        """Keep a piece of lines."""
        self._memo.put(key_of(_INDEX, name), to_json(text).decode())

    def _maker(self, key: str) -> partial[Document]:
        return partial(document, self._catalog, *key.split("\t"))
