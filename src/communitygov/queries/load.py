"""How much does each person, or each post, answer for: homes, duties, posts and hours."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.model.plain import PlainNoun
from communitygov.queries.answers_for_targets import asked_targets
from communitygov.queries.asked import check_mode, duty_of, now_at
from communitygov.queries.load_added import Added
from communitygov.queries.load_leading import Leading
from communitygov.queries.load_value import Load
from communitygov.structure.build import Structure
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.only_built import only_built

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.base.time import Instant, Moment
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun


def load(
    structure: Structure,
    *,
    per: Literal["person", "post"] = "person",
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
) -> Load:
    """Count what everybody answers for: homes once, however many duties or posts; a person once, however many posts.

    Only leading what is answered counts as homes; what is so perhaps, and other parts, stand in columns of their own.
    ``duty`` left out is every duty; ``mode`` left out is the mode in force, place by place.

    Raises
    ------
    UnknownId
        When a duty is not in the register.
    BadQuestion
        When there is no instant or no such mode, or ``per`` is neither ``person`` nor ``post``.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    only_built(structure)
    instant = structure.instant(at)
    check_mode(structure, mode)
    if per not in ("person", "post"):
        raise BadQuestion.no_such("kind to count per", "计数口径", per, ("person", "post"))
    duties = _duties(structure, duty)
    now = now_at(structure, instant)
    with collector_paused():
        added = Added(now, per, mode)
        asking: dict[int, Leading] = {}
        for each in duties:
            for asked in asked_targets(structure, each):
                leading = asking.get(id(asked))
                if leading is None:
                    leading = asking[id(asked)] = Leading(now, asked.targets, mode, added.parties)
                leading.who_leads(each)
                added.add(each, asked, leading)
        return added.result(duties, any_made_up(structure.register))


def _duties(structure: Structure, duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None") -> list["Duty"]:
    if duty is None:
        return list(structure.duties_by_id.values())
    asked = duty if isinstance(duty, Iterable) and not isinstance(duty, str | PlainNoun) else (duty,)
    return list({found.id: found for found in (duty_of(structure, each) for each in asked)}.values())
