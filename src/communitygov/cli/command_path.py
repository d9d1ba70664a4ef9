"""``communitygov command-path``: up the lines of command to who can decide."""

from functools import partial
from typing import Any

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.source import structure_of
from communitygov.cli.told import Shown, show


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "command-path",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="从网格逐级往上，到能拍板的组织。", en="Up the lines of command to who can decide."),
        help=say(
            lang,
            zh="从一处地点、一个岗位、小组或组织逐级往上，到能拍板的组织：每一步是谁，凭什么，有没有人，线断在哪里。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称；ID 是编号，几类同号时写作 post:编号。",
            en="From a place, post, team or body up the lines of command to the body that can decide: who is at each"
            " step, why, whether anybody is there, and where lines end.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME; ID is an id,"
            " written post:ID where it fits"
            " several kinds.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov command-path example:heshun g02",
        params=[
            options.path(lang),
            click.Argument(["start"], metavar="ID"),
            click.Option(
                ["--to"],
                metavar="ID",
                help=say(
                    lang,
                    zh="指明谁能拍板；缺省取事项所属层级，再取所及最外层的组织。",
                    en="Who can decide; by default at the level that owns the duty, else the outermost body.",
                ),
            ),
            click.Option(
                ["--duty"],
                metavar="ID",
                help=say(
                    lang,
                    zh="只看这一事项的主责和归属层级。",
                    en="Only who leads this duty, and the level that owns it.",
                ),
            ),
            options.mode(lang),
            options.at(lang),
            click.Option(
                ["--why", "with_why"],
                is_flag=True,
                help=say(lang, zh="列出每一步写在文件何处。", en="Show where each step is written."),
            ),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def run(  # as many as the line has
    path: str,
    start: str,
    to: str | None,
    duty: str | None,
    mode: str | None,
    at: str | None,
    *,
    with_why: bool,
    **shown: Any,
) -> int:
    """Ask, print the lines, and give the exit code."""
    from communitygov.queries.command_path import command_path
    from communitygov.report.command_path import command_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    answer = command_path(structure, start, to=to, duty=duty, mode=mode, at=instant)
    return show(answer, (structure.register,), how, partial(command_page, with_why=with_why))
