"""What rules need besides the catalogue: the site's pictures, layouts and font."""

from functools import cached_property
from pathlib import Path

from generator.fonts import SOURCE_FONT, font_characters
from generator.settings import Settings


class CheckContext:
    """Folders to look into and the characters that the site's font can draw, read when first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.media = settings.media
        self._templates = settings.templates

    @cached_property
    def font_characters(self) -> frozenset[int]:
        """Code points."""
        return font_characters(SOURCE_FONT)

    def layouts(self, folder: str) -> list[str]:
        """Names of the layouts in a template folder."""
        found = {file.stem for root in self._templates for file in Path(root, folder).glob("*.html")}
        return sorted(name for name in found if not name.startswith("_"))
