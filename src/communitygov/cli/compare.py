"""``communitygov compare``: what differs between two registers, or in one between two instants."""

from functools import partial
from typing import Any

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.source import STDIN, structure_of
from communitygov.cli.told import Shown, show


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
            "A and B are files, folders, saved structures, - (standard input) or example:NAME. To compare two"
            " instants of one register"
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
            *options.counted(lang),
            options.why(lang),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


def run(  # as many as the line has
    before: str,
    after: str,
    at: str | None,
    at_b: str | None,
    mode: str | None,
    duty: tuple[str, ...],
    level: str | None,
    *,
    with_why: bool,
    **shown: Any,
) -> int:
    """Compare, and print what differs.

    Raises
    ------
    BadQuestion
        When standard input is named twice.
    """
    from communitygov.queries.compare import compare
    from communitygov.report.compare import compare_page

    if before == after == STDIN:
        raise BadQuestion("standard input can be read once: name a file", "标准输入只能读一次：请写文件")
    how = Shown(**shown)
    one, instant = structure_of(before, at, how.tongue)
    other, instant_b = structure_of(after, at if at_b is None else at_b, how.tongue)
    found = compare(one, other, mode=mode, at=instant, at_b=instant_b, duty=duty or None, level=level)
    return show(found, (one.register, other.register), how, partial(compare_page, with_why=with_why))
