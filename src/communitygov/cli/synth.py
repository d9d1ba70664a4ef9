"""``communitygov synth``: a community, a district or a city made from a seed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import note

if TYPE_CHECKING:
    from communitygov.io.divisions import Division
    from communitygov.report.words import Tongue
    from communitygov.synth.made import Format

SIZES = ("community", "sub_district", "district", "city", "province")
LARGE_ENOUGH: Mapping[str, tuple[str, ...]] = {
    "district": ("province", "city", "district"),
    "city": ("province", "city"),
    "province": ("province",),
}
"""The levels of what a size can be made of."""
FORMATS = ("documents", "csv", "parquet")


class Size(click.Choice[str]):
    """A size; a sub-district may be written as its level is."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the size."""
        return super().convert("sub_district" if value == "subdistrict" else value, param, ctx)


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "synth",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="由种子生成虚构的社区、区县或市。", en="Make a community, a district or a city."),
        help=say(
            lang,
            zh="由种子生成虚构的台账（SIZE：community、sub_district、district、city、province），写入 DIR/register；"
            "埋下的缺口写在旁边的 key 中，形似而不是缺口的写在 controls 中。",
            en="Make a register that is made up, from a seed (SIZE: community, sub_district, district, city, province),"
            " in DIR/register. Beside it, key lists the holes that are planted in it, and controls what looks like one"
            " and is none.",
        ),
        params=[
            click.Argument(["size"], metavar="SIZE", type=Size(SIZES)),
            click.Option(
                ["--seed"],
                type=click.IntRange(min=0),
                required=True,
                metavar="N",
                help=say(lang, zh="种子；相同则结果相同。", en="The seed; the same one gives the same rows."),
            ),
            click.Option(
                ["-o", "--output", "folder"],
                type=click.Path(file_okay=False),
                required=True,
                metavar="DIR",
                help=say(lang, zh="写入此文件夹；须不存在或为空。", en="The folder to write; new, or empty."),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                help=say(
                    lang,
                    zh="写成文档，或每个区县一个文件夹的表格；缺省：社区、街道为文档，更大的为 csv。",
                    en="Documents, or tables in a folder for each county; by default documents up to a sub-district,"
                    " csv above.",
                ),
            ),
            click.Option(
                ["--on", "tables"],
                multiple=True,
                metavar="TABLE",
                help=say(
                    lang,
                    zh="建在这张区划代码表上（CSV，可写多次）；缺省全部虚构。",
                    en="Stand on this list of divisions (CSV; several are one list); by default all is made up.",
                ),
            ),
            click.Option(
                ["--within"],
                metavar="CODE",
                help=say(lang, zh="只取表中这个代码以内的。", en="Take only what is within this code of the list."),
            ),
            click.Option(
                ["--no-holes"],
                is_flag=True,
                help=say(lang, zh="不埋缺口。", en="Plant no holes."),
            ),
            options.at_unused(),
        ],
    )


def run(
    size: str,
    seed: int,
    folder: str,
    form: "Format | None",
    tables: tuple[str, ...],
    within: str | None,
    no_holes: bool,  # noqa: FBT001  # click calls it so
    tongue: "Tongue",
) -> int:
    """Say how much it will be, make it, and say where it is.

    Raises
    ------
    BadQuestion
        When a part of a list is named without a list.
    """
    from communitygov.synth import make

    if within is not None and not tables:
        raise BadQuestion("--within names a part of a list: give the list with --on", "--within 须与 --on 同用")
    on = _divisions(tables, within, size) if tables else None
    made = make(size, seed=seed, planted=not no_holes, on=on)
    note(tongue, zh=made.sentence("zh"), en=made.sentence("en"))
    made.write(folder, format=form or ("documents" if made.size.partial else "csv"))
    home = Path(folder) / "register"
    note(tongue, zh=f"已写 {folder}；其他命令请用 {home}", en=f"wrote {folder}; other commands take {home}")
    return 0


def _divisions(tables: tuple[str, ...], within: str | None, size: str) -> "list[Division]":
    from communitygov.rules.divisions import divisions

    found = divisions(tables)
    part = found.find(within) if within is not None else None
    if part is not None and part.level not in LARGE_ENOUGH.get(size, (part.level,)):
        raise BadQuestion(
            f"{part.code} is a {part.level}, and lies within a {size}: name the code of what is to be made, or a"
            " smaller size",
            f"{part.code} 的级别是 {part.level}，小于 {size}：请写所要生成的那一级的代码，或换较小的 SIZE",
        )
    inside = set(found.part(within).tolist())
    return [each for row, each in enumerate(found) if row in inside]
