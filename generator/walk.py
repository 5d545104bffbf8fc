"""Every file below a folder; links are not followed, so nothing outside of it is looked at."""

import os
from collections.abc import Iterator


def walk(root: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Each file's path below the folder with `/` between its parts, and what the system says of it. Raises OSError."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                else:
                    yield prefix + entry.name, entry
