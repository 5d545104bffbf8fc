"""What servers are told to say: a policy without holes, and for ever only what never changes."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from workspace import PROJECT, Workspace

from generator.frames import make_frame
from generator.inline_code import allow_inline
from generator.outputs.headers import policy

TEMPLATES = sorted((PROJECT / "templates").rglob("*.html"))


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.relative_to(PROJECT / "templates").as_posix())
def test_no_template_holds_scripts_styles_or_handlers(template):
    text = template.read_text("utf-8")
    assert allow_inline([text]) == ()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text) == []


def test_what_is_inline_gets_its_digest_and_nothing_else():
    pages = [
        "<style>a{}</style><script>b()</script><script src='c.js'></script>",
        '<script type="application/ld+json">{"d": 1}</script><script type="module">e()</script><p>f</p>',
        "<script>b()</script>",
    ]
    scripts = sorted((digest("b()"), digest("e()")))
    assert allow_inline(pages) == (*(("script-src", one) for one in scripts), ("style-src", digest("a{}")))
    told = policy(allow_inline(pages))
    assert f"script-src 'self' {' '.join(scripts)};" in told
    assert f"style-src 'self' {digest('a{}')};" in told
    assert "unsafe" not in told


def test_a_frame_knows_what_is_inline_in_it():
    assert make_frame({}, {"a.html": b"<script>1</script>", "b.txt": b"<script>2</script>"}).inline == (
        ("script-src", digest("1")),
    )


def test_a_sites_own_template_is_let_through(workspace: Workspace):
    own = (PROJECT / "templates/records/person.html").read_text("utf-8")
    workspace.file("templates/records/person.html", own + "<script>one()</script><script>two({{ name }})</script>")
    workspace.person("a", "王一")
    headers = (workspace.build().folder / "_headers").read_text("utf-8")
    assert headers.count("'sha256-") == 1
    assert digest("one()") in headers


def test_files_named_after_their_content_are_kept_and_no_others(workspace: Workspace):
    workspace.person("a", "王一")
    folder = workspace.build().folder
    kept = re.findall(
        r"^(/\S+)\n  Cache-Control: public, max-age=31536000, immutable$",
        (folder / "_headers").read_text("utf-8"),
        re.M,
    )
    assert kept
    assert not {"/assets/fonts.css", "/assets/search.js"}.intersection(kept)
    for address in kept:
        assert re.search(r"[0-9a-f]{10,}\.\w+$|/search/\*$", address)
        assert list(folder.glob(address.lstrip("/")))
    for name in ("deploy/nginx.conf", "deploy/Caddyfile"):
        [pattern, *_] = re.findall(r"\^/\S+assets\|media\S+\$", (folder / name).read_text("utf-8"))
        files = [f"/{path.relative_to(folder)}" for address in kept for path in folder.glob(address.lstrip("/"))]
        assert all(re.search(pattern, address) for address in files)
        assert re.search(pattern, "/kiosk/k/stage-0123456789ab.html")
        changing = (
            "/kiosk/k/manifest.json",
            "/kiosk/k/index.html",
            "/assets/fonts.css",
            "/assets/search.js",
            "/people/a/",
            "/index.html",
        )
        assert not any(re.search(pattern, address) for address in changing)


def test_all_three_say_the_same(workspace: Workspace):
    workspace.person("a", "王一")
    folder = workspace.build().folder
    told = {}
    for name, form in {
        "_headers": r"^  ([A-Z][\w-]+): (.+)$",
        "deploy/nginx.conf": r'^    add_header ([\w-]+) "(.+)" always;$',
        "deploy/Caddyfile": r'^\t\t([A-Z][\w-]+) "(.+)"$',
    }.items():
        found = dict(re.findall(form, (folder / name).read_text("utf-8"), re.M))
        told[name] = {one: value for one, value in found.items() if one != "Cache-Control"}
    assert told["_headers"] == told["deploy/nginx.conf"] == told["deploy/Caddyfile"]
    assert len(told["_headers"]) == 6


def test_an_address_below_a_folder_is_part_of_every_rule(workspace: Workspace):
    workspace.file("site_config.yml", "site_name: 小站\nsite_url: https://example.org/gh/\nplugins:\n  - guangrong\n")
    workspace.person("a", "王一")
    folder = workspace.build().folder
    paths = re.findall(r"^/\S*", (folder / "_headers").read_text("utf-8"), re.M)
    assert "/gh/*" in paths and "/gh/events/feed.xml" in paths
    assert all(path.startswith("/gh/") for path in paths)
    assert "server_name example.org;" in (folder / "deploy/nginx.conf").read_text("utf-8")


@pytest.mark.parametrize("name", ["deploy/nginx.conf", "deploy/Caddyfile"])
def test_braces_are_closed(workspace: Workspace, name: str):
    workspace.person("a", "王一")
    text = re.sub(r"[0-9a-f]\]\{10,\}", "", (workspace.build().folder / name).read_text("utf-8"))
    assert text.count("{") == text.count("}") > 3
