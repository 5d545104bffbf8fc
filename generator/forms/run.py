"""Forms and preview of one site, served until interrupted."""

import webbrowser
from pathlib import Path

from generator.forms.actions import Forms
from generator.forms.server import BASE, make_handler
from generator.preview import Preview
from generator.settings import read_settings
from generator.web import make_server, run


def run_forms(config_file: Path, host: str, port: int, is_opened: bool) -> None:
    """Build the preview, serve it with the forms, and tell the address that lets in."""
    forms = Forms(read_settings(config_file), str(port))
    preview = Preview(config_file, f"edit-{port}")
    wrong = preview.build()
    handler = make_handler(forms)
    server = make_server(preview, host, port, handler)
    address = f"http://{host}:{server.server_address[1]}{BASE}?key={handler.key}"
    if is_opened:
        webbrowser.open(address)
    run(preview, server, address, wrong)
