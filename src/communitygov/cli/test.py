"""``communitygov test``: files that say what must be so, held against their registers."""

from typing import TYPE_CHECKING

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import line, show_json, show_page
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "test",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="台账是否合乎写下的预期。", en="Whether a register is as written expectations say."),
        help=say(
            lang,
            zh="运行预期文件：逐条查问所写的台账，说出哪一条不成立、为什么，以及这些预期涉及台账的多少。\n\n"
            "FILE 是以 communitygov_test: 1 开头的文件、文件夹（其中所有这样的文件）或 example:名称。"
            "全部成立则退出码为 0，有不成立的为 1，文件写错为 2。",
            en="Run files of expectations: each statement is put to the register the file names; which do not hold"
            " and why, and how much of the structure they touch.\n\n"
            "FILE is a file that begins communitygov_test: 1, a folder (every such file in it and below), or"
            " example:NAME."
            " The exit code is 0 where all hold, 1 where one does not, 2 where a file is wrong.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov test example:heshun",
        params=[
            click.Argument(["files"], metavar="FILE...", nargs=-1, required=True),
            options.form(lang, "text", "json"),
            options.at_unused(),
        ],
    )


def run(files: tuple[str, ...], form: str, tongue: "Tongue") -> int:
    """Hold the files against their registers, print what came of it, and give the exit code."""
    from communitygov.report.expectations import expectations_page
    from communitygov.report.naming import Naming
    from communitygov.report.problems import problem_lines
    from communitygov.testing.expectations import expectations

    report = expectations(files)
    for each in problem_lines(report.findings, langs_of(tongue)):
        line(each)
    if form == "json":
        show_json(report.to_json())
    else:
        show_page(expectations_page(report, Naming({}, tongue)))
    return 2 if report.findings else 0 if report.holds else 1
