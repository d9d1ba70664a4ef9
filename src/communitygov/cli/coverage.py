"""``communitygov coverage``: whether everything is answered for, and where it is not."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import note, show_data, show_json, show_page
from communitygov.cli.source import people_of, place_names, structure_of, words_of

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.queries.by import ByRow
    from communitygov.queries.covered import Coverage
    from communitygov.report.words import Tongue


BY_DUTY = "duty"
"""With ``--by``: a row for every duty."""


class Percent(click.FloatRange):
    """A number from 0 to 100; ``nan`` is none."""

    def __init__(self) -> None:
        super().__init__(0, 100)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the number."""
        read = super().convert(value, param, ctx)
        if math.isnan(read):
            self.fail(f"{value!r} is not a number from 0 to 100.", param, ctx)
        return read


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "coverage",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(
            lang, zh="是否事事有人负责，缺在哪里。", en="Whether everything is answered for, and where not."
        ),
        help=say(
            lang,
            zh="每个地点、每项事项是否有人负责，缺口是哪一种，缺在哪里。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称。",
            en="Whether every duty is answered for in every place; which kind of hole there is, and where.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME.",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov coverage example:qinghe --level household --by grid --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            *options.counted(lang),
            options.mode(lang),
            options.at(lang),
            click.Option(
                ["--until"],
                metavar="TIME",
                help=say(lang, zh="查从 --at 到此时的一段时间。", en="Cover the span from --at until then."),
            ),
            click.Option(
                ["--by"],
                metavar="LEVEL",
                help=say(
                    lang,
                    zh="按这一级的地点分列，如 grid；或写 duty，列出每一项事项。",
                    en="A row for each place of this level, such as grid; or, with duty, for every duty.",
                ),
            ),
            click.Option(
                ["--fail-under"],
                type=Percent(),
                metavar="PCT",
                help=say(
                    lang,
                    zh="已有人负责的不足此百分比时，退出码为 1（豁免和不适用的不计）。",
                    en="Exit with 1 where less than this per cent is answered (exempt and not applicable left out).",
                ),
            ),
            options.form(lang, "text", "json", "csv"),
            options.names(lang),
        ],
    )


@frozen
class Asked:
    """What the line says."""

    path: str
    duty: tuple[str, ...]
    level: str | None
    mode: str | None
    at: str | None
    until: str | None
    by: str | None
    fail_under: float | None
    form: str
    names: bool
    tongue: "Tongue"


def run(**given: Any) -> int:
    """Ask, print the counts and the gaps, and give the exit code."""
    from communitygov.queries.by import check_by
    from communitygov.queries.coverage import coverage

    asked = Asked(**given)
    structure, instant = structure_of(asked.path, asked.at, asked.tongue)
    level = None if asked.by == BY_DUTY else asked.by
    if level is not None:
        check_by(structure, level)
    covered = coverage(
        structure, duty=asked.duty or None, level=asked.level, mode=asked.mode, at=instant, until=asked.until
    )
    rows = () if level is None else tuple(covered.by(level))
    met = (*(row.place for row in rows), *covered.not_counted, *_gap_places(covered))
    words = words_of(structure.register) | place_names(structure, met)
    covered = evolve(covered, names=words | covered.names)
    show(covered, rows, asked, people_of(structure.register, asked=asked.names))
    if level is not None and not rows and not covered.notes:
        note(
            asked.tongue,
            zh=f"没有可按 {level} 分列的：没有这一级的地点含有所计内容",
            en=f"nothing to list by {level}: no place of this level holds anything that is counted",
        )
    return judged(covered, asked.fail_under, asked.tongue)


def _gap_places(covered: "Coverage") -> "Iterator[Ref]":
    for gap in covered.gaps:
        yield from (place for place in (gap.within, *gap.places) if place is not None)


def show(covered: "Coverage", rows: "Sequence[ByRow]", asked: Asked, people: Mapping[str, Any] | None) -> None:
    """Print the coverage in the format asked for."""
    if asked.form == "csv":
        from communitygov.report.sheet import coverage_csv

        show_data(coverage_csv(covered, rows))
    elif asked.form == "json":
        from communitygov.report.data import coverage_data

        show_json(coverage_data(covered, rows, people))
    else:
        from communitygov.report.coverage import coverage_page
        from communitygov.report.naming import Naming

        show_page(coverage_page(covered, Naming(covered.names, asked.tongue, people or {}), rows, asked.by or ""))


def judged(covered: "Coverage", fail_under: float | None, tongue: "Tongue") -> int:
    """1 where there was nothing to check, or less is answered than asked for; and a note that says so."""
    if covered.notes:
        note(tongue, zh="没有可查的内容", en="nothing was checked")
        return 1
    share = covered.percent
    if fail_under is None or (share is not None and share >= fail_under):
        return 0
    said = "-" if share is None else f"{share:.2f}"
    note(
        tongue,
        zh=f"已有人负责的占 {said}%，要求至少 {fail_under:g}%",
        en=f"{said}% is answered, and at least {fail_under:g}% was asked for",
    )
    return 1
