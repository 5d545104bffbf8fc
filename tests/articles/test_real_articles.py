"""Every public record of the real content goes out whole."""

from functools import cache
from pathlib import Path

import pytest
from workspace import PROJECT

from generator.articles.article import make_article
from generator.articles.choose import PUBLISHED, choose
from generator.articles.counting import LONG, SHORT, count
from generator.articles.losses import find_losses
from generator.articles.post import make_post
from generator.build import prepare
from generator.memory import recall
from generator.records import KINDS_BY_NAME
from generator.settings import read_settings
from generator.site import Site
from generator.today import today


@cache
def real(cache_folder: Path) -> Site:
    settings = read_settings(PROJECT / "site_config.yml")
    return prepare(settings, recall(settings))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_every_record(kind: str, tmp_path_factory: pytest.TempPathFactory):
    site = real(tmp_path_factory.getbasetemp())
    ids = list(site.catalog.sources[kind])
    assert ids
    for one in choose(site, [f"{KINDS_BY_NAME[kind].folder}/{id}" for id in ids], today()):
        article = make_article(site, [one], today())
        assert find_losses(article.html) == []
        assert one.record.label.replace(" ", "") in article.text.replace("　", "").replace(" ", "")
        post = make_post(site, one)
        assert count(post.short) <= SHORT
        assert count(post.long) <= LONG
        assert f"【{one.record.label}" in post.short
