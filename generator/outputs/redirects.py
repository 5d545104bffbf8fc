"""A small page at each old address, which leads on to where the record is now."""

from collections.abc import Iterator
from functools import partial

from generator.addresses import file_at, root_from
from generator.bundles import script_path, stylesheet_path
from generator.cache import fingerprint
from generator.render import make_environment
from generator.site import Site
from generator.write import OutputFile


def make(site: Site) -> Iterator[OutputFile]:
    """One page for each line of `content/redirects.yml`; a script only keeps the anchor."""
    if not site.redirects:
        return
    settings = site.settings
    template = make_environment(settings.templates, settings.cache).get_template("parts/redirect.html")
    words = {"site_name": settings.site_name, "stylesheet": stylesheet_path(settings)}
    words["script"] = script_path(settings, "moved")
    for old, new in sorted(site.redirects.items()):
        root, public_url = root_from(old), settings.site_url + new if settings.site_url else ""
        content = template.render(words, root=root, way=root + new, public_url=public_url).encode() + b"\n"
        yield OutputFile(file_at(old), fingerprint(content), partial(bytes, content))
