"""``communitygov answers-for``: what a person, a post, a body or a team answers for."""

from typing import Any

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.source import structure_of
from communitygov.cli.told import Shown, show


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "answers-for",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="某人、某岗位负责什么。", en="What a person, a post or a body answers for."),
        help=say(
            lang,
            zh="某人、某岗位、某组织或某小组在某一时刻负责什么：哪些事项、哪些地点、凭什么、受哪些班次约束；"
            "有分工而不主责的，为何不主责。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称；"
            "ID 是编号，或连同种类，如 person:p-014。",
            en="What a person, a post, an organisation or a team answers for at an instant: which duties, where,"
            " through what, bound to which hours; and where a share does not make them lead, why not.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME; ID is an id, or"
            " one with its kind:"
            " person:p-014.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov answers-for example:qinghe leader-g01 --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            click.Argument(["who"], metavar="ID"),
            options.mode(lang),
            options.at(lang),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def run(path: str, who: str, mode: str | None, at: str | None, **shown: Any) -> int:
    """Ask and print the answer; that there is nothing is an answer."""
    from communitygov.queries.answers_for import answers_for
    from communitygov.report.answers_for import answers_for_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    return show(answers_for(structure, who, mode=mode, at=instant), (structure.register,), how, answers_for_page)
