"""``communitygov convert``: a register from YAML to JSON or back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import note
from communitygov.cli.source import EXAMPLE, STDIN, register_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "convert",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="在 YAML 与 JSON 之间转换。", en="Convert between YAML and JSON."),
        help=say(
            lang,
            zh="读入 IN（文件、文件夹、- 或 example:名称），按后缀写成 OUT（.yaml、.yml、.json）。内容不变，注释丢失。",
            en="Read IN (a file, a folder, - or example:NAME) and write OUT, in the format its ending names (.yaml,"
            " .yml, .json). What it says stays the same; comments are lost.",
        ),
        params=[
            click.Argument(["given"], metavar="IN"),
            click.Argument(["out"], metavar="OUT", type=click.Path(path_type=Path)),
            options.at_unused(),
        ],
    )


def run(given: str, out: Path, tongue: "Tongue") -> int:
    """Read, write, and say that comments are lost.

    Raises
    ------
    BadQuestion
        When a file that is read would be written over, and lose its comments.
    """
    from communitygov.io.write import write

    register = register_of(given)
    if given != STDIN and not given.startswith(EXAMPLE) and _is_read(out, given):
        raise BadQuestion(
            f"{out} is read, and would be written over itself, without its comments",
            f"{out} 是读入的文件，会覆盖自身并丢失注释",
        )
    write(register, out)
    note(tongue, zh=f"已写 {out}；注释没有保留", en=f"wrote {out}; comments are lost")
    return 0


def _is_read(out: Path, given: str) -> bool:
    """Whether a file is the one that is read, or one of the folder that is."""
    from communitygov.io.files import files

    return any(_is_same(out, file.path) for file in files([given])[0])


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
