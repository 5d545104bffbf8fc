"""`guangrong export`: what is made of records for elsewhere than the site, one file a channel."""

import click

from generator.commands.export_list import export_list
from generator.commands.export_print import export_print
from generator.commands.export_wechat import export_wechat
from generator.commands.export_weibo import export_weibo


@click.group()
def export() -> None:
    """把记录送到网站以外的地方。 Records for elsewhere than the site."""


for _command in (export_list, export_wechat, export_weibo, export_print):
    export.add_command(_command)
