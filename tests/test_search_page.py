"""The page of the search and the ways to it, as the build writes them."""

import gzip
import re

from workspace import PROJECT, Workspace

from generator.addresses import SEARCH
from generator.pages import FAMILIES, search


def test_there_is_one_page_and_it_depends_on_no_record(workspace: Workspace):
    workspace.person("a", "王一")
    first = workspace.build().page(SEARCH)
    workspace.person("b", "王二")
    assert workspace.build().page(SEARCH).body == first.body
    assert search.FAMILY in FAMILIES
    assert search.TITLE in first.text


def test_whoever_has_no_scripts_is_led_to_pages_that_need_none(workspace: Workspace):
    workspace.person("a")
    body = workspace.build().page(SEARCH).body
    assert "JavaScript" in body
    for folder in ("honourees", "rolls", "events", "services", "units"):
        assert f'href="../{folder}/"' in body


def test_its_scripts_and_its_style_are_files(workspace: Workspace):
    workspace.person("a")
    body = workspace.build().page(SEARCH).body
    assert re.search(r'<script defer src="\.\./assets/finder-[0-9a-f]{12}\.js">', body)
    assert re.search(r'<script defer src="\.\./assets/search-page-[0-9a-f]{12}\.js">', body)
    assert re.search(r'<link rel="stylesheet" href="\.\./assets/search-[0-9a-f]{12}\.css">', body)


def test_what_was_typed_is_only_ever_text():
    for name in ("finder", "search-page"):
        script = (PROJECT / f"templates/assets/js/{name}.js").read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(|Worker", script)


def test_the_dialog_stays_light():
    script = (PROJECT / "templates/assets/js/finder.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 4_500
