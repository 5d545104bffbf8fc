"""Files to write: one file a family, each listed in OUTPUTS. An output reads the site, never content files."""

from collections.abc import Callable, Iterator

from generator.outputs import assets, html, media
from generator.render import Renderer
from generator.shell import FrameFor
from generator.site import Site
from generator.write import OutputFile

Output = Callable[[Site, Renderer, FrameFor], Iterator[OutputFile]]

OUTPUTS: tuple[Output, ...] = (
    assets.make,
    html.make,
    media.make,
)


def make_outputs(site: Site, renderer: Renderer, frame_for: FrameFor) -> Iterator[OutputFile]:
    """Every file of the site, output by output."""
    for output in OUTPUTS:
        yield from output(site, renderer, frame_for)
