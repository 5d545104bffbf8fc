"""Material for MkDocs' built-in search with jieba: its plugin's own code writes the index, its own worker reads it.

`python -m bench.search.engines.material texts folder` does what the plugin does while MkDocs renders pages: the HTML of
every page goes through its parser and jieba, and the index is written at the end.
"""

import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

from bench.search.texts import Text, address_of, read_texts, show_page

NAME = "Material with jieba"
SCRIPTS: tuple[Path, ...] = (Path(__file__).with_name("material.js"),)
# As the theme's Chinese translation and the plugin set them where a site sets nothing.
_CONFIG = {
    "lang": ["zh"],
    "separator": "[\\s\\u200b\\u3000\\-、。，．？！；]+",
    "pipeline": ["stemmer"],
    "fields": {"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}},
}


def version() -> str:
    """The theme's version and jieba's."""
    return f"{version_of('mkdocs-material')}, jieba {version_of('jieba')}"


def prepare(texts: Path, folder: Path) -> None:
    """Copy the worker and its languages; the page finds the worker at a name without its digest."""
    package = find_spec("material")
    assert package and package.origin
    scripts = Path(package.origin).parent / "templates/assets/javascripts"
    shutil.copytree(scripts / "lunr", folder / "assets/javascripts/lunr")
    (folder / "assets/javascripts/workers").mkdir()
    (worker,) = (scripts / "workers").glob("search.*.min.js")
    shutil.copy(worker, folder / "assets/javascripts/workers/search.js")


def build_command(texts: Path, folder: Path) -> Sequence[str]:
    """This module."""
    return (sys.executable, "-m", __name__, str(texts), str(folder))


def build(texts: Path, folder: Path) -> None:
    """Write search/search_index.json."""
    from material.plugins.search import plugin  # type: ignore[import-untyped]

    if plugin.jieba is None:
        sys.exit("there is no jieba here: `make bench-search` installs it")
    index = plugin.SearchIndex(**_CONFIG)
    for text in read_texts(texts):
        index.add_entry_from_context(_page(text))
    (folder / "search").mkdir()
    (folder / "search/search_index.json").write_text(index.generate_search_index(None), "utf-8")


def _page(text: Text) -> SimpleNamespace:
    """What the plugin reads of an MkDocs page."""
    return SimpleNamespace(meta={}, content=show_page(text), toc=[], url=address_of(text), title=text.document.title)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
