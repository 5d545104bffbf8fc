"""Old addresses: a page that leads on, and rules for servers from the same list."""

import pytest
from playwright.sync_api import Browser
from workspace import CONFIG, Workspace


@pytest.fixture
def moved(workspace: Workspace) -> Workspace:
    workspace.person("wang-yi", "王一", "deeds: |\n  ## 早年\n\n  好。")
    workspace.file("content/redirects.yml", "people/old/: people/wang-yi/\nold/deep/er/: people/\n")
    return workspace


def test_the_page_leads_on_without_a_script(moved: Workspace):
    page = moved.build().page("old/deep/er/").html
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../../people/"></noscript>' in page
    assert '<a class="gr-button" href="../../../people/" data-moved>' in page
    assert '<link rel="canonical" href="../../../people/">' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("has_script", [True, False])
def test_it_leads_on_from_a_folder_with_its_anchor(moved: Workspace, browser: Browser, has_script: bool):
    folder = moved.build().folder
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    page.goto(f"{(folder / 'people/old/index.html').as_uri()}?q=1#zao-nian")
    page.wait_for_url("**/wang-yi/**")
    if has_script:
        assert page.url.endswith("/people/wang-yi/?q=1#zao-nian")
    context.close()


def test_rules_for_servers(moved: Workspace):
    moved.config.write_text(f"{CONFIG}site_url: https://union.example/小 站/\n", "utf-8")
    site, place = moved.build(), "/%E5%B0%8F%20%E7%AB%99/"
    rules = (site.folder / "_redirects").read_text("utf-8").splitlines()
    assert [line for line in rules if line and not line.startswith("#")] == [
        f"{place}old/deep/er/ {place}people/ 301",
        f"{place}people/old/ {place}people/wang-yi/ 301",
    ]
    nginx = (site.folder / "deploy/nginx.conf").read_text("utf-8")
    assert f'location = "/小 站/people/old/" {{ return 301 "{place}people/wang-yi/$is_args$args"; }}' in nginx
    assert f'redir "/小 站/people/old/" "{place}people/wang-yi/" 301' in (site.folder / "deploy/Caddyfile").read_text()


def test_more_than_a_host_takes(moved: Workspace):
    lines = "".join(f"old/n{number}/: people/\n" for number in range(2_003))
    moved.file("content/redirects.yml", lines)
    site = moved.build()
    rules = (site.folder / "_redirects").read_text("utf-8")
    assert rules.count(" 301\n") == 2_000
    assert "还有 3 条" in rules
    assert (site.folder / "deploy/nginx.conf").read_text("utf-8").count("return 301") == 2_003


def test_without_old_addresses_there_are_no_rules(workspace: Workspace):
    workspace.person("wang-yi")
    site = workspace.build()
    assert not site.has("_redirects")
    assert "301" not in (site.folder / "deploy/nginx.conf").read_text("utf-8")


def test_chains_and_circles_are_told(moved: Workspace):
    moved.file("content/redirects.yml", "a/: b/\nb/: c/\nc/: people/\nd/: e/\ne/: d/\n")
    told = moved.problems()
    assert told.count("是不是 people/？") == 2
    assert told.count("这几行转成了一圈") == 2
