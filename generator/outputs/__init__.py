"""Files to write besides pages: each listed in OUTPUTS. An output reads the site, never content files."""

from collections.abc import Callable, Iterator

from generator.frames import Frame
from generator.outputs import assets, calendars, honourees, kiosks, media, redirects, robots, schemas, search, sitemap
from generator.site import Site
from generator.write import OutputFile

__all__ = ["OUTPUTS", "OutputFile", "make_outputs"]

OUTPUTS: tuple[Callable[[Site], Iterator[OutputFile]], ...] = (
    assets.make,
    honourees.make,
    media.make,
    kiosks.make,
    robots.make,
    redirects.make,
    schemas.make,
    calendars.make,
)


def make_outputs(site: Site, frame: Frame) -> Iterator[OutputFile]:
    """Every file of the site that is no page; the list of addresses and the search know MkDocs' pages as well."""
    for output in OUTPUTS:
        yield from output(site)
    yield from sitemap.make(site, frame)
    yield from search.make(site, frame)
