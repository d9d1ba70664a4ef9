"""``communitygov who``: who answers for a duty in a place."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import note, show_json, show_page
from communitygov.cli.source import people_of, structure_of, words_of
from communitygov.queries.answer import STATES

if TYPE_CHECKING:
    from communitygov.queries.answer import Answer
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "who",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="某地某事项由谁负责，为何。", en="Who answers for a duty in a place, and why."),
        help=say(
            lang,
            zh="某地某事项在某一时刻由谁负责：谁先到场，谁主责，谁协同，往上报给谁；没有人负责时，缺在哪里。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称。",
            en="Who answers for a duty in a place at an instant: who is first, who leads, who helps, who is next up;"
            " and where nobody does, why not.\n\nPATH is a file, a folder, a saved structure, - (standard input)"
            " or example:NAME.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov who example:qinghe --place b01/1/3/301 --duty sweep --at 2020-02-10T20:30 --why",
        params=[
            options.path(lang),
            click.Option(
                ["--place"],
                required=True,
                metavar="ID",
                help=say(lang, zh="地点编号，可到户：b01/1/3/301。", en="The place, down to one home: b01/1/3/301."),
            ),
            click.Option(["--duty"], required=True, metavar="ID", help=say(lang, zh="事项编号。", en="The duty.")),
            options.mode(lang),
            options.at(lang),
            click.Option(
                ["--why", "with_why"],
                is_flag=True,
                help=say(
                    lang,
                    zh="列出依据和未选的理由，连同它们在文件中的位置。",
                    en="Show what the answer rests on and who was not chosen, with their places in the files.",
                ),
            ),
            click.Option(
                ["--expect"],
                type=click.Choice(STATES),
                metavar="STATE",
                help=say(
                    lang,
                    zh=f"预期的状态；不符时退出码为 1。可取 {', '.join(STATES)}。",
                    en=f"The state expected; with another one the exit code is 1. One of {', '.join(STATES)}.",
                ),
            ),
            options.form(lang, "text", "json"),
            options.names(lang),
        ],
    )


@frozen
class Asked:
    """What the line says."""

    path: str
    place: str
    duty: str
    mode: str | None
    at: str | None
    with_why: bool
    expect: str | None
    form: str
    names: bool
    tongue: "Tongue"


def run(**given: Any) -> int:
    """Ask, print the answer, and give the exit code."""
    from communitygov.queries.who_answers import who_answers

    asked = Asked(**given)
    structure, instant = structure_of(asked.path, asked.at, asked.tongue)
    answer = who_answers(structure, place=asked.place, duty=asked.duty, mode=asked.mode, at=instant)
    answer = evolve(answer, names=words_of(structure.register) | answer.names)
    show(answer, asked, people_of(structure.register, asked=asked.names))
    return expected(answer, asked.expect, asked.tongue)


def show(answer: "Answer", asked: Asked, people: Mapping[str, Any] | None) -> None:
    """Print the answer in the format asked for."""
    if asked.form == "json":
        from communitygov.report.data import who_data

        show_json(who_data(answer, people))
    else:
        from communitygov.report.naming import Naming
        from communitygov.report.who import who_page

        show_page(who_page(answer, Naming(answer.names, asked.tongue, people or {}), with_why=asked.with_why))


def expected(answer: "Answer", expect: str | None, tongue: "Tongue") -> int:
    """0 where the state is the one expected or none is; else 1, and a note that says so."""
    if expect is None or expect == answer.state:
        return 0
    note(tongue, zh=f"预期 {expect}，实为 {answer.state}", en=f"expected {expect}, and it is {answer.state}")
    return 1
