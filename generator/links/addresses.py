"""Where a link in one file of a site leads: to a file of the same site, with or without an anchor, or elsewhere."""

import re
from urllib.parse import unquote, urlsplit

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_INDEX = "index.html"


class Addresses:
    """The addresses of one site; `site_url` is where it is published, empty where nobody knows."""

    def __init__(self, site_url: str) -> None:
        self._site_url = site_url
        self._prefix = urlsplit(site_url).path or "/"

    def led_to(self, path: str, link: str) -> str | None:
        """The path that a link in the file at `path` leads to, with `#anchor` if it has one; None for other sites.

        A path that ends in a slash is a folder's page. What leads above the site begins with `../`.
        """
        way, mark, anchor = link.partition("#")
        way = way.partition("?")[0]
        if way and _ELSEWHERE.match(way):
            if not self._site_url or not f"{way}/".startswith(self._site_url):
                return None
            found = way[len(self._site_url) :]
        elif way.startswith("/"):
            found = _join("", way[len(self._prefix) :]) if way.startswith(self._prefix) else f"..{way}"
        else:
            found = _join(path, way) if way else path
        if "%" in found:
            found = unquote(found)
        if found == _INDEX or found.endswith(f"/{_INDEX}"):
            found = found[: -len(_INDEX)]
        # A text fragment (`:~:text=`) names no anchor.
        anchor = unquote(anchor.partition(":~:")[0])
        return f"{found}#{anchor}" if mark and anchor and anchor != "top" else found


def _join(path: str, way: str) -> str:
    parts = path.split("/")[:-1]
    *steps, last = way.split("/")
    for step in steps:
        if step == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    if last == "..":
        return _join(path, f"{way}/")
    parts.append("" if last == "." else last)
    return "/".join(parts)
