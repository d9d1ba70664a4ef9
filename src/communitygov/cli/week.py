"""``communitygov week``: at which hours nobody answers, for each place of a level and each duty."""

from typing import Any

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.source import structure_of
from communitygov.cli.told import Shown, show


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "week",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="一周之内何时何处无人负责。", en="At which hours of a week nobody answers, and where."),
        help=say(
            lang,
            zh="自 --at 当天起的七天（或到 --until 为止），每个网格、每项事项何时无人负责，何时不详；班次、节假日和补班"
            "按台账的日历计，日历未载的年份不作猜测。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称。",
            en="Over the seven days that begin with the day of --at (or until --until): when nobody answers in each"
            " grid for each duty, and when it is not known. Shifts, holidays and make-up working days are those of the"
            " register's calendar; a year that it does not state is not guessed.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov week example:qinghe --at 2020-02-10",
        params=[
            options.path(lang),
            click.Option(
                ["--by"],
                default="grid",
                show_default=True,
                metavar="LEVEL",
                help=say(lang, zh="按这一级的地点分列。", en="A row for each place of this level."),
            ),
            *options.counted(lang),
            options.mode(lang),
            options.at(lang),
            click.Option(
                ["--until"],
                metavar="TIME",
                help=say(
                    lang,
                    zh="查从 --at 到此时的一段时间；缺省七天。",
                    en="From --at until then; else seven days.",
                ),
            ),
            options.form(lang, "text", "json", "csv"),
            options.names(lang),
        ],
    )


def run(  # as many as the line has
    path: str,
    by: str,
    duty: tuple[str, ...],
    level: str | None,
    mode: str | None,
    at: str | None,
    until: str | None,
    **shown: Any,
) -> int:
    """Ask and print; 1 where there was nothing to check."""
    from communitygov.queries.week import week
    from communitygov.report.week import week_csv, week_page

    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    found = week(structure, at=instant, until=until, by=by, duty=duty or None, level=level, mode=mode)
    show(found, (structure.register,), how, week_page, week_csv)
    return 1 if found.notes else 0
