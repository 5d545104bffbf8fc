"""Whatever stands in a record stays words in an article and in a post."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from everything import everything
from hypothesis import given, settings
from hypothesis import strategies as st
from workspace import CONFIG, PROJECT, Workspace

from generator.articles.article import make_article
from generator.articles.choose import PUBLISHED, choose
from generator.articles.counting import LONG, SHORT, count
from generator.articles.dress import dress
from generator.articles.exports import article_files, post_files
from generator.articles.flatten import flatten
from generator.articles.losses import find_losses
from generator.articles.notes import Notes
from generator.articles.post import make_post
from generator.markdown import to_html
from generator.records import KINDS_BY_NAME
from generator.refusal import Refused
from generator.today import today

CSS = (PROJECT / "templates/wechat/article.css").read_text("utf-8")
TEXTS = (
    "<script>alert(7)</script>",
    '"><img src=x onerror=alert(7)>',
    "</style></textarea></script><script>alert(7)</script>",
    "</section></p><div style='position:fixed'>",
    "[x](javascript:alert(7)) ![x](data:image/png;base64,AAAA)",
    "{{ 7 * 7 }}{% raw %}",
    "【图1】 #话题# @某人",
    "𬭊䶮",
    "&lt;b&gt; &amp;nbsp; &#60;",
    "style=\"position: absolute\" class='x'",
)


def as_article(*pieces: str) -> str:
    body = flatten(pieces, Notes(""))
    return dress(f'<section class="article"><section class="body">{body}</section></section>', CSS)


class Elements(HTMLParser):
    """The tags of a document, and what their attributes are called."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.scripts += tag == "script"


@pytest.mark.parametrize("text", TEXTS)
def test_in_every_field_of_every_kind(text: str, workspace: Workspace):
    workspace.config.write_text(f"{CONFIG}site_url: https://union.example/\n", "utf-8")
    for path, content in everything(text, called="丁一").items():
        workspace.file(path, content)
    site = workspace.prepare()
    for kind in PUBLISHED:
        [one] = choose(site, [f"{KINDS_BY_NAME[kind].folder}/a"], today())
        article = make_article(site, [one], today())
        assert find_losses(article.html) == []
        elements = Elements(article.html)
        assert elements.attributes <= {"style", "colspan"}
        assert not elements.tags & {"script", "img", "a", "div", "svg", "iframe", "textarea"}
        assert Elements(article_files(site, article)["preview.html"].decode()).scripts == 1
        post = make_post(site, one)
        assert count(post.short) <= SHORT
        assert count(post.long) <= LONG
        assert Elements(post_files(site, post)["preview.html"].decode()).scripts == 1


def test_fifty_quotes_and_a_huge_table_survive():
    deep = to_html("> " * 50 + "底\n")
    wide = to_html("|" + "格|" * 60 + "\n|" + "-|" * 60 + "\n" + ("|" + "值|" * 60 + "\n") * 50)
    html = as_article(deep, wide)
    assert find_losses(html) == []
    assert html.count("值") == 3000
    # A phone has no room for fifty margins.
    assert html.count("padding: 0 0 0 14px") == 1


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=60) | st.sampled_from(TEXTS))
def test_any_markdown_survives(text: str):
    assert find_losses(as_article(to_html(text))) == []


@given(st.text(alphabet="一二三。！ab #@“”（）\n", max_size=400), st.integers(1, 60))
def test_a_text_is_cut_at_the_end_of_a_sentence_only(text: str, room: int):
    from generator.sentences import fit_sentences, sentences_of

    sentences = sentences_of(text)
    kept = fit_sentences(text, room)
    assert len(kept) <= room
    assert kept in {"".join(sentences[:number]) for number in range(len(sentences) + 1)}


def test_a_title_too_long_for_a_post(workspace: Workspace):
    workspace.record("events/e", f"title: {'字' * 150}\ndate: 2018\nsummary: 摘要。")
    site = workspace.prepare()
    with pytest.raises(Refused) as refused:
        make_post(site, choose(site, ["e"], today())[0])
    assert "标题" in refused.value.words.zh


def test_every_template_is_there():
    names = {file.stem for file in Path(PROJECT / "templates/wechat").glob("[a-z]*.html")}
    assert names == {*PUBLISHED, "article", "ending"}
