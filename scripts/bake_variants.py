"""Bake generator/names/data/variants.txt: the simplified form of traditional, Japanese and variant characters.

From OpenCC's tables, as the wheel opencc-python-reimplemented 0.1.7 on PyPI holds them; `pip download --no-deps` it,
then run `python scripts/bake_variants.py <wheel>` from the project's root.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

DATA = Path(__file__).parent.parent / "generator" / "names" / "data"
LICENCE = "opencc_python_reimplemented-0.1.7.dist-info/LICENSE.txt"
# What strokes.txt holds beside the standard table, of the characters that have a simplified form.
NOT_STANDARD = "佈佔剋剎啟噁塚孃峯崑後復恆採暐査榘樑濛產菸製託註贇醣鋐錤霑頔頫鱀麴龑"
BASIC = "\uffff"


def read_standard() -> set[str]:
    """Return the characters that are nobody's traditional form."""
    lines = (DATA / "strokes.txt").read_text(encoding="utf-8").splitlines()
    return {line[0] for line in lines} - set(NOT_STANDARD)


def read_table(wheel: ZipFile, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield a character and its other forms, the first choice first."""
    for line in wheel.read(f"opencc/dictionary/{name}.txt").decode("utf-8").splitlines():
        character, _, forms = line.partition("\t")
        yield character, forms.split()


def choose_simplified(wheel: ZipFile, standard: set[str]) -> dict[str, str]:
    """Return the first choice of OpenCC; not the rare forms that no font and no list of names has."""
    chosen = {}
    for character, forms in read_table(wheel, "TSCharacters"):
        is_written = forms[0] in standard or forms[0] <= BASIC
        if character not in standard and forms[0] != character and is_written:
            chosen[character] = forms[0]
    return chosen


def choose_variants(wheel: ZipFile, standard: set[str], known: dict[str, str]) -> dict[str, str]:
    """Return the variants of Japan, Hong Kong and Taiwan that have a standard character."""
    chosen: dict[str, str] = {}
    for table in ("JPVariants", "HKVariants", "TWVariants"):
        for character, forms in read_table(wheel, table):
            same = [character, *forms]
            simple = next((one for one in (known.get(form, form) for form in same) if one in standard), "")
            others = (form for form in same if simple and form not in standard and form not in known)
            chosen |= dict.fromkeys(others, simple)
    return chosen


def bake(wheel: ZipFile) -> str:
    """Return one "simplified others" line a simplified character."""
    standard = read_standard()
    known = choose_simplified(wheel, standard)
    known |= choose_variants(wheel, standard, known)
    others = defaultdict(list)
    for character in sorted(known):
        others[known.get(known[character], known[character])].append(character)
    return "".join(f"{simple} {''.join(others[simple])}\n" for simple in sorted(others))


def main() -> None:
    """Write the table and the licence beside it."""
    with ZipFile(sys.argv[1]) as wheel:
        (DATA / "variants.txt").write_text(bake(wheel), encoding="utf-8")
        (DATA / "LICENSE.opencc").write_bytes(wheel.read(LICENCE))


if __name__ == "__main__":
    main()
