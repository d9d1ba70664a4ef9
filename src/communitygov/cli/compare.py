"""``communitygov compare``: what differs between two registers, or in one between two instants."""

from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import show_json, show_page
from communitygov.cli.source import STDIN, people_of, structure_of, words_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "compare",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(
            lang,
            zh="两份台账（或一份的两个时刻）有何不同。",
            en="What differs between two registers or two instants.",
        ),
        help=say(
            lang,
            zh="逐地点、逐事项比较谁来负责：失去了什么，补上了什么，换了谁，以及差在哪里。\n\n"
            "A 和 B 是文件、文件夹、- （标准输入）或 example:名称；两个时刻之比，A、B 写同一份，加 --at-b。",
            en="Compare who answers, place by place and duty by duty: what is lost, what is gained, where another"
            " answers, and what makes the difference.\n\n"
            "A and B are files, folders, - (standard input) or example:NAME. To compare two instants of one register"
            " name it twice, and give --at-b.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov compare example:qinghe example:qinghe --at 2020-02-10T10:00 --at-b 2020-02-10T20:30",
        params=[
            click.Argument(["before"], metavar="A"),
            click.Argument(["after"], metavar="B"),
            options.at(lang),
            click.Option(
                ["--at-b"],
                metavar="TIME",
                help=say(
                    lang, zh="第二份的时刻；缺省同 --at。", en="The instant of the second; by default that of --at."
                ),
            ),
            options.mode(lang),
            *counted(lang),
            why(lang),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def counted(lang: Lang) -> list[click.Parameter]:
    """Which duties, and which places."""
    return [
        click.Option(
            ["--duty"],
            multiple=True,
            metavar="ID",
            help=say(lang, zh="只查这些事项，可写多次；缺省查全部。", en="Only these duties; by default all."),
        ),
        click.Option(
            ["--level"],
            metavar="LEVEL",
            help=say(
                lang,
                zh="只查这一级的地点，如 household；缺省查各事项所及的全部地点。",
                en="Only places of this level, such as household; by default every place each duty is for.",
            ),
        ),
    ]


def why(lang: Lang) -> click.Parameter:
    """Whether to tell what makes the difference."""
    return click.Option(
        ["--why", "with_why"],
        is_flag=True,
        help=say(
            lang,
            zh="列出差在哪里：两边各有的依据和未选的理由，连同它们在文件中的位置。",
            en="Show what makes the difference: what only one side rests on, with its place in the files.",
        ),
    )


@frozen
class Asked:
    """What the line says."""

    before: str
    after: str
    at: str | None
    at_b: str | None
    mode: str | None
    duty: tuple[str, ...]
    level: str | None
    with_why: bool
    form: str
    names: bool
    tongue: "Tongue"


def run(**given: Any) -> int:
    """Compare, and print what differs.

    Raises
    ------
    BadQuestion
        When standard input is named twice.
    """
    from communitygov.queries.compare import compare

    asked = Asked(**given)
    if asked.before == asked.after == STDIN:
        raise BadQuestion("standard input can be read once: name a file", "标准输入只能读一次：请写文件")
    before, at = structure_of(asked.before, asked.at, asked.tongue)
    after, at_b = structure_of(asked.after, asked.at if asked.at_b is None else asked.at_b, asked.tongue)
    found = compare(before, after, mode=asked.mode, at=at, at_b=at_b, duty=asked.duty or None, level=asked.level)
    found = evolve(found, names=words_of(before.register) | words_of(after.register) | found.names)
    people = [people_of(each.register, asked=asked.names) for each in (before, after)]
    known = None if people[0] is None or people[1] is None else {**people[0], **people[1]}
    if asked.form == "json":
        from communitygov.report.data import with_people

        show_json(with_people(found.to_json(), known))
    else:
        from communitygov.report.compare import compare_page
        from communitygov.report.naming import Naming

        show_page(compare_page(found, Naming(found.names, asked.tongue, known or {}), with_why=asked.with_why))
    return 0
