"""`guangrong export wechat RECORD…`: articles for a WeChat official account, each with a page to copy it from."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language, Text
from generator.commands.exporting import export_from_site, shown_path
from generator.commands.shared import CONFIG, LANGUAGE, say

if TYPE_CHECKING:
    from generator.articles.article import Article
    from generator.site import Site


@click.command("wechat")
@click.argument("records", nargs=-1, required=True)
@click.option("--together", default="", metavar="TITLE", help="合成一篇，写上总标题 / one article, with this title")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="写到哪个文件夹 / the folder")
@CONFIG
@LANGUAGE
def export_wechat(
    records: tuple[str, ...], together: str, output: Path | None, config_file: Path, lang: Language
) -> None:
    """把记录写成公众号文章，打开预览页，一键复制粘贴。 Write records as WeChat articles."""

    def write(site: "Site") -> None:
        from generator.articles.article import make_article
        from generator.articles.choose import choose, folder_of
        from generator.articles.exports import article_files
        from generator.articles.folder import write_folder
        from generator.today import today

        day, title = today(), " ".join(together.split())
        chosen = choose(site, records, day)
        groups = [chosen] if title else [[one] for one in chosen]
        made = [make_article(site, group, day, title) for group in groups]
        for group, article in zip(groups, made, strict=True):
            folder = folder_of(site, "wechat", group, output, is_one=len(groups) == 1)
            write_folder(folder, article_files(site, article))
            _tell(article, folder, lang)

    export_from_site(config_file, lang, write)


def _tell(article: "Article", folder: Path, lang: Language) -> None:
    words, pictures, notes = article.words, len(article.pictures), len(article.notes)
    shown = shown_path(folder)
    say(
        Text(
            f"写好 {shown}：正文 {words} 字，要上传的图 {pictures} 张，文末网址 {notes} 个，粘贴自检通过",
            f"wrote {shown}: {words} characters, {pictures} pictures, {notes} addresses, nothing is lost in pasting",
        ),
        lang,
    )
    for text in article.left_out:
        say(Text(f"  没带上：{text.zh}", f"  left out: {text.en}"), lang)
    preview = shown_path(folder / "preview.html")
    say(Text(f"  下一步：打开 {preview}，按“复制正文”", f"  next: open {preview} and copy the article"), lang)
