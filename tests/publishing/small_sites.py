"""A small site in two builds: every page names its build and loads files of that build, some pages are in one only."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.build_manifest import MANIFEST, BuildManifest, Listed, write_manifest
from generator.versions import next_version

Files = dict[str, bytes]
_CONFIG = "site_name: 小站\nsite_url: https://union.example/\nplugins:\n  - guangrong:\n      publish:\n"
_ASSET = re.compile(r'(?:src|href)="([^"]+\.[a-z0-9]+)"')
_LINK = re.compile(r'href="([^"]*/)"')


def named(start: str, ending: str, content: bytes) -> str:
    """The path of a file that is named after its content."""
    return f"assets/{start}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def files_of(build: str) -> Files:
    """The files of a build, without its manifest."""
    style, script = f"body{{content:'{build}'}}".encode() * 80, f"/* {build} */ run()".encode()
    picture = b"\x89PNG" + build.encode() * 300
    files = {named("style", "css", style): style, named("run", "js", script): script}
    files[named("picture", "png", picture)] = picture
    loaded = [*files, "assets/fonts.css", "assets/favicon.svg"]
    files["assets/fonts.css"] = f"/* {build} */".encode()
    files["assets/favicon.svg"] = b"<svg/>"
    files["services/sessions.ics"] = f"BEGIN:VCALENDAR {build}".encode()
    files["media/film.mp4"] = b"\0" * 3000
    people = [*(f"p{number}" for number in range(6)), f"only-{build}"]
    pages = ["", "people/", *(f"people/{id}/" for id in people)]
    for page in pages:
        files[f"{page}index.html"] = _page(build, page, loaded, pages).encode()
    files["404.html"] = _page(build, "", loaded, [""]).encode()
    files["assets/search.js"] = f"take({[page for page in pages if page]!r})".encode()
    files["events/feed.xml"] = f"<feed>{build}</feed>".encode()
    return files


def _page(build: str, page: str, loaded: list[str], pages: list[str]) -> str:
    up = "../" * page.count("/") or "./"
    tags = "".join(f'<link href="{up}{path}">' for path in loaded)
    links = "".join(f'<a href="{up}{other}">一页</a>' for other in pages if other)
    return f'<!doctype html><title>{build} {page}</title>{tags}<img src="{up}media/film.mp4">{links}' + "文" * 400


def manifest_of(files: Files) -> bytes:
    """The manifest of a build."""
    listed = {path: Listed(hashlib.sha256(content).hexdigest(), len(content)) for path, content in files.items()}
    return write_manifest(BuildManifest("guangrong 0.1.0", None, None, listed))


def put_site(root: Path, files: Files) -> None:
    """Let a site be built: these files, and the manifest of them."""
    with next_version(root / "site") as target:
        whole = {**files, MANIFEST: manifest_of(files)}
        target.clear(whole)
        for path, content in whole.items():
            target.put(path, hashlib.sha256(content).hexdigest(), content)


class Union:
    """A site's folder, built as `a`; `publish` is what somebody types."""

    def __init__(self, root: Path) -> None:
        self.root, self.config = root, root / "site_config.yml"
        self.builds = {build: files_of(build) for build in "ab"}
        (root / "content").mkdir(parents=True)
        (root / "content" / "people.yml").write_text("name: 王一\n", "utf-8")
        self.targets("x: {to: dir, folder: www}")
        self.build("a")

    def targets(self, *lines: str) -> None:
        """Write the targets into the settings."""
        self.config.write_text(_CONFIG + "".join(f"        {line}\n" for line in lines), "utf-8")

    def build(self, build: str) -> Files:
        """Build the site as one of the two."""
        put_site(self.root, self.builds[build])
        return self.builds[build]

    def publish(self, *arguments: str) -> Result:
        """What the command says; it must not fail by an exception."""
        result = CliRunner().invoke(main, ["publish", *arguments, "-f", str(self.config)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def published(self, *arguments: str) -> str:
        """The same where it must go well."""
        result = self.publish(*arguments)
        assert result.exit_code == 0, result.output
        return str(result.output)

    def refused(self, *arguments: str) -> str:
        """What is said where it must not."""
        result = self.publish(*arguments)
        assert result.exit_code == 1, result.output
        return str(result.stderr)


Read = Callable[[str], bytes | None]


def look_around(read: Read, builds: dict[str, Files]) -> list[str]:
    """Walk from the front page to every page, and load what each names; returns what a visitor would complain of.

    A link may lead to a page that has just gone with its build: then whatever led there no longer does.
    """
    wrong, seen = list[str](), {"index.html"}
    waiting = [("index.html", "index.html")]
    while waiting:
        path, led_by = waiting.pop()
        page = read(path)
        if page is None or page not in [files.get(path) for files in builds.values()]:
            if page is not None or _leads(read(led_by), led_by, path):
                wrong.append(f"{led_by} leads to {path}: {'missing' if page is None else 'no build’s'}")
            continue
        wrong += _load(read, path, page.decode(), builds)
        found = [target for target in _led_to(page, path) if target not in seen]
        seen.update(found)
        waiting += [(target, path) for target in found]
    return wrong


def _load(read: Read, path: str, page: str, builds: dict[str, Files]) -> list[str]:
    wrong = []
    for asset in _ASSET.findall(page):
        target = _normal(Path(path).parent / asset)
        content = read(target)
        if content is None or content not in [files.get(target) for files in builds.values()]:
            wrong.append(f"{path} loads {target}: {'missing' if content is None else 'no build’s'}")
    return wrong


def _led_to(page: bytes, path: str) -> list[str]:
    return [_normal(Path(path).parent / link / "index.html") for link in _LINK.findall(page.decode())]


def _leads(page: bytes | None, path: str, target: str) -> bool:
    return page is not None and target in _led_to(page, path)


def find_lost(read: Read) -> list[str]:
    """Pages that the search finds and nobody else."""
    told = read("assets/search.js") or b""
    lost = [page for page in re.findall(r"'([^']+/)'", told.decode()) if read(f"{page}index.html") is None]
    return lost if read("assets/search.js") == told else []


def _normal(path: Path) -> str:
    """A path without steps up."""
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def read_from(folder: Path) -> Read:
    """Reads a site through a folder, as a server does: every file by its whole path."""

    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    return read
