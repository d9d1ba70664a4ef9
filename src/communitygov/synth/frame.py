"""The outer places: which counties there are, and the streets and communities of one of them."""

from typing import Protocol

import numpy as np
from attrs import frozen

from communitygov.synth.columns import Ints, Table, Texts


@frozen
class County:
    """A county, or a city without counties, by its code."""

    code: str
    zh: str
    en: str
    within: str
    """The code of the city, or of the province, it lies in; empty: none."""


@frozen(eq=False)
class Outside:
    """Streets, or communities, as columns."""

    id: Texts
    """Codes of nine digits, or of twelve."""
    level: Texts
    zh: Texts
    en: Texts
    """Empty where there is no English name."""
    code: Texts
    """The official code; empty where the place is made up."""


@frozen(eq=False)
class Frame:
    """The streets (sub-districts and towns) of one county, and their communities."""

    county: County
    street: Outside
    community: Outside
    community_street: Ints
    """Which street each community lies in."""

    @property
    def streets(self) -> int:
        """How many streets."""
        return len(self.street.id)

    @property
    def communities(self) -> int:
        """How many communities."""
        return len(self.community.id)


class Outer(Protocol):
    """Where counties come from: they are made up, or stand in a table of divisions."""

    @property
    def counties(self) -> tuple[County, ...]:
        """The counties, in order."""
        ...

    @property
    def communities(self) -> int:
        """About how many communities there are in all of them."""
        ...

    @property
    def villages(self) -> int:
        """How many of these are villages, which have fewer grids."""
        ...

    def places(self) -> Table:
        """The rows of places from the province to the counties."""
        ...

    def frame(self, county: County, rng: np.random.Generator) -> Frame:
        """The streets and communities of a county."""
        ...
