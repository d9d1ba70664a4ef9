"""``communitygov absence``: what loses its last answer when some are away at once."""

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
        "absence",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(
            lang, zh="某些人、岗位、单位同时缺席，会失去什么。", en="What is lost when some are away at once."
        ),
        help=say(
            lang,
            zh="一组人员、岗位、单位、小组同时缺席时，哪些事失去主责，哪些有人兜底，哪些转由别人负责；"
            "哪些只因几者同时缺席才失去。单位连同它派出的人一并缺席。\n\n"
            "PATH 是文件、文件夹、- （标准输入）或 example:名称；ID 是编号，重名时写成“种类:编号”。",
            en="What loses its last answer, what falls to a backstop, and what passes to another when persons, posts,"
            " organisations and teams are away at once; and what is lost only because several are. With an organisation"
            " everybody is away whom it sends.\n\n"
            "PATH is a file, a folder, - (standard input) or example:NAME. ID is an id, or kind:id where it is of two.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov absence example:heshun organisation:police_station --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            click.Argument(["remove"], metavar="ID...", nargs=-1, required=True),
            options.mode(lang),
            options.at(lang),
            *options.counted(lang),
            options.why(lang),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def run(  # as many as the line has
    path: str,
    remove: tuple[str, ...],
    mode: str | None,
    at: str | None,
    duty: tuple[str, ...],
    level: str | None,
    *,
    with_why: bool,
    **shown: Any,
) -> int:
    """Ask, and print what is lost."""
    from communitygov.queries.absence import absence
    from communitygov.report.absence import absence_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    found = absence(structure, remove, mode=mode, at=instant, level=level, duty=duty or None)
    return show(found, (structure.register,), how, partial(absence_page, with_why=with_why))
