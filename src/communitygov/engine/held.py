"""What a carrier of a share comes to in one world: who answers, or that nobody does; and the way there."""

from attrs import evolve, frozen


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


@frozen
class Held:
    """What a carrier comes to in one world."""

    status: str
    """on, off or vacant."""
    answerers: tuple[Answerer, ...] = ()
    rivals: bool = False
    held: bool = False
    """Whether a holder, seconded or acting holder is there, on or off."""
    steps: tuple[Step, ...] = ()
    """The way to where nobody answers."""

    @property
    def persons(self) -> frozenset[str]:
        """The persons who answer."""
        return frozenset(answerer.person for answerer in self.answerers)

    def off(self) -> "Held":
        """The same with nobody on."""
        return evolve(self, status="off" if self.held else "vacant", answerers=(), rivals=False)


NOBODY = Held("vacant")


def along(held: Held, step: Step) -> Held:
    """The same answer with one more step before it."""
    answerers = tuple(evolve(answerer, steps=(step, *answerer.steps)) for answerer in held.answerers)
    return evolve(held, answerers=answerers, steps=(step, *held.steps))
