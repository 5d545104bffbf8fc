"""What an editor does, task by task: prose with marks where a command's options stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.manual.commands import Told, known_commands
from generator.manual.text_files import read_text

# In the order in which they are listed; each is a file in text/tasks.
TASKS = (
    "start",
    "import",
    "new",
    "edit",
    "vscode",
    "check",
    "preview",
    "links",
    "pictures",
    "names",
    "writing",
    "private",
    "review",
    "wechat",
    "weibo",
    "remove",
    "rename",
    "fmt",
    "git",
    "publish",
    "slices",
    "verify",
    "wall",
    "print",
)
_MARK = re.compile(r"^\{options ([a-z ]+)\}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Task:
    """A page: its title, one sentence that says for whom, its prose with the marks still in it."""

    name: str
    title: str
    lead: str
    text: str


def read_task(name: str) -> Task:
    """A task by the name of its file."""
    title, lead, text = read_text(f"tasks/{name}.md").split("\n\n", 2)
    return Task(name, title.removeprefix("# "), lead, text)


def pieces_of(task: Task) -> Iterator[tuple[str, Told | None]]:
    """Prose and, after it, the command whose options stand there, if any."""
    cut = _MARK.split(task.text)
    commands = known_commands()
    for prose, name in zip(cut[::2], [*cut[1::2], ""], strict=True):
        yield prose.strip(), commands[f"guangrong {name}"] if name else None


def commands_in(task: Task) -> list[str]:
    """The names of the commands whose options a task shows."""
    return _MARK.findall(task.text)
