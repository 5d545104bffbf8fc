"""A damaged, half-written or foreign cache costs time, never bytes, whatever it holds and whoever left it."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from faults import remove
from small_site import GUANGRONG, Outcome, SmallSite
from soak import some_of
from trial import Tally, Trial

Damage = Callable[[Path], None]


def files_of(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def on_every_file(change: Callable[[bytes], bytes]) -> Damage:
    def damage(cache: Path) -> None:
        for file in files_of(cache):
            file.write_bytes(change(file.read_bytes()))

    return damage


def flip(content: bytes) -> bytes:
    """One byte in 500, the first hundred left alone so that it still looks like what it was."""
    changed, random = bytearray(content), Random(len(content))
    for place in random.sample(range(100, len(content)), len(content) // 500 + 1) if len(content) > 101 else ():
        changed[place] ^= 1 << random.randrange(8)
    return bytes(changed)


def swap_files(cache: Path) -> None:
    """Every file holds what another one held."""
    files = files_of(cache)
    contents = [file.read_bytes() for file in files]
    for file, content in zip(files, contents[1:] + contents[:1], strict=True):
        file.write_bytes(content)


def leave_journals(cache: Path) -> None:
    """What a builder that died in the middle of a transaction may leave, and worse."""
    for store in cache.rglob("*.sqlite"):
        for ending in ("-journal", "-wal", "-shm"):
            store.with_name(store.name + ending).write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\xff" * 600)


def change_values(cache: Path) -> None:
    """Texts of the other version under the keys of this one."""
    for store in cache.rglob("*.sqlite"):
        with sqlite3.connect(store) as opened:
            for (table,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for _, column, *_ in opened.execute(f"PRAGMA table_info({table})").fetchall():
                    opened.execute(f"UPDATE {table} SET {column} = replace({column}, '版', '本')")
        opened.close()


def shuffle_values(cache: Path) -> None:
    """Every value of a table stands under the key before."""
    for store in cache.rglob("*.sqlite"):
        with sqlite3.connect(store) as opened:
            for (table,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                names = [name for _, name, *_ in opened.execute(f"PRAGMA table_info({table})").fetchall()]
                rows = opened.execute(f"SELECT * FROM {table}").fetchall()
                moved = [(row[0], *after[1:]) for row, after in zip(rows, rows[1:] + rows[:1], strict=True)]
                opened.execute(f"DELETE FROM {table}")
                opened.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", moved)
        opened.close()


def make_folders(cache: Path) -> None:
    for file in files_of(cache):
        file.unlink()
        (file / "x").mkdir(parents=True)


def make_links_to_nowhere(cache: Path) -> None:
    for file in files_of(cache):
        file.unlink()
        file.symlink_to("nowhere/at/all")


def make_one_file(cache: Path) -> None:
    remove(cache)
    cache.write_text("a file where the folder was")


def make_a_link_to_nowhere(cache: Path) -> None:
    remove(cache)
    cache.symlink_to("/nowhere/at/all")


DAMAGES: dict[str, Damage] = {
    "flipped": on_every_file(flip),
    "cut short": on_every_file(lambda content: content[: len(content) * 2 // 3]),
    "empty": on_every_file(lambda content: b""),
    "zeros": on_every_file(lambda content: bytes(len(content))),
    "grown": on_every_file(lambda content: content + content[-200:]),
    "foreign": on_every_file(lambda content: b"This is not what it was."),
    "swapped": swap_files,
    "journals": leave_journals,
    "values changed": change_values,
    "values shuffled": shuffle_values,
    "folders": make_folders,
    "links to nowhere": make_links_to_nowhere,
    "one file": make_one_file,
    "a link to nowhere": make_a_link_to_nowhere,
}


@pytest.mark.parametrize("damage", some_of(DAMAGES))
def test_damage_costs_no_byte(trial: Trial, tally: Tally, damage: str):
    def meet(site: SmallSite) -> Outcome:
        DAMAGES[damage](site.root / ".cache")
        return site.build()

    for _ in range(2):
        trial.run("damaged caches", damage, meet)
    tally.settle()


def test_a_cache_of_another_site(trial: Trial, tally: Tally, tmp_path: Path):
    """The same paths and ids, other words: whatever is believed by name alone is found out."""
    other = SmallSite(tmp_path / "other", GUANGRONG)
    for path, text in other.content(0).items():
        target = other.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("甲乙版", "版乙甲").replace("小站", "大站"), "utf-8")
    assert other.build().code == 0

    def meet(site: SmallSite) -> Outcome:
        shutil.rmtree(site.root / ".cache")
        shutil.copytree(other.root / ".cache", site.root / ".cache")
        return site.build()

    for _ in range(2):
        trial.run("damaged caches", "another site's cache", meet)
    tally.settle()
