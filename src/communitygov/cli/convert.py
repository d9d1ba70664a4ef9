"""``communitygov convert``: a register from YAML to JSON or back, or into a folder of tables."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import line, note
from communitygov.cli.source import EXAMPLE, STDIN, register_of
from communitygov.cli.tongue import langs_of
from communitygov.io.saved.magic import is_saved

if TYPE_CHECKING:
    from communitygov.io.write_tables import TableFormat
    from communitygov.model.register import Register
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "convert",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="在 YAML、JSON 与表之间转换。", en="Convert between YAML, JSON and tables."),
        help=say(
            lang,
            zh="读入 IN（文件、文件夹、已保存的结构、- 或 example:名称），按后缀写成 OUT（.yaml、.yml、.json）；"
            "用 --to 则把 OUT 写成一个新文件夹，每节一张表。内容不变，YAML 中的注释丢失。",
            en="Read IN (a file, a folder, a saved structure, - or example:NAME) and write OUT, in the format its"
            " ending names (.yaml, .yml, .json); with --to OUT is a new folder with a table for each section. What it"
            " says stays the same; comments in YAML are lost.",
        ),
        params=[
            click.Argument(["given"], metavar="IN"),
            click.Argument(["out"], metavar="OUT", type=click.Path(path_type=Path)),
            click.Option(
                ["--to", "form"],
                type=click.Choice(["csv", "parquet"]),
                help=say(lang, zh="写成表：CSV 或 Parquet。", en="Write tables: CSV or Parquet."),
            ),
            options.at_unused(),
        ],
    )


def run(given: str, out: Path, form: "TableFormat | None", tongue: "Tongue") -> int:
    """Read, write, and say that comments are lost where there may have been any.

    Raises
    ------
    BadQuestion
        When a file that is read would be written over.
    """
    register = register_of(given)
    if _is_read(out, given):
        raise BadQuestion(f"{out} is read, and would be written over itself", f"{out} 是读入的文件，会覆盖自身")
    commented = _may_have_comments(given)
    if not _is_written(register, out, form, tongue):
        return 2
    zh, en = ("；注释没有保留", "; comments are lost") if commented else ("", "")
    note(tongue, zh=f"已写 {out}{zh}", en=f"wrote {out}{en}")
    return 0


def _may_have_comments(given: str) -> bool:
    """Whether anything that is read is YAML; JSON has no comments, and what comes in by ``-`` is read as YAML."""
    from communitygov.io.files import files, form_of

    if given == STDIN or given.startswith(EXAMPLE):
        return True
    if is_saved(given):
        return False
    return any(form_of(file.name) == "yaml" and not file.is_table for file in files([Path(given)])[0])


def _is_written(register: "Register", out: Path, form: "TableFormat | None", tongue: "Tongue") -> bool:
    """Write the register; or say why it cannot be."""
    from communitygov.io.write import write
    from communitygov.io.write_tables import write_tables
    from communitygov.report.problems import problem_lines

    try:
        if form is None:
            write(register, out)
        else:
            write_tables(register, out, format=form)
    except DocumentError as exc:
        for each in problem_lines(exc.findings, langs_of(tongue)):
            line(each)
        note(tongue, zh="什么也没有写", en="nothing was written")
        return False
    return True


def _is_read(out: Path, given: str) -> bool:
    """Whether a file is the one that is read, or one of the folder that is."""
    from communitygov.io.files import files

    if given.startswith(EXAMPLE):
        return False
    if given == STDIN:
        return _is_standard_input(out)
    if is_saved(given):
        return _is_same(out, Path(given))
    return any(_is_same(out, file.path) for file in files([Path(given)])[0])


def _is_standard_input(out: Path) -> bool:
    try:
        return os.path.samestat(out.stat(), os.fstat(sys.stdin.fileno()))
    except (OSError, ValueError):  # it is not there, or what is read is no file
        return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
