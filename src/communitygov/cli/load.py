"""``communitygov load``: how much each person or post answers for."""

from typing import Any, Literal

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.source import structure_of
from communitygov.cli.told import Shown, show


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "load",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="每人或每个岗位负担多少。", en="How much each person or post answers for."),
        help=say(
            lang,
            zh="每人或每个岗位主责多少户、多少事项，任几个岗，每周多少小时；一户只计一次，一人只计一次。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称。",
            en="How many homes and duties each person or post leads, how many posts a person holds, how many hours a"
            " week; each home and each person counts once.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov load example:heshun --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            click.Option(
                ["--per"],
                type=click.Choice(["person", "post"]),
                default="person",
                show_default=True,
                help=say(lang, zh="按人还是按岗位。", en="A row for each person, or for each post."),
            ),
            click.Option(
                ["--duty"],
                multiple=True,
                metavar="ID",
                help=say(lang, zh="只计这些事项，可写多次；缺省计全部。", en="Only these duties; by default all."),
            ),
            options.mode(lang),
            options.at(lang),
            options.form(lang, "text", "json", "csv"),
            options.names(lang),
        ],
    )


def run(
    path: str,
    per: Literal["person", "post"],
    duty: tuple[str, ...],
    mode: str | None,
    at: str | None,
    **shown: Any,
) -> int:
    """Count and print; 1 where there was nothing to count."""
    from communitygov.queries.load import load
    from communitygov.report.load import load_csv, load_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    found = load(structure, per=per, mode=mode, at=instant, duty=duty or None)
    show(found, (structure.register,), how, load_page, load_csv)
    return 1 if found.notes else 0
