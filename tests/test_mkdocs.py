"""Stock MkDocs with the plugin and our own command make the same pages; broken content never reaches the site."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from test_hostile import build_with, structure, whatever_the_letter
from workspace import PROJECT, Workspace, read_files, when_real


def run_mkdocs(root: Path, *arguments: str, strict: bool = True) -> "subprocess.CompletedProcess[str]":
    flags = ["--strict"] if strict else []
    command = [sys.executable, "-m", "mkdocs", "build", *flags, "-f", "site_config.yml", *arguments]
    return subprocess.run(
        command, cwd=root, env=when_real(), capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def stock_project(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Path:
    """A copy of the real project built by stock MkDocs; each test that breaks it mends it."""
    root = copy_project(tmp_path_factory.mktemp("stock"))
    result = run_mkdocs(root)
    assert result.returncode == 0, result.stderr
    return root


def test_stock_mkdocs_makes_the_same_pages(stock_project: Path, real_project: Path):
    stock, ours = read_files(stock_project / "site"), read_files(real_project / "site")
    dated = {"sitemap.xml", "sitemap.xml.gz"}
    assert stock.keys() == ours.keys()
    assert [path for path in stock if stock[path] != ours[path] and path not in dated] == []
    assert len(stock) > 200


def test_stock_mkdocs_warns_of_nothing(stock_project: Path):
    said = run_mkdocs(stock_project, "-d", str(stock_project / "again")).stderr
    assert [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_broken_content_stops_stock_mkdocs_before_it_empties_the_site(stock_project: Path):
    before = read_files(stock_project / "site")
    broken = stock_project / "content/people/broken.yml"
    broken.write_text("trade: 焊工\n", "utf-8")
    try:
        result = run_mkdocs(stock_project)
    finally:
        broken.unlink()
    assert result.returncode != 0
    assert "content/people/broken.yml:1:1: error F202: 缺少“name”（姓名）" in result.stderr
    assert "Traceback" not in result.stderr
    assert read_files(stock_project / "site") == before


def test_a_wrong_option_stops_stock_mkdocs_in_our_words(stock_project: Path):
    config = stock_project / "site_config.yml"
    before = config.read_text("utf-8")
    config.write_text(before.replace("      content: content\n", "      contnet: content\n"), "utf-8")
    try:
        result = run_mkdocs(stock_project)
    finally:
        config.write_text(before, "utf-8")
    assert result.returncode != 0
    assert "S902" in result.stderr
    assert "contnet" in result.stderr
    assert "Traceback" not in result.stderr


def test_every_page_has_one_title_and_its_section_lit(real_project: Path):
    for section in ("events", "rolls", "people", "exhibitions", "services", "places"):
        for file in sorted((real_project / "site" / section).rglob("index.html"))[:3]:
            html = file.read_text("utf-8")
            assert html.count("<title>") == html.count("</title>") == 1, file
            assert html.count("md-tabs__item--active") == 1, file
            active = html.split("md-tabs__item--active")[1].split("</li>")[0]
            assert f"{section}/" in active or 'href="./"' in active or 'href="../"' in active, file


def test_prose_and_lost_pages_know_the_days_of_mourning_and_what_lies_beside_them(workspace: Workspace):
    theme = PROJECT / "templates/theme"
    workspace.file(
        "site_config.yml",
        "site_name: 小<站>\ndocs_dir: content/pages\n"
        f"theme: {{name: material, custom_dir: {theme}, font: false, favicon: assets/favicon.svg}}\n"
        "nav:\n- 首页: ./\n- 关于:\n  - 本站: about.md\n  - 声明: rules.md\n"
        "plugins:\n- guangrong:\n    grey: [{from: 2026-12-13}, {from: '2027-04-04', to: 2027-04-05}]\n",
    )
    workspace.file("content/pages/about.md", "# 关于\n\n| 甲 | 乙 |\n|:-:|--:|\n| 1 | 2 |\n\n## 一\n\n## 二\n\n## 三\n")
    workspace.file("content/pages/rules.md", "# 声明\n")
    workspace.person("a", "王一")
    assert run_mkdocs(workspace.root, strict=False).returncode == 0
    site = workspace.root / "site"
    for page in ("about/index.html", "404.html", "people/a/index.html"):
        html = (site / page).read_text("utf-8")
        assert html.startswith("<!doctype html>")
        assert '<html lang="zh-Hans" data-gr-grey-days="2026-12-13/2026-12-13 2027-04-04/2027-04-05">' in html
        assert "小&lt;站&gt;" in html and "<站>" not in html
        assert html.count('rules/"') == 1 + (page == "about/index.html")
    about = (site / "about/index.html").read_text("utf-8")
    assert 'class="gr-right"' in about and "style=" not in about
    assert about.count('aria-current="page"') == 1
    assert '<nav class="gr-toc" aria-label="本页目录">' in about
    assert not [path for path in read_files(site) if "javascripts" in path or path.endswith((".map", "favicon.png"))]


def test_hostile_texts_add_nothing_to_material_either(workspace: Workspace):
    shapes = []
    for text in ("<script>alert(1)</script>@@guangrong-slot-body@@\"x='", "x" * 60):
        build_with(workspace, text)
        config = "site_name: 小站\nsite_dir: framed\ndocs_dir: content/pages\ntheme:\n  name: material\n"
        theme = PROJECT / "templates/theme"
        workspace.config.write_text(f"{config}  custom_dir: {theme}\n  font: false\nplugins: [guangrong]\n", "utf-8")
        workspace.file("content/pages/about.md", "# 关于\n")
        result = run_mkdocs(workspace.root, strict=False)
        assert result.returncode == 0, result.stderr
        pages = {path: html for path, html in read_files(workspace.root / "framed").items() if path.endswith(".html")}
        shapes.append(whatever_the_letter({path: structure(html.decode()) for path, html in pages.items()}))
        (workspace.root / "framed").unlink()
    assert shapes[0].keys() == shapes[1].keys()
    assert [path for path in shapes[0] if shapes[0][path] != shapes[1][path]] == []


def test_prose_is_sought_by_our_search_and_nothing_of_mkdocs_own_is_published(workspace: Workspace):
    theme = f"theme: {{name: material, custom_dir: {PROJECT / 'templates/theme'}, font: false}}\n"
    plugins = "plugins: [search, guangrong]\n"
    workspace.file("site_config.yml", f"site_name: 小站\ndocs_dir: content/pages\n{theme}{plugins}")
    workspace.file("content/pages/about.md", "# 关于本站\n\n这里写**着**来历。<!-- 看不见 -->\n")
    workspace.person("a", "王一")
    assert run_mkdocs(workspace.root, strict=False).returncode == 0
    files = read_files(workspace.root / "site")
    assert [path for path in files if "search_index" in path or "lunr" in path or "worker" in path] == []
    assert {"assets/search.js", "search/index.html"} <= files.keys()
    found = "".join(text.decode() for path, text in files.items() if path.startswith("assets/search/d"))
    assert '["about/","关于本站","","","","关于本站\\n这里写着来历。"]' in found


def test_what_nobody_can_mend_yet_is_told_and_stops_no_strict_build(stock_project: Path):
    result = run_mkdocs(stock_project, "-d", str(stock_project / "again"))
    assert result.returncode == 0
    assert "W807" in result.stderr
