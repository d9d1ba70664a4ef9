"""People: opaque ids behind posts. Residents are counts and never people."""

from typing import Any, ClassVar

from pydantic import model_validator

from communitygov.base.frozen import is_map
from communitygov.model.noun import Name, Row, Text
from communitygov.model.person_id import PersonId


class Person(Row):
    """One who holds posts: an opaque id; the name is shown only where names are asked for."""

    noun: ClassVar[str] = "person"

    id: PersonId
    name: Text | Name | None = None

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, value: Any) -> Any:
        return value if is_map(value) or isinstance(value, Person) else {"id": value}
