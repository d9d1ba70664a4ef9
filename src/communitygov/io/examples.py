"""The examples that come with the package: each is a register, and is read as anybody's is."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.io.read import read_bytes
from communitygov.model.register import Register

_ENDING = ".yaml"


def example_names() -> tuple[str, ...]:
    """The names of the examples, in order."""
    return tuple(sorted(_found()))


def example(name: str) -> Register:
    """Read an example.

    Its places are told under the names `example_files` gives, so they are the same wherever the package lies.

    Raises
    ------
    UnknownId
        When no example has this name.
    """
    return read_bytes(example_files(name))


def example_files(name: str) -> dict[str, bytes]:
    """The files of an example and what stands in them: ``qinghe.yaml``, or ``heshun/1-places.yaml`` and the others.

    Raises
    ------
    UnknownId
        When no example has this name.
    BadQuestion
        When what is given is no name.
    """
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise BadQuestion(f"an example is asked for by its name, not {name!r}", f"请按名称取示例，不是 {name!r}")
    found = _found()
    if name not in found:
        raise UnknownId.among("example", name, found)
    return {path: file.read_bytes() for path, file in sorted(_documents(found[name], ""), key=lambda each: each[0])}


def _found() -> dict[str, Traversable]:
    folder = files("communitygov") / "examples"
    return {
        each.name.removesuffix(_ENDING): each
        for each in folder.iterdir()
        if each.name.endswith(_ENDING) or (each.is_dir() and not each.name.startswith(("_", ".")))
    }


def _documents(found: Traversable, below: str) -> Iterator[tuple[str, Traversable]]:
    path = f"{below}{found.name}"
    if found.is_dir():
        for each in found.iterdir():
            yield from _documents(each, f"{path}/")
    elif path.endswith(_ENDING):
        yield path, found
