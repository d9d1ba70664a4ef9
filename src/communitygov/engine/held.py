"""What a carrier of a share comes to in one world: who answers, or that nobody does; and the way there."""

from collections.abc import Iterable

from attrs import evolve, field, frozen


@frozen
class Step:
    """One fact on the way from a share to who answers."""

    kind: str
    subject: str
    object: str | None = None
    detail: str | None = None
    made_up: bool = False
    section: str | None = None
    row: int | None = None


@frozen
class Answerer:
    """One who answers: the person as one identity, and the way to them."""

    person: str
    """``person:ID``; ``unnamed:POST`` for one who is there without a name; ``organisation:ID`` or ``team:ID``."""
    holder: str
    post: int | None
    capacity: str | None
    steps: tuple[Step, ...] = ()

    @property
    def made_up(self) -> bool:
        """Whether a step of the way is marked as made up."""
        return any(step.made_up for step in self.steps)


@frozen(eq=False)
class Held:
    """What a carrier comes to in one world."""

    status: str
    """on, off or vacant."""
    answerers: tuple[Answerer, ...] = ()
    rivals: bool = False
    held: bool = False
    """Whether a holder, seconded or acting holder is there, on or off."""
    cut: bool = False
    """Whether there are more ways to whoever answers than were followed, so that this is only perhaps so."""
    persons: frozenset[str] = field(init=False)
    """The persons who answer."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "persons", frozenset([answerer.person for answerer in self.answerers]))

    def off(self) -> "Held":
        """The same with nobody on."""
        return evolve(self, status="off" if self.held else "vacant", answerers=(), rivals=False)


NOBODY = Held("vacant")


def along(held: Held, step: Step) -> Held:
    """The same answer with one more step before it."""
    if not held.answerers:
        return held
    return evolve(held, answerers=tuple(evolve(who, steps=(step, *who.steps)) for who in held.answerers))


def united(answerers: Iterable[Answerer]) -> tuple[Answerer, ...]:
    """Answerers, those who differ only in the way to them as one with the steps of every way."""
    found: dict[tuple[object, ...], list[Answerer]] = {}
    for who in answerers:
        found.setdefault((who.person, who.holder, who.post, who.capacity, who.made_up), []).append(who)
    return tuple(ways[0] if len(ways) == 1 else _as_one(ways) for ways in found.values())


def _as_one(ways: list[Answerer]) -> Answerer:
    return evolve(ways[0], steps=tuple(dict.fromkeys(step for who in ways for step in who.steps)))
