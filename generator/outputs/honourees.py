"""The index of all honourees as a script for the browser, under an address that changes with it."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.facts.honouree_script import honouree_digest, honouree_script
from generator.facts.honourees import honouree_facets
from generator.pages.honourees import script_path
from generator.site import Site
from generator.write import OutputFile


def make(site: Site) -> Iterator[OutputFile]:
    """One script, unless nobody holds an honour."""
    if site.catalog.ask(honouree_facets)["strokes"]:
        digest = site.catalog.ask(honouree_digest)
        yield OutputFile(script_path(digest), digest, lambda: _content(site.catalog))


def _content(catalog: Catalog) -> bytes:
    return catalog.ask(honouree_script).encode()
