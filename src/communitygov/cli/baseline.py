"""The baseline of ``check``: what an earlier check has found, register by register."""

import json
from collections.abc import Mapping, Sequence
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from communitygov.base.errors import BadQuestion
from communitygov.cli.source import EXAMPLE, STDIN
from communitygov.cli.stdin import standard_input

if TYPE_CHECKING:
    from communitygov.base.findings import Finding, Words


def baseline(name: str | None, paths: Sequence[str]) -> "Mapping[str, tuple[Finding, ...]]":
    """What was known of each register, by the path that is asked; none of another register.

    A baseline of one register is that of the one that is asked, whatever both are called.

    Raises
    ------
    BadQuestion
        When the file cannot be read, or is not the JSON of an earlier check; when standard input is both that and the
        register.
    """
    if name is None:
        return {}
    from communitygov.io.decode import decode
    from communitygov.io.limits import Stop
    from communitygov.rules.findings import checks_of

    try:
        checks = checks_of(json.loads(decode(_content(name, paths)).text))
    except BadQuestion:
        raise
    except (OSError, ValueError, RecursionError, Stop) as exc:
        why = _why(exc)
        raise BadQuestion(f"--baseline {name}: {why.en}", f"--baseline {name}：{why.zh}") from exc
    if len(checks) == len({*paths}) == 1:
        return dict.fromkeys(paths, checks[0][1])
    return {path: tuple(e for known, found in checks if _same(known, path) for e in found) for path in paths}


def _content(name: str, paths: Sequence[str]) -> bytes:
    """What a file holds, or standard input, which can be read only once."""
    if name != STDIN:
        return Path(name).read_bytes()
    if STDIN in paths:
        raise BadQuestion(
            "- is the register and the baseline: give one of them as a file", "台账和基线都写作 -：请把其中一个存为文件"
        )
    return standard_input()


def _same(known: str, path: str) -> bool:
    return known == path or (not {known, path} & {"", STDIN} and _plain(known) == _plain(path))


def _plain(path: str) -> str:
    return path if path.startswith(EXAMPLE) else normpath(path)


def _why(exc: Exception) -> "Words":
    from communitygov.base.findings import Words

    match exc:
        case FileNotFoundError():
            return Words("没有这个文件", "there is no such file")
        case IsADirectoryError():
            return Words("是文件夹，不是文件", "a folder, not a file")
        case PermissionError():
            return Words("没有读取的权限", "it may not be read")
        case OSError():
            return Words(f"读不出来（{exc.strerror}）", f"it cannot be read ({exc.strerror})")
        case _:
            return Words("不是以前 check 的 JSON", "not the JSON of an earlier check")
