"""Answers know what they were made from: an edit works out again what it reaches, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import workers
from generator.memo import Gone, Memo, key_of
from generator.store import Store


class Sums:
    """Inputs that are numbers, and facts about them that are listed in the order that `renew` follows."""

    def __init__(self, folder: Path | None) -> None:
        self.numbers = {"a": 1, "b": 2}
        self.folder = folder
        self.asked: list[str] = []
        self.open()

    def open(self) -> None:
        """Begin again with what was kept."""
        self.memo = Memo(Store(self.folder, b"1"))

    def number(self, name: str) -> int:
        self.memo.note(key_of("number", name))
        if name not in self.numbers:
            raise Gone(name)
        return self.numbers[name]

    def parity(self, key: str) -> int:
        """Whether a number is odd."""
        self.asked.append(key)
        return self.number(key.split("\t")[1]) % 2

    def total(self, key: str) -> int:
        """How many odd numbers there are."""
        self.asked.append(key)
        self.memo.note("names")
        return sum(self.ask("parity", name) for name in sorted(self.numbers))

    def verdict(self, key: str) -> str:
        """What is said of the total."""
        self.asked.append(key)
        return f"{self.ask('total')} odd"

    def ask(self, fact: str, *about: str) -> Any:
        key = key_of(fact, *about)
        return self.memo.ask(key, lambda: getattr(self, fact)(key))

    def change(self, *inputs: str, **numbers: int) -> list[str]:
        """Set numbers; returns what was worked out again."""
        self.numbers |= numbers
        self.asked.clear()
        facts: list[tuple[str, Callable[[str], Any]]] = [
            (name, getattr(self, name)) for name in ("parity", "total", "verdict")
        ]
        self.memo.renew([*inputs, *(key_of("number", name) for name in numbers)], facts)
        return list(self.asked)

    def keep(self) -> None:
        """Save, and begin again."""
        self.memo.save([])
        self.open()


@pytest.fixture(params=["at once", "kept"])
def sums(request: pytest.FixtureRequest, tmp_path: Path) -> Sums:
    """With everything worked out, by this process or by one before it."""
    sums = Sums(tmp_path)
    assert sums.ask("verdict") == "1 odd"
    if request.param == "kept":
        sums.keep()
    return sums


def test_an_answer_is_worked_out_once(sums: Sums):
    sums.asked.clear()
    assert (sums.ask("verdict"), sums.ask("total"), sums.ask("parity", "a")) == ("1 odd", 1, 1)
    assert sums.asked == []


def test_what_an_edit_reaches_is_worked_out_again_in_order(sums: Sums):
    assert sums.change(a=2) == ["parity\ta", "total", "verdict"]
    assert sums.ask("verdict") == "0 odd"


def test_an_answer_that_comes_out_as_it_was_ends_the_way(sums: Sums):
    assert sums.change(a=3) == ["parity\ta"]
    assert sums.ask("verdict") == "1 odd"


def test_what_an_edit_does_not_reach_is_left_alone(sums: Sums):
    assert sums.change("something else") == []


def test_an_answer_with_two_changed_sources_is_worked_out_once(sums: Sums):
    assert sums.change(a=4, b=5) == ["parity\ta", "parity\tb", "total"]


def test_what_an_answer_looks_at_later_counts_from_then_on(sums: Sums):
    sums.change("names", c=5)
    assert sums.ask("verdict") == "2 odd"
    assert sums.change(c=6) == ["parity\tc", "total", "verdict"]


def test_what_it_looks_at_no_longer_does_not_count(sums: Sums):
    del sums.numbers["a"]
    assert sums.change("names", "number\ta") == ["parity\ta", "total", "verdict"]
    assert sums.change(a=7) == []


def test_an_answer_about_what_is_gone_goes_too(sums: Sums):
    del sums.numbers["a"]
    sums.change("names", "number\ta")
    assert sums.ask("verdict") == "0 odd"
    assert sums.memo.texts("parity") == {"b": "0"}


def test_other_answers_are_forgotten_and_not_worked_out_before_somebody_asks(sums: Sums):
    page = key_of("page", "x")
    assert sums.memo.ask(page, lambda: sums.ask("parity", "a")) == 1
    sums.change(a=2)
    assert sums.memo.texts("page") == {}
    assert sums.memo.ask(page, lambda: sums.ask("parity", "a")) == 0


def test_an_answer_that_fails_is_not_known(sums: Sums):
    def fail() -> None:
        sums.ask("parity", "b")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sums.memo.ask("odd", fail)
    assert sums.memo.texts("odd") == {}
    assert sums.memo.ask("odd", lambda: 1) == 1


def test_texts_are_those_kept_and_those_learned_since(sums: Sums):
    sums.change("names", c=5)
    sums.ask("verdict")
    assert sums.memo.texts("parity") == {"a": "1", "b": "0", "c": "1"}


def test_recalling_all_at_once_changes_nothing(sums: Sums):
    sums.numbers["a"] = 2
    sums.change("number\ta")
    sums.memo.recall([key_of("parity", name) for name in sums.numbers])
    assert (sums.ask("parity", "a"), sums.ask("parity", "b")) == (0, 0)


def test_readers_are_known_after_many_saves(tmp_path: Path):
    sums = Sums(tmp_path)
    sums.ask("verdict")
    for number in range(2, 9):
        sums.keep()
        assert sums.change(a=number) == ["parity\ta", "total", "verdict"]
        assert sums.ask("verdict") == f"{number % 2} odd"


def test_readers_are_known_after_many_saves_of_one_process(tmp_path: Path):
    sums = Sums(tmp_path)
    sums.ask("verdict")
    for number in range(2, 9):
        sums.memo.save([])
        assert sums.change(a=number) == ["parity\ta", "total", "verdict"]


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_was_gone_may_come_back(tmp_path: Path, is_kept: bool):
    sums = Sums(tmp_path)
    sums.ask("verdict")
    for _ in range(3):
        del sums.numbers["a"]
        sums.change("names", "number\ta")
        assert sums.ask("verdict") == "0 odd"
        if is_kept:
            sums.keep()
        sums.change("names", a=1)
        assert sums.ask("verdict") == "1 odd"
        if is_kept:
            sums.keep()


def test_without_a_store_everything_is_still_remembered():
    sums = Sums(None)
    sums.ask("verdict")
    sums.memo.save([])
    assert sums.change(a=2) == ["parity\ta", "total", "verdict"]


def test_what_workers_learn_is_known_and_kept_with_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_cores", lambda: 3)
    sums = Sums(tmp_path)
    sums.numbers = {f"n{number}": number for number in range(600)}
    parts = sums.memo.share(lambda names: [sums.ask("parity", name) for name in names], list(sums.numbers))
    assert [len(part) for part in parts] == [200, 200, 200]
    assert sums.memo.texts("parity") == {name: str(number % 2) for name, number in sums.numbers.items()}
    sums.keep()
    assert sums.change(n500=501) == ["parity\tn500"]
    assert sums.change(n3=4) == ["parity\tn3"]


def test_only_texts_are_kept_that_somebody_gave(tmp_path: Path):
    sums = Sums(tmp_path)
    sums.ask("parity", "a")
    sums.memo.save([("others", "words")])
    assert Store(tmp_path, b"1").get("others") == "words"
