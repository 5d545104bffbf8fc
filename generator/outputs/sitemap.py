"""The list of all addresses for search engines, for a site that knows its own."""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from urllib.parse import quote

from generator.cache import fingerprint, program_version
from generator.frames import Frame
from generator.site import Site
from generator.write import OutputFile

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What one file may hold by the protocol; there is a list of such files where a site has more pages.
_MOST = 50_000


def make(site: Site, frame: Frame) -> Iterator[OutputFile]:
    """`sitemap.xml`, instead of MkDocs' own, which knows prose pages only and changes every day."""
    if not (base := site.settings.site_url):
        return
    addresses = [base + address for address in sorted({*site.listed_addresses(), *_prose(frame)})]
    if len(addresses) <= _MOST:
        yield _file("sitemap.xml", "urlset", "url", addresses)
        return
    parts = [addresses[start : start + _MOST] for start in range(0, len(addresses), _MOST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield _file("sitemap.xml", "sitemapindex", "sitemap", [base + name for name in names])
    for name, part in zip(names, parts, strict=True):
        yield _file(name, "urlset", "url", part)


def _prose(frame: Frame) -> Iterator[str]:
    """Addresses of the pages that MkDocs made."""
    pages = (path for path in frame.files if path.endswith(".html") and path != "404.html")
    return (quote(path.removesuffix("index.html")) for path in pages)


def _file(name: str, whole: str, one: str, addresses: Sequence[str]) -> OutputFile:
    tag = fingerprint(program_version(), "\n".join(addresses).encode())
    return OutputFile(name, tag, partial(_write, whole, one, addresses))


def _write(whole: str, one: str, addresses: Sequence[str]) -> bytes:
    entries = (f"<{one}><loc>{escape(address)}</loc></{one}>\n" for address in addresses)
    return f'{_HEAD}<{whole} xmlns="{_NAMESPACE}">\n{"".join(entries)}</{whole}>\n'.encode()
