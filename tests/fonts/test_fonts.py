"""The vendored font and its cuts: the right characters, the right features, the same bytes every time."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from generator.fonts import font_characters, subset_font

SOURCE = Path(__file__).parents[2] / "templates/assets/fonts/NotoSerifSC-Bold.woff2"
TEXT = "吕梅华 䶮𬭊㛃喆 2018——《光荣》(获评)、，。"


@pytest.fixture(scope="module")
def font() -> Any:
    return TTFont(BytesIO(subset_font(SOURCE, TEXT)))


def substitutions(font: Any, tag: str) -> dict[str, str]:
    """What a feature of the font puts in place of what, by the names of the glyphs."""
    table = font["GSUB"].table
    records = [record for record in table.FeatureList.FeatureRecord if record.FeatureTag == tag]
    indices = {index for record in records for index in record.Feature.LookupListIndex}
    found: dict[str, str] = {}
    for index in indices:
        for subtable in table.LookupList.Lookup[index].SubTable:
            found |= getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
    return found


def test_a_cut_has_what_was_asked_for_and_nothing_else(font: Any) -> None:
    assert set(font.getBestCmap()) == {ord(character) for character in TEXT}


def test_a_cut_is_small_web_font_with_its_licence(font: Any) -> None:
    assert font.flavor == "woff2"
    assert font.reader.file.seek(0, 2) < 20_000
    assert font["name"].getDebugName(1) == "Noto Serif SC"
    assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_characters_that_the_font_lacks_are_left_out() -> None:
    assert set(TTFont(BytesIO(subset_font(SOURCE, "光\U0010fffd"))).getBestCmap()) == {ord("光")}


def test_vertical_punctuation_survives(font: Any) -> None:
    characters = font.getBestCmap()
    assert {characters[ord(mark)] for mark in "《》、，。"} <= substitutions(font, "vert").keys()
    assert {"VORG", "vhea", "vmtx"} <= set(font.keys())


def test_figures_can_be_set_to_one_width(font: Any) -> None:
    tabular = substitutions(font, "tnum")
    names = [tabular[font.getBestCmap()[ord(figure)]] for figure in "2018"]
    assert len(set(names)) == 4
    assert len({font["hmtx"][name][0] for name in names}) == 1


def test_two_dashes_become_one_of_two_ems(font: Any) -> None:
    dash = font.getBestCmap()[ord("—")]
    ligatures = font["GSUB"].table.LookupList.Lookup[0].SubTable[0].ligatures[dash]
    joined = next(each.LigGlyph for each in ligatures if each.Component == [dash])
    assert font["hmtx"][substitutions(font, "locl")[joined]][0] == 2 * font["head"].unitsPerEm


def test_the_order_and_number_of_characters_does_not_matter() -> None:
    assert subset_font(SOURCE, "光荣榜榜荣") == subset_font(SOURCE, "榜荣光")


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "import sys; from pathlib import Path; from generator.fonts import subset_font;"
        f"sys.stdout.buffer.write(subset_font(Path({str(SOURCE)!r}), {TEXT!r}))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE.parents[3])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == subset_font(SOURCE, TEXT)


def test_the_list_of_characters_is_true_to_the_font() -> None:
    assert font_characters(SOURCE) == TTFont(SOURCE, lazy=True).getBestCmap().keys()


@pytest.mark.parametrize(
    "text",
    [
        "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêếề",
        "䶮𬭊㛃喆堃玥翀珺頔昰禕煒",
        "〇一二三、，。；：？！·—…“”‘’《》〈〉「」『』【】（）",
        "0123456789%№℃①→←↑↓",
    ],
)
def test_what_names_and_texts_need_is_there(text: str) -> None:
    assert {ord(character) for character in text} <= font_characters(SOURCE)


def test_fonttools_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, generator.fonts; sys.exit('fontTools' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE.parents[3])}, check=True)
