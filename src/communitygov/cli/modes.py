"""``communitygov modes``: what changes from one mode to another."""

from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.compare import counted, why
from communitygov.cli.output import show_json, show_page
from communitygov.cli.source import people_of, structure_of, words_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


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
            "PATH 是文件、文件夹、- （标准输入）或 example:名称；FROM、TO 是模式，如 service、emergency。",
            en="From one mode to another: what is lost, what is gained, whether what is newly asked is answered, who"
            " leads more, which teams come into being or fall asleep.\n\n"
            "PATH is a file, a folder, - (standard input) or example:NAME. FROM and TO are modes, such as service and"
            " emergency.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov modes example:heshun service emergency --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            click.Argument(["from_mode"], metavar="FROM"),
            click.Argument(["to_mode"], metavar="TO"),
            options.at(lang),
            *counted(lang),
            why(lang),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


@frozen
class Asked:
    """What the line says."""

    path: str
    from_mode: str
    to_mode: str
    at: str | None
    duty: tuple[str, ...]
    level: str | None
    with_why: bool
    form: str
    names: bool
    tongue: "Tongue"


def run(**given: Any) -> int:
    """Ask, and print what changes."""
    from communitygov.queries.mode_change import modes

    asked = Asked(**given)
    structure, instant = structure_of(asked.path, asked.at, asked.tongue)
    found = modes(structure, asked.from_mode, asked.to_mode, at=instant, level=asked.level, duty=asked.duty or None)
    found = evolve(found, names=words_of(structure.register) | found.names)
    people = people_of(structure.register, asked=asked.names)
    if asked.form == "json":
        from communitygov.report.data import with_people

        show_json(with_people(found.to_json(), people))
    else:
        from communitygov.report.mode_change import modes_page
        from communitygov.report.naming import Naming

        show_page(modes_page(found, Naming(found.names, asked.tongue, people or {}), with_why=asked.with_why))
    return 0
