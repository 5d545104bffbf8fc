"""The manual in the site: everything is in it, its links lead somewhere, and only who looks for it finds it."""

import re
from collections import Counter
from html import unescape
from types import ModuleType
from typing import Any

import pytest
from workspace import Built, Workspace, build_on_paper

from generator.codes import CODES
from generator.manual.commands import describe_commands, known_commands
from generator.manual.fields import common_tables, own_tables
from generator.manual.tasks import TASKS, commands_in, read_task
from generator.records import KINDS

PAGES = ("", *TASKS, *(kind.folder for kind in KINDS), "common", "codes", "commands")
WITH_HELP = "site_name: 小站\nplugins:\n  - guangrong:\n      help: true\n"


def body_of(helped: Built, page: str) -> str:
    return helped.page(f"help/{page}").body


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_linked_from_the_contents(helped: Built, page: str):
    assert not page or f'href="../help/{page}/"' in body_of(helped, "")


def test_there_are_no_others(helped: Built):
    assert {path for path in helped.pages() if path.startswith("help/")} == {
        f"help/{page}/index.html" if page else "help/index.html" for page in PAGES
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_field_and_choice_of_a_kind_is_there(helped: Built, kind: Any):
    body = body_of(helped, kind.folder)
    assert kind.zh in helped.page(f"help/{kind.folder}").text
    for row in (row for table in own_tables(kind) for row in table.rows):
        assert f"<code>{row.name}</code> <span>{row.title}</span>{' <b>必须写</b>' if row.is_required else ''}" in body
        for choice, word in row.choices:
            assert f"<code>{choice}</code>" in body and word in body


def test_every_common_field_is_there(helped: Built):
    for row in (row for table in common_tables() for row in table.rows):
        assert f"<code>{row.name}</code> <span>{row.title}</span>" in body_of(helped, "common")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_there_with_its_reason_and_remedy(helped: Built, code: str):
    [section] = re.findall(
        rf'<section class="gr-code" id="{code.lower()}">.*?</section>', body_of(helped, "codes"), re.S
    )
    assert CODES[code].why.zh in unescape(section)
    assert re.search(r"怎么办：</b>[^…。]{2}", section)


def test_the_commands_are_those_of_the_program(script: ModuleType):
    assert list(known_commands().values()) == list(describe_commands(script.main)), "run `make manual`"


def test_every_command_and_option_is_there_and_says_what_it_does(helped: Built):
    body = body_of(helped, "commands")
    for name, told in known_commands().items():
        assert f"<code>{name}</code>" in body
        assert told["about"] and not re.search(r"[A-Za-z]{3} [a-z]{3} ", told["about"])
        for option in told["options"]:
            assert option["about"], (name, option["names"])
            assert all(f"<code>{one}</code>" in body for one in option["names"])


def test_every_command_has_its_place_in_a_task():
    shown = [f"guangrong {name}" for name in TASKS for name in commands_in(read_task(name))]
    assert set(shown) == set(known_commands())
    assert max(Counter(shown).values()) == 1


@pytest.mark.parametrize("page", PAGES)
def test_links_and_anchors_lead_somewhere(helped: Built, page: str):
    here = helped.folder / "help" / page
    body = body_of(helped, page)
    for link in map(unescape, re.findall(r'href="([^"]*)"', body)):
        assert not link.startswith("http"), link
        path, _, anchor = link.partition("#")
        target = (here / path).resolve()
        file = target / "index.html" if not target.suffix else target
        assert file.is_file(), link
        assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), link
    ids = re.findall(r'\bid="([^"]*)"', body)
    assert [one for one, count in Counter(ids).items() if count > 1] == []


def test_nobody_is_led_there_who_does_not_look_for_it(helped: Built):
    files = helped.files()
    assert "help/" not in files["sitemap.xml"].decode()
    assert "events/2018-biaozhang-dahui/" in files["sitemap.xml"].decode()
    feeds = [
        path for path in files if path.endswith(("feed.xml", "feed.json")) or path.startswith(("api/", "assets/search"))
    ]
    assert feeds
    assert [path for path in feeds if b"help/" in files[path]] == []
    for page in PAGES:
        assert '<meta name="robots" content="noindex">' in helped.page(f"help/{page}").html
    assert "noindex" not in helped.page("people/ding-yi").html


def test_a_site_that_does_not_ask_for_it_has_nothing_of_it(workspace: Workspace):
    workspace.person("a")
    files = workspace.build().files()
    assert [path for path in files if "help" in path] == []
    assert "编辑手册" not in "".join(content.decode("utf-8", "replace") for content in files.values())


def test_asked_for_and_not_again_leaves_what_a_first_build_makes(workspace: Workspace):
    workspace.person("a")
    plain = workspace.config.read_text("utf-8")
    before = workspace.build().files()
    workspace.config.write_text(WITH_HELP, "utf-8")
    workspace.build()
    assert workspace.build().files() == build_on_paper(workspace.config)[1]
    workspace.config.write_text(plain, "utf-8")
    assert workspace.build().files() == before


def test_its_headings_can_be_set_in_the_display_face(helped: Built):
    (font,) = (
        content.decode() for path, content in helped.files().items() if path.endswith(".woff2") and "kiosk" not in path
    )
    for page in PAGES:
        headings = re.findall(r"<h[123][ >].*?</h[123]>", body_of(helped, page), re.S)
        shown = [heading for heading in headings if "gr-level" not in heading]  # codes are set in the reader's own face
        words = unescape(re.sub(r"<code>.*?</code>|<[^>]*>", "", "".join(shown)))
        assert set(words) - set(font) - set("\n") == set(), page


def test_a_page_of_the_sites_own_at_the_same_address_is_told(workspace: Workspace):
    workspace.person("a")
    workspace.file("content/pages/help/codes.md", "# 我们的代码\n")
    assert workspace.problems() == "没有问题\n"
    workspace.config.write_text(WITH_HELP, "utf-8")
    assert "error A404: 两个页面同用网址 help/codes/" in workspace.problems()
