"""The register (台账): a document, a folder of documents or a set of tables."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    ValidatorFunctionWrapHandler,
    WrapSerializer,
    WrapValidator,
    model_validator,
)

from communitygov.base.malformed import Malformed
from communitygov.base.time import asked_about
from communitygov.model.duty import Duty
from communitygov.model.link import Link
from communitygov.model.noun import Name, Noun, Text, ZonedMomentField
from communitygov.model.organisation import Organisation
from communitygov.model.person import Person
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.sections import SECTIONS
from communitygov.model.share import Share
from communitygov.model.shift import Calendar, Shift
from communitygov.model.switch import Exemption, Switch
from communitygov.model.table import Table
from communitygov.model.team import Team
from communitygov.model.vocabulary import Vocabulary
from communitygov.model.waiver import Waiver
from communitygov.model.zone import Zone

if TYPE_CHECKING:
    from communitygov.base.positions import Positions


FORMAT = 1


def _version(number: int) -> int:
    if number != FORMAT:
        raise Malformed("version")
    return number


def _time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as exc:
        raise Malformed("time_zone") from exc
    return text


R = TypeVar("R", bound=Noun)


def _rows(value: object, validate: ValidatorFunctionWrapHandler) -> Any:
    return cast("object", value) if isinstance(value, Table) else validate(value)


def _written(rows: Any, write: SerializerFunctionWrapHandler) -> Any:
    return write(tuple(rows))


Rows = Annotated[tuple[R, ...], WrapValidator(_rows), WrapSerializer(_written)]
"""The rows of a section: a tuple of nouns, or a `Table`, which makes them when they are looked at."""


class Register(Noun):
    """All nouns of one document, folder or set of tables. Built in code it is as good as one read from files."""

    noun: ClassVar[str] = "register"

    communitygov: Annotated[int, AfterValidator(_version)] = FORMAT
    """The format of the document."""
    name: Text | Name | None = None
    as_of: Annotated[ZonedMomentField, AfterValidator(asked_about)] | None = None
    """The instant asked about where a question names none."""
    time_zone: Annotated[Text, AfterValidator(_time_zone)] | None = None
    """The zone of its local times, such as ``Asia/Shanghai``; needed only for aware instants."""
    calendar: Calendar | None = None
    places: Rows[Place] = ()
    zones: Rows[Zone] = ()
    people: Rows[Person] = ()
    organisations: Rows[Organisation] = ()
    shifts: Rows[Shift] = ()
    posts: Rows[Post] = ()
    appointments: Rows[Appointment] = ()
    teams: Rows[Team] = ()
    duties: Rows[Duty] = ()
    shares: Rows[Share] = ()
    switches: Rows[Switch] = ()
    exemptions: Rows[Exemption] = ()
    links: Rows[Link] = ()
    vocabulary: Vocabulary | None = None
    waivers: Rows[Waiver] = ()

    _source: "Positions | None" = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _zone_of_as_of(self) -> Self:
        if isinstance(self.as_of, datetime) and self.as_of.tzinfo is not None and self.time_zone is None:
            raise Malformed("as_of_zone")
        return self

    @property
    def source(self) -> "Positions | None":
        """Where each value stands; None for a register built in code. Registers compare without it.

        In a copy that was edited a row stands where it was read, also when it was moved; a new one has a path.
        """
        return None if self._source is None else self._source.within(self)

    def __repr__(self) -> str:
        counted = (f"{len(getattr(self, section))} {section}" for section in SECTIONS)
        return f"Register({', '.join(text for text in counted if not text.startswith('0 '))})"

    __str__ = __repr__
