"""How far long work has come, on standard error: only on a terminal, and only once it has taken a while."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from communitygov.base.memory import told
from communitygov.base.progress import watched
from communitygov.base.wording import in_bytes, say
from communitygov.cli.output import note
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from communitygov.report.words import Tongue

PATIENCE = 1.0
"""Seconds before anything is shown: what is done sooner needs no bar."""

WORDS = {
    "build": ("编译台账", "building"),
    "chokepoints": ("逐个查看要害", "looking at chokepoints"),
    "check": ("检查规则", "checking"),
    "compare": ("逐项比较", "comparing"),
    "convert": ("写成文档", "writing a document"),
    "coverage": ("逐项统计", "counting"),
    "read": ("读取", "reading"),
    "synth": ("生成区县", "making counties"),
    "write": ("写出", "writing"),
}
"""What is being done, in Chinese and English; for what is not listed its own name stands."""


@contextmanager
def shown(tongue: "Tongue") -> Generator[None, None, None]:
    """Show how far long work has come, while it lasts; nothing where standard error is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # closed: None
        yield
        return
    bar = _Bar(tongue)
    try:
        with watched(bar.show), told(lambda what, needed, there: _state(what, needed, there, tongue)):
            yield
    finally:
        bar.end()


def _state(what: str, needed: int, there: int | None, tongue: "Tongue") -> None:
    """Say how much memory work needs, before it takes it."""
    zh, en = WORDS.get(what, (what, what))
    zh, en = f"{zh}：约需 {in_bytes(needed)} 内存", f"{en}: about {in_bytes(needed)} of memory"
    if there is not None:
        zh, en = f"{zh}，可用 {in_bytes(there)}", f"{en}, of {in_bytes(there)} that are left"
    note(tongue, zh=zh, en=en)


class _Bar:
    """A bar that is drawn when work takes longer than somebody's patience, and is gone when it ends."""

    def __init__(self, tongue: "Tongue") -> None:
        self.tongue: Tongue = tongue
        self.since: float = time.monotonic()
        self.drawn: Progress | None = None
        self.tasks: dict[str, TaskID] = {}

    def show(self, of: str, done: int, total: int) -> None:
        """Note how far one piece of work has come."""
        if self.drawn is None:
            if time.monotonic() - self.since < PATIENCE:
                return
            from rich.console import Console
            from rich.progress import Progress

            console = Console(stderr=True)
            self.drawn = Progress(console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
            self.drawn.start()
        if of not in self.tasks:
            zh, en = WORDS.get(of, (of, of))
            self.tasks[of] = self.drawn.add_task(say(langs_of(self.tongue)[0], zh=zh, en=en))
        self.drawn.update(self.tasks[of], completed=done, total=total)
        if done >= total:
            self.end()

    def end(self) -> None:
        """Take the bar off the screen, before anything else is printed."""
        if self.drawn is not None:
            self.drawn.stop()
            self.drawn = None
            self.tasks.clear()
