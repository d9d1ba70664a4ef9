"""Links: relations between posts, bodies, teams and people."""

from typing import ClassVar

from communitygov.model.fields import RefField
from communitygov.model.noun import Id, Row, Text


class Link(Row):
    """``who`` reports to, stands in for, is member of, pairs with, asks of, supports or became ``to``."""

    noun: ClassVar[str] = "link"

    id: Id | None = None
    kind: Text
    who: RefField
    to: RefField
    modes: tuple[Text, ...] = ()
    """The modes it holds in; none: all."""
