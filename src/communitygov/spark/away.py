"""Who is asked to be away of a register in parts: single ones, named with their kind."""

from typing import TYPE_CHECKING

from communitygov.base.errors import BadQuestion
from communitygov.queries.absence_asked import listed
from communitygov.queries.absence_sets import set_named
from communitygov.structure.what_if_away import reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.base.ref import Ref
    from communitygov.model.noun import Noun


def away_in_parts(remove: "str | Ref | Noun | Iterable[str | Ref | Noun]") -> tuple[str, ...]:
    """Who is away, each as ``kind:id`` and once.

    Raises
    ------
    BadQuestion
        When one is a named set, has no kind, or is of a kind that cannot be away.
    """
    return tuple(dict.fromkeys(map(_one, listed(remove))))


def _one(asked: "str | Ref | Noun") -> str:
    if set_named(asked) is not None:
        raise BadQuestion(
            f"{asked} is a named set, which parts do not take: name who is away one by one, such as 'person:p-014', "
            "or answer the register as a whole",
            f"{asked} 是一类人的统称，分部分回答时不接受：请逐一写明，如 person:p-014，或把台账作为整体回答",
        )
    ref = reference(asked)
    if not ref.kind:
        raise BadQuestion(
            f"{ref.id!r} has no kind: write person:{ref.id}, post:{ref.id}, organisation:{ref.id} or team:{ref.id}, "
            "for a bare id may be another's in another part",
            f"{ref.id} 没有写明种类：请写 person:{ref.id}、post:{ref.id}、organisation:{ref.id} 或 team:{ref.id}，"
            "因为同一编号在别的部分可能另有所指",
        )
    return str(ref)
