"""What an editor does to a file: one line more, or another one."""

import re
from pathlib import Path


def insert_after(file: Path, line: str, words: str) -> None:
    """Insert text after the first such line."""
    before, found, after = file.read_text("utf-8").partition(line)
    assert found, f"{file} has no {line!r}"
    file.write_text(f"{before}{found}{words}{after}", "utf-8")


def replace_line(file: Path, start: str, words: str) -> None:
    """Change what stands after the start of a line."""
    text, changed = re.subn(rf"(?m)^({re.escape(start)}).*$", rf"\g<1>{words}", file.read_text("utf-8"), count=1)
    assert changed, f"{file} has no {start!r}"
    file.write_text(text, "utf-8")
