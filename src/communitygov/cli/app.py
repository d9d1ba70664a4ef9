"""The command line as a whole: its commands, and what becomes of each error.

The exit code is 0 where all is clean, 1 for a failed expectation, 2 where a command cannot run, 3 for a fault of our
own, 130 or 143 where it was stopped.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communitygov.base.errors import CommunityGovError, DocumentError
from communitygov.base.stopped import Stopped
from communitygov.base.wording import Lang, say
from communitygov.cli import progress
from communitygov.cli.output import ReaderGone, drop_output, line, mend_streams, note
from communitygov.cli.tongue import langs_of, tongue_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue

COMMANDS = (
    "check",
    "who",
    "coverage",
    "week",
    "answers-for",
    "load",
    "compare",
    "modes",
    "absence",
    "command-path",
    "chokepoints",
    "test",
    "rule",
    "rules",
    "build",
    "graph",
    "convert",
    "divisions",
    "schema",
    "example",
    "synth",
)
"""The commands, as ``--help`` lists them; each is a module of this package with a function ``command``."""

CLEAN, FAILED, CANNOT_RUN, OUR_FAULT = 0, 1, 2, 3


class App(click.Group):
    """All commands. Each is imported when it is asked for, or listed."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(
            "communitygov",
            help=say(
                lang,
                zh="一个社区里，什么事由谁负责；是否事事有人负责。",
                en="Who answers for what in a community, and is everything answered for.",
            ),
            epilog=say(lang, zh="试一试：", en="Try:")
            + " communitygov who example:qinghe --place b01/1/3/301 --duty sweep",
            params=[_version(), click.Option(["--debug"], is_flag=True, expose_value=False, hidden=True)],
            no_args_is_help=True,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self.lang: Lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        made: click.Command = import_module(f"communitygov.cli.{cmd_name.replace('-', '_')}").command(self.lang)
        return made


def _version() -> click.Parameter:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001  # click calls it so
        if asked and not ctx.resilient_parsing:
            click.echo(f"communitygov {sys.modules['communitygov'].__version__}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help="Show the version and exit."
    )


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no error leaves it."""
    given = list(sys.argv[1:] if args is None else args)
    mend_streams()
    tongue = tongue_of(given, os.environ)
    try:
        return _run(given, tongue)
    except (KeyboardInterrupt, Stopped) as exc:
        return _stopped(exc, tongue)
    except ReaderGone:
        return CANNOT_RUN
    except OSError as exc:  # of a stream, where click prints: of a file there would be its name
        return _own_fault(exc, tongue, debug="--debug" in given) if exc.filename else _no_stream(exc)
    except SystemExit:  # click's way where the reader of its help has left
        return CANNOT_RUN
    except Exception as exc:  # noqa: BLE001  # whatever is left is a fault of our own, and is told as one
        return _own_fault(exc, tongue, debug="--debug" in given)


def _run(args: list[str], tongue: "Tongue") -> int:
    lang = langs_of(tongue)[0]
    try:
        with_defaults: dict[str, Any] = {name: {"tongue": tongue} for name in COMMANDS}
        with progress.shown(tongue):
            code = App(lang).main(args, prog_name="communitygov", standalone_mode=False, default_map=with_defaults)
        return code if isinstance(code, int) else CLEAN
    except click.ClickException as exc:
        shown = StringIO()
        exc.show(shown)
        for each in shown.getvalue().splitlines():
            line(each)
        return CANNOT_RUN
    except click.Abort as exc:  # click's word for Ctrl-C
        if isinstance(exc.__cause__, KeyboardInterrupt):
            raise exc.__cause__ from None
        return CANNOT_RUN
    except DocumentError as exc:
        _tell_problems(exc, tongue)
        return CANNOT_RUN
    except CommunityGovError as exc:
        note(tongue, zh=exc.sentence("zh"), en=exc.sentence("en"))
        return CANNOT_RUN
    except MemoryError:  # it was not told before that what is asked cannot fit
        en = "there is not enough memory: take one county at a time, or a machine with more memory"
        note(tongue, zh="内存不足：请分区县逐个处理，或换内存更大的机器", en=en)
        return CANNOT_RUN


def _tell_problems(exc: DocumentError, tongue: "Tongue") -> None:
    from communitygov.report.problems import how_many, problem_lines

    for each in problem_lines(exc.findings, langs_of(tongue)):
        line(each)
    words = how_many(exc.findings)
    note(tongue, zh=words.zh, en=words.en)


def _stopped(exc: KeyboardInterrupt | Stopped, tongue: "Tongue") -> int:
    note(tongue, zh="已停止", en="stopped")
    return exc.code if isinstance(exc, Stopped) else Stopped().code


def _no_stream(exc: OSError) -> int:
    """Where nothing can be printed."""
    drop_output()
    if not isinstance(exc, BrokenPipeError):
        line(exc.strerror or type(exc).__name__)
    return CANNOT_RUN


def _own_fault(exc: Exception, tongue: "Tongue", *, debug: bool) -> int:
    """Name the kind of fault and where it is in our own files; its message, which may hold data, only when asked."""
    if debug and sys.stderr is not None:  # pyright: ignore[reportUnnecessaryComparison]  # it is None where closed
        traceback.print_exception(exc)
    frames = traceback.extract_tb(exc.__traceback__)
    ours = [frame for frame in frames if "communitygov" in Path(frame.filename).parts]
    what = ", ".join([type(exc).__name__, *(f"{Path(frame.filename).name}:{frame.lineno}" for frame in ours[-1:])])
    note(
        tongue,
        zh=f"程序自身出错（{what}），与数据无关；加 --debug 可看出错经过",
        en=f"a fault of our own, not of your data ({what}); --debug shows how it came about",
    )
    return OUR_FAULT
