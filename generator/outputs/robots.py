"""robots.txt: where the list of addresses is, and what is no page to be found: the screens of the honour walls."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.cache import fingerprint
from generator.site import Site
from generator.write import OutputFile

_NAME = "robots.txt"


def make(site: Site) -> Iterator[OutputFile]:
    """`robots.txt`, unless the site has its own among its prose pages."""
    if (site.settings.prose / _NAME).exists():
        return
    base = site.settings.site_url
    lines = ["User-agent: *", f"Disallow: {urlsplit(base).path or '/'}kiosk/"]
    lines += ["", f"Sitemap: {base + 'sitemap.xml'}"] if base else []
    content = "".join(f"{line}\n" for line in lines).encode()
    yield OutputFile(_NAME, fingerprint(content), lambda: content)
