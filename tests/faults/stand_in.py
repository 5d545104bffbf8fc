"""Two builders that stand in for ours, to show that the tests tell a careful one from a naive one.

Run as a command in a site's folder: `python stand_in.py careful|naive`.
"""

import fcntl
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from poller import PAGES, WORDS


def content_of(version: int) -> dict[str, str]:
    """Every page that is polled, and enough others that writing them takes a while."""
    pages = {f"content/{page}": WORDS[version] for page in PAGES}
    return pages | {f"content/more/{number}.html": WORDS[version] * 5000 for number in range(60)}


def main(manner: str) -> int:
    pages = {p.relative_to("content"): p.read_bytes() for p in sorted(Path("content").rglob("*")) if p.is_file()}
    if manner == "naive":
        write_naively(pages)
        return 0
    try:
        write_carefully(pages)
    except OSError as error:
        print(error)
        return 1
    return 0


def write_naively(pages: dict[Path, bytes]) -> None:
    """Empty the site, write each file where it will be read, and look past what goes wrong."""
    shutil.rmtree("site", ignore_errors=True)
    for path, content in pages.items():
        with suppress(OSError):
            target = Path("site", path)
            target.parent.mkdir(parents=True, exist_ok=True)
            opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.write(opened, content)
            os.close(opened)


def write_carefully(pages: dict[Path, bytes]) -> None:
    """Write a folder that nobody reads, then switch the link to it."""
    Path(".site").mkdir(exist_ok=True)
    with Path(".site/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = Path("site")
        spare = Path(".site/b" if site.is_symlink() and site.readlink() == Path(".site/a") else ".site/a")
        if spare.exists():
            shutil.rmtree(spare)
        for path, content in pages.items():
            target = spare / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as opened:
                opened.write(content)
        link = Path(".site/link")
        link.unlink(missing_ok=True)
        link.symlink_to(spare)
        link.rename(site)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
