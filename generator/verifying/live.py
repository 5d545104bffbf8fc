"""A site on the web: every file of the list is asked for as visitors would, several at a time."""

import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from generator.build_manifest import LARGEST, MANIFEST
from generator.codes import Text
from generator.fetching.answer import Answer, Unanswered
from generator.fetching.ask import Asker
from generator.verifying.comparison import Comparison, Difference, Expected, digest_of, in_order

# Hosts read these themselves and do not hand them out; some hand out nothing of a folder beside the pages.
_FOR_THE_HOST = ("_headers", "_redirects", "deploy/")
_ATTEMPTS = 3
# Several are held at once, and a list that stands there may say any size.
_LARGEST = 256_000_000
_LONGEST_WAIT = 5.0
# An address that no site has.
_NOWHERE = "guangrong-verify-no-such-page-7f3a9c/"
_CATCH_ALL = Text(
    "没有的网址，那里也答“有”（200），给的是同一页：缺的文件要看内容才知道，搜索引擎也会收进去",
    "the server answers 200 with one page for addresses that do not exist: only content tells what is missing",
)
_AT_ITS_DOOR = Text("服务器答 {status}", "the server answers {status}")
_TOO_LARGE = Text(f"大于 {_LARGEST // 1_000_000} MB，没有取", f"larger than {_LARGEST // 1_000_000} MB: not taken")
_LARGER = Text("比应有的大（应有 {size} 字节）", "larger than it should be ({size} bytes)")


@dataclass(frozen=True, slots=True)
class Live:
    """A site at an address that ends in a slash."""

    url: str
    asker: Asker
    at_once: int = 8

    def read_manifest(self) -> bytes | None:
        """The bytes of the list that stands there; None where there is none. Raises Unanswered."""
        answer = self._ask(MANIFEST, LARGEST)
        is_list = answer.status == 200 and answer.content is not None and answer.content.lstrip()[:1] == b"{"
        return answer.content if is_list else None

    def compare(self, expected: Expected, wanted: Collection[str], tick: Callable[[], object]) -> Comparison:
        """Compare the files of the list that are wanted."""
        catch_all = self._digest_of_nothing()

        def look(path: str) -> Difference | None:
            told = self._look_at(path, expected, catch_all)
            tick()
            return told

        with ThreadPoolExecutor(self.at_once) as threads:
            different = [one for one in threads.map(look, wanted) if one]
        kept_back = [one for one in different if one.state == "missing" and one.path.startswith(_FOR_THE_HOST)]
        rest = [one for one in different if one not in kept_back]
        return Comparison(
            len(wanted) - len(different),
            in_order(rest),
            len(expected.manifest.files) - len(wanted),
            len(kept_back),
            notes=(_CATCH_ALL,) if catch_all else (),
        )

    def _digest_of_nothing(self) -> str:
        """The digest of what the server says of an address that does not exist, where it takes that for a page."""
        try:
            answer = self._ask(_NOWHERE, 4_000_000)
        except Unanswered:
            return ""
        return digest_of(answer.content or b"") if answer.status == 200 else ""

    def _look_at(self, path: str, expected: Expected, catch_all: str) -> Difference | None:
        size = expected.manifest.files[path].size
        if size > _LARGEST:
            return Difference(path, "unread", _TOO_LARGE)
        try:
            # What is larger is different anyway; so much more is taken that a file of another build is known.
            answer = self._ask(path, max(2 * size, size + 65_536))
        except Unanswered as error:
            return Difference(path, "unread", error.words)
        if answer.status != 200:
            return _without_file(path, answer.status)
        if answer.content is None:
            return Difference(path, "changed", Text(_LARGER.zh.format(size=size), _LARGER.en.format(size=size)))
        digest = digest_of(answer.content)
        told = expected.judge(path, digest, len(answer.content))
        if told and answer.steps and self._is_led_on(path, answer.url, digest, expected):
            return None
        return replace(told, state="missing", detail=_catching(200)) if told and digest == catch_all else told

    def _is_led_on(self, path: str, url: str, digest: str, expected: Expected) -> bool:
        """Whether the server itself leads from an old address to the new one, as the small page there would have."""
        there = unquote(url.removeprefix(self.url))
        there = f"{there}index.html" if there.endswith("/") or not there else there
        file = expected.manifest.files.get(there)
        is_right = file is not None and file.sha256 == digest and url.startswith(self.url)
        return is_right and expected.leads_to(path) in (there, None)

    def _ask(self, path: str, most: int) -> Answer:
        """Ask, and again where that may help: after a broken answer, and where a server asks for patience."""
        folder = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        url = self.url + quote(folder, safe="/")
        for attempt in range(1, _ATTEMPTS):
            try:
                answer = self.asker.ask(url, most)
                if answer.status not in (429, 500, 502, 503, 504):
                    return answer
                wait = answer.headers.get("retry-after", "")
                time.sleep(min(float(wait) if wait.isdecimal() else attempt / 5, _LONGEST_WAIT))
            except Unanswered as error:
                if not error.is_passing:
                    raise
                time.sleep(attempt / 5)
        return self.asker.ask(url, most)


def _without_file(path: str, status: int) -> Difference:
    is_missing = status in (404, 410)
    return Difference(path, "missing" if is_missing else "unread", _catching(status))


def _catching(status: int) -> Text:
    if status == 200:
        return Text("那里给的是“没有这一页”的页面", "the page for what does not exist is there")
    return Text(_AT_ITS_DOOR.zh.format(status=status), _AT_ITS_DOOR.en.format(status=status))
