"""How much of a structure statements name."""

from attrs import define, field

from communitygov.queries.answer import Answer
from communitygov.queries.expectation import Touched
from communitygov.queries.targets import targets_of
from communitygov.structure.build import Structure


@define(eq=False)
class Named:
    """What the statements of one file have named so far."""

    pairs: set[tuple[str, str]] = field(factory=set[tuple[str, str]])
    duties: set[str] = field(factory=set[str])
    modes: set[str] = field(factory=set[str])
    posts: set[str] = field(factory=set[str])

    def pair(self, answer: Answer) -> None:
        """A place and a duty were asked about."""
        self.pairs.add((answer.place.id, answer.duty.id))
        self.duties.add(answer.duty.id)
        self.modes.update(answer.mode_in_force)

    def name(self, text: str) -> None:
        """A post, or something else, was named."""
        kind, _, identity = text.partition(":")
        if kind == "post":
            self.posts.add(identity)

    def out_of(self, structure: Structure) -> Touched:
        """Hold it against all there is."""
        duties = structure.duties_by_id
        every = sum(int(each.weights.sum()) for duty in duties.values() for each in targets_of(structure, duty, None))
        posts = list(structure.posts)
        return Touched(
            pairs=len(self.pairs),
            pairs_in_all=every,
            duties_unnamed=tuple(duty for duty in duties if duty not in self.duties),
            modes=tuple(sorted(self.modes)),
            modes_unasked=tuple(sorted(_modes(structure) - self.modes)),
            posts_unnamed=tuple(post for post in posts if post not in self.posts),
            posts_in_all=len(posts),
        )


def _modes(structure: Structure) -> set[str]:
    """The modes that switches put in force or rows name."""
    register = structure.register
    named = {mode for rows in (register.duties, register.shares, register.teams) for row in rows for mode in row.modes}
    return named | {switch.mode for switch in register.switches}
