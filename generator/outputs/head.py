"""What a page says of itself to machines, in its head: JSON-LD, and what is shown where its link is passed on."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from pydantic_core import to_json

from generator.cache import fingerprint
from generator.outputs.cards import SIZE, version
from generator.pages import Family, Page
from generator.pages.cards import card_address, card_key, has_cards
from generator.pages.cards import plan as plan_card
from generator.pages.linked_data import publisher
from generator.pages.lists import LISTINGS
from generator.records import KINDS_BY_NAME
from generator.site import Site

_TYPES = {"person": "profile", "event": "article"}
_SECTIONS = {listing.folder: listing.title for listing in LISTINGS}


def head_of(site: Site, address: str, page: Page) -> str:
    """HTML for the head of a page; a document by itself has its own."""
    family, key = site.pages[address]
    if not family.is_framed:
        return ""
    card = _card(site, family, key)
    graph = [_about(site, address, page, card), *_trail(site, address, page)]
    # No text can end the script: every < is written as its number.
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False).replace("<", "\\u003c")
    metas = "".join(
        f'<meta {"name" if name.startswith("twitter") else "property"}="{name}" content="{escape(value)}">\n'
        for name, value in _metas(site, address, page, card, _TYPES.get(family.name, "website"))
    )
    if not family.is_for_visitors:
        metas += '<meta name="robots" content="noindex">\n'
    return f'{metas}<script type="application/ld+json">{text}</script>\n'


def _metas(site: Site, address: str, page: Page, card: str | None, kind: str) -> Iterator[tuple[str, str]]:
    """What <https://ogp.me/> asks for, and the one word that another network wants."""
    settings = site.settings
    yield from (("og:type", kind), ("og:title", page.title), ("og:description", page.description))
    yield from (("og:site_name", settings.site_name), ("og:locale", "zh_CN"))
    if settings.site_url:
        yield "og:url", settings.site_url + address
    if card:
        yield from (("og:image", card), ("og:image:type", "image/png"), ("og:image:alt", page.title))
        yield from (("og:image:width", str(SIZE[0])), ("og:image:height", str(SIZE[1])))
    yield "twitter:card", "summary_large_image" if card else "summary"


def _card(site: Site, family: Family, key: str) -> str | None:
    """The whole address of a page's picture. It changes with the picture, which others keep for long."""
    if not has_cards(site.catalog):
        return None
    kind, id = (family.name, key) if family.name in KINDS_BY_NAME else ("", "")
    drawn = fingerprint(to_json(plan_card(site.catalog, card_key(kind, id))), version().encode())
    return f"{site.settings.site_url + card_address(kind, id)}?v={drawn[:8]}"


def _about(site: Site, address: str, page: Page, card: str | None) -> dict[str, Any]:
    """What the page says of its record; of other pages, what they are."""
    settings = site.settings
    picture = {"image": card} if card else {}
    if page.data is not None:
        # Letters on a stone are no picture of somebody.
        return {**page.data, **({} if page.data.get("@type") in ("Person", "Organization") else picture)}
    url = {"url": settings.site_url + address} if settings.site_url else {}
    named = {"name": page.title, "description": page.description, "inLanguage": "zh-CN", **url, **picture}
    if address:
        return {"@type": "CollectionPage", **named}
    return {"@type": "WebSite", **named, "publisher": publisher(settings.site_name, settings.site_url)}


def _trail(site: Site, address: str, page: Page) -> Iterator[dict[str, Any]]:
    """The way to the page from the home page; it is made of addresses, so a site without one has none."""
    base = site.settings.site_url
    if not (base and address):
        return
    steps = [("首页", "")]
    folder = address.partition("/")[0]
    if folder in _SECTIONS and address != f"{folder}/":
        steps.append((_SECTIONS[folder], f"{folder}/"))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": base + where}
        for number, (name, where) in enumerate([*steps, (page.title, address)], 1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": items}
