"""The answer to how much each person, or each post, answers for: frozen."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.errors import UnknownId
from communitygov.base.frozen import FrozenMap
from communitygov.base.later import Later
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.load_by import LoadByPlace, Pairs, by_place
from communitygov.queries.tabled import id_of, ids, known
from communitygov.structure.build import Structure

COUNTS = ("homes", "others", "duties", "posts", "hours", "hours_stated", "perhaps", "assist", "inform", "supervise")
"""The columns of a row that are numbers."""


@frozen
class LoadRow:
    """How much one person, or one post, answers for. Homes count once, however many duties or posts."""

    id: str
    """``person:ID``; ``unnamed:POST#N`` for one who holds a post and is not named; ``post:ID``; for a body that answers
    as a whole ``organisation:ID`` or ``team:ID``."""
    homes: int
    """Homes where they lead some duty and it is answered; those of `not_counted` are not among them."""
    others: int
    """Other places, such as sites, where they lead some duty and it is answered."""
    duties: int
    """Duties that they lead somewhere."""
    posts: int
    """Posts that a person holds, also such as answer for nothing; of a post 1."""
    hours: float | None
    """Hours a week by the shifts of their posts and appointments; None: some shift is not stated or not known."""
    hours_stated: float
    """Hours a week of those shifts that are stated and known."""
    perhaps: int
    """Homes where they lead in some readings only, or as one of several rivals, and lead nothing for sure."""
    assist: int
    """Homes where they assist in some duty."""
    inform: int
    """Homes where they are to be informed."""
    supervise: int
    """Homes where they supervise."""
    within: Ref | None
    """The innermost place that holds all they lead; None where they lead nothing, or no place does."""
    hats: tuple[Ref, ...] = ()
    """The posts, at most eight of them."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places they lead whose households are unknown or not exact."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "id": "text",
        "homes": "number",
        "others": "count",
        "duties": "count",
        "posts": "count",
        "hours": "number",
        "hours_stated": "number",
        "perhaps": "count",
        "assist": "count",
        "inform": "count",
        "supervise": "count",
        "within": "text",
        "hats": "text",
        "not_counted": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table; homes are missing where all they lead are homes of unknown number."""
        return {
            "id": self.id,
            **{name: getattr(self, name) for name in COUNTS},
            "homes": known(self.homes, self.not_counted),
            "within": id_of(self.within),
            "hats": ids(self.hats),
            "not_counted": ids(self.not_counted),
        }

    @property
    def leads(self) -> bool:
        """Whether they lead anything at all."""
        return bool(self.duties)

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {
            "id": self.id,
            **{name: getattr(self, name) for name in COUNTS},
            "within": None if self.within is None else str(self.within),
            "hats": [str(post) for post in self.hats],
            "not_counted": [str(place) for place in self.not_counted],
        }


@frozen
class Spread:
    """How evenly homes are shared among those who lead any; bodies that answer as a whole are left out."""

    leading: int
    """How many lead homes whose number is known."""
    least: int | None
    """The fewest homes; None where nobody leads."""
    median: float | None
    """The homes of the one in the middle."""
    most: int | None
    """The most homes."""
    mean: float | None
    """The sum of their homes, divided by how many they are."""

    @property
    def range(self) -> int | None:
        """The most less the fewest; None where nobody leads."""
        return None if self.most is None or self.least is None else self.most - self.least

    def to_json(self) -> dict[str, Any]:
        """The spread in the published form."""
        names = ("leading", "least", "median", "most", "mean", "range")
        return {name: getattr(self, name) for name in names}


@frozen
class Load(Later):
    """How much each person or post answers for, in a mode, at an instant."""

    LATER: ClassVar[tuple[str, ...]] = ("rows", "bodies", "names")

    per: str
    """``person`` or ``post``."""
    mode: str | None
    """The mode asked; None: those in force."""
    modes_in_force: tuple[str, ...]
    """The modes answered in, at any of the places."""
    at: str
    """The date or the instant asked."""
    shifts_considered: bool
    """False for a bare date."""
    duties: tuple[Ref, ...] = field(repr=shortly)
    """The duties counted, in the order asked."""
    rows: Rows[LoadRow]
    """Everybody who holds a post or answers for something, who leads most homes first; then by other places, what is
    perhaps, posts and id."""
    bodies: Rows[LoadRow]
    """What answers without being a person (or, per post, without a post): bodies and teams as a whole, persons."""
    spread: Spread
    """How evenly homes are shared."""
    homes: int
    """Homes where anybody leads some duty, each once."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places led by anybody whose households are unknown or not exact."""
    notes: tuple[str, ...] = ()
    """``no_duty`` (there is none), ``none_asked`` (an empty list), ``no_row`` (nobody holds or answers anything)."""
    made_up: bool = False
    """Whether anything in the register is marked as made up, so that counts may rest on what no source says."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the places, duties and posts met; never of persons."""
    structure: Structure | None = field(default=None, eq=False, repr=False)
    """The structure asked; without it `by` gives nothing."""
    pairs: Pairs | None = field(default=None, eq=False, repr=False)
    """Who leads where, which `by` adds up; not part of the answer."""

    def worst(self, n: int = 10) -> Rows[LoadRow]:
        """The first ``n`` rows: who leads most homes first."""
        return self.rows[: max(0, n)]

    def row(self, id: str) -> LoadRow:  # noqa: A002  # it is the id of a row
        """The row of one: ``person:p-014``, ``p-014``, ``post:leader-g02``.

        Raises
        ------
        UnknownId
            When nobody with the id holds a post or answers for anything.
        """
        meant = (id, f"{self.per}:{id}")
        found: LoadRow | None = next((row for row in (*self.rows, *self.bodies) if row.id in meant), None)
        if found is None:
            raise UnknownId(self.per, id)
        return found

    def by(self, level: str) -> Rows[LoadByPlace]:
        """For each place of a level its homes per lead, the worst places first; places that nobody leads left out.

        Raises
        ------
        BadQuestion
            When there is no such level.
        """
        if self.structure is None or self.pairs is None:
            return Rows(LoadByPlace)
        return by_place(self.structure, self.pairs, level)

    def to_json(self) -> dict[str, Any]:
        """The load in the published form ``load/1``."""
        return {
            "schema": "load/1",
            "per": self.per,
            "mode": self.mode,
            "modes_in_force": list(self.modes_in_force),
            "at": self.at,
            "shifts_considered": self.shifts_considered,
            "duties": [str(duty) for duty in self.duties],
            "homes": self.homes,
            "spread": self.spread.to_json(),
            "rows": [row.to_json() for row in self.rows],
            "bodies": [row.to_json() for row in self.bodies],
            "not_counted": [str(place) for place in self.not_counted],
            "notes": list(self.notes),
            "made_up": self.made_up,
        }
