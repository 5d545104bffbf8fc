"""Addresses of other sites that records name: each is asked for politely, and what came of it is kept for some days."""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from generator.cache import keep, read_kept
from generator.codes import Text
from generator.fetching.answer import Answer, Unanswered
from generator.fetching.ask import AGENT, Asker
from generator.links.texts import Written
from generator.problems import Place

State = Literal["alive", "moved", "slow", "dead", "unsure"]
_KEPT = "links-elsewhere.json"
_MOST_TAKEN = 262_144
_SLOW = 5.0
_LONGEST_WAIT = 10.0
_AT_ONCE = 8
_DAY = 86_400
_GONE = (404, 410)
_PERMANENT = (301, 308)
_PLEASE_WAIT = (429, 503)
_AT_THE_FRONT = ("，是首页：原来那一页多半没有了", ": the front page, so the old page is probably gone")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking for an address, `asked` in seconds since 1970; `now` is where it has moved to."""

    url: str
    state: State
    status: int = 0
    now: str = ""
    seconds: float = 0.0
    asked: int = 0
    zh: str = ""
    en: str = ""

    @property
    def detail(self) -> Text:
        """What there is to say of it."""
        return Text(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked: seconds of patience and between two questions to a host, and for whom."""

    timeout: float = 15.0
    pause: float = 1.0
    on_behalf_of: str = ""


def find_elsewhere(texts: Iterable[Written], site_url: str) -> dict[str, list[Place]]:
    """Every address of another site with the places that name it, in order."""
    found: dict[str, list[Place]] = {}
    for text in texts:
        for url, place in text.elsewhere():
            if not (site_url and f"{url}/".startswith(site_url)):
                found.setdefault(url, []).append(place)
    return dict(sorted(found.items()))


def ask_all(
    urls: Iterable[str], cache: Path, days: float, manners: Manners, tick: Callable[[], object]
) -> dict[str, Outcome]:
    """What comes of each address; those that were well within the last days are not asked again."""
    known, now = _read(cache), time.time()
    fresh = {url: one for url, one in known.items() if one.state != "dead" and now - one.asked < days * _DAY}
    outcomes = {url: fresh[url] for url in urls if url in fresh and fresh[url].state != "unsure"}
    by_host: dict[str, list[str]] = {}
    for url in urls:
        if url not in outcomes:
            by_host.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    for _ in outcomes:
        tick()
    agent = f"{AGENT} (link check; +{manners.on_behalf_of})" if manners.on_behalf_of else f"{AGENT} (link check)"
    asker = Asker(manners.timeout, 2 * manners.timeout, agent, "anywhere")
    try:
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for told in threads.map(lambda one: _ask_host(asker, one, manners.pause, tick), by_host.values()):
                outcomes |= told
    finally:
        _keep(cache, {**known, **outcomes})
    return {url: outcomes[url] for url in urls}


def _ask_host(asker: Asker, urls: list[str], pause: float, tick: Callable[[], object]) -> dict[str, Outcome]:
    """One after another: nobody is asked for two pages at a time."""
    outcomes = {}
    for number, url in enumerate(urls):
        if number:
            time.sleep(pause)
        outcomes[url] = replace(ask_one(asker, url), asked=int(time.time()))
        tick()
    return outcomes


def ask_one(asker: Asker, url: str) -> Outcome:
    """Ask for the head, for the whole where a server does not like that, and once more where that may help."""
    error = None
    for attempt in (1, 2):
        try:
            answer = asker.ask(url, _MOST_TAKEN, "HEAD")
            if answer.status >= 400:
                answer = asker.ask(url, _MOST_TAKEN)
            if answer.status not in _PLEASE_WAIT or attempt == 2:
                return _judge(url, answer)
            wait = answer.headers.get("retry-after", "")
            time.sleep(min(float(wait) if wait.isdecimal() else 1.0, _LONGEST_WAIT))
        except Unanswered as told:
            error = told
            if not told.is_passing:
                break
    if error is None:
        return _judge(url, answer)
    # A host that cannot be found or is not the one it says to be is gone for readers, too; others may be slow today.
    state: State = "unsure" if error.is_passing else "dead"
    return Outcome(url, state, zh=error.words.zh, en=error.words.en)


def _judge(url: str, answer: Answer) -> Outcome:
    told = Outcome(url, "alive", answer.status, seconds=round(answer.seconds, 1))
    if answer.status in _GONE:
        return replace(told, state="dead", zh=f"答 {answer.status}，没有这一页", en=f"it answers {answer.status}: gone")
    if answer.status >= 400:
        words = f"答 {answer.status}，不让程序看或正出错，请自己打开看看"
        return replace(told, state="unsure", zh=words, en=f"it answers {answer.status}: look for yourself")
    if answer.steps and all(step in _PERMANENT for step in answer.steps):
        is_front = urlsplit(answer.url).path in ("", "/") and urlsplit(url).path not in ("", "/")
        zh, en = _AT_THE_FRONT if is_front else ("", "")
        told = replace(told, state="moved", now=answer.url)
        return replace(told, zh=f"现在在 {answer.url}{zh}", en=f"now at {answer.url}{en}")
    if answer.seconds > _SLOW:
        return replace(told, state="slow", zh=f"等了 {answer.seconds:.0f} 秒", en=f"took {answer.seconds:.0f} s")
    return told


def _read(cache: Path) -> dict[str, Outcome]:
    try:
        told = json.loads(read_kept(cache, _KEPT) or b"[]")
        return {one["url"]: Outcome(**one) for one in told}
    except (ValueError, TypeError, KeyError):
        return {}


def _keep(cache: Path, outcomes: Mapping[str, Outcome]) -> None:
    keep(cache, _KEPT, json.dumps([asdict(one) for one in outcomes.values()], ensure_ascii=False).encode())
