"""A small site to begin with: settings, a page, and one example of the most useful kinds, each marked as such."""

from collections.abc import Iterator
from pathlib import Path

from generator.authoring.starter import as_scalar
from generator.characters import find_unfit
from generator.codes import Text
from generator.refusal import Refused
from generator.replace_file import write_new

STARTER = Path(__file__).parents[1] / "starters" / "site"
# Under its own name it would be taken for this project's.
_RENAMED = {"gitignore": ".gitignore"}
_LONGEST_NAME = 60


def make_site(folder: Path) -> Iterator[Path]:
    """Write a site into a new or empty folder, and tell each file; raises Refused, and OSError."""
    _claim(folder)
    name = _name_of(folder)
    for file in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        target = folder / file.relative_to(STARTER)
        target = target.with_name(_RENAMED.get(target.name, target.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8").replace("{site_name}", as_scalar(name)).replace("{title}", name)
        write_new(target, text)
        yield target
    (folder / "content" / "media").mkdir()


def _claim(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(Text(f"{folder} 不是空的，换一个文件夹", f"{folder} is not empty: choose another folder"))
    if folder.exists() and not folder.is_dir():
        raise Refused(Text(f"{folder} 是文件，换一个名字", f"{folder} is a file: choose another name"))
    folder.mkdir(parents=True, exist_ok=True)


def _name_of(folder: Path) -> str:
    """The site is called as its folder, where that can be shown."""
    name = folder.resolve().name
    try:
        name.encode()
    except UnicodeEncodeError:
        return "示例工会"
    is_fit = name.strip() and len(name) <= _LONGEST_NAME and name.isprintable() and not find_unfit(name)
    return name if is_fit else "示例工会"
