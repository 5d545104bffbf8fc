"""A record, or several together, as an article for a WeChat official account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.articles.album import FOLDER, Album, Picture, qr_picture
from generator.articles.choose import Chosen
from generator.articles.covers import Cover, make_covers
from generator.articles.dress import dress, find_template
from generator.articles.flatten import flatten
from generator.articles.limits import AUTHOR, BYTES, DIGEST, TITLE, WORDS
from generator.articles.losses import count_styles, find_losses
from generator.articles.notes import Note, Notes
from generator.articles.plain import words_of
from generator.codes import Text
from generator.refusal import Refused
from generator.render import Renderer
from generator.sentences import fit_sentences
from generator.site import Site

_SHEET = "wechat/article.css"


@dataclass(frozen=True, slots=True)
class Article:
    """What is pasted (`html`, and its `text` where no HTML is taken), what is typed beside it, and what is uploaded.

    `left_out` says what could not come along, and why.
    """

    title: str
    whole_title: str
    digest: str
    author: str
    url: str
    html: str
    text: str
    words: int
    styles: int
    pictures: tuple[Picture, ...]
    covers: tuple[Cover, ...]
    notes: tuple[Note, ...]
    left_out: tuple[Text, ...]


def make_article(site: Site, chosen: Sequence[Chosen], day: date, title: str = "") -> Article:
    """An article of these records; `title` is that of several. Raises Refused where something would be lost."""
    base = site.settings.site_url
    url = base + chosen[0].address if base and len(chosen) == 1 else base
    album, notes = Album(site.settings), Notes(base + chosen[0].address if base else "")
    html = _write(site, chosen, day, title, url, album, notes)
    text, whole = words_of(html), title or _title_of(chosen[0])
    _check(html, words := count_words(text))
    return Article(
        title=shorten_title(whole),
        whole_title=whole,
        digest=fit_sentences(_summary(chosen), DIGEST),
        author=site.settings.site_name if len(site.settings.site_name) <= AUTHOR else "",
        url=url,
        html=html,
        text=text,
        words=words,
        styles=count_styles(html),
        pictures=tuple(album.pictures),
        covers=tuple(make_covers(site.settings, whole, album.first)),
        notes=tuple(notes.found.values()),
        left_out=tuple(_left_out(site, album, notes)),
    )


def _write(site: Site, chosen: Sequence[Chosen], day: date, title: str, url: str, album: Album, notes: Notes) -> str:
    """The article's HTML; what it shows and where it leads is noted on the way."""
    renderer = Renderer(site.settings.templates, site.settings.cache)
    told = {"site_name": site.settings.site_name, "picture": album.place, "day": day.isoformat()}

    def render(name: str, context: Mapping[str, Any]) -> str:
        return renderer.render(f"wechat/{name}.html", {**context, **told}, "")

    pieces = [Markup(render(one.record.kind, one.page.context)) for one in chosen]
    context = {"collected": bool(title), "title": title, "pieces": pieces, "sources": _sources(chosen)}
    body = flatten([render("article", context)], notes)
    ending = {"notes": list(notes.found.values()), "qr": _add_qr(album, url)}
    body += flatten([render("ending", ending)], Notes(""))
    return dress(f'<section class="article">{body}</section>', find_template(site.settings.templates, _SHEET))


def _title_of(one: Chosen) -> str:
    """The record's title; a person is named with the highest honour, if it was conferred and is still held."""
    honour: Any = one.page.context.get("honour")
    if one.record.kind == "person" and honour and honour["result"] == "获评" and not honour["withdrawn"]:
        return f"{honour['title']} {one.record.label}"
    return one.record.label


def shorten_title(title: str) -> str:
    """A title as long as the platform takes it."""
    return title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"


def _summary(chosen: Sequence[Chosen]) -> str:
    told = (str(one.page.context.get("summary") or "") for one in chosen)
    return next(filter(None, told), "")


def _sources(chosen: Sequence[Chosen]) -> list[Any]:
    """Where all is from, each source once."""
    found: list[Any] = []
    for one in chosen:
        found += (source for source in one.page.context["sources"] if source not in found)
    return found


def _add_qr(album: Album, url: str) -> dict[str, Any] | None:
    """The QR code as the last picture to upload, where the site knows its address."""
    content = qr_picture(url) if url else b""
    if not content:
        return None
    number, name = len(album.pictures) + 1, "qr.png"
    side = int.from_bytes(content[16:20])
    album.pictures.append(Picture(number, f"{FOLDER}/{name}", "扫码看网页", url, side, side, content))
    return {"number": number, "name": name}


def count_words(text: str) -> int:
    """How many characters are read, spaces apart."""
    return sum(map(len, text.split()))


def _check(html: str, words: int) -> None:
    """Refuse an article that the editor would change, or that is too long for it."""
    if losses := find_losses(html):
        zh, en = "；".join(one.zh for one in losses), "; ".join(one.en for one in losses)
        raise Refused(
            Text(f"粘贴自检没有通过，没有写：{zh}", f"the article would not survive pasting, nothing is written: {en}"),
            Text("改 templates/wechat/ 里的模板或样式", "change the template or stylesheet in templates/wechat/"),
        )
    if words > WORDS or len(html.encode()) >= BYTES:
        raise Refused(
            Text(
                f"正文 {words} 字，公众号一篇最多 {WORDS} 字；分成几条记录，一篇一篇发",
                f"the article has {words} characters, {WORDS} at most: part it into several records",
            )
        )


def _left_out(site: Site, album: Album, notes: Notes) -> list[Text]:
    found = []
    if not site.settings.site_url:
        found.append(
            Text(
                "site_config.yml 里没有 site_url，所以没有二维码，也没有原文链接",
                "site_config.yml has no site_url, so there is no QR code and no link to the page",
            )
        )
    if notes.lost:
        names = "、".join(notes.lost)
        found.append(Text(f"站内链接没有网址：{names}", f"links within the site without an address: {names}"))
    if album.missing:
        names = "；".join(album.missing)
        found.append(Text(f"照片还没有文件：{names}", f"photos without a file: {names}"))
    return found
