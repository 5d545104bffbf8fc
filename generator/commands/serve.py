"""`guangrong serve`: the site on this machine, made anew whenever a file is saved."""

import sys
from pathlib import Path

import click

from generator.commands.shared import CONFIG, no_server, report
from generator.problems import ContentError


@click.command()
@CONFIG
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="网址里的地址和端口 / IP:PORT")
def serve(config_file: Path, address: str) -> None:
    """边改边看。 Preview while editing."""
    from generator.web import serve as serve_preview

    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(f"地址写成 127.0.0.1:8000 / write the address as 127.0.0.1:8000: {address}")
    try:
        serve_preview(config_file, host or "127.0.0.1", int(port))
    except ContentError as error:
        sys.exit(report(list(error.problems), "zh", "text", always_count=True))
    except OSError as error:
        raise no_server(error, address, "serve") from error
