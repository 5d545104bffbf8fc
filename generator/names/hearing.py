"""Every way in which a name may be heard: right readings, and the wrong ones that people use."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from generator.names.folding import fold, simplify
from generator.names.parts import is_han, split
from generator.names.reading import read_given, read_surname, read_text, read_usual, syllables
from generator.names.romanize import spell_ascii
from generator.names.tables import load_given, load_readings, load_strokes, load_surnames, load_variants

_TYPED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def hearings(name: str, reading: str | None = None, is_prose: bool = False) -> list[str]:
    """Return one item a Chinese character of the folded name, and one a run of others: ["shan!dan", "gang"].

    Right readings are parted by "/", wrong ones follow a "!". ValueError if `reading` does not fit.
    """
    folded = fold(name)
    characters = [*filter(is_han, folded)]
    assumed = _each(read_text("".join(characters))) if is_prose else _assume(name)
    right = _each(syllables(name, reading)) if reading and not is_prose else assumed
    # A sign such as ㍿ folds to more characters than a reading speaks of.
    right = right if len(right) == len(characters) else assumed
    heard = iter([_join(*ways) for ways in zip(characters, right, assumed, strict=True)])
    items: list[str] = []
    for chinese, run in groupby(folded, key=is_han):
        letters = "".join(run)
        items += [next(heard) for _ in letters] if chinese else [letters]
    return items


def pairs(heard: list[str]) -> list[str]:
    """Return the initials of every two items in a row, in every way they are heard, with l for n."""
    firsts = [{_initial(way) for way in item.replace("!", "/").split("/")} & _TYPED for item in heard]
    return sorted({one + other for ones, others in pairwise(firsts) for one in ones for other in others})


def characters() -> Iterator[tuple[str, str, list[str]]]:
    """Yield every character that may be typed, its simplified form if it is another, and its readings without tones."""
    variants = load_variants()
    for character in sorted({*load_strokes(), *variants, *"".join(load_surnames())}):
        simple = variants.get(character, "")
        forms = [character, simple] if simple else [character]
        known = [load_readings().get(form, "") for form in forms]
        known += [load_given().get(form, "") for form in forms]
        surnames = [load_surnames().get(form, []) for form in forms]
        yield character, simple, _spell([*filter(None, known), *(one for readings in surnames for one in readings)])


def _assume(name: str) -> list[list[str]]:
    """Return the right readings of each Chinese character as far as the tables know."""
    surname, given = split(simplify(name))
    is_single = len(surname) == 1 and surname in load_surnames()
    first = [load_surnames()[surname]] if is_single else _each(read_surname(surname))
    return first + _each(read_given("".join(filter(is_han, fold(given)))))


def _each(readings: list[str]) -> list[list[str]]:
    return [[syllable] for syllable in readings]


def _join(character: str, right: list[str], assumed: list[str]) -> str:
    """Write the readings of one character; what one would assume and the usual reading are wrong if not right."""
    ways = _spell(right)
    wrong = [way for way in _spell([*assumed, read_usual(character)]) if way not in ways]
    return "!".join(["/".join(ways), *wrong])


def _spell(readings: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(spell_ascii, readings)))


def _initial(way: str) -> str:
    return "l" if way.startswith("n") else way[:1]
