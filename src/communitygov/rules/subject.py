"""What a finding is about: the row of the register it is said of, as ``kind:id``."""

from communitygov.base.ref import Ref
from communitygov.model.noun import Row
from communitygov.model.register import Register


def subject_of(row: Row) -> str:
    """A row by its kind and id; one without an id by what it says."""
    key = getattr(row, "id", None) or getattr(row, "key", None) or _said(row)
    return f"{row.noun}:{key}"


def subject_at(register: Register, section: str, number: int | None) -> str:
    """The row of a section with a number; the register itself where there is none."""
    return "register" if number is None else subject_of(getattr(register, section)[number])


def _said(row: Row) -> str:
    """What a row without an id says, in words joined by dots: the post of an appointment, the ends of a link."""
    names = ("kind", "code", "post", "who", "to", "subject")
    said = (getattr(row, name, None) for name in names)
    return ".".join(_plain(each) for each in said if each is not None)


def _plain(value: object) -> str:
    return f"{value.kind}.{value.id}" if isinstance(value, Ref) else str(value)
