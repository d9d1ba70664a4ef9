"""What is led by one in one place, kept once for all who lead alike."""

from collections.abc import Iterable, Sequence

from attrs import define, field, frozen


@frozen(order=True)
class Lead:
    """One duty that a share leads."""

    share: str
    duty: str
    catch_all: bool = False
    made_up: bool = False


@frozen(eq=False)
class Pattern:
    """What one leads in one place, in order."""

    leads: tuple[Lead, ...]


@define(eq=False)
class Patterns:
    """Makes patterns of the leads of several shares, each once."""

    groups: Sequence[Iterable[Lead]]
    """The leads of the shares that have the same carriers."""
    _made: dict[tuple[int, ...], Pattern] = field(factory=dict[tuple[int, ...], Pattern])

    def of(self, numbers: Iterable[int]) -> Pattern:
        """The pattern of whoever carries the leads of some groups."""
        key = tuple(numbers)
        found = self._made.get(key)
        if found is None:
            leads = sorted(lead for number in key for lead in self.groups[number])
            found = self._made[key] = Pattern(tuple(leads))
        return found
