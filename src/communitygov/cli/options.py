"""The options that several commands share, with their help in one language."""

import click

from communitygov.base.wording import Lang, say
from communitygov.cli.tongue import TONGUES


class Command(click.Command):
    """A command: what it shares with all others, and what is its own."""

    def __init__(self, name: str, *, lang: Lang, params: list[click.Parameter], **rest: object) -> None:
        super().__init__(name, params=[*params, *shared(lang)], **rest)  # type: ignore[arg-type]


def shared(lang: Lang) -> list[click.Parameter]:
    """What every command takes."""
    return [
        click.Option(
            ["--lang", "tongue"],
            type=click.Choice(TONGUES),
            help=say(
                lang, zh="输出语言；缺省按系统语言。", en="Language of the output; by default that of the locale."
            ),
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            help=say(lang, zh="程序自身出错时，显示完整的出错位置。", en="Show the traceback of a fault of our own."),
        ),
    ]


def path(lang: Lang) -> click.Parameter:
    """The register asked about."""
    del lang
    return click.Argument(["path"], metavar="PATH")


def at(lang: Lang) -> click.Parameter:
    """The instant asked for."""
    return click.Option(
        ["--at"],
        metavar="TIME",
        help=say(
            lang,
            zh="时刻（2020-02-10T20:30）或日期（2020-02-10）；缺省取文档的 as_of，否则取今天。",
            en="An instant (2020-02-10T20:30) or a date (2020-02-10); by default the document's as_of, else today.",
        ),
    )


def at_unused() -> click.Parameter:
    """The instant, taken by every command; those that ask about none pass it over."""
    return click.Option(["--at"], metavar="TIME", hidden=True, expose_value=False)


def mode(lang: Lang) -> click.Parameter:
    """The mode asked for."""
    return click.Option(
        ["--mode"],
        metavar="MODE",
        help=say(
            lang, zh="模式；缺省取当地当时生效的模式。", en="The mode; by default the one in force there and then."
        ),
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


def names(lang: Lang) -> click.Parameter:
    """Whether names of persons are shown."""
    return click.Option(
        ["--names"],
        is_flag=True,
        help=say(
            lang,
            zh="在编号旁显示任职者姓名；缺省从不显示。",
            en="Show holders' names beside their ids; never shown without.",
        ),
    )


def form(lang: Lang, *forms: str) -> click.Parameter:
    """The format of the output; the first is what is printed without it."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=say(lang, zh="输出格式。", en="Format of the output."),
    )
