"""Names: orders that hold for every text, spellings that are always addresses, nothing that raises."""

import random
import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.names import (
    ORDERS,
    initials,
    invisible_characters,
    missing_strokes,
    note,
    pad,
    pinyin,
    slug,
    sort_key,
    split,
    surname_readings,
    surname_strokes,
    syllables,
    text_slug,
    unpad,
)
from generator.names.parts import strip_separators
from generator.names.syllable import known_syllables, mark_tone
from generator.names.tables import load_strokes, load_surnames

ANY = st.text(max_size=20)
HAN = st.sampled_from([*sorted(load_strokes())[::97], "𫓯", "〇", "豈", "\U0002f800"])
CHINESE = st.builds(
    "{}{}".format, st.sampled_from(sorted(load_surnames())), st.lists(HAN, min_size=1, max_size=3).map("".join)
)
NAMES = CHINESE | ANY | st.builds("{}·{}".format, CHINESE, CHINESE) | CHINESE.map(pad)
INVISIBLE = [chr(point) for point in range(0x20000) if unicodedata.category(chr(point)) in ("Cf", "Co", "Cs", "Cn")]
SELECTORS = [chr(point) for point in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0, 16), 0x180B)]


@given(st.lists(NAMES, min_size=2, max_size=6), st.sampled_from(ORDERS), st.randoms(use_true_random=False))
def test_an_order_is_total_and_the_same_for_every_permutation(names: list[str], order: str, chance: random.Random):
    shuffled = chance.sample(names, len(names))
    first, second = (sorted(some, key=lambda name: sort_key(name, order)) for some in (names, shuffled))
    assert list(map(strip_separators, first)) == list(map(strip_separators, second))
    for one in names:
        for other in names:
            before, after = sort_key(one, order), sort_key(other, order)
            assert (before < after) + (before > after) + (strip_separators(one) == strip_separators(other)) == 1


@given(NAMES)
def test_padding_comes_off_again(name: str):
    assert unpad(pad(name)) == unpad(name)
    assert pad(pad(name)) == pad(name)
    assert unpad(unpad(name)) == unpad(name)


@given(NAMES)
def test_spellings_are_addresses(name: str):
    for made in (slug(name), text_slug(name)):
        assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)


@given(NAMES)
def test_nothing_raises(name: str):
    assert strip_separators("".join(split(name))) == strip_separators(name)
    assert isinstance(pinyin(name) + initials(name) + note(name, name), str)
    assert all(surname_readings(name))
    assert set(missing_strokes(name)) <= set(strip_separators(name))
    assert surname_strokes(name) is None or surname_strokes(name) > 0


@given(CHINESE)
def test_every_character_has_its_syllable(name: str):
    assert len(syllables(name)) == len(strip_separators(name))
    assert len(initials(name)) <= len(strip_separators(name))


@given(CHINESE, st.sampled_from(INVISIBLE + SELECTORS), st.integers(0, 9))
def test_an_invisible_character_is_found_wherever_it_stands(name: str, character: str, place: int):
    assume(place <= len(name))
    assert (place, character) in invisible_characters(name[:place] + character + name[place:])


@given(ANY)
def test_a_text_without_remarks_is_composed(text: str):
    if not invisible_characters(text):
        assert unicodedata.is_normalized("NFC", text)
        assert text.isprintable() or set(text) & set("\t\n\r") or any(map(str.isspace, text))


SPOKEN = st.lists(st.tuples(st.sampled_from(sorted(known_syllables())), st.integers(0, 4)), min_size=1, max_size=5)


@given(SPOKEN, st.sampled_from(["", " ", "'", "-"]), st.booleans())
def test_a_reading_comes_back_in_syllables(spoken: list[tuple[str, int]], between: str, is_typed: bool):
    """Tone numbers or marks; without marks in between, numbers part the syllables."""
    marked = [mark_tone(letters, tone) for letters, tone in spoken]
    typed = [f"{letters}{tone}".replace("ü", "v") for letters, tone in spoken]
    between = between or ("" if is_typed else " ")
    assert syllables("王" * len(spoken), between.join(typed if is_typed else marked)) == marked


@given(st.text(max_size=40) | st.text("anghuelvü'1234 -ǘǎ·", max_size=40), NAMES)
def test_a_reading_fits_or_is_refused(reading: str, name: str):
    try:
        found = syllables(name, reading)
    except ValueError:
        return
    assert len(found) <= len(name)


def test_a_reading_far_too_long_is_refused_at_once():
    with pytest.raises(ValueError, match="is not pinyin"):
        syllables("吕梅华", "a" * 100_000)
