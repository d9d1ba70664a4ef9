"""What a finding is about: the row of the register it is said of, as ``kind:id``."""

from collections.abc import Sequence

from communitygov.base.positions import Step
from communitygov.model.link import Link
from communitygov.model.noun import Row
from communitygov.model.post import Appointment
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.waiver import Waiver

SEATS = "seats"


def subject_of(row: Row) -> str:
    """A row by its kind and id; one that mostly has no id by what it is about.

    An appointment is about its post, a share about its duty (else its group, else whoever carries everything), a link
    about its ``who``, a waiver about its code and subject.
    """
    match row:
        case Appointment():
            return f"post:{row.post}"
        case Share():
            return _of_share(row)
        case Link():
            return str(row.who)
        case Waiver():
            return f"waiver:{row.code}" if row.subject is None else f"waiver:{row.code}.{row.subject}"
        case _:
            return f"{row.noun}:{getattr(row, 'id', None) or getattr(row, 'key', '')}"


def subject_at(register: Register, section: str, number: int | None, steps: Sequence[Step] = ()) -> str:
    """The row of a section with a number, or the seat of it that steps lead to; the register where there is no row."""
    if number is None:
        return "register"
    row = getattr(register, section)[number]
    if section == "teams" and len(steps) > 1 and steps[0] == SEATS:
        return f"post:{row.id}-{steps[1]}"
    return subject_of(row)


def _of_share(share: Share) -> str:
    if share.duty is not None:
        return f"duty:{share.duty}"
    return str(share.who) if share.group is None else f"group:{share.group}"
