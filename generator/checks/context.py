"""What rules need besides the catalogue: the site's pictures, layouts and font."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Folders to look into and the characters (code points) that the site's font can draw."""

    media: Path
    templates: tuple[Path, ...]
    font_characters: frozenset[int]

    def layouts(self, folder: str) -> list[str]:
        """Names of the layouts in a template folder."""
        found = {file.stem for root in self.templates for file in (root / folder).glob("*.html")}
        return sorted(name for name in found if not name.startswith("_"))
