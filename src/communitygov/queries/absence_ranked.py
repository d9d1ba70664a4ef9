"""Several absences, each apart, ranked by the homes that lose a duty."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.errors import BadQuestion, OutsideWindow
from communitygov.base.frozen import FrozenMap
from communitygov.base.later import listed_later
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.model.plain import PlainNoun
from communitygov.queries.absence import Absent
from communitygov.queries.absence_asked import check_asked, listed
from communitygov.queries.absence_every import Of, every_absence
from communitygov.queries.absence_rank import Question, Ranking, check_most
from communitygov.queries.absence_ranked_listed import Listed
from communitygov.queries.absence_ranked_value import AbsenceRow, Absences
from communitygov.queries.absence_sets import days_of_going_home, ended_on, set_named
from communitygov.queries.coverage import duties_asked
from communitygov.queries.later_rows import LaterRows
from communitygov.queries.naming import name_of
from communitygov.queries.targets import uncounted
from communitygov.queries.unsaid import Unsaid
from communitygov.structure.build import build
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.only_built import only_built
from communitygov.structure.what_if_away import found, reference

if TYPE_CHECKING:
    from communitygov.base.time import Instant, Moment
    from communitygov.model.noun import Noun
    from communitygov.queries.absence_values import Absence
    from communitygov.structure.build import Structure


MOST = 1000
"""The rows that are listed of everybody, unless it is said otherwise."""


def absences(
    structure: "Structure",
    each: "str | Ref | Noun | Iterable[str | Ref | Noun | Iterable[str | Ref | Noun]] | None" = None,
    *,
    over: "Of | None" = None,
    most: int | Unsaid | None = Unsaid.UNSAID,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    level: str | None = None,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
) -> Absences:
    """Try several absences, each apart, and rank them by the homes that lose a duty.

    ``each`` has what `absence` takes, one or several that are away at once, named sets included; one text is
    one. ``going_home`` without ``at`` is one absence for every day on which secondments end; where places are others
    on that day, the register is built for it. In its place ``over`` tries every ``person``, ``post`` or
    ``organisation`` (with all it sends), at the cost of a few coverages; of those that change anything the first
    ``most`` are listed (None: all; a thousand, where it is not said).

    Raises
    ------
    UnknownId
        When there is no such person, post, organisation or team, or no such duty.
    AmbiguousId
        When a bare id is that of several.
    BadQuestion
        When there is no instant, no such mode, level or kind of post, something of another kind is named, or nobody
        goes home on the day; when there is neither ``each`` nor ``over``, or both; when ``most`` is no
        number of rows, or bounds ``each``.
    OutsideWindow
        When the instant lies outside the stretch of the structure.
    NotEnoughMemory
        When counting so many places and duties cannot fit.
    """
    only_built(structure)
    if (each is None) == (over is None):
        raise BadQuestion(
            'say whose absence: either each=[...] or over="person", "post" or "organisation"',
            '请指明谁缺席：each=[...]，或 over="person"、"post"、"organisation"，二者取一',
        )
    bound = MOST if most is Unsaid.UNSAID else most
    check_most(bound)
    if over is not None:
        asked = structure.instant(at)
        with collector_paused():
            return _of_all(Question(structure, asked, mode, level, duties_asked(structure, duty)), over, bound)
    if most is not Unsaid.UNSAID and most is not None:
        raise BadQuestion(
            "most bounds what is listed of everybody, with over=; those named by each are all listed",
            "most 只与 over= 同用；each 所列的全部列出",
        )
    rows: list[AbsenceRow] = []
    names: dict[str, Any] = {}
    not_counted: dict[Ref, None] = {}
    absent = Absent(mode, level, None if duty is None else listed(duty))
    apart = (each,) if isinstance(each, str | Ref | PlainNoun) else each or ()
    asked_apart = [*map(listed, apart)]
    for remove in asked_apart:  # all before the first is tried, which may take seconds
        check_asked(structure, remove, at)
    for remove in asked_apart:
        for there, instant in _instants(structure, remove, at):
            gone = absent.absence(there, remove, instant)
            rows.append(_row(", ".join(_said(structure, one) for one in remove), gone))
            names |= gone.names
            not_counted |= dict.fromkeys(gone.before.not_counted)
    return Absences(
        level=level,
        mode=mode,
        rows=_ranked(rows),
        tried=len(rows),
        not_counted=tuple(not_counted),
        made_up=any_made_up(structure.register),
        names=FrozenMap(names),
    )


def _of_all(asked: Question, over: "Of", most: int | None) -> Absences:
    """Everybody's absence."""
    structure, (found, tried) = asked.structure, every_absence(asked, over, most)
    told = Absences(
        level=asked.level,
        mode=asked.mode,
        rows=LaterRows(AbsenceRow, told=Listed(found, str(asked.instant)), at=np.arange(len(found.who))),
        over=over,
        tried=tried,
        left_out=found.many - len(found.who),
        not_counted=uncounted(structure, list(asked.duties), asked.level),
        made_up=any_made_up(structure.register),
    )
    return listed_later(told, lambda: {"names": _names(structure, found)})


