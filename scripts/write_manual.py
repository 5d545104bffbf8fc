"""Write what the editors' manual cannot know by itself: every command's options, what is printed of every mistake, and
docs/records.zh-CN.md, the same tables of fields and codes as the manual's pages have."""

import json
import shutil
import tempfile
from pathlib import Path

from PIL import Image

from generator.__main__ import main
from generator.build import examine
from generator.manual.commands import describe_commands
from generator.manual.kinds import EXAMPLES
from generator.manual.plain_text import describe_records
from generator.manual.remedies import Mistake, mistakes
from generator.manual.text_files import FOLDER
from generator.memo import Memo
from generator.memory import Memory
from generator.problems import Problem
from generator.report import hint_of, message_of
from generator.settings import read_settings
from generator.store import Store

TARGET = Path(__file__).parents[1] / "docs" / "records.zh-CN.md"
COMMANDS, SAID = FOLDER / "commands.json", FOLDER / "said.json"
_CONFIG = "site_name: 小站\nplugins:\n  - guangrong\n"


def write_examples(root: Path) -> None:
    """A site of all examples, with the picture that one of them names."""
    shutil.copytree(EXAMPLES, root / "content")
    picture = root / "content/media/people/ding-yi.jpg"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (60, 40)).save(picture)
    (root / "site_config.yml").write_text(_CONFIG, "utf-8")


def find_problems(root: Path) -> list[Problem]:
    """Everything that is wrong with a site, without a memory of it."""
    store = Store(None, b"")
    return examine(read_settings(root / "site_config.yml"), Memory(store, Memo(store)))[1]


def make_mistake(root: Path, mistake: Mistake) -> None:
    """Write it into a site of all examples."""
    file = root / "content" / mistake.file
    if mistake.called:
        target = root / "content" / mistake.called
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)
        return
    if mistake.is_new_file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(mistake.wrong, "utf-8")
        return
    text = file.read_text("utf-8")
    assert text.count(mistake.right) == 1, f"{mistake.file}: “{mistake.right}” should stand there once"
    file.write_text(text.replace(mistake.right, mistake.wrong), "utf-8")


def say(code: str) -> list[str]:
    """Message and hint that are printed of the manual's mistake; none where it does not cause this code."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_examples(root)
        make_mistake(root, mistakes()[code])
        caused = (problem for problem in find_problems(root) if problem.code == code)
        problem = next(caused, None)
    return [message_of(problem, "zh"), hint_of(problem, "zh")] if problem else []


def as_json(told: object) -> str:
    """As it is kept: a line for each thing, so that an edit is a small difference."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    COMMANDS.write_text(as_json(list(describe_commands(main))), "utf-8")
    SAID.write_text(as_json({code: say(code) for code in mistakes()}), "utf-8")
    TARGET.write_text(describe_records(), "utf-8")
