"""Start the command line: ``python -m communitygov``, or ``communitygov``."""

import sys

SAID = "已停止；stopped"
"""What is said of being stopped as long as nobody knows in which language."""

try:
    import os
    from importlib import import_module
    from typing import NoReturn

    from communitygov.base.pause import collector_paused
    from communitygov.base.stopped import Stopped, stopped_by_signals
except KeyboardInterrupt:  # before anybody listens
    print(SAID, file=sys.stderr)
    sys.exit(130)

NEEDS = ("click", "rich")
LEAN = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "1"}
"""What its libraries are told where nobody told them otherwise: a command has no use for threads of linear algebra and
none for plug-ins, and both take time to start."""


def main() -> int:
    """Run the command line and return its exit code; without its libraries say how to install them, and return 2.

    Where somebody stops it, what was half made is taken away first; the code is 130 for Ctrl-C, 143 for SIGTERM.
    What one command makes is let go when it ends: looking through it for cycles before would be time for nothing.
    """
    for name, value in LEAN.items():
        os.environ.setdefault(name, value)
    try:
        with stopped_by_signals(), collector_paused():
            return _run()
    except Stopped as exc:  # while it was loading: the command line says it itself
        print(SAID, file=sys.stderr)
        return exc.code


def _run() -> int:
    try:
        run = import_module("communitygov.cli").main
    except ModuleNotFoundError as exc:
        if (exc.name or "").partition(".")[0] not in NEEDS:
            raise
        from communitygov.base.errors import MissingExtra

        print(MissingExtra("cli", NEEDS), file=sys.stderr)
        return 2
    return int(run())


def start() -> NoReturn:
    """Run the command line as a process of its own, and end that process as soon as all is printed.

    Taking each object apart before the memory is given back as a whole would cost a fifth of a short command's time.
    ``python -m communitygov`` ends in the ordinary way: a profiler that waits for the end gets it.
    """
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        sys.exit(code)  # a stream is closed or full: the interpreter has its own words for it
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