def _names(structure: "Structure", found: Ranking) -> FrozenMap[str, Any]:
    """The names of all that is met but persons."""
    named = ((text, name_of(structure, text)) for text in sorted(map(str, found.met())))
    return FrozenMap({text: name for text, name in named if name is not None})


def together(several: Iterable[Absences]) -> Absences:
    """Absences of one structure, asked at several instants, ranked as one; at least one."""
    found = tuple(several)
    return Absences(
        level=found[0].level,
        mode=found[0].mode,
        rows=_ranked(row for each in found for row in each.rows),
        tried=sum(each.tried for each in found),
        not_counted=tuple(dict.fromkeys(place for each in found for place in each.not_counted)),
        made_up=found[0].made_up,
        names=FrozenMap({text: name for each in found for text, name in each.names.items()}),
    )


def _ranked(rows: Iterable[AbsenceRow]) -> Rows[AbsenceRow]:
    return Rows(
        AbsenceRow,
        sorted(rows, key=lambda row: (-row.homes_lost, -row.pairs_without_anybody, -row.pairs_lost, row.who, row.at)),
    )


def _instants(
    structure: "Structure", remove: "tuple[str | Ref | Noun, ...]", at: "Moment | str | Instant | None"
) -> "Iterator[tuple[Structure, Moment | str | Instant | None]]":
    """The instant asked; of those who go home, where none is asked, each day on which some do."""
    words = {named.word for named in map(set_named, remove) if named is not None}
    days = days_of_going_home(structure) if at is None and "going_home" in words else {}
    if not days:
        yield structure, at
    for day in days:
        yield on(structure, ended_on(structure, day))


def on(structure: "Structure", instant: "Instant") -> "tuple[Structure, Instant]":
    """A structure and an instant of it: where containment is another one then, its register is built for then."""
    try:
        return structure, structure.instant(instant)
    except OutsideWindow:
        return build(structure.register, at=str(instant)), instant


def _said(structure: "Structure", each: "str | Ref | Noun") -> str:
    return str(each) if set_named(each) is not None else str(found(structure, reference(each)))


def _row(who: str, gone: "Absence") -> AbsenceRow:
    return AbsenceRow(
        who=who,
        at=gone.after.at,
        members=len(gone.removed),
        succeeded=sum(each.succeeded for each in gone.sets),
        homes_lost=gone.homes_lost,
        pairs_lost=gone.pairs_lost,
        pairs_to_backstop=gone.pairs_to_backstop,
        pairs_without_anybody=gone.pairs_without_anybody,
        pairs_passed_on=gone.pairs_passed_on,
        duties=gone.duties_lost,
        places=gone.places_lost,
    )
