"""The register of an opened structure: its rows are made when they are looked at."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from communitygov.io.saved.lazily import MOST_KEPT, Made, rows_of
from communitygov.io.saved.mapped import Mapped
from communitygov.io.saved.values import read
from communitygov.model.plain import hash_of
from communitygov.model.sections import SECTIONS

if TYPE_CHECKING:
    from communitygov.base.positions import Positions
    from communitygov.io.saved.kinds import Maker
    from communitygov.model.columns import Periods
    from communitygov.model.register import Register
    from communitygov.structure.build import Structure

KINDS: Mapping[str, str] = {
    "places": "place",
    "zones": "zone",
    "people": "person",
    "organisations": "organisation",
    "shifts": "shift",
    "posts": "post",
    "appointments": "appointment",
    "teams": "team",
    "duties": "duty",
    "shares": "share",
    "switches": "switch",
    "exemptions": "exemption",
    "links": "link",
    "waivers": "waiver",
}
"""The sections of a register, with the kind of their rows."""


class Rows:
    """Every noun of a file, by section: the rows of the register, and those that were made of them."""

    def __init__(self, mapped: Mapped, makers: "Mapping[str, Maker]", *, most: int = MOST_KEPT) -> None:
        self.mapped: Mapped = mapped
        self.makers: Mapping[str, Maker] = makers
        self.most: int = most
        self.counts: Mapping[str, int] = mapped.directory["rows"]
        self._made: dict[str, Made[Any]] = {}

    def every(self, section: str) -> Made[Any]:
        """The nouns of a section, and those that were made of them."""
        found = self._made.get(section)
        if found is None:
            make = self.mapped.made(self.makers.__getitem__, KINDS[section])
            found = self._made[section] = rows_of(self.mapped, f"rows.{section}", make, most=self.most)
        return found

    def of_register(self, section: str) -> Sequence[Any]:
        """The rows of the register."""
        every, many = self.every(section), self.counts[section]
        return every if many == len(every) else Made(many, every.__getitem__)


class KeptRegister:
    """A register as a file keeps it: frozen, and equal to the register that was saved.

    Its rows are plain nouns; whoever needs those of pydantic asks `with_nouns`.
    """

    noun: ClassVar[str] = "register"
    __slots__ = ("__dict__", "_head", "_rows")

    _head: Mapping[str, Any]
    _rows: Rows

    def __init__(self, rows: Rows, head: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_head", head)
        self.__dict__.update(head)

    def __getattr__(self, name: str) -> Any:
        """A section, when it is first asked for."""
        if name not in SECTIONS:
            raise AttributeError(f"a register has no {name}", name=name, obj=self)
        rows = self._rows.of_register(name)
        made: Sequence[Any] = rows if len(rows) else ()
        self.__dict__[name] = made
        return made

    @property
    def source(self) -> "Positions | None":
        """Where each value stands; None for a register built in code."""
        if "positions" not in self.__dict__:
            from communitygov.io.saved.positions import read_positions

            self.__dict__["positions"] = read_positions(self._rows.mapped)
        found: Positions | None = self.__dict__["positions"]
        return found

    def all_words(self) -> Any:
        """The words the register may use, those that come with the library among them."""
        mapped = self._rows.mapped
        return mapped.made(read, mapped.json("vocabulary"), self._rows.makers)

    def sections_made_up(self) -> frozenset[str]:
        """The sections in which anything is marked as made up."""
        return frozenset(self._rows.mapped.listed("made_up"))

    def periods(self, section: str) -> "Periods | None":
        """When each row of a section is in force; None where the file does not say."""
        from communitygov.io.saved.periods import read_periods

        return read_periods(self._rows.mapped, section)

    def says_for_each(self, section: str) -> bool | None:
        """Whether a row of a section is written for every place of a level; None where the file does not say."""
        mapped = self._rows.mapped
        return section in mapped.listed("for_each") if mapped.has("for_each") else None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {self.noun} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {self.noun} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if getattr(other, "noun", None) != self.noun:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in (*self._head, *SECTIONS))

    def __hash__(self) -> int:
        of_sections = hash_of(())
        return hash((self.noun, frozenset([*map(hash_of, self._head.values()), of_sections])))

    def __repr__(self) -> str:
        counted = (f"{many} {section}" for section, many in self._rows.counts.items() if many)
        return f"Register({', '.join(counted)})"

    def in_nouns(self) -> "Structure":
        """The structure of the file with nouns of pydantic's."""
        from communitygov.io.saved.again import in_nouns

        return in_nouns(self._rows.mapped)

    def __reduce__(self) -> "tuple[Callable[[Register], Register], tuple[Register]]":
        """In another process: a register of pydantic's nouns."""
        return _itself, (self.in_nouns().register,)


def _itself(register: "Register") -> "Register":
    return register
