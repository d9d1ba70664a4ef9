"""What a rule says: a remark about one thing, or that something could not be checked."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from communitygov.base.findings import Words
from communitygov.base.frozen import FrozenMap
from communitygov.base.positions import Step
from communitygov.structure.places import Ints

NO_WORDS = Words()

Rows = Sequence[int] | Ints
"""Numbers of rows of the tree of places."""
Where = tuple[str, int | None, tuple[Step, ...]]
"""A section of the register, the number of a row in it, and the steps to a value of that row."""


@frozen(kw_only=True)
class Remark:
    """Something a rule has found. It states neither its code nor how grave it is: the run puts them on."""

    subject: str
    """What it is about: ``place:g-07``."""
    where: Where
    """The value that has to be edited."""
    fields: Mapping[str, object] = field(default=FrozenMap(), converter=FrozenMap[str, object])
    """What the words of the rule leave open. All of it says which fault it is, but for what `measure` is put around."""
    evidence: tuple[str, ...] = ()
    """What it rests on: ids, figures, other places in the source."""
    says: Words = NO_WORDS
    """Words of its own, in place of those of the rule."""
    do: Words = NO_WORDS
    """What to do, in place of what the rule says."""
    rows: Rows = field(default=(), eq=False, repr=False)
    """Where it is of more than its subject, as a hole of a duty in many places: the rows of the tree, all of them."""


@frozen(kw_only=True)
class Unchecked:
    """Something that could not be checked, and why: a datum is absent, or a library."""

    why: Words
    subject: str = ""
    """What was not checked; left out: everything the rule looks at."""
