"""The vocabularies that come with the package."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from communitygov.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from communitygov.model.register import Register

CHINA = "china"


@cache
def builtin_names() -> tuple[str, ...]:
    """The names of the built-in vocabularies."""
    folder = files("communitygov") / "vocabulary"
    return tuple(sorted(entry.name.removesuffix(".json") for entry in folder.iterdir() if entry.name.endswith(".json")))


@cache
def builtin(name: str) -> Vocabulary:
    """A built-in vocabulary.

    Raises
    ------
    KeyError
        When none has this name.
    """
    if name not in builtin_names():
        raise KeyError(name)
    return Vocabulary.model_validate_json((files("communitygov") / "vocabulary" / f"{name}.json").read_bytes())


def vocabulary_of(register: "Register") -> Vocabulary:
    """The words a register may use: the built-in ones it stands on and its own."""
    own = register.vocabulary or Vocabulary()
    name = own.base or CHINA
    return builtin(name if name in builtin_names() else CHINA).extended(own)
