"""The list of all addresses for search engines, for a site that knows its own."""

from collections.abc import Iterator
from functools import partial
from html import escape
from urllib.parse import urljoin

from generator.cache import fingerprint, program_version
from generator.site import Site
from generator.write import OutputFile

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def make(site: Site) -> Iterator[OutputFile]:
    """`sitemap.xml`, instead of MkDocs' own, which knows prose pages only and changes every day."""
    if base := site.settings.site_url:
        addresses = sorted(site.framed_addresses())
        tag = fingerprint(program_version(), base.encode(), "\n".join(addresses).encode())
        yield OutputFile("sitemap.xml", tag, partial(_sitemap, base, addresses))


def _sitemap(base: str, addresses: list[str]) -> bytes:
    entries = (f"<url><loc>{escape(urljoin(base, address))}</loc></url>\n" for address in addresses)
    return f"{_HEAD}{''.join(entries)}</urlset>\n".encode()
