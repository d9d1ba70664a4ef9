"""Attributes of a graph as texts, numbers and truth values, which every format of networkx can hold."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from communitygov.model.plain import PlainName, named

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def scalars(fields: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    """The fields that are stated, as plain values.

    A name in two languages is three attributes: ``name``, ``name_zh`` and ``name_en``. A list of words is one text, the
    words parted by blanks; an empty one is left out, as None is.
    """
    return dict(_plain(fields))


def _plain(fields: Mapping[str, Any]) -> Iterator[tuple[str, str | int | float | bool]]:
    for key, value in fields.items():
        if isinstance(value, PlainName):
            yield key, writable(named(value, "zh"))
            yield from ((f"{key}_{lang}", writable(said)) for lang in ("zh", "en") if (said := getattr(value, lang)))
        elif isinstance(value, bool | int | float):
            yield key, value
        elif isinstance(value, tuple):
            if value:
                yield key, writable(" ".join(map(str, value)))  # pyright: ignore[reportUnknownArgumentType]
        elif value is not None:
            yield key, writable(str(value))


def writable(text: str) -> str:
    """The text, with signs that no XML can hold as escapes."""
    return _NOT_XML.sub(lambda met: met[0].encode("unicode_escape").decode("ascii"), text)
