"""`guangrong explain`: every code, in both languages."""

import pytest
from typed import run
from workspace import Workspace

from generator.codes import CODES
from generator.report import explain


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_every_code_in_both_languages(code: str, lang: str):
    result = run("explain", code, "--lang", lang)
    assert (result.exit_code, result.output) == (0, f"{explain(code, lang)}\n")


def test_explain_r301():
    assert run("explain", "r301").output == (
        "R301 (error)\n没有叫“…”的…\n\n"
        "为什么：引用别的记录时写它的编号，也就是文件名（不含 .yml）。\n怎么办：照报告里 hint 一行的建议改\n"
    )


def test_explain_an_unknown_code_lists_those_there_are():
    result = run("explain", "Z999")
    assert "Z999" in result.output
    assert "R301" in result.output


def test_where_the_manual_of_the_site_shows_it(workspace: Workspace):
    where = ("explain", "r301", "-f", str(workspace.config))
    assert "help/codes" not in run(*where).output
    workspace.config.write_text(f"{workspace.config.read_text('utf-8').rstrip()}:\n      help: true\n", "utf-8")
    assert run(*where).output.splitlines()[-1] == "例子：site/help/codes/#r301"
    assert run(*where, "--lang", "en").output.splitlines()[-1] == "an example: site/help/codes/#r301"
    workspace.config.write_text("site_name: [", "utf-8")
    assert run(*where).output == run("explain", "R301").output
