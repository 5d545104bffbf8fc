"""What the exports of records have in common: the site as it may be published, and how a refusal is told."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import NOTHING_WRITTEN, report, say
from generator.problems import ContentError
from generator.report import make_visible

if TYPE_CHECKING:
    from generator.site import Site


def export_from_site(config_file: Path, lang: Language, write: "Callable[[Site], None]") -> None:
    """Write what is made of a site; broken content is told as `check` tells it, and then nothing is written."""
    from generator.build import prepare
    from generator.faults import told_as_problems
    from generator.memory import recall
    from generator.refusal import Refused
    from generator.runner import repeat
    from generator.settings import read_settings

    try:
        settings = read_settings(config_file)
        with told_as_problems(settings):
            repeat(lambda: write(prepare(settings, recall(settings))))
    except ContentError as error:
        code = report(list(error.problems), lang, "text", always_count=True, config_file=config_file)
        say(NOTHING_WRITTEN, lang)
        sys.exit(code)
    except Refused as error:
        told = (make_visible(text.in_(lang)) for text in (error.words, error.action))
        raise click.ClickException("\n".join(filter(None, told))) from None


def shown_path(path: Path) -> str:
    """A path as it is typed from where somebody is, where that is shorter."""
    try:
        return min(str(path), os.path.relpath(path), key=len)
    except ValueError:  # another drive
        return str(path)
