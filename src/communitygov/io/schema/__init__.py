"""The JSON Schema of a document, as it comes with the package."""

import json
from importlib.resources import files
from typing import Any

from communitygov.base.errors import BadQuestion, UnknownId

DOCUMENT = "communitygov-1"
_ENDING = ".json"


def schema_names() -> tuple[str, ...]:
    """The names of the schemas there are."""
    inside = files("communitygov.io.schema").iterdir()
    return tuple(sorted(each.name.removesuffix(_ENDING) for each in inside if each.name.endswith(_ENDING)))


def schema_text(name: str = DOCUMENT) -> str:
    """The text of a schema.

    Raises
    ------
    UnknownId
        When there is no schema of that name.
    BadQuestion
        When what is given is no name.
    """
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise BadQuestion(f"a schema is asked for by its name, not {name!r}", f"请按名称取 Schema，不是 {name!r}")
    if name not in schema_names():
        raise UnknownId.among("schema", name, schema_names())
    return (files("communitygov.io.schema") / f"{name}{_ENDING}").read_text(encoding="utf-8")


def schema(name: str = DOCUMENT) -> dict[str, Any]:
    """A schema as plain data (draft 2020-12); the one of a document, if no name is given.

    Raises
    ------
    UnknownId
        When there is no schema of that name.
    BadQuestion
        When what is given is no name.
    """
    made: dict[str, Any] = json.loads(schema_text(name))
    return made
