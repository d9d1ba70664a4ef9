"""The language of the command line: what ``--lang`` says, else the locale."""

import locale
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from communitygov.base.wording import Lang

if TYPE_CHECKING:
    from communitygov.report.words import Tongue

TONGUES: "tuple[Tongue, ...]" = ("zh", "en", "both")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def tongue_of(args: Sequence[str], environ: Mapping[str, str]) -> "Tongue":
    """What ``--lang`` says anywhere on the line; the locale where it says nothing.

    It is read before anything else, so that help and errors are in the language as well.
    """
    asked = "".join(after for before, after in pairwise(args) if before == "--lang")
    asked = next((arg.removeprefix("--lang=") for arg in args if arg.startswith("--lang=")), asked)
    for tongue in TONGUES:
        if tongue == asked:
            return tongue
    return locale_lang(environ)


def locale_lang(environ: Mapping[str, str]) -> Lang:
    """The language of the locale: Chinese for ``zh_CN.UTF-8`` and its like, English for every other."""
    said = next((environ[name] for name in _VARIABLES if environ.get(name)), None)
    name = said if said is not None else locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def langs_of(tongue: "Tongue") -> tuple[Lang, ...]:
    """The languages in which a sentence is said."""
    return ("zh", "en") if tongue == "both" else (tongue,)
