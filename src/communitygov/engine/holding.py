"""Who answers for a post, a team, a body or a person at one instant: step 5 of the meaning."""

from collections.abc import Collection
from copy import copy
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from communitygov.base.time import Instant
from communitygov.engine.gone import NOBODY_GONE, Gone, Said
from communitygov.engine.held import NOBODY, Answerer, Held, Step, along
from communitygov.engine.placed import Placed
from communitygov.engine.resolving import ways_of
from communitygov.engine.ways import Ways
from communitygov.engine.web import Web
from communitygov.engine.worlds import NO, World, known
from communitygov.structure.build import Structure
from communitygov.structure.linked import Linked
from communitygov.structure.shifts import Ons, shift_on

if TYPE_CHECKING:
    from communitygov.model.post import Appointment, Post
    from communitygov.structure.shares import ShareRow

Asked = tuple[bool, int | None]
"""Whether a share is in force, and how exactly it names a mode; None where it is not for it."""
SHARED = ("likeness",)
"""What is kept of an instant and does not depend on who is away."""
OF_ALL_POSTS = ("likeness", "held_alike", "holdings", "held", "carriers", "command", "there")
"""What is kept of an instant and as long as there are posts."""
OF_SINGLE_POSTS = ("reports_to", "off", "edges")
"""What is kept of an instant, of the posts that were asked about."""
OF_NO_POST = ("asks", "modes", "exempting")
"""What is kept of an instant, of duties and switches."""


