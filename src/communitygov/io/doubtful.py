"""Scalars without quotes that YAML readers do not agree on: YAML 1.1, YAML 1.2 and the readers in use."""

import re

from communitygov.base.findings import Words

_FIRST = frozenset("0123456789.+-yYnNtTfFoO~=<")
_LAST = frozenset("0123456789abcdefABCDEF_.yYsSnNoOzZ~l=L<")
_TRUE = re.compile(r"y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE")
_FALSE = re.compile(r"n|N|no|No|NO|off|Off|OFF|false|False|FALSE")
_NOTHING = re.compile(r"~|null|Null|NULL")
_DAY = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[\x20\t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[\x20\t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?"
)
_PLAIN_NUMBER = re.compile(r"0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,5})\.\d{0,5}[1-9]")
_LONG = re.compile(r"[-+]?[1-9]\d{15,}")  # beyond what a float holds: a credit code of digits alone
_NUMBER = re.compile(
    r"""
      [-+]?0b[01_]+ | [-+]?0o?[0-7_]+ | [-+]?0x[0-9a-fA-F_]+      # binary, octal, hexadecimal
    | [-+]?[0-9][0-9_]*                                           # whole, with leading nought or underscores
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?            # of sixty: 12:30 is 750
    | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?         # decimal
    | [-+]?[0-9]+[eE][-+]?[0-9]+                                  # with exponent
    | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
    """,
    re.VERBOSE,
)
_READINGS = (
    (_TRUE, Words("真（true）", "true")),
    (_FALSE, Words("假（false）", "false")),
    (_NOTHING, Words("空（null）", "nothing (null)")),
    (_DAY, Words("日期", "a date")),
    (_LONG, Words("一个数，许多程序还会丢掉它的末几位", "a number, and many lose its last digits")),
    (_NUMBER, Words("一个数", "a number")),
    (re.compile("<<|="), Words("一个记号", "a sign of its own")),
)
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _READINGS), re.VERBOSE)


def changed(text: str) -> Words | None:
    """What other readers make of a scalar without quotes, where it is not text; None where all read it as text."""
    if not text or text[0] not in _FIRST or text[-1] not in _LAST:
        return None
    if not _ANY.fullmatch(text):
        return None
    return next(made for pattern, made in _READINGS if pattern.fullmatch(text))


def is_nothing(text: str) -> bool:
    """Whether other readers make nothing (null) of it."""
    return _NOTHING.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether other readers make a date of it."""
    return _DAY.fullmatch(text) is not None


def doubtful(text: str) -> bool:
    """Whether other readers change a scalar without quotes in a way that loses its text: ``0571``, but not ``24``."""
    return (
        bool(text)
        and text[0] in _FIRST
        and text[-1] in _LAST
        and not _PLAIN_NUMBER.fullmatch(text)
        and _ANY.fullmatch(text) is not None
    )
