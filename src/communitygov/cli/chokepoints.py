"""``communitygov chokepoints``: whose absence cuts places off from who can decide."""

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
        "chokepoints",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(
            lang, zh="缺了谁，哪些地方就上下不通。", en="Whose absence cuts places off from who can decide."
        ),
        help=say(
            lang,
            zh="缺了哪个岗位、组织或身兼数职的人，哪些地方就通不到能拍板的组织；切断户数多的在前。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称。",
            en="Posts, bodies and persons behind several posts without whom places do not come to the body that can"
            " decide; whoever cuts off most homes first.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov chokepoints example:heshun --level grid",
        params=[
            options.path(lang),
            click.Option(
                ["--to"],
                metavar="ID",
                help=say(
                    lang,
                    zh="指明谁能拍板；缺省取所及最外层的组织。",
                    en="Who can decide; by default the outermost body.",
                ),
            ),
            click.Option(
                ["--level"],
                metavar="LEVEL",
                help=say(
                    lang,
                    zh="查哪一级地点；缺省查所有有人主责的地点。",
                    en="The level of the places; by default every place at which somebody leads.",
                ),
            ),
            options.mode(lang),
            options.at(lang),
            click.Option(["--all", "every"], is_flag=True, help=say(lang, zh="全部列出。", en="Show all of them.")),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def run(
    path: str, to: str | None, level: str | None, mode: str | None, at: str | None, *, every: bool, **shown: Any
) -> int:
    """Ask, print the chokepoints, and give the exit code."""
    from communitygov.queries.chokepoints import chokepoints
    from communitygov.report.chokepoints import chokepoints_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    answer = chokepoints(structure, to=to, level=level, mode=mode, at=instant)
    return show(answer, (structure.register,), how, partial(chokepoints_page, every=every))
