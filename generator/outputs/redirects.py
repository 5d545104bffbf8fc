"""A small page at each old address, which leads on to where the record is now."""

from collections.abc import Iterator
from functools import partial

from generator.addresses import file_at, root_from
from generator.cache import fingerprint
from generator.render import make_environment
from generator.site import Site
from generator.write import OutputFile


def make(site: Site) -> Iterator[OutputFile]:
    """One page for each line of `content/redirects.yml`; it needs no script and no server."""
    if not site.redirects:
        return
    settings = site.settings
    template = make_environment(settings.templates, settings.cache).get_template("parts/redirect.html")
    for old, new in sorted(site.redirects.items()):
        public_url = settings.site_url + new if settings.site_url else ""
        content = template.render(way=root_from(old) + new, public_url=public_url).encode() + b"\n"
        yield OutputFile(file_at(old), fingerprint(content), partial(bytes, content))
