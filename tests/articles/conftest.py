"""A small site with a picture, and what the exports of it say."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typed import run
from workspace import CONFIG, PICTURE, Workspace

from generator.articles.article import Article, make_article
from generator.articles.choose import choose
from generator.articles.post import Post, make_post
from generator.today import today

HOME = "https://union.example/"


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    """With an address of its own."""
    workspace.config.write_text(f"{CONFIG}site_url: {HOME}\n", "utf-8")
    return workspace


@pytest.fixture
def article(site: Workspace) -> Callable[..., Article]:
    def make(*names: str, title: str = "") -> Article:
        made = site.prepare()
        return make_article(made, choose(made, names, today()), today(), title)

    return make


@pytest.fixture
def post(site: Workspace) -> Callable[[str], Post]:
    def make(name: str) -> Post:
        made = site.prepare()
        return make_post(made, choose(made, [name], today())[0])

    return make


@pytest.fixture
def export(site: Workspace) -> Callable[..., Result]:
    return lambda channel, *arguments: run("export", channel, "-f", str(site.config), *arguments)


@pytest.fixture
def photo(site: Workspace) -> Callable[..., Path]:
    """A photo record with a file."""

    def make(id: str, text: str = "", content: bytes = PICTURE, ending: str = "png") -> Path:
        site.file(f"content/media/{id}.{ending}", content)
        site.record(f"photos/{id}", f"caption: 照片{id}\nfile: {id}.{ending}\nalt: 画面{id}\n{text}")
        return site.root

    return make
