"""People: opaque ids behind posts. Residents are counts and never people."""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import model_validator

from communitygov.base.frozen import is_map
from communitygov.model.fields import PersonId
from communitygov.model.noun import Name, Row, Text
from communitygov.model.plain import UNSHOWN


class Person(Row):
    """One who holds posts: an opaque id; the name is shown only where names are asked for.

    So neither ``repr`` nor ``str`` has the name, the note, the source or own attributes, and no traceback shows them.
    They are read as fields.
    """

    noun: ClassVar[str] = "person"

    id: PersonId
    name: Text | Name | None = None

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, value: Any) -> Any:
        return value if is_map(value) or isinstance(value, Person) else {"id": value}

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        return ((field, value) for field, value in super().__repr_args__() if field not in UNSHOWN)
