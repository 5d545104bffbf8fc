"""The files of the search index: root, nodes and pieces, as docs/search.md describes them."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from generator.cache import fingerprint
from generator.facts.queries import digests
from generator.frames import Frame
from generator.outputs.search_index import KINDS, PAGE, renew_index
from generator.pages import honourees
from generator.pages.digests import digest_address, digest_title
from generator.pages.lists import LISTINGS
from generator.records.award import Award
from generator.records.choices import LEVELS
from generator.search.document import Document, cut_passages
from generator.search.index import Index
from generator.search.pieces import NOTHING, ROOT, digest_of, nodes_of, path_of, write_call
from generator.site import Site
from generator.write import OutputFile

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
_UNSEEN = re.compile(r'<(script|style|noscript|nav)\b.*?</\1>|<a class="headerlink".*?</a>', re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|t[hd]|pre|blockquote|dt|dd|div)>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")


def make(site: Site, frame: Frame) -> Iterator[OutputFile]:
    """Every file of the index; only the root has an address that does not change with its content."""
    index = renew_index(site.catalog, {page.address: page for page in _pages(site, frame)})
    names: dict[str, Any] = {}
    for family, digests_ in index.plan.digests.items():
        nodes = nodes_of(family, digests_)
        names[family] = [len(digests_), "".join(map(digest_of, nodes.values()))]
        for name, script in nodes.items():
            yield OutputFile(path_of(name, digest_of(script)), name, partial(str.encode, script))
        for at, digest in enumerate(digests_):
            if digest != NOTHING:
                name = f"{family}{at}"
                yield OutputFile(path_of(name, digest), name, partial(_content, index, name))
    root = write_call("root", _root(site, index, names)).encode()
    yield OutputFile(ROOT, fingerprint(root), lambda: root)


def _content(index: Index, name: str) -> bytes:
    return index.script(name).encode("utf-8", "surrogatepass")


def _root(site: Site, index: Index, families: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a browser has to know before it asks for anything."""
    catalog, numbering = site.catalog, index.plan.numbering
    titles = {award.id: award.title for award in catalog.all(Award)}
    starts = [0, *(run.start for run in numbering.runs)]
    steps = [now - before for before, now in pairwise(starts)]
    runs = [part for step, run in zip(steps, numbering.runs, strict=True) for part in (step, *run[1:])]
    return {
        "kinds": list(KINDS.items()),
        "levels": list(LEVELS.items()),
        "awards": [(id, titles[id]) for id in index.ranks.awards],
        "runs": runs,
        "more": index.plan.more,
        "width": numbering.width,
        "families": families,
    }


def _pages(site: Site, frame: Frame) -> Iterator[Document]:
    """Pages that are no records: the lists, digests of a year, and prose."""
    for listing in LISTINGS:
        yield _page(f"{listing.folder}/", listing.title, listing.lead)
    yield _page("honourees/", honourees.TITLE, "")
    for year, ids in site.catalog.ask(digests):
        yield _page(digest_address(year), digest_title(year, len(ids)), "")
    for path, content in frame.pages():
        title = _TITLE.search(content)
        article = _ARTICLE.search(content)
        if title and article:
            name = unescape(title[1]).strip().removesuffix(f" - {site.settings.site_name}")
            yield _page(quote(path.removesuffix("index.html")), name, _words(article[1]))


def _page(address: str, title: str, text: str) -> Document:
    return Document(PAGE, address, title, [], "", [], cut_passages(text), [], [], [])


def _words(html: str) -> str:
    """What a page shows, a line for each paragraph."""
    lines = _TAG.sub("", _BLOCK_END.sub("\n", _UNSEEN.sub("", html))).split("\n")
    return "\n".join(" ".join(unescape(line).split()) for line in lines if line.strip())
