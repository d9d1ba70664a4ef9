"""What a candidate is: something made of a folder of tables that answers the questions of `meaning`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

STATES = ("answered", "vacant", "too_far", "missing")
QUESTIONS = ("coverage", "who", "who_all", "load", "lost", "week", "may")
Answers = Mapping[str, Any]


class Who(NamedTuple):
    """Who answers: the state, and the post and the person, None where nobody does."""

    state: str
    post: str | None
    person: str | None


class Candidate:
    """Answers from a folder of tables. A question that is not overridden is one it does not take part in.

    `coverage` is counts in the order of `STATES` by duty. `load`, `lost` and `week` may come in whatever shape the tool
    gives, as long as `answers.plain` knows it; `who_all` too.
    """

    name: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        """Read the tables and make of them whatever answers fastest."""

    def coverage(self) -> Any:
        """Counts of homes by duty and state."""
        raise NotImplementedError

    def who(self, place: str, duty: str) -> Who:
        """One home, one duty."""
        raise NotImplementedError

    def asked(self, path: Path) -> Any:
        """The table of what is asked, in the tool's own form; not timed."""
        return path

    def who_all(self, asked: Any) -> Any:
        """Columns ``state`` and ``post``, in the order asked."""
        raise NotImplementedError

    def load(self) -> Any:
        """Columns ``person`` and ``homes``, or the homes by person; who answers for none may be left out."""
        raise NotImplementedError

    def lost(self) -> Any:
        """Columns ``person``, ``pairs``, or the pairs by person; who loses none may be left out."""
        raise NotImplementedError

    def week(self) -> Any:
        """Columns ``grid``, ``hours``, or the hours by grid."""
        raise NotImplementedError

    def may(self, person: str, place: str, duty: str) -> bool:
        """Whether this person holds a lead of the duty over this home."""
        raise NotImplementedError

    @classmethod
    def takes_part(cls, question: str) -> bool:
        """Whether it has a way to answer the question."""
        return getattr(cls, question) is not getattr(Candidate, question)


def entrance_of(home: str) -> str:
    """The entrance of a home: ``b7/2`` of ``b7/2/5/501``."""
    return home.rsplit("/", 2)[0]
