"""`guangrong export weibo RECORD…`: a short and a long post about a record, with the pictures chosen."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language, Text
from generator.commands.exporting import export_from_site, shown_path
from generator.commands.shared import CONFIG, LANGUAGE, say

if TYPE_CHECKING:
    from generator.articles.post import Post
    from generator.site import Site


@click.command("weibo")
@click.argument("records", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="写到哪个文件夹 / the folder")
@CONFIG
@LANGUAGE
def export_weibo(records: tuple[str, ...], output: Path | None, config_file: Path, lang: Language) -> None:
    """把记录写成微博：140 字、2000 字各一份，配图选好。 Write records as posts for Weibo."""

    def write(site: "Site") -> None:
        from generator.articles.choose import choose, folder_of
        from generator.articles.exports import post_files
        from generator.articles.folder import write_folder
        from generator.articles.post import make_post
        from generator.today import today

        chosen = choose(site, records, today())
        made = [make_post(site, one) for one in chosen]
        for one, post in zip(chosen, made, strict=True):
            folder = folder_of(site, "weibo", [one], output, is_one=len(chosen) == 1)
            write_folder(folder, post_files(site, post))
            _tell(post, folder, lang)

    export_from_site(config_file, lang, write)


def _tell(post: "Post", folder: Path, lang: Language) -> None:
    from generator.articles.post import sorts_of

    (_, _, _, short, _), (_, _, _, long, _) = sorts_of(post)
    shown, pictures = shown_path(folder), len(post.pictures)
    say(
        Text(
            f"写好 {shown}：短的 {short} 字，长的 {long} 字，配图 {pictures} 张",
            f"wrote {shown}: {short} and {long} characters, {pictures} pictures",
        ),
        lang,
    )
    for text in post.left_out:
        say(Text(f"  没带上：{text.zh}", f"  left out: {text.en}"), lang)
    preview = shown_path(folder / "preview.html")
    say(Text(f"  下一步：打开 {preview}，复制，选图", f"  next: open {preview}, copy, choose pictures"), lang)
