"""Compile a register into a structure. It never raises on a broken reference: it keeps it and says so."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve, field, frozen

from communitygov.base.errors import BadQuestion, OutsideWindow
from communitygov.base.memory import about_to_take
from communitygov.base.pause import collector_paused
from communitygov.base.time import Instant, Moment
from communitygov.model.kept import with_nouns
from communitygov.structure.dangling import Dangling
from communitygov.structure.intervals import Intervals, merged
from communitygov.structure.lasting import WORKED_OUT, Lasting
from communitygov.structure.places import Tree
from communitygov.structure.posts import Posts
from communitygov.structure.scopes import Scopes
from communitygov.structure.shares import ShareRow
from communitygov.structure.shown import DutyView, PlaceView, PostView
from communitygov.structure.stretch import Stretch, as_of
from communitygov.structure.words import Words

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.organisation import Organisation
    from communitygov.model.person import Person
    from communitygov.model.register import Register
    from communitygov.model.shift import Shift
    from communitygov.structure.places import Spot
    from communitygov.structure.what_if import Change


MOST_INSTANTS = 64
"""The texts of instants of which a structure keeps what they mean."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Structure(Lasting):
    """A compiled register for the stretch of time in which containment does not change."""

    register: "Register"
    words: Words
    since: datetime | None
    """First instant of the stretch; None: since ever."""
    until: datetime | None
    """First instant after it; None: without end."""
    tree: Tree
    scopes: Scopes
    posts_table: Posts
    share_rows: tuple[ShareRow, ...]
    switch_scopes: tuple[int, ...]
    exemption_scopes: tuple[int, ...]
    organisations: Mapping[str, "Organisation"]
    people_by_id: Mapping[str, "Person"]
    shifts: Mapping[str, "Shift"]
    duties_by_id: Mapping[str, "Duty"]
    dangling: tuple[Dangling, ...]
    """What hangs loose, in the order of the sections: what points nowhere (not what is there at another time), ids
    given twice, words that the vocabulary does not have, holders that `people` leaves out."""
    counted: Intervals | None = None
    """The rows that are counted by questions over everything; None: all."""
    cache: dict[Any, Any] = field(factory=dict[Any, Any], init=False, metadata=WORKED_OUT)
    """What questions have already worked out; never part of an answer."""

    def __repr__(self) -> str:
        tree, posts = self.tree, self.posts_table
        homes = int(tree.homes.sum())
        return f"Structure({homes:,} households, {len(posts):,} posts, {len(self.duties_by_id):,} duties)"

    @property
    def places(self) -> PlaceView:
        """Every place that is there by id, homes among them."""
        return PlaceView(self.tree, self.register.zones)

    @property
    def posts(self) -> PostView:
        """Every post by id, those made for each place and the seats of teams among them."""
        return PostView(self.posts_table)

    @property
    def duties(self) -> DutyView:
        """Every duty by id."""
        return DutyView(self.duties_by_id)

    def instant(self, at: "Instant | Moment | str | None") -> Instant:
        """The instant a question is asked for; the register's ``as_of`` where it names none.

        Raises
        ------
        BadQuestion
            When there is no instant.
        OutsideWindow
            When the instant lies outside the stretch of this structure.
        """
        kept: dict[str | None, Instant] = self.cache.setdefault("instants", {})
        known = kept.get(at) if at is None or isinstance(at, str) else None
        return self._instant(at, kept) if known is None else known

    def _instant(self, at: "Instant | Moment | str | None", kept: dict[str | None, Instant]) -> Instant:
        instant = as_of(self.register) if at is None else Instant.of(at, self.register.time_zone)
        if instant is None:
            raise BadQuestion(
                "no instant: give at=, or let the register state as_of", "没有时刻：请给出 at=，或在台账中写明 as_of"
            )
        if not Stretch(None, self.since, self.until).holds(instant.at):
            raise OutsideWindow(instant.at, self.since, self.until)
        if at is None or isinstance(at, str):
            if len(kept) >= MOST_INSTANTS:
                kept.clear()
            kept[at] = instant
        return instant

    def counted_within(self, *places: str) -> "Structure":
        """The same structure, of which questions over everything count only what lies in some places.

        Whatever stands over those places answers as before, wherever it is written. So a county is counted alone,
        with the posts of the city above it and of the zones that reach beyond it.

        Raises
        ------
        UnknownId
            When one of them is no place.
        BadQuestion
            When one of them is a single home or floor of a layout, which has no row of its own.
        """
        spots = [(place, self.tree.find(place)) for place in places]
        rows = [pair for place, spot in spots for pair in self.tree.rows_within(self._row_of(place, spot))]
        return evolve(self, counted=merged(rows))

    def _row_of(self, place: str, spot: "Spot | None") -> int:
        if spot is None:
            raise self.places.unknown(place)
        if spot.virtual is not None:
            raise BadQuestion(
                f"{place} is one home or floor of a layout: count within what holds it, or ask who_answers",
                f"{place} 是 layout 中的一户或一层：请按其所在的单元或楼栋计，或用 who_answers 查询",
            )
        return spot.row

    def in_nouns(self) -> "Structure":
        """The same structure with the nouns that a register makes in the place of those that a file keeps.

        Rules and changes need them. It is this structure unless it was opened from a file.
        """
        make = getattr(self.register, "in_nouns", None)
        if make is None:
            return self
        if "in_nouns" not in self.cache:  # of several threads at once the first gives all of them theirs
            self.cache.setdefault("in_nouns", evolve(make(), counted=self.counted))
        made: Structure = self.cache["in_nouns"]
        return made

    def what_if(self, *changes: "Change") -> "Structure":
        """The structure as it would be after some changes, one after another; the arrays of places are shared.

        Changes are made by `vacate`, `appoint`, `share`, `unshare`, `switch` and `away`. The structure answers as one
        built of a register into which they are written.

        Raises
        ------
        UnknownId
            When a change names a post, a duty, a share, a shift, a place or somebody that there is not; whoever is
            appointed need not be listed.
        BadQuestion
            When what is given is no change, or names a word that there is not: a mode, a part, a kind of post.
        """
        from communitygov.structure.what_if import changed

        return changed(self.in_nouns(), changes)


def build(register: "Register", *, at: "Moment | str | None" = None) -> Structure:
    """Compile a register for the stretch of time around ``at`` in which containment does not change.

    ``at`` left out is the register's ``as_of``; without one it is the last stretch.

    Raises
    ------
    BadQuestion
        When ``at`` is no instant, what is given is no register, or layouts and rows written for each place come to
        more than can be built.
    NotEnoughMemory
        When a structure of so many rows cannot fit.
    """
    from communitygov.model.register import Register
    from communitygov.structure.compiled import compiled
    from communitygov.structure.needed import needed_to_build

    given = cast("object", with_nouns(register))
    if not isinstance(given, Register):
        kind = type(given).__name__
        raise BadQuestion(
            f"build takes a Register, not {kind}: read gives one, and so does Register(...)",
            f"build 需要 Register，不是 {kind}：请用 read 读入，或用 Register(...) 写出",
        )
    with collector_paused():
        about_to_take("build", needed_to_build(given))
        return compiled(given, at)
