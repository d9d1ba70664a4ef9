"""Which duties a register in parts is asked about."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communitygov.model.plain import PlainNoun
from communitygov.structure.ids import id_of

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.noun import Noun


def duties_asked(duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None") -> tuple[str, ...] | None:
    """The ids of duties, as each part finds them; None for every duty.

    Raises
    ------
    BadQuestion
        When something is named that is no duty.
    """
    if duty is None:
        return None
    asked = duty if isinstance(duty, Iterable) and not isinstance(duty, str | PlainNoun) else (duty,)
    return tuple(id_of(each, "duty") for each in asked)
