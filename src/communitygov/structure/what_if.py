"""A structure as it would be after some changes: posts, holders and shares are compiled anew, places are shared."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.structure.build import Structure, build
from communitygov.structure.by_id import rows_by_id
from communitygov.structure.dangling import Dangling, Loose, Times, in_order
from communitygov.structure.intervals import has, runs
from communitygov.structure.numbering import PostsCompiler
from communitygov.structure.preorder import named_parts
from communitygov.structure.references import loose_ends
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import compile_shares
from communitygov.structure.stretch import Stretch
from communitygov.structure.twice import ids_twice
from communitygov.structure.unlisted import loose_words, unlisted

if TYPE_CHECKING:
    from communitygov.model.register import Register


WITH_IDS = ("organisations", "people", "shifts", "duties")


class Change(Protocol):
    """One change to try out."""

    def edited(self, structure: Structure) -> "Register":
        """The register of a structure with the change written into it."""
        ...


def changed(structure: Structure, changes: Iterable[Change]) -> Structure:
    """A structure after some changes, one after another; places and zones are those of the one before.

    Raises
    ------
    BadQuestion
        When one of them is no change.
    """
    changes = tuple(changes)
    for each in changes:
        if not hasattr(type(each), "edited"):
            raise _no_change(each)
    with collector_paused():
        for change in changes:
            structure = rebuilt(structure, change.edited(structure))
    return structure


def _no_change(given: object) -> BadQuestion:
    shown = repr(given) if isinstance(given, str | int | float | None) else f"a {type(given).__name__}"
    return BadQuestion(
        f"{shown} is no change: what_if takes what vacate, appoint, share, unshare, switch and away give,"
        ' such as what_if(vacate("leader-g03"))',
        f"{shown} 不是一项变动：what_if 所取的由 vacate、appoint、share、unshare、switch、away 给出，"
        '如 what_if(vacate("leader-g03"))',
    )


def rebuilt(structure: Structure, register: "Register") -> Structure:
    """The structure of a register that has the places, zones, words and duties of another.

    The tree is the same value, but where a part of a layout is named that nothing named before: then its rows are laid
    out anew.
    """
    tree, scopes = structure.tree, structure.scopes
    spots = (tree.find(text) for text in named_parts(register))
    if any(spot is not None and spot.virtual is not None for spot in spots):
        return _counted_as(structure, build(register, at=_inside(structure)))
    compiler = PostsCompiler(register, structure.words, tree, scopes)
    posts = compiler.compile()
    share_rows, loose_shares = compile_shares(register.shares, posts, scopes, compiler)
    loose: list[Loose] = [*compiler.dangling, *compiler.each.dangling, *loose_shares]
    loose += loose_ends(register, scopes, posts)
    where: dict[str, tuple[int, ...]] = {}
    for section, rows in (("switches", register.switches), ("exemptions", register.exemptions)):
        where[section] = tuple(scopes.find(row.where) for row in rows)
        loose += [
            (section, number, "where", rows[number].where)
            for number, scope in enumerate(where[section])
            if scope == NOWHERE
        ]
    by_id = {section: rows_by_id(section, getattr(register, section), loose) for section in WITH_IDS}
    more = (*_kept(structure), *ids_twice(register, posts), *loose_words(register), *unlisted(register))
    stretch = Stretch(_inside(structure), structure.since, structure.until)
    return evolve(
        structure,
        register=register,
        posts_table=posts,
        share_rows=share_rows,
        switch_scopes=where["switches"],
        exemption_scopes=where["exemptions"],
        organisations=by_id["organisations"],
        people_by_id=by_id["people"],
        shifts=by_id["shifts"],
        duties_by_id=by_id["duties"],
        dangling=in_order(loose, Times.of(register, stretch, posts), more),
    )


def _counted_as(structure: Structure, other: Structure) -> Structure:
    """A structure of the same places laid out anew, of which the same is counted as of another."""
    if structure.counted is None:
        return other
    old, new = structure.tree, other.tree
    counted: list[int] = []
    for row in range(len(new)):
        spot = old.find(new.id(row))  # of a block the id is that of what it is the homes of
        if spot is not None and has(structure.counted, spot.row):
            counted.append(row)
    return evolve(other, counted=runs(counted))


def _inside(structure: Structure) -> datetime | None:
    """An instant of the stretch of a structure; None where there is no other."""
    if structure.since is not None or structure.until is None:
        return structure.since
    return structure.until - timedelta(seconds=1)


def _kept(structure: Structure) -> tuple[Dangling, ...]:
    """What hangs loose about places and zones: these are not changed."""
    return tuple(
        each for each in structure.dangling if each.section in ("places", "zones") and each.why in ("nothing", "twice")
    )
