"""``communitygov divisions``: official lists of divisions, judged, looked up, and written as places."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import line, note, show_json, show_page
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from communitygov.io.divisions import Divisions
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "divisions",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="读入区划代码表，检查代码，写成地点。", en="Official lists of divisions as places."),
        help=say(
            lang,
            zh="读入区划代码表 TABLE（CSV 或 Parquet；几个文件合为一张表），检查代码。加 -o 写成地点："
            ".csv 是表，.yaml、.json 是文档。\n\n"
            "列名：code（必有）、name、parent、level；没有 parent、level 时按代码的位数推出。",
            en="Read lists of divisions (TABLE, CSV or Parquet; several files are one list) and check their codes."
            " With -o write them as places: .csv is a table, .yaml and .json are documents.\n\n"
            "Columns: code (it must be there), name, parent, level; parents and levels follow from the digits where"
            " they are not stated.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov divisions street.csv county.csv -o places.csv",
        params=[
            click.Argument(["tables"], metavar="TABLE...", nargs=-1, required=True),
            click.Option(
                ["-o", "--output", "out"],
                metavar="FILE",
                type=click.Path(path_type=Path),
                help=say(lang, zh="写到这个文件。", en="Write the places to this file."),
            ),
            click.Option(
                ["--within"],
                metavar="CODE",
                help=say(
                    lang,
                    zh="只写这个代码以内的地点，连同它的各级上级。",
                    en="Write only the places within this code, and those it lies in.",
                ),
            ),
            click.Option(
                ["--named"],
                metavar="NAME",
                help=say(lang, zh="列出所有叫这个名字的。", en="List all that bear this name."),
            ),
            options.form(lang, "text", "json"),
            options.at_unused(),
        ],
    )


def run(  # each is an option
    tables: tuple[str, ...], out: Path | None, within: str | None, named: str | None, form: str, tongue: "Tongue"
) -> int:
    """Read, tell what is wrong, and write or show; 2 where a row could not be read as it stands.

    Raises
    ------
    BadQuestion
        When a part is asked for and no file to write it to, or a file that is read would be written over.
    """
    from communitygov.report.divisions import divisions_page, named_data, named_page
    from communitygov.rules.divisions import divisions

    if within is not None and out is None:
        raise BadQuestion("--within says what is written: name a file with -o", "--within 指要写的部分：用 -o 指定文件")
    if out is not None and any(_is_same(out, table) for table in tables):
        raise BadQuestion(f"{out} is read, and would be written over itself", f"{out} 是读入的文件，会覆盖自身")
    made = divisions(tables, partial=True)
    is_read = _tell(made, tongue)
    if not made.files and not is_read:
        return _nothing_written(out, tongue)
    if is_read:
        made.part(within)
    if named is not None:
        found = made.named(named)
        if form == "json":
            show_json(named_data(named, made, found))
        else:
            show_page(named_page(named, made, found, langs_of(tongue)))
    elif form == "json":
        show_json(made.to_json())
    else:
        show_page(divisions_page(made, langs_of(tongue)))
    if out is None or not is_read:
        return 0 if is_read else _nothing_written(out, tongue)
    made.write(out, within=within)
    count = f"{len(made.part(within)):,}"
    note(tongue, zh=f"已写 {out}（{count} 个地点）", en=f"wrote {out} ({count} places)")
    return 0


def _tell(made: "Divisions", tongue: "Tongue") -> bool:
    """Print what is to be said of the list on standard error; whether every row was read as it stands."""
    from communitygov.report.problems import problem_lines
    from communitygov.rules.divisions import refused

    for each in problem_lines(made.findings, langs_of(tongue)):
        line(each)
    return not refused(made)


def _nothing_written(out: Path | None, tongue: "Tongue") -> int:
    if out is not None:
        note(tongue, zh="什么也没有写", en="nothing was written")
    return 2


def _is_same(one: Path, other: str) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
