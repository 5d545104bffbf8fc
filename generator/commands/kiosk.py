"""The commands of a wall: serve it on the box beside the screen, show it, pack it for a stick."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.kiosk.screen import Screen

_CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("site_config.yml"),
    show_default=True,
    help="网站的设置文件 / the site's settings",
)
_PORT = click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True, help="端口 / port")
_ID = click.option("--id", "wall", required=True, help="墙的编号 / the wall's id")
_FOLDER = click.option("--folder", type=click.Path(path_type=Path), help="版本放在哪里 / where versions are kept")
_BROWSER = click.option("--browser", type=click.Path(path_type=Path, exists=True), help="浏览器程序 / its program")
_EXTRA = click.option(
    "--extra-flag", "extra", multiple=True, help="给浏览器的参数，可多次 / for the browser, repeatable"
)


@click.group()
def kiosk() -> None:
    """荣誉墙：小主机、屏幕、U 盘。 The honour wall: its box, its screen, its stick."""


@kiosk.command()
@click.option("--from", "sources", multiple=True, required=True, help="网址、文件夹或 zip，可多次 / repeatable")
@_ID
@_FOLDER
@_PORT
@click.option("--keep", type=click.IntRange(1, 50), default=3, show_default=True, help="保存几个版本 / versions kept")
@click.option("--every", type=click.FloatRange(0.1, 86_400), default=60, show_default=True, help="秒 / seconds")
def serve(sources: tuple[str, ...], wall: str, folder: Path | None, port: int, keep: int, every: float) -> None:
    """在屏幕旁的小主机上提供荣誉墙。 Serve a wall to this machine and keep it new."""
    from generator.kiosk.service import default_folder, make_stop, run
    from generator.kiosk.shelf import Shelf, ShelfError

    shelf = Shelf((folder or default_folder(_checked(wall))).absolute(), _checked(wall), keep)
    try:
        run([_checked_source(one) for one in sources], shelf, port, every, make_stop(), _tell_address)
    except ShelfError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"127.0.0.1:{port}: {error.strerror or error}") from None


@kiosk.command()
@_ID
@_PORT
@_BROWSER
@_EXTRA
@click.option("--window", "is_window", is_flag=True, help="开一个窗口，不占满屏幕 / in a window")
@click.option("--profile", type=click.Path(path_type=Path), help="浏览器的配置文件夹 / the browser's folder")
@click.option("--silence", type=click.FloatRange(2), default=90, show_default=True, help="秒无心跳就重启 / seconds")
def show(
    wall: str,
    port: int,
    browser: Path | None,
    extra: tuple[str, ...],
    is_window: bool,
    profile: Path | None,
    silence: float,
) -> None:
    """在屏幕上打开荣誉墙，并让它一直开着。 Show a wall on the screen and keep it there."""
    from generator.kiosk.service import default_folder, make_stop

    program = _find_browser(browser)
    if program is None:
        raise click.ClickException("没有找到 Chromium：apt install chromium，或用 --browser / no browser found")
    folder = (profile or default_folder("browser")).absolute()
    screen = _make_screen(_checked(wall), f"http://127.0.0.1:{port}", program, folder, extra, is_window)
    screen.silence = silence
    screen.run(make_stop())


@kiosk.command(name="open")
@click.argument("wall")
@_CONFIG
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="端口 / port")
@_BROWSER
@_EXTRA
@click.option("--full", is_flag=True, help="占满屏幕 / the whole screen")
def open_here(
    wall: str, config_file: Path, port: int, browser: Path | None, extra: tuple[str, ...], full: bool
) -> None:
    """就在这台机器上看建好的荣誉墙。 Look at a built wall on this machine."""
    from tempfile import TemporaryDirectory

    from generator.kiosk.service import make_stop, show_while_served

    site, program, stop = _built_site(config_file, _checked(wall)), _find_browser(browser), make_stop()
    with TemporaryDirectory(prefix="guangrong-kiosk-", ignore_cleanup_errors=True) as folder:

        def look(address: str) -> None:
            _tell_address(address)
            if program is None:
                click.echo("没有找到 Chromium，请用浏览器打开上面的地址 / open it in a browser", err=True)
                stop.wait()
                return
            screen = _make_screen(
                wall, address.partition("/kiosk/")[0], program, Path(folder, "browser"), extra, not full
            )
            screen.once = True
            screen.run(stop)
            if screen.code:
                raise click.ClickException(f"浏览器启动不了 / it does not start（{screen.code}）{_hint_for_root()}")

        try:
            show_while_served(look, site, Path(folder), wall, port, stop)
        except OSError as error:
            raise click.ClickException(f"127.0.0.1:{port}: {error.strerror or error}") from None


@kiosk.command()
@click.argument("wall")
@_CONFIG
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写成哪个文件 / the file to write")
def pack(wall: str, config_file: Path, output: Path | None) -> None:
    """把建好的荣誉墙装进一个 zip，放 U 盘。 Pack a built wall into one zip for a stick."""
    from generator.kiosk import packing
    from generator.kiosk.manifest import ManifestError
    from generator.kiosk.packs import SourceError

    site = _built_site(config_file, _checked(wall))
    try:
        packed = packing.pack(site, wall, output or Path(f"{wall}.zip"))
    except (SourceError, ManifestError) as error:
        raise click.ClickException(f"{site}: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{output or wall}: {error.strerror or error}") from None
    count = len(packed.manifest.files)
    click.echo(f"{packed.file}: {count} 个文件 / files, {packed.size / 1e6:.1f} MB\nsha256 {packed.digest}")


@kiosk.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
def verify(path: Path) -> None:
    """检查 zip 或文件夹里的荣誉墙是否完好。 See whether a zip or folder is whole."""
    from generator.kiosk import packing
    from generator.kiosk.packs import SourceError

    try:
        found = packing.verify(path)
    except SourceError as error:
        raise click.ClickException(f"{path}: {error}") from None
    is_whole = True
    for wall, manifest, problems in found:
        what = f"{len(manifest.files)} 个文件 / files, {manifest.size / 1e6:.1f} MB" if manifest else "—"
        click.echo(f"{wall}: {'损坏 / damaged' if problems else '完好 / whole'}, {what}")
        click.echo("".join(f"    {one}\n" for one in problems), nl=False)
        is_whole = is_whole and not problems
    if path.is_file() and packing.differs_from_digest_file(path):
        click.echo("与旁边的 .sha256 不符 / not what the .sha256 beside it says")
        is_whole = False
    sys.exit(0 if is_whole else 1)


@kiosk.command()
@_ID
@_FOLDER
def back(wall: str, folder: Path | None) -> None:
    """退回上一个版本，不再取现在这个（先停服务）。 Go back a version (stop the service first)."""
    from generator.kiosk.service import default_folder
    from generator.kiosk.shelf import Shelf, ShelfError

    shelf = Shelf((folder or default_folder(_checked(wall))).absolute(), _checked(wall))
    try:
        with shelf.opened():
            version = shelf.go_back().manifest
    except ShelfError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{shelf.folder}: {error.strerror or error}") from None
    click.echo(f"现在是 / now {version.version[:16]}")


def _tell_address(address: str) -> None:
    click.echo(address)
    sys.stdout.flush()


def _checked(wall: str) -> str:
    from generator.kiosk.manifest import is_kiosk_id

    if not is_kiosk_id(wall):
        raise click.UsageError(f"不是墙的编号 / not the id of a wall: {wall}")
    return wall


def _checked_source(source: str) -> str:
    from generator.kiosk.web_pack import is_web_address

    if "://" not in source:
        return os.path.abspath(source)  # noqa: PTH100  (without following links: a stick's folder may come later)
    if not is_web_address(source):
        raise click.UsageError(f"来源写成网址（不带密码）、文件夹或 zip / an address, folder or zip: {source}")
    return source


def _built_site(config_file: Path, wall: str) -> Path:
    """Where the site of these settings is built."""
    from generator.kiosk.manifest import path_of
    from generator.problems import ContentError
    from generator.settings_file import read_config

    try:
        told = read_config(config_file).get("site_dir")
    except ContentError:
        raise click.ClickException(f"读不了 {config_file} / cannot be read") from None
    site = config_file.absolute().parent / (told if isinstance(told, str) and told else "site")
    if not (site / path_of(wall)).is_file():
        raise click.ClickException(f"{site} 里没有荣誉墙 {wall}，先建站 / build the site first")
    return site


def _find_browser(given: Path | None) -> str | None:
    from generator.kiosk.browser import find_browser

    return str(given) if given else find_browser()


def _hint_for_root() -> str:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return "：以 root 运行时加 / as root: --extra-flag=--no-sandbox" if is_root else ""


def _make_screen(
    wall: str, origin: str, program: str, profile: Path, extra: tuple[str, ...], is_window: bool
) -> "Screen":
    from generator.kiosk.browser import command_of
    from generator.kiosk.screen import Screen

    def make_command(address: str) -> list[str]:
        return command_of(program, address, profile, extra, is_window, os.environ)

    return Screen(origin, wall, profile, make_command)


if __name__ == "__main__":
    kiosk()
