"""``communitygov modes``: what changes from one mode to another."""

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
        "modes",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="从一种模式到另一种，有何变化。", en="What changes from one mode to another."),
        help=say(
            lang,
            zh="从一种模式换到另一种：失去什么，补上什么，新要求的事有无人负责，谁的主责增多，哪些小组启用或停用。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称；"
            "FROM、TO 是模式，如 service、emergency。",
            en="From one mode to another: what is lost, what is gained, whether what is newly asked is answered, who"
            " leads more, which teams come into being or fall asleep.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME. FROM and TO are"
            " modes, such as service and"
            " emergency.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov modes example:heshun service emergency --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            click.Argument(["from_mode"], metavar="FROM"),
            click.Argument(["to_mode"], metavar="TO"),
            options.at(lang),
            *options.counted(lang),
            options.why(lang),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def run(  # as many as the line has
    path: str,
    from_mode: str,
    to_mode: str,
    at: str | None,
    duty: tuple[str, ...],
    level: str | None,
    *,
    with_why: bool,
    **shown: Any,
) -> int:
    """Ask, and print what changes."""
    from communitygov.queries.mode_change import modes
    from communitygov.report.mode_change import modes_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    found = modes(structure, from_mode, to_mode, at=instant, level=level, duty=duty or None)
    return show(found, (structure.register,), how, partial(modes_page, with_why=with_why))
