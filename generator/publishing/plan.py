"""What a publish will do: which files are new, changed and removed, and how much is sent."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.codes import Text
from generator.publishing.offer import Files


@dataclass(frozen=True, slots=True)
class Plan:
    """Paths of the site, each once; `size` is what is sent at most, in bytes. `notes` are for whoever publishes."""

    new: Collection[str]
    changed: Collection[str]
    removed: Collection[str]
    size: int
    is_settled: bool = False
    notes: tuple[Text, ...] = ()

    @property
    def count(self) -> int:
        """How many files are sent."""
        return len(self.new) + len(self.changed)

    def describe(self) -> Text:
        """The counts in a line."""
        counts = (len(self.new), len(self.changed), len(self.removed))
        return Text(
            "新增 {} 个，更改 {} 个，移除 {} 个，要发送 {}".format(*counts, format_size(self.size)),
            "{} new, {} changed, {} removed, {} to send".format(*counts, format_size(self.size)),
        )

    def lines(self, most: int = 30) -> Iterator[Text]:
        """What becomes of each file, the first of them by name."""
        signs = ((self.new, "+"), (self.changed, "~"), (self.removed, "-"))
        told = [f"  {sign} {path}" for paths, sign in signs for path in sorted(paths)]
        yield from (Text(line, line) for line in told[:most])
        if len(told) > most:
            yield Text(f"  … 还有 {len(told) - most} 个", f"  … and {len(told) - most} more")


def compare(offered: Files, there: Files, is_settled: bool = False, notes: tuple[Text, ...] = ()) -> Plan:
    """What makes one list of files of another."""
    new = [path for path in offered if path not in there]
    changed = [path for path, file in offered.items() if path in there and there[path].sha256 != file.sha256]
    removed = [path for path in there if path not in offered]
    return Plan(new, changed, removed, sum(offered[path].size for path in (*new, *changed)), is_settled, notes)


def format_size(count: float) -> str:
    """Bytes as people read them."""
    for unit in ("B", "KB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
