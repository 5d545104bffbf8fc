"""What a record tells in plain words: sentences that are told whole or not at all, the weightiest first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.articles.choose import Chosen
from generator.dates import in_chinese
from generator.markdown import to_text
from generator.sentences import sentences_of

Context = Mapping[str, Any]
# The sentences of a paragraph.
Paragraph = tuple[str, ...]


def paragraphs_of(one: Chosen) -> list[Paragraph]:
    """All that a record tells; an honour stands in one sentence with its result, a list of names is one sentence."""
    context = one.page.context
    cautions = _CAUTIONS[one.record.kind](context) if one.record.kind in _CAUTIONS else ()
    summary = tuple(sentences_of(str(context.get("summary") or "")))
    sources = [source["title"] for source in context["sources"]]
    lists = ((text,) if isinstance(text, str) else text for text in _TOLD[one.record.kind](context))
    told = [*((text,) for text in cautions), summary, *lists]
    told += [(f"来源：{'；'.join(sources)}。",)] if sources else []
    return [sentences for sentences in dict.fromkeys(told) if sentences]


def _prose(text: str | None) -> Iterator[Paragraph]:
    """The paragraphs of a Markdown field."""
    yield from (tuple(sentences_of(line)) for line in to_text(text).split("\n"))


def _figures(items: Sequence[Context]) -> Iterator[str]:
    told = [_figure(one) for one in items]
    if told:
        yield f"{'；'.join(told)}。"


def _figure(one: Context) -> str:
    about = "约" if one["precision"] == "about" else ""
    least = "余" if one["precision"] == "at-least" else ""
    extra = "，".join(filter(None, (f"截至{in_chinese(one['as_of'])}" if one["as_of"] else "", one["note"] or "")))
    return f"{one['what']}{about}{one['value']}{least}{one['unit']}" + (f"（{extra}）" if extra else "")


def _titles(lead: str, items: Sequence[Context]) -> Iterator[str]:
    if items:
        yield f"{lead}：{'、'.join(one['title'] for one in items)}。"


def _bare(context: Context) -> Iterator[str]:
    if context["is_caption_only"]:
        yield "原稿只有标题，没有正文。"


def _event(context: Context) -> Iterator[str | Paragraph]:
    yield from _figures(context["figures"])
    yield from _prose(context["body"])
    yield from _titles("人物", context["people"])
    yield from _titles("地点", context["places"])


def _person(context: Context) -> Iterator[str | Paragraph]:
    for result, lead in (("获评", "荣誉"), ("提名", "获提名")):
        held = [_honour(one) for one in context["honours"] if one["result"] == result and not one["withdrawn"]]
        if held:
            yield f"{lead}：{'；'.join(held)}。"
    yield from _prose(context["deeds"])


def _honour(one: Context) -> str:
    year = f"{one['year']}年" if one["year"] else ""
    return f"{year}{one['title']}" + (f"（{one['edition']}）" if one["edition"] else "")


def _unit(context: Context) -> Iterator[str | Paragraph]:
    yield from _prose(context["body"])
    yield from _person({**context, "deeds": None})


def _roll(context: Context) -> Iterator[str | Paragraph]:
    """Who received what: the numbers in a paragraph, the names in one for each part, of those who hold it still."""
    for block in context["results"]:
        counts = [f"{one['what']}{one['value']}{one['unit']}" for one in block["counts"]]
        total = [f"本榜收录{block['total']}名"] if block["total"] else []
        if counts or total:
            yield f"{block['result']}：{'，'.join([*counts, *total])}。"
    hidden = context["hidden"]
    kept = [
        f"{hidden[kind]}{what}"
        for kind, what in (("people", "人未公开姓名"), ("units", "个集体未公开名称"))
        if hidden[kind]
    ]
    if kept:
        yield f"有{'，'.join(kept)}。"
    for block in context["results"]:
        for part in block["parts"]:
            names = [_named(one) for group in part["groups"] for one in group["cards"] if not one["withdrawn"]]
            lead = " · ".join(filter(None, (block["result"], part["title"])))
            if names:
                yield f"{lead}（{context['order']}）：{'、'.join(names)}。"
    yield from _prose(context["body"])


def _named(one: Context) -> str:
    return f"{one['plain']}{one['note'] or ''}"


def _award(context: Context) -> Iterator[str | Paragraph]:
    if context["granted_by"]:
        yield f"授予单位：{context['granted_by']}。"
    yield from _prose(context["body"])
    for group in context["people"]:
        yield f"{group['heading']}获得者：{'、'.join(one['title'] for one in group['cards'])}。"


def _exhibition(context: Context) -> Iterator[str | Paragraph]:
    yield from _prose(context["body"])
    names = [panel["title"] for panel in context["panels"] if panel["title"]]
    if names:
        yield f"展板：{'；'.join(names)}。"
    stops = [f"{stop['date']}，{stop['name']}" for stop in context["stops"]]
    if stops:
        yield f"巡展：{'；'.join(stops)}。"


def _doubtful(context: Context) -> Iterator[str]:
    """Whether a service still holds: nobody is to read of it without that."""
    year = context["rule_year"]
    if context["state"] == "ended":
        yield "这项服务已经停办。"
    elif context["expired"]:
        yield f"有效期到{context['expired']}，是否延续请先向工会核实。"
    elif context["state"] == "unchecked":
        yield f"这是{year}年的规定，办理前请先核实。" if year else "现行办法未核，办理前请先核实。"


def _service(context: Context) -> Iterator[str | Paragraph]:
    told = [f"{row['name']}：{row['text']}" for row in context["facts"]]
    if told:
        yield f"{'；'.join(told)}。"
    sessions = context["sessions"]
    if sessions:
        parts = (f"每月{sessions['days']}", sessions["shift"], sessions["time"])
        yield f"场次：{'，'.join(filter(None, parts))}。"
    yield from _titles("地点", context["places"])
    for name in ("conditions", "steps", "materials"):
        items = context[name]
        if items:
            yield f"{_LISTS[name]}：{'；'.join(item.rstrip('。；') for item in items)}。"
    yield from _prose(context["body"])


_LISTS = {"conditions": "条件", "steps": "步骤", "materials": "材料"}


def _place(context: Context) -> Iterator[str | Paragraph]:
    told = [f"{row['name']}：{row['text']}" for row in context["facts"]]
    told += [f"电话：{context['phone']['text']}"] if context["phone"] else []
    if told:
        yield f"{'；'.join(told)}。"
    if context["offers"]:
        yield f"这里有{'、'.join(context['offers'])}。"
    yield from _prose(context["body"])


_TOLD: Mapping[str, Callable[[Context], Iterator[str | Paragraph]]] = {
    "event": _event,
    "person": _person,
    "unit": _unit,
    "roll": _roll,
    "award": _award,
    "exhibition": _exhibition,
    "service": _service,
    "place": _place,
}
_CAUTIONS: Mapping[str, Callable[[Context], Iterator[str]]] = {"event": _bare, "service": _doubtful}
