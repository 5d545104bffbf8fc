"""The store: believed whole or not at all, and never in the way."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.store import Store


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder in which a store kept a few texts."""
    store = Store(tmp_path / "kept", b"1")
    store.save([("a", "one"), ("b\tx", "two"), ("b\ty", "three"), ("c", "four" * 5_000)])
    store.close()
    return tmp_path / "kept"


def all_of(folder: Path, version: bytes = b"1") -> dict[str, str]:
    store = Store(folder, version)
    found = {key: text for key in ("a", "b\tx", "b\ty", "c") if (text := store.get(key)) is not None}
    store.close()
    return found


def change(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "answers.sqlite") as connection:
        connection.execute(statement)


def test_what_is_kept_comes_back(kept: Path):
    assert all_of(kept) == {"a": "one", "b\tx": "two", "b\ty": "three", "c": "four" * 5_000}
    assert not Store(kept, b"1").is_new


def test_keys_are_found_by_how_they_begin(kept: Path):
    assert dict(Store(kept, b"1").under("b\t")) == {"x": "two", "y": "three"}
    assert dict(Store(kept, b"1").under("d")) == {}


def test_a_text_is_replaced_and_a_key_forgotten(kept: Path):
    store = Store(kept, b"1")
    store.save([("a", "other"), ("b\tx", None), ("never", None)])
    assert store.get("a") == "other"
    store.close()
    found = all_of(kept)
    assert found["a"] == "other"
    assert "b\tx" not in found


def test_another_program_believes_nothing(kept: Path):
    store = Store(kept, b"2")
    assert store.is_new
    assert store.get("a") is None
    assert dict(store.under("b")) == {}


def flip_one_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def make_longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")


def make_foreign(file: Path) -> None:
    file.write_bytes(b"This is not what it was.")


def make_empty(file: Path) -> None:
    file.write_bytes(b"")


def make_folder(file: Path) -> None:
    file.unlink()
    (file / "x").mkdir(parents=True)


@pytest.mark.parametrize(
    "damage", [flip_one_bit, cut_short, make_longer, make_foreign, make_empty, make_folder, Path.unlink]
)
@pytest.mark.parametrize("name", ["answers.sqlite", "answers.seal"])
def test_a_damaged_store_is_not_believed(kept: Path, name: str, damage: Callable[[Path], object]):
    damage(kept / name)
    assert all_of(kept) == {}


@pytest.mark.parametrize("damage", [flip_one_bit, cut_short, make_foreign, make_empty, Path.unlink])
@pytest.mark.parametrize("name", ["answers.sqlite", "answers.seal"])
def test_a_damaged_store_begins_anew(kept: Path, name: str, damage: Callable[[Path], object]):
    damage(kept / name)
    store = Store(kept, b"1")
    store.save([("a", "new")])
    store.close()
    assert all_of(kept) == {"a": "new"}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE kept SET value = 'odd'", "DELETE FROM kept WHERE key = 'a'", "INSERT INTO kept VALUES ('d', 'e')"],
)
def test_rows_changed_by_hand_are_not_believed(kept: Path, statement: str):
    change(kept, statement)
    assert all_of(kept) == {}


def test_a_save_that_was_stopped_leaves_nothing_to_believe(kept: Path):
    store = Store(kept, b"1")

    def stop() -> list[tuple[str, str]]:
        yield "a", "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.save(stop())
    store.close()
    assert all_of(kept) == {}


def test_a_locked_folder_keeps_nothing_and_stops_nobody(tmp_path: Path):
    tmp_path.joinpath("kept").write_text("a file where the folder would be")
    store = Store(tmp_path / "kept", b"1")
    store.save([("a", "one")])
    assert store.is_new
    assert store.get("a") is None


def test_a_folder_that_is_gone_meanwhile_keeps_nothing_and_stops_nobody(kept: Path):
    store = Store(kept, b"1")
    shutil.rmtree(kept)
    store.save([("a", "new")])
    assert store.is_new
    assert all_of(kept) == {}


def test_texts_that_cannot_be_kept_stop_nobody(kept: Path):
    Store(kept, b"1").save([("a", "\ud800")])
    assert all_of(kept) == {}


@pytest.mark.parametrize("text", ["", "\x00", "\n", "𰀀", "'; DROP TABLE kept", "x" * 1_000_000])
def test_any_other_text_comes_back_as_it_was(kept: Path, text: str):
    Store(kept, b"1").save([("a", text)])
    assert all_of(kept)["a"] == text


def test_without_a_folder_nothing_is_kept():
    store = Store(None, b"1")
    store.save([("a", "one")])
    assert (store.is_new, store.get("a")) == (True, None)
