"""The picture that a link shows when it is passed on: a record's name or title, and what it is known for."""

from collections.abc import Iterator
from typing import Any

from generator.addresses import WITHOUT_PAGE
from generator.catalog import Catalog
from generator.facts.cards import card, lines_beneath
from generator.pages.page import Data, data_family
from generator.records import KINDS, KINDS_BY_NAME


def has_cards(catalog: Catalog) -> bool:
    """Whether there are such pictures: only absolute addresses of them are of use."""
    return bool(catalog.settings.site_url) and catalog.settings.options.share_cards


def card_key(kind: str, id: str) -> str:
    """Names the picture of a record; without a kind, that of the site."""
    return f"{kind}/{id}" if kind else ""


def card_address(kind: str, id: str) -> str:
    """Where a picture is, below the site's root."""
    return f"assets/cards/{KINDS_BY_NAME[kind].folder}/{id}.png" if kind else "assets/cards/site.png"


def plan(catalog: Catalog, key: str) -> Data:
    """What is drawn."""
    kind, _, id = key.partition("/")
    settings = catalog.settings
    if not kind:
        return {"site": settings.site_name, "kind": "", "title": settings.site_name, "lines": [settings.description]}
    told: Any = catalog.ask(card, kind, id)
    return {
        "site": settings.site_name,
        "kind": KINDS_BY_NAME[kind].zh,
        "title": told["title"],
        "lines": lines_beneath(told),
    }


def _keys(catalog: Catalog) -> Iterator[str]:
    if has_cards(catalog):
        yield ""
        for kind in KINDS:
            if kind.name not in WITHOUT_PAGE:
                yield from (card_key(kind.name, id) for id in catalog.ids(kind.model))


def _address(key: str) -> str:
    kind, _, id = key.partition("/")
    return card_address(kind, id)


FAMILY = data_family("share-card", "card", _keys, plan, _address)
