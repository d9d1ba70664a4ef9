"""``communitygov graph``: containment, responsibility, command or holding as a graph for other tools."""

from typing import TYPE_CHECKING

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import show_data, show_json, show_xml
from communitygov.cli.source import people_of, structure_of
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from communitygov.io.graphs import GraphFormat
    from communitygov.report.words import Tongue
    from communitygov.structure.views import GraphOf

KINDS = ("containment", "responsibility", "command", "holding")
FORMS = ("dot", "graphml", "mermaid", "json")


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "graph",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="把台账画成图，供别的工具使用。", en="A register as a graph, for other tools."),
        help=say(
            lang,
            zh="把台账写成图：containment 地点所属，responsibility 谁承担什么，command 谁向谁报告，"
            "holding 谁任什么岗位。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称。",
            en="Write a register as a graph: containment of places, responsibility (who carries what), command (who"
            " reports to whom), holding (who holds which post).\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov graph example:qinghe --of containment --to mermaid",
        params=[
            options.path(lang),
            click.Option(
                ["--of"],
                type=click.Choice(KINDS),
                required=True,
                help=say(lang, zh="画什么。", en="What the graph is of."),
            ),
            click.Option(
                ["--to"],
                type=click.Choice(FORMS),
                required=True,
                help=say(lang, zh="写成什么格式。", en="The format it is written in."),
            ),
            click.Option(
                ["--mode"],
                metavar="MODE",
                help=say(
                    lang,
                    zh="只画在此模式下成立的；缺省画全部模式。",
                    en="Only what holds in this mode; by default all modes.",
                ),
            ),
            options.at(lang),
            options.names(lang),
        ],
    )


def run(
    path: str, of: "GraphOf", to: "GraphFormat", at: str | None, mode: str | None, tongue: "Tongue", *, names: bool
) -> int:
    """Make the graph and print it."""
    from communitygov.io.graphs import Drawing, graph_data, graph_text
    from communitygov.structure.views import to_networkx

    structure, instant = structure_of(path, at, tongue)
    made = to_networkx(structure, of, at=instant, mode=mode)
    people = people_of(structure.register, asked=names) or {}
    drawing = Drawing(made, of, str(structure.instant(instant)), langs_of(tongue)[0], people, mode)
    if to == "json":
        show_json(graph_data(drawing))
    elif to == "graphml":
        show_xml(graph_text(drawing, to))
    else:
        show_data(graph_text(drawing, to))
    return 0
