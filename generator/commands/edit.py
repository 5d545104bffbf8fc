"""`guangrong edit`: forms in a browser on this machine, beside the preview of the site."""

import sys
from pathlib import Path

import click

from generator.commands.shared import CONFIG, no_server, report
from generator.problems import ContentError

_HERE = ("127.0.0.1", "localhost", "::1", "")


@click.command()
@CONFIG
@click.option("-a", "--address", default="127.0.0.1:8010", show_default=True, help="网址里的地址和端口 / IP:PORT")
@click.option("--open", "is_opened", is_flag=True, help="在浏览器里打开 / open it in the browser")
def edit(config_file: Path, address: str, is_opened: bool) -> None:
    """在浏览器里填表：新建、修改记录，上传图片，提交到 git。 Forms in a browser, on this machine only."""
    from generator.forms.run import run_forms

    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(f"地址写成 127.0.0.1:8010 / write the address as 127.0.0.1:8010: {address}")
    if host not in _HERE:
        raise click.UsageError("填表只在这台电脑上开放，地址写 127.0.0.1 / forms are for this machine: 127.0.0.1")
    try:
        run_forms(config_file, host or "127.0.0.1", int(port), is_opened)
    except ContentError as error:
        sys.exit(report(list(error.problems), "zh", "text", always_count=True))
    except OSError as error:
        raise no_server(error, address, "edit") from error
