"""The few pages that a box has of its own, dark from the first byte: waiting, nothing here, and the technician's."""

import base64
import hashlib
import html
import time
from collections.abc import Iterator
from typing import Any

_STYLE = (
    "html{background:#170507;color:#e9d9b4;color-scheme:dark}"
    "body{margin:0;font:1.1rem/1.8 sans-serif}"
    "main{max-width:60rem;margin:0 auto;padding:2rem}"
    ".still{display:grid;place-items:center;min-height:90vh;letter-spacing:.3em;font-size:3vmin;color:#a98a52}"
    "h1{font-size:1.5rem;font-weight:600;color:#d9b25f}"
    "table{border-collapse:collapse;width:100%;margin:0 0 2rem}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid #4a2423;"
    "overflow-wrap:anywhere}"
    "th{width:11rem;font-weight:400;color:#c0a56a}.bad{color:#ff9d8a}"
)
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_REFRESH = 5  # seconds


def waiting() -> bytes:
    """What the screen shows until the first version is there."""
    return _page("光荣榜", '<main class="still">光荣榜正在准备</main>', _REFRESH)


def failed(status: int) -> bytes:
    """What is shown where nothing is."""
    return _page("光荣榜", f'<main class="still">{status}</main>')


def redirected() -> bytes:
    """What a redirect holds, which nobody sees."""
    return _page("光荣榜", "")


def status(told: dict[str, Any]) -> bytes:
    """The technician's page, from what `status.json` tells."""
    parts = (
        ("荣誉墙", _wall(told)),
        ("屏幕", _screen(told["heartbeat"])),
        ("来源", ((one["source"], _source(one)) for one in told["sources"])),
        ("保存的版本", ((one["version"][:16], _moment(one["made"])) for one in told["kept"])),
    )
    tables = "".join(f"<h1>{title}</h1><table>{''.join(map(_row, rows))}</table>" for title, rows in parts)
    return _page("荣誉墙的状态", f"<main>{tables}</main>", _REFRESH * 2)


def _wall(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "墙", told["kiosk"]
    yield "标题", told["title"] or "—"
    yield "版本", told["version"] or "!还没有内容"
    yield "制作时间", _moment(told["made"]) if told["version"] else "—"
    yield "程序", told["program"]
    yield "服务已运行", _span(told["uptime"])
    yield "文件夹", told["folder"]
    yield "剩余磁盘", f"{'!' if told['free'] < 200_000_000 else ''}{told['free'] / 1e6:,.0f} MB"
    if told["damaged"]:
        yield "损坏的版本", f"!{len(told['damaged'])} 个，取得新版本后自动清除"


def _screen(told: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    if told is None:
        yield "心跳", "!还没有收到"
        return
    yield "心跳", f"{'!' if told['age'] > 90 else ''}{_span(told['age'])}前"
    yield "显示的版本", str(told["version"])[:16] or "还不知道"
    yield "状态", told["state"] or "—"
    yield "画面", f"{told['width']} × {told['height']}，每秒 {told['frames']} 帧"
    yield "内存", "—" if told["heap"] is None else f"{told['heap'] / 1e6:,.1f} MB"
    yield "网页已运行", _span(told["uptime"])
    for problem in told["problems"]:
        yield "问题", f"!{problem}"


def _source(told: dict[str, Any]) -> str:
    tried = "还没有试" if told["age"] is None else f"{_span(told['age'])}前"
    return f"{'' if told['is_good'] else '!'}{told['result']}（{tried}）"


def _row(row: tuple[str, str]) -> str:
    name, value = row
    kind = ' class="bad"' if value.startswith("!") else ""
    return f"<tr><th>{html.escape(name)}</th><td{kind}>{html.escape(value.removeprefix('!'))}</td></tr>"


def _moment(seconds: int) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
    except (OverflowError, ValueError, OSError):
        return str(seconds)


def _span(seconds: float) -> str:
    for size, unit in ((86_400, "天"), (3_600, "小时"), (60, "分钟")):
        if seconds >= size * 2:
            return f"{seconds // size:.0f} {unit}"
    return f"{seconds:.0f} 秒"


def _page(title: str, body: str, refresh: int = 0) -> bytes:
    again = f'<meta http-equiv="refresh" content="{refresh}">' if refresh else ""
    head = f'<meta charset="utf-8">{again}<meta name="color-scheme" content="dark"><title>{title}</title>'
    head += f"<style>{_STYLE}</style>"
    return f'<!doctype html><html lang="zh-Hans"><head>{head}</head><body>{body}</body></html>'.encode()
