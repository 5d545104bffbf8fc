"""What came of addresses of other sites, for people and for programs."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.codes import Text
from generator.codes.code import Language
from generator.links.external import Outcome
from generator.problems import Place

STATES = {
    "dead": Text("打不开", "dead"),
    "moved": Text("换了地址", "moved"),
    "unsure": Text("没查成", "unchecked"),
    "slow": Text("很慢", "slow"),
    "alive": Text("正常", "alive"),
}
_HEADINGS = {
    "zh": ("状态", "网址", "说明", "写在哪里"),
    "en": ("state", "address", "remark", "where it is written"),
}
_FORMULA = ("=", "+", "-", "@", "\t")
Uses = Mapping[str, Sequence[Place]]


def as_lines(outcomes: Sequence[Outcome], uses: Uses) -> Iterator[Text]:
    """What is not as it should be, the worst first, with the places that name it; then the count."""
    for one in _in_order(outcomes):
        if one.state != "alive":
            state, detail = STATES[one.state], one.detail
            yield Text(f"{state.zh} {one.url}\n  {detail.zh}", f"{state.en}: {one.url}\n  {detail.en}")
            for place in uses.get(one.url, ()):
                yield Text(f"  {place}", f"  {place}")
    counts = {state: sum(one.state == state for one in outcomes) for state in STATES}
    zh = "，".join(f"{words.zh} {counts[state]}" for state, words in STATES.items() if counts[state])
    en = ", ".join(f"{counts[state]} {words.en}" for state, words in STATES.items() if counts[state])
    yield Text(
        f"外部网址 {len(outcomes)} 个：{zh}" if outcomes else "没有外部网址",
        f"{len(outcomes)} addresses elsewhere: {en}" if outcomes else "no addresses elsewhere",
    )


def as_json(outcomes: Sequence[Outcome], uses: Uses, lang: Language) -> str:
    """Every address with its state and the places that name it."""
    told: list[dict[str, Any]] = [
        {
            "url": one.url,
            "state": one.state,
            "status": one.status or None,
            "now": one.now or None,
            "seconds": one.seconds,
            "asked": one.asked,
            "detail": one.detail.in_(lang),
            "places": [str(place) for place in uses.get(one.url, ())],
        }
        for one in _in_order(outcomes)
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_csv(outcomes: Sequence[Outcome], uses: Uses, lang: Language) -> str:
    """A table for Excel: with a byte order mark, and no cell that would be taken for a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(_HEADINGS[lang])
    for row in _rows(outcomes, uses, lang):
        rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return f"\ufeff{written.getvalue()}"


def as_markdown(outcomes: Sequence[Outcome], uses: Uses, lang: Language) -> str:
    """A table for a forge's issue."""
    lines = [f"| {' | '.join(_HEADINGS[lang])} |", "|---|---|---|---|"]
    for row in _rows(outcomes, uses, lang):
        lines.append(f"| {' | '.join(cell.replace('|', '%7C').replace(chr(10), '<br>') for cell in row)} |")
    return "\n".join(lines) + "\n"


def _rows(outcomes: Sequence[Outcome], uses: Uses, lang: Language) -> Iterator[tuple[str, str, str, str]]:
    for one in _in_order(outcomes):
        places = "\n".join(str(place) for place in uses.get(one.url, ()))
        yield STATES[one.state].in_(lang), one.url, one.detail.in_(lang), places


def _in_order(outcomes: Sequence[Outcome]) -> list[Outcome]:
    states = list(STATES)
    return sorted(outcomes, key=lambda one: (states.index(one.state), one.url))
