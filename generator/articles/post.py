"""A record as a post for Weibo: a short text, a long one, and the pictures that are chosen for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.album import Album, Picture, photo_cards
from generator.articles.choose import Chosen
from generator.articles.counting import LONG, MANY_PICTURES, SHORT, count
from generator.articles.paragraphs import Paragraph, paragraphs_of
from generator.codes import Text
from generator.names import unpad
from generator.records.award import Award
from generator.records.event import Event
from generator.records.roll import Roll
from generator.refusal import Refused
from generator.site import Site

_MOST_TAGS = 3
PARAGRAPH = "\n\n"
# No topic is longer, and these would end it or call somebody.
_LONGEST_TAG = 32
_NO_TAG = re.compile(r"[#@\[\]<>【】]")
# In the words of a record these are no topics and call nobody.
_CALLS = str.maketrans({"#": "＃", "@": "＠"})


@dataclass(frozen=True, slots=True)
class Post:
    """Two texts, the topics that stand in them, and pictures, the most important first."""

    title: str
    short: str
    long: str
    tags: tuple[str, ...]
    url: str
    pictures: tuple[Picture, ...]
    left_out: tuple[Text, ...]


def make_post(site: Site, one: Chosen) -> Post:
    """A post about a record; raises Refused where not even its title fits."""
    url = site.settings.site_url + one.address if site.settings.site_url else ""
    tags, lead = _tags(site, one), f"【{_plain(_title(one))}】"
    told = [tuple(map(_plain, sentences)) for sentences in paragraphs_of(one)]
    album = Album(site.settings, MANY_PICTURES)
    for card in photo_cards(one.page.context):
        album.add(card)
    return Post(
        title=one.record.label,
        short=_short(lead, told, tags, url),
        long=_long(lead, told, tags, url),
        tags=tuple(tags),
        url=url,
        pictures=tuple(album.pictures),
        left_out=tuple(_left_out(url, album)),
    )


def _plain(text: str) -> str:
    return text.translate(_CALLS)


def _title(one: Chosen) -> str:
    """The record's title; of a service that is over or unsure that is said at once."""
    context = one.page.context
    if one.record.kind == "service" and context["state"] == "ended":
        return f"{one.record.label}（已停办）"
    return one.record.label


def _tags(site: Site, one: Chosen) -> list[str]:
    """Topics that the record itself names: its campaign, its awards; then the site."""
    named = [*_named(site, one), site.settings.site_name]
    clean = [tag for tag in dict.fromkeys(named) if tag and len(tag) <= _LONGEST_TAG and not _NO_TAG.search(tag)]
    return clean[:_MOST_TAGS]


def _named(site: Site, one: Chosen) -> Iterator[str]:
    record, honour = one.record, one.page.context.get("honour")
    if isinstance(record, Event) and record.series:
        yield record.series
    if isinstance(record, Roll):
        yield from (award.title for award in site.catalog.pick(Award, record.awards))
    if isinstance(record, Award):
        yield record.title
    if honour and honour["result"] == "获评" and not honour["withdrawn"]:
        yield unpad(str(honour["title"]))


def _short(lead: str, told: Sequence[Paragraph], tags: Sequence[str], url: str) -> str:
    """The title and the address, then as many whole sentences as fit; topics give way to the first of them."""
    sentences = [sentence for paragraph in told for sentence in paragraph]
    for start in (sentences[:1], []):
        for kept in range(len(tags), -1, -1):
            text, topics = lead + "".join(start), _topics(tags[:kept])
            if count(_join(topics, text, url)) <= SHORT:
                return _fill(topics, text, sentences[1:] if start else [], url)
    raise Refused(Text(f"标题加网址超过 {SHORT} 字：{lead}", f"title and address are longer than {SHORT}: {lead}"))


def _fill(topics: str, text: str, sentences: Sequence[str], url: str) -> str:
    for sentence in sentences:
        if count(_join(topics, text + sentence, url)) > SHORT:
            break
        text += sentence
    return _join(topics, text, url)


def _long(lead: str, told: Sequence[Paragraph], tags: Sequence[str], url: str) -> str:
    """Paragraph by paragraph, until a sentence does not fit."""
    topics, text = _topics(tags), lead
    for number, sentence in ((number, sentence) for one in told for number, sentence in enumerate(one)):
        longer = f"{text}{'' if number else PARAGRAPH}{sentence}"
        if count(_join(longer, url, topics, by=PARAGRAPH)) > LONG:
            break
        text = longer
    return _join(text, url, topics, by=PARAGRAPH)


def _topics(tags: Sequence[str]) -> str:
    return " ".join(f"#{tag}#" for tag in tags)


def _join(*parts: str, by: str = " ") -> str:
    return by.join(filter(None, parts))


def _left_out(url: str, album: Album) -> Iterator[Text]:
    if not url:
        yield Text(
            "site_config.yml 里没有 site_url，所以没有网址", "site_config.yml has no site_url, so there is no address"
        )
    if album.missing:
        names = "；".join(dict.fromkeys(album.missing))
        yield Text(f"照片还没有文件：{names}", f"photos without a file: {names}")
    if album.left_out:
        names = "；".join(album.left_out)
        yield Text(f"多于 {MANY_PICTURES} 张的照片：{names}", f"pictures beyond {MANY_PICTURES}: {names}")


def sorts_of(post: Post) -> Sequence[tuple[str, str, str, int, int]]:
    """Both texts with their file's name, what they are called, their length and the most there may be."""
    return (
        ("short.txt", "短微博", post.short, count(post.short), SHORT),
        ("long.txt", "长微博", post.long, count(post.long), LONG),
    )
