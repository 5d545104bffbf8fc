"""The command line: which commands there are, in the order of `--help`."""

import os

import click

from generator import __version__
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.edit import edit
from generator.commands.explain import explain
from generator.commands.export import export
from generator.commands.fmt import fmt
from generator.commands.history import history
from generator.commands.hook import hook
from generator.commands.import_list import import_list
from generator.commands.kiosk import kiosk
from generator.commands.licences import licences
from generator.commands.links import links
from generator.commands.merge import merge
from generator.commands.names import names
from generator.commands.new import new
from generator.commands.publish import publish
from generator.commands.remove import remove
from generator.commands.rename import rename
from generator.commands.schema import schema
from generator.commands.serve import serve
from generator.commands.sign import sign
from generator.commands.usage import Commands
from generator.commands.verify import verify
from generator.commands.where import where
from generator.commands.workflow import workflow

# Looking for plugins of pydantic in all installed packages takes longer than reading a site's records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

COMMANDS: tuple[click.Command, ...] = (
    check,
    build,
    merge,
    serve,
    publish,
    edit,
    new,
    schema,
    import_list,
    export,
    fmt,
    rename,
    remove,
    where,
    history,
    hook,
    workflow,
    links,
    verify,
    sign,
    explain,
    names,
    licences,
    kiosk,
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guangrong")
def main() -> None:
    """光荣：把 YAML 记录出版成网站。 A publisher of union news and honour rolls."""


for _command in COMMANDS:
    main.add_command(_command)

if __name__ == "__main__":
    main()
