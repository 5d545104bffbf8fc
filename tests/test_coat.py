"""Material's page and stylesheet, as far as our frame takes the place of one and leaves out parts of the other."""

import hashlib
import re
from pathlib import Path

import material
import pytest

from generator.coat import coat_path, trim
from generator.frame import read_coat, without_styles

STOCK = Path(material.__file__).parent / "templates"
# Of base.html in mkdocs-material 9.8.1, without its version and the digests in its file names.
BASE = "cfbf793362e67de5"


def digest_of_base() -> str:
    text = (STOCK / "base.html").read_text("utf-8")
    return hashlib.sha256(re.sub(r"mkdocs-material-[\d.]+|\.[0-9a-f]{8}\.min", "", text).encode()).hexdigest()[:16]


def test_materials_page_is_the_one_that_ours_follows():
    """When this fails, compare Material's new base.html with templates/theme/base.html, then write down its digest."""
    assert digest_of_base() == BASE


def test_more_than_half_of_materials_stylesheet_is_left_out():
    whole = next((STOCK / "assets/stylesheets").glob("main.*.min.css")).read_text("utf-8")
    coat = read_coat([str(STOCK)])
    assert len(coat) < len(whole) / 2
    assert coat.count("{") == coat.count("}")
    assert trim(coat) == coat
    for part in (
        ".md-typeset h1",
        ".md-grid",
        ".admonition",
        "table:not([class])",
        "@media print",
        "box-sizing:border-box",
    ):
        assert part in coat, part
    for part in (".md-search", ".md-nav", ".md-sidebar", "sourceMappingURL", "[data-md-toggle", ":not(.focus-visible)"):
        assert part not in coat, part


@pytest.mark.parametrize(
    "css, kept",
    [
        (".md-search{color:red}.md-typeset{color:blue}", ".md-typeset{color:blue}"),
        (".md-nav,.md-typeset a{color:red}", ".md-typeset a{color:red}"),
        ("@media print{.md-nav{color:red}}", ""),
        ("@media print{.md-nav{color:red}.md-typeset{color:blue}}", "@media print{.md-typeset{color:blue}}"),
        (":root{--md-nav-icon--next:url('a;b{}c');--md-hue:1}", ":root{--md-hue:1}"),
        ('.a:is(.b,.c){content:"}"}', '.a:is(.b,.c){content:"}"}'),
        ('@charset "UTF-8";/* note */.md-typeset{color:red}', '@charset "UTF-8";.md-typeset{color:red}'),
        (".md-footer-meta{color:red}.md-meta{color:red}", ".md-footer-meta{color:red}"),
    ],
)
def test_rules_of_absent_parts_are_left_out(css: str, kept: str):
    assert trim(css) == kept


def test_the_address_changes_with_the_rules():
    assert coat_path("a") != coat_path("b")


def test_a_theme_that_is_not_material_has_no_coat(tmp_path: Path):
    assert read_coat([str(tmp_path)]) == ""


def test_columns_are_aligned_by_classes():
    html = '<th style="text-align: center;">甲</th><td style="text-align: right;">1</td><p style="color: red">乙</p>'
    assert (
        without_styles(html) == '<th class="gr-center">甲</th><td class="gr-right">1</td><p style="color: red">乙</p>'
    )
