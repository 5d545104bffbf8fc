"""Where `serve` and `edit` cannot be served: told with what to do."""

import socket

import pytest
from click.testing import CliRunner
from workspace import Workspace

from generator.__main__ import main


@pytest.mark.parametrize("command", ["serve", "edit"])
def test_an_address_in_use_is_told_with_another_one(workspace: Workspace, command: str):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, [command, "-f", str(workspace.config), "--address", f"127.0.0.1:{port}"])
    assert result.exit_code == 1
    other = port + 1 if port < 65535 else port - 1
    assert f"127.0.0.1:{port} 已经有程序在用" in result.output
    assert f"guangrong {command} --address 127.0.0.1:{other}" in result.output


@pytest.mark.parametrize("command", ["serve", "edit"])
@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999"])
def test_what_is_no_address(workspace: Workspace, command: str, address: str):
    result = CliRunner().invoke(main, [command, "-f", str(workspace.config), "--address", address])
    assert (result.exit_code, "地址写成 127.0.0.1:" in result.output) == (2, True)
