"""JSON: the syntax is proved by the standard library, the places come from its tokens."""

import json
import re

from communitygov.base.findings import Words
from communitygov.io import file_sayings
from communitygov.io.limits import Problem, Stop
from communitygov.io.numbers import NotRead, number
from communitygov.io.plain import Builder, without_control

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s,:\[\]{}"]++', re.DOTALL)
_COLON = re.compile(r"\s*+:")
_WORDS = {"true": True, "false": False, "null": None}


def read_json(text: str, builder: Builder) -> None:
    """Read a text into a builder.

    Raises
    ------
    Stop
        Where it stops being JSON, or a guard refuses to go on.
    """
    _count(text, builder.limits.nodes)
    _prove(text)
    for token in _TOKEN.finditer(text):
        word, at = token.group(), token.start()
        sign = word[0]
        if sign == '"':
            builder.scalar(_string(word, at, builder), at)
        elif sign == "{":
            builder.open({}, at)
        elif sign == "[":
            builder.open([], at)
        elif sign in "]}":
            builder.close()
        else:
            builder.scalar(_word(word, at, builder), at)


def _count(text: str, most: int) -> None:
    """Stop at the first value too many, before any of them is made."""
    if text.count(",") + text.count("[") + text.count("{") < most:
        return
    seen = 0
    for token in _TOKEN.finditer(text):
        if token.group()[0] not in "]}" and not _COLON.match(text, token.end()):
            seen += 1
            if seen > most:
                raise Stop(file_sayings.TOO_MANY, token.start(), most=most)


def _prove(text: str) -> None:
    """Stop where the text is no JSON. What is nested too deep to be proved stops at the depth limit instead."""
    try:
        json.loads(text, parse_int=len, parse_float=len, object_pairs_hook=len)  # nothing of it is kept
    except RecursionError:
        return
    except json.JSONDecodeError as exc:
        sign = text[exc.pos : exc.pos + 1]
        met = f"读到“{sign}”" if sign.isprintable() and sign else "读到行尾或文件末尾"
        raise Stop(file_sayings.NOT_JSON, exc.pos, problem=Words(met, exc.msg.lower())) from exc


def _string(word: str, at: int, builder: Builder) -> str:
    if "\\" not in word:
        return word[1:-1]
    return without_control(json.loads(word), at, builder)


def _word(word: str, at: int, builder: Builder) -> object:
    if word in _WORDS:
        return _WORDS[word]
    try:
        return number(word)
    except NotRead:
        builder.problem(Problem(file_sayings.NO_NUMBER, at))
        return word
