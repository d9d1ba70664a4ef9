"""The outer places: which counties there are, and the streets and communities of one of them."""

from attrs import frozen

from communitygov.synth.columns import Ints, Texts


@frozen(eq=False)
class County:
    """A county, by its official or its invented code of six digits."""

    code: str
    zh: str
    en: str
    within: str
    """The code of the city, or of the province, it lies in; empty: none."""


@frozen(eq=False)
class Frame:
    """The streets (sub-districts and towns) of one county, and their communities."""

    county: County
    street: Texts
    """Codes of nine digits."""
    street_level: Texts
    street_zh: Texts
    street_en: Texts
    community: Texts
    """Codes of twelve digits."""
    community_level: Texts
    community_zh: Texts
    community_en: Texts
    community_street: Ints
    """Which street each community lies in."""
    coded: bool
    """Whether the codes are official ones."""

    @property
    def streets(self) -> int:
        """How many streets."""
        return len(self.street)

    @property
    def communities(self) -> int:
        """How many communities."""
        return len(self.community)
