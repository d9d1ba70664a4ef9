"""``communitygov build``: a register compiled and saved, so that questions open it at once."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import note
from communitygov.cli.source import EXAMPLE, STDIN, structure_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue
    from communitygov.structure.build import Structure


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "build",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="编译台账并保存，此后直接提问。", en="Compile a register and save it for questions."),
        help=say(
            lang,
            zh="把 PATH（文件、文件夹、- 或 example:名称）编译成结构，存入一个文件；其他命令以此文件为 PATH，"
            "不必再读入和编译。结构只对一个时段有效：--at 所在、包含关系不变的时段。\n\n"
            "--check：PATH 是已保存的文件，逐节核对校验和。",
            en="Compile PATH (a file, a folder, - or example:NAME) and save the structure in one file; the other"
            " commands take that file as their PATH and neither read nor compile. A structure holds for the stretch of"
            " time around --at in which containment does not change.\n\n"
            "With --check, PATH is a saved file, and every checksum in it is looked at.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov build example:qinghe -o qinghe.cg",
        params=[
            options.path(lang),
            click.Option(
                ["-o", "--out"],
                metavar="FILE.cg",
                help=say(lang, zh="写入的文件。", en="The file to write."),
            ),
            click.Option(
                ["--check"],
                is_flag=True,
                help=say(lang, zh="只核对已保存的文件。", en="Only look at a saved file, whole."),
            ),
            options.at(lang),
        ],
    )


def run(path: str, out: str | None, at: str | None, tongue: "Tongue", *, check: bool) -> int:
    """Compile and save, or look at what was saved.

    Raises
    ------
    BadQuestion
        When there is nothing to write, or what is read would be written over.
    """
    if check == (out is not None):
        raise BadQuestion(
            "give -o FILE.cg to write one, or --check to look at one", "请给出 -o FILE.cg 或 --check 之一"
        )
    if out is None:
        return _checked(path, tongue)
    if not path.startswith(EXAMPLE) and path != STDIN and _is_same(Path(out), Path(path)):
        raise BadQuestion(f"{out} is read, and would be written over itself", f"{out} 是读入的文件，会覆盖自身")
    from communitygov.io.saved.save import save

    structure, _ = structure_of(path, at, tongue)
    save(structure, out)
    _tell(structure, tongue, zh=f"已写 {out}", en=f"wrote {out}")
    return 0


def _checked(path: str, tongue: "Tongue") -> int:
    from communitygov.io.saved.opened import open_structure

    _tell(open_structure(path, check=True), tongue, zh=f"{path} 完好", en=f"{path} is whole")
    return 0


def _tell(structure: "Structure", tongue: "Tongue", *, zh: str, en: str) -> None:
    """Say what a file holds, and for which time."""
    since, until = structure.since, structure.until
    homes, posts = int(structure.tree.homes.sum()), len(structure.posts_table)
    zh += f"：{homes:,} 户，{posts:,} 个岗位"
    zh += (f"，自 {since.isoformat()}" if since else "") + (f"，至 {until.isoformat()} 前" if until else "")
    en += f": {homes:,} households, {posts:,} posts"
    en += (f", from {since.isoformat()}" if since else "") + (f", until {until.isoformat()}" if until else "")
    note(tongue, zh=zh, en=en)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
