"""Broken links as problems: at the line that an editor wrote where there is one, else at the page."""

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.codes import Text
from generator.links.addresses import Addresses
from generator.links.check import Broken, Checked
from generator.links.scan import Link, links_in
from generator.links.texts import Written, written_texts
from generator.problems import Place, Problem
from generator.settings import Settings
from generator.suggest import nearest, offer

_MOST_PAGES, _MOST_ANCHORS = 3, 5
# So many broken links get a near miss: each is compared with every address.
_MOST_COMPARED = 50
_LEAD_ELSEWHERE = Text("写现在有的一页，或者删掉它", "write a page that is there, or delete it")
_NO_ANCHORS = Text(
    "那一页没有可以链到的标题，去掉 # 和后面的字", "no heading there can be led to: leave out # and the rest"
)


def tell_broken(checked: Checked, folder: Path, settings: Settings) -> list[Problem]:
    """A problem for each place where a broken link was written."""
    if not checked.broken:
        return []
    teller = _Teller(checked, folder, settings)
    return [problem for number, broken in enumerate(checked.broken) for problem in teller.tell(broken, number)]


class _Teller:
    def __init__(self, checked: Checked, folder: Path, settings: Settings) -> None:
        self._checked, self._folder, self._settings = checked, folder, settings
        self._addresses = Addresses(settings.site_url)
        self._texts = written_texts(settings)
        self._by_address = {one.address: one for one in self._texts if one.address is not None}

    def tell(self, broken: Broken, number: int) -> Iterator[Problem]:
        """The places in texts, each once; without any the first page that has the link, and some others."""
        told: dict[Place, Problem] = {}
        unexplained: list[tuple[str, Link]] = []
        for path in broken.files:
            for link in self._links(path, broken):
                places = self._places(path, link, broken)
                unexplained += [] if places else [(path, link)]
                for place, page in places:
                    told.setdefault(place, self._problem(broken, place, link, page, number))
        if not told and unexplained:
            path, link = unexplained[0]
            also = tuple(self._page(other) for other in broken.files if other != path)[:_MOST_PAGES]
            yield self._problem(broken, self._page(path), link, path, number, also)
        yield from told.values()

    def _links(self, path: str, broken: Broken) -> list[Link]:
        text = (self._folder / path).read_bytes().decode("utf-8", "replace")
        led_to = f"{broken.address}#{broken.anchor}" if broken.anchor else broken.address
        return [link for link in links_in(path, text, self._addresses) if link.led_to == led_to]

    def _places(self, path: str, link: Link, broken: Broken) -> list[tuple[Place, str]]:
        """Where the link is written: in the page's own text, else in any, else as an entry of the settings."""
        own = self._by_address.get(path.removesuffix("index.html"))
        texts: Sequence[Written] = [own] if own and any(own.places_of(link.written)) else self._texts
        found = [(place, path) for text in texts for place in text.places_of(link.written)]
        if not found and broken.address:
            found = [(place, path) for place in self._texts[0].places_of(broken.address)]
        return found

    def _page(self, path: str) -> Place:
        file = self._folder / path
        root = self._settings.destination
        shown = root.relative_to(self._settings.root) / path if self._folder == root.resolve() else file
        return Place(shown.as_posix(), 1, 1)

    def _problem(
        self, broken: Broken, place: Place, link: Link, page: str, number: int, also: tuple[Place, ...] = ()
    ) -> Problem:
        suggestion = self._suggest_anchor(broken) if self._is_page(broken) else self._suggest(broken, page, number)
        told = {"link": link.written, "address": broken.address or "/", "suggestion": suggestion}
        if self._is_page(broken):
            return Problem("A415", place, {**told, "anchor": broken.anchor}, also=also)
        return Problem("A414", place, told, also=also)

    def _is_page(self, broken: Broken) -> bool:
        return broken.address in self._checked.addresses

    def _suggest_anchor(self, broken: Broken) -> Text:
        known = sorted(one for one in self._checked.anchors.get(broken.address, ()) if not one.startswith("gr-"))
        if near := nearest(broken.anchor, known):
            return offer(f"#{near}")
        if not known:
            return _NO_ANCHORS
        shown = "、".join(f"#{one}" for one in known[:_MOST_ANCHORS])
        return Text(f"那一页有：{shown}", f"that page has: {', '.join(known[:_MOST_ANCHORS])}")

    def _suggest(self, broken: Broken, page: str, number: int) -> Text:
        if number >= _MOST_COMPARED:
            return _LEAD_ELSEWHERE
        wanted = broken.address.removesuffix(".md").removesuffix(".html").lstrip("./")
        folder = wanted if wanted.endswith("/") else f"{wanted}/"
        # Written from the root, or without the slash at its end.
        tails = (folder[start:] for start in range(len(folder)) if not start or folder[start - 1] == "/")
        here = page.removesuffix("index.html")
        best = next((tail for tail in tails if tail and tail in self._checked.addresses), None)
        best = best or nearest(folder, (one for one in self._candidates(folder) if one != here), 0.8)
        return offer(_from(page, best)) if best else _LEAD_ELSEWHERE

    def _candidates(self, wanted: str) -> list[str]:
        """Pages of the same part of the site, else all; files only where a file is meant."""
        start = f"{wanted.partition('/')[0]}/"
        pages = [one for one in self._checked.addresses if one.endswith("/")]
        return sorted(one for one in pages if one.startswith(start)) or sorted(pages)


def _from(page: str, address: str) -> str:
    """How a link from a page to an address is written."""
    way = posixpath.relpath(f"/{address}", f"/{posixpath.dirname(page)}")
    return f"{way}/" if address.endswith("/") or not address else way
