"""The files of an export: what is copied, what is uploaded, and the page on which both are done."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from generator.articles.article import Article
from generator.articles.counting import MANY_PICTURES, PICTURES
from generator.articles.dress import find_template
from generator.articles.limits import AUTHOR, DIGEST, TITLE, WORDS
from generator.articles.post import Post, sorts_of
from generator.codes import Text
from generator.render import Renderer
from generator.site import Site

PREVIEW = "preview.html"
_BESIDE = ("preview.css", "preview.js")


def article_files(site: Site, article: Article) -> dict[str, bytes]:
    """Everything of an article, by its path in the export's folder."""
    context = {
        **{name: getattr(article, name) for name in Article.__dataclass_fields__},
        "html": Markup(article.html),
        "site_name": site.settings.site_name,
        "left_out": in_chinese(article.left_out),
        **{"most_title": TITLE, "most_digest": DIGEST, "most_author": AUTHOR, "most_words": WORDS},
    }
    return {
        **_preview(site, "wechat", context),
        "article.html": article.html.encode(),
        **{cover.path: cover.content for cover in article.covers},
        **{picture.path: picture.content for picture in article.pictures},
    }


def _preview(site: Site, channel: str, context: Mapping[str, object]) -> dict[str, bytes]:
    """A preview's page with its style and script, which needs nothing but the files beside it."""
    folders = site.settings.templates
    page = Renderer(folders, site.settings.cache).render(f"articles/{channel}.html", context, "").encode()
    return {PREVIEW: page, **{name: find_template(folders, f"articles/{name}").encode() for name in _BESIDE}}


def in_chinese(texts: Iterable[Text]) -> list[str]:
    """What is told on a page, whatever language the command speaks."""
    return [text.zh for text in texts]


def post_files(site: Site, post: Post) -> dict[str, bytes]:
    """Everything of a post, by its path in the export's folder."""
    context = {
        "title": post.title,
        "sorts": [
            {"id": path.removesuffix(".txt"), "name": name, "text": text, "length": length, "most": most}
            for path, name, text, length, most in sorts_of(post)
        ],
        "tags": post.tags,
        "chosen": post.pictures[:PICTURES],
        "others": post.pictures[PICTURES:],
        "left_out": in_chinese(post.left_out),
        **{"most_pictures": PICTURES, "many_pictures": MANY_PICTURES},
    }
    return {
        **_preview(site, "weibo", context),
        **{path: f"{text}\n".encode() for path, _, text, _, _ in sorts_of(post)},
        **{picture.path: picture.content for picture in post.pictures},
    }
