"""Settings of a check, kept in a file beside the register."""

from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.findings import SEVERITIES, Finding, Severity
from communitygov.base.frozen import FrozenMap
from communitygov.base.positions import Shapes, is_list, is_mapping
from communitygov.base.wording import listed, near
from communitygov.io.document import Document, parse_bytes
from communitygov.io.files import File, content, form_of
from communitygov.io.limits import LIMITS
from communitygov.io.paths import path_of

if TYPE_CHECKING:
    import os

NEVER = "never"
FAIL_ON = (*SEVERITIES, NEVER)
KEYS = ("select", "ignore", "severity", "fail_on")


@frozen
class Settings:
    """Which rules are asked, how grave their findings are, and from which severity on a check fails."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default=FrozenMap(), converter=FrozenMap[str, Severity])
    fail_on: str = "error"


def settings(path: "str | os.PathLike[str]") -> Settings:
    """Read the settings of a check from a YAML or JSON file.

    It has any of ``select`` and ``ignore`` (lists of codes or their beginnings), ``severity`` (one for each code) and
    ``fail_on`` (error, warning, note or never).

    Raises
    ------
    DocumentError
        When the file cannot be read.
    BadQuestion
        When a key or a value is none of these; it names the place.
    """
    name = path_of(path)
    data = content(File(Path(name), listed=False), LIMITS)
    if isinstance(data, Finding):
        raise DocumentError([data])
    document = parse_bytes(data, str(name), form_of(str(name)), LIMITS)
    errors = [each for each in document.findings if each.severity == "error"]
    if errors or document.root is None:
        raise DocumentError(errors or document.findings)
    return _settings(document, document.root)


def _settings(document: Document, root: Mapping[str, object]) -> Settings:
    wrong = [refused for key, value in root.items() if (refused := _wrong(document, key, value)) is not None]
    if wrong:
        raise BadQuestion("\n".join(each.message for each in wrong), "\n".join(each.zh for each in wrong))
    said: dict[str, Any] = {key: tuple(value) if is_list(value) else value for key, value in root.items()}
    return Settings(**said)


def _wrong(document: Document, key: str, value: object) -> BadQuestion | None:
    """What is wrong with one setting; None where nothing is."""
    if key not in KEYS:
        return _refused(document, key, near(key, KEYS) or KEYS)
    right = {"severity": _is_severities, "fail_on": FAIL_ON.__contains__}.get(key, _is_codes)
    if right(value):
        return None
    return _refused(document, key, {"fail_on": FAIL_ON, "severity": SEVERITIES}.get(key, ("[CG5, CG301]",)))


def _is_codes(value: object) -> bool:
    return is_list(value) and all(isinstance(each, str) for each in value)


def _is_severities(value: object) -> bool:
    return is_mapping(value) and all(each in SEVERITIES for each in value.values())


def _refused(document: Document, key: str, right: tuple[str, ...]) -> BadQuestion:
    root = document.root or {}
    node = 1 + sum(Shapes().of(root[each]).size for each in takewhile(key.__ne__, root))
    place = document.marks.position(node, key=True)
    zh, en = (listed(right, lang, joined_by="or") for lang in ("zh", "en"))
    if key in KEYS:
        return BadQuestion(f"{place}: {key} is written as {en}", f"{place}：{key} 应写作 {zh}")
    return BadQuestion(f"{place}: a check has no setting {key!r}: {en}", f"{place}：check 没有 {key!r} 这项设置：{zh}")
