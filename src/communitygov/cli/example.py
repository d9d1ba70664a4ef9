"""``communitygov example``: the examples that come with the package."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import note, show_text

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "example",
        lang=lang,
        callback=run,
        short_help=say(lang, zh="打印或写出随附的示例。", en="Print an example, or write it into a folder."),
        help=say(
            lang,
            zh="打印随附的示例；不写名称时列出有哪些。加 -o 则写成文件，可以改着试。",
            en="Print an example that comes with the package; without a name, list them. With -o it is written as"
            " files, to change and try.",
        ),
        params=[
            click.Argument(["name"], required=False, metavar="[NAME]"),
            click.Option(
                ["-o", "--output", "folder"],
                type=click.Path(file_okay=False),
                metavar="DIR",
                help=say(lang, zh="写入此文件夹。", en="Write the files into this folder."),
            ),
            options.at_unused(),
        ],
    )


def run(name: str | None, folder: str | None, tongue: "Tongue") -> int:
    """List the examples, print one, or write it."""
    from communitygov.io.examples import example_files, example_names
    from communitygov.io.paths import path_of

    if name is None:
        show_text("".join(f"{each}\n" for each in example_names()))
        return 0
    files = example_files(name)
    if folder is None:
        show_text(printed(name, files))
    else:
        written(files, path_of(folder), tongue)
    return 0


def printed(name: str, files: dict[str, bytes]) -> str:
    """The text of an example of one file; of several, one document that says the same."""
    if len(files) == 1:
        return next(iter(files.values())).decode()
    from communitygov.io.examples import example
    from communitygov.io.write import dumps

    return dumps(example(name))


def written(files: dict[str, bytes], folder: Path, tongue: "Tongue") -> None:
    """Write the files of an example; where one of them is there already, none is written.

    Raises
    ------
    BadQuestion
        When a file is there already, or cannot be written.
    """
    targets = {folder / name: data for name, data in files.items()}
    try:
        there = next((target for target in targets if os.path.lexists(target)), None)
        if there is not None:
            raise BadQuestion(f"{there} is there already; nothing was written", f"{there} 已存在，未写任何文件")
        for target, data in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as exc:
        raise BadQuestion(f"{folder}: {exc.strerror}", f"{folder}：{exc.strerror}") from exc
    for target in targets:
        note(tongue, zh=f"已写 {target}", en=f"wrote {target}")