@frozen(eq=False)
class Now:
    """One structure at one instant."""

    structure: Structure
    instant: Instant
    kept: dict[str, Any] = field(factory=dict[str, Any])
    """What questions about this instant have worked out."""
    gone: Gone = NOBODY_GONE
    """Who is away."""
    _shifts: dict[str, Ons] = field(factory=dict[str, Ons])
    _ways: dict[tuple[int, str, int], Ways] = field(factory=dict[tuple[int, str, int], Ways])
    _webs: dict[str, Web] = field(factory=dict[str, Web])
    _asked: dict[tuple[int, str], Asked] = field(factory=dict[tuple[int, str], Asked])
    _in_force: dict[int, bool] = field(factory=dict[int, bool])
    """Of families whether what is written of their posts is in force."""
    _stand_ins: dict[int, list[tuple[int, tuple[str, ...], int]]] = field(
        factory=dict[int, list[tuple[int, tuple[str, ...], int]]]
    )
    """Who stands in for a post that was asked about, in which modes and by which link."""

    switches: Placed = field(init=False)
    """The switches in force, by scope."""
    exemptions: Placed = field(init=False)
    """The exemptions in force, by scope."""

    def __attrs_post_init__(self) -> None:
        register, at = self.structure.register, self.instant
        object.__setattr__(self, "switches", Placed.of(register.switches, self.structure.switch_scopes, at))
        object.__setattr__(self, "exemptions", Placed.of(register.exemptions, self.structure.exemption_scopes, at))

    @property
    def stood_in_for(self) -> Collection[int]:
        """The posts that another stands in for."""
        return [post for post in Linked.of(self.structure).stands_in if self._standing_in(post)]

    def ons(self, shift: str | None) -> Ons:
        """Whether a shift is on."""
        if shift is None:
            return (True,)
        found = self._shifts.get(shift)
        if found is None:
            row = self.structure.shifts.get(shift)
            found = self._shifts[shift] = shift_on(row, shift, self.instant, self.structure.register.calendar)
        return found

    def asks(self, row: "ShareRow", mode: str) -> Asked:
        """What a share says of a mode at this instant."""
        found = self._asked.get((row.number, mode))
        if found is None:
            exact = self.structure.words.exactness(row.share.modes, mode)
            found = self._asked[row.number, mode] = row.share.in_force(self.instant.at), exact
        return found

    def in_force(self, post: int) -> bool:
        """Whether a post is in force."""
        table = self.structure.posts_table
        if table.replaced and post in table.replaced:
            return False
        if table.overridden and post in table.overridden:
            return self._is_there(table.post(post))
        number = table.family(post)
        there = self._in_force.get(number)
        if there is None:
            there = self._in_force[number] = self._is_there(table.like(post))
        team = table.team_of(post) if there else None
        return there and (team is None or self.has_team(team))

    def has_team(self, team: int) -> bool:
        """Whether a team is in force."""
        return team not in self.gone.teams and self.structure.posts_table.team(team).in_force(self.instant.at)

    def _is_there(self, written: "Post") -> bool:
        return written.status != "abolished" and written.in_force(self.instant.at)

    def post(self, post: int, mode: str, world: World, steps: int = 0) -> Held:
        """Who answers for a post."""
        held = self.ways(post, mode, steps).at(world)
        return self._tangled(post, world) if held is None else held

    def ways(self, post: int, mode: str, steps: int = 0) -> Ways:
        """What a post comes to by the values of the unknowns it meets, as far as it is looked at."""
        ways = self._ways.get((post, mode, steps))
        if ways is None:
            ways = self._ways[post, mode, steps] = ways_of(self, post, mode, steps)
        return ways

    @property
    def posts_kept(self) -> int:
        """How many posts were looked at, and are kept."""
        return len(self._ways) + len(self._stand_ins)

    def forget_posts(self) -> None:
        """Drop what was worked out of single posts; whoever is at work with it keeps it."""
        kept = {name: self.kept[name] for name in (*OF_ALL_POSTS, *OF_NO_POST) if name in self.kept}
        for name, value in (("kept", kept), ("_ways", {}), ("_webs", {}), ("_stand_ins", {})):
            object.__setattr__(self, name, value)

    def forget_all_posts(self) -> None:
        """Drop what was worked out of all posts at once, and whatever is not known to be shorter."""
        kept = {name: self.kept[name] for name in (*OF_SINGLE_POSTS, *OF_NO_POST) if name in self.kept}
        object.__setattr__(self, "kept", kept)

    def web(self, mode: str) -> Web:
        """Which posts may answer for which in a mode."""
        found = self._webs.get(mode)
        return self._webs.setdefault(mode, Web(self, mode)) if found is None else found

    def appointments(self, post: int) -> list["Appointment"]:
        """The appointments to a post that are in force."""
        return [appointment for _, appointment in self.said(post) if appointment.in_force(self.instant.at)]

    def said(self, post: int) -> tuple[Said, ...]:
        """The appointments to a post with their rows, without those of whoever is away."""
        pairs = self.structure.posts_table.appointments(post)
        return pairs if self.gone is NOBODY_GONE else self.gone.left(self.structure, post, pairs)

    def without(self, gone: Gone) -> "Now":
        """The same instant while some are away; what was worked out of places, switches and shifts is shared."""
        other = copy(self)
        kept = {name: self.kept[name] for name in SHARED if name in self.kept}
        for name, value in (("gone", gone), ("kept", kept), ("_ways", {}), ("_webs", {})):
            object.__setattr__(other, name, value)
        return other

    def at(self, instant: Instant) -> "Now":
        """Another hour at which the same is in force; while the same shifts are on, posts come to the same as well."""
        kept = {name: self.kept[name] for name in SHARED if name in self.kept}
        other = Now(self.structure, instant, kept, self.gone)
        if other.shifts_on() == self.shifts_on():
            other.kept["holdings"] = self.kept.setdefault("holdings", {})
            object.__setattr__(other, "_ways", self._ways)
            object.__setattr__(other, "_webs", self._webs)
        return other

    def shifts_on(self) -> tuple[Ons, ...]:
        """Whether each shift is on."""
        return tuple([self.ons(shift) for shift in self.structure.shifts])

    def standing_in(self, post: int, mode: str) -> dict[int, list[int]]:
        """The posts that stand in for a post in a mode, each with the links that say so."""
        found: dict[int, list[int]] = {}
        for other, modes, row in self._standing_in(post):
            if self.structure.words.exactness(modes, mode) is not None:
                found.setdefault(other, []).append(row)
        return found

    def _standing_in(self, post: int) -> list[tuple[int, tuple[str, ...], int]]:
        found = self._stand_ins.get(post)
        if found is None:
            links, at = self.structure.register.links, self.instant.at
            said = ((who, links[row], row) for who, row in Linked.of(self.structure).stands_in.get(post, ()))
            found = self._stand_ins[post] = [(who, link.modes, row) for who, link, row in said if link.in_force(at)]
        return found

    def team(self, team: int | None, text: str, mode: str, world: World) -> Held:
        """Who answers for a team: its lead seat; without one, perhaps the team."""
        table = self.structure.posts_table
        if team is None or team < 0 or not self.has_team(team):
            return NOBODY
        seat = table.lead_seat(team)
        if seat is None:
            return self._perhaps(f"team:{text}", world, made_up=bool(table.team(team).made_up))
        held = self.post(seat, mode, world, 1)
        made_up = bool(table.team(team).made_up)
        family = table.team_family(team)
        return along(
            held, Step("lead_seat", f"team:{text}", f"post:{table.id(seat)}", None, made_up, "teams", family.row)
        )

    def organisation(self, text: str, mode: str, world: World) -> Held:
        """Who answers for a body: its head; without one the whole, if so declared, else perhaps the body."""
        body = self.structure.organisations.get(text)
        if body is None or text in self.gone.bodies or not body.in_force(self.instant.at):
            return NOBODY
        if body.head is not None:
            head = self.structure.posts_table.find(body.head)
            if head is None:
                return NOBODY
            held = self.post(head, mode, world, 1)
            return along(held, Step("head", f"organisation:{text}", f"post:{body.head}", None, bool(body.made_up)))
        if body.whole:
            step = Step("whole", f"organisation:{text}", None, None, bool(body.made_up))
            who = Answerer(f"organisation:{text}", "unnamed", None, None, (step,))
            return Held("on", (who,), held=True)
        return self._perhaps(f"organisation:{text}", world, made_up=bool(body.made_up))

    def _tangled(self, post: int, world: World) -> Held:
        """A post from which there are more ways than are followed: perhaps somebody answers for it."""
        text = self.structure.posts_table.id(post)
        if known(world, ("answers", f"post:{text}")) == NO:
            return Held("vacant", cut=True)
        step = Step("perhaps", f"post:{text}")
        who = Answerer(f"unnamed:post:{text}", "unknown", post, None, (step,))
        return Held("on", (who,), held=True, cut=True)

    @staticmethod
    def _perhaps(name: str, world: World, *, made_up: bool) -> Held:
        if known(world, ("answers", name)) == NO:
            return NOBODY
        step = Step("perhaps", name, None, None, made_up)
        return Held("on", (Answerer(name, "unknown", None, None, (step,)),), held=True)

    def person(self, text: str) -> Held:
        """A person answers while in force."""
        person = self.structure.people_by_id.get(text)
        if person is None or text in self.gone.persons or not person.in_force(self.instant.at):
            return NOBODY
        step = Step("person", f"person:{text}", None, None, bool(person.made_up))
        return Held("on", (Answerer(f"person:{text}", f"person:{text}", None, None, (step,)),), held=True)
