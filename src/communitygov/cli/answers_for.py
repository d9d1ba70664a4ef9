"""``communitygov answers-for``: what a person, a post, a body or a team answers for."""

from typing import TYPE_CHECKING

import click
from attrs import evolve

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import show_json, show_page
from communitygov.cli.source import people_of, structure_of, words_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


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
            "PATH 是文件、文件夹、- （标准输入）或 example:名称；ID 是编号，或连同种类，如 person:p-014。",
            en="What a person, a post, an organisation or a team answers for at an instant: which duties, where,"
            " through what, bound to which hours; and where a share does not make them lead, why not.\n\n"
            "PATH is a file, a folder, - (standard input) or example:NAME; ID is an id, or one with its kind:"
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


def run(path: str, who: str, mode: str | None, at: str | None, form: str, tongue: "Tongue", *, names: bool) -> int:
    """Ask and print the answer; that there is nothing is an answer."""
    from communitygov.queries.answers_for import answers_for
    from communitygov.report.answers_for import answers_for_page
    from communitygov.report.data import with_people
    from communitygov.report.naming import Naming

    structure, instant = structure_of(path, at, tongue)
    answer = answers_for(structure, who, mode=mode, at=instant)
    people = people_of(structure.register, asked=names)
    if form == "json":
        show_json(with_people(answer.to_json(), people))
        return 0
    answer = evolve(answer, names=words_of(structure.register) | answer.names)
    show_page(answers_for_page(answer, Naming(answer.names, tongue, people or {})))
    return 0
