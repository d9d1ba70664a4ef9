"""Appointments that name one post, by its number: made when somebody looks at a post."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from communitygov.structure.lasting import WORKED_OUT, Lasting
from communitygov.structure.stated import filled
from communitygov.structure.terms import ForAll, Terms

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
    from communitygov.structure.places import Ints

Pairs = tuple[tuple[int, "Appointment"], ...]
"""Appointments, each with its row."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Named(Lasting, Mapping[int, Pairs]):
    """For each post that appointments name, these, completed from those made for every post of its family."""

    appointments: "Sequence[Appointment]"
    terms: Terms
    family: "Ints"
    """The family of each post of ``terms`` from which what is not stated is taken."""
    for_all: ForAll
    _posts: list[Sequence[int]] = field(factory=list[Sequence[int]], init=False, metadata=WORKED_OUT)
    _made: dict[int, Pairs] = field(factory=dict[int, "Pairs"], init=False, metadata=WORKED_OUT)

    def __getitem__(self, post: int) -> Pairs:
        made = self._made.get(post)
        return self._of(post) if made is None else made

    def get(self, post: int, default: "Pairs | None" = None) -> "Pairs | None":  # type: ignore[override]
        """The appointments that name a post, else ``default``."""
        made = self._made.get(post)
        if made is not None:
            return made
        start, end = self._span(post)
        return self._of(post) if start < end else default

    def _span(self, post: int) -> tuple[int, int]:
        """Where the appointments to a post stand."""
        if not self._posts:
            self._posts.append(self.terms.post.data)
        posts = self._posts[0]
        start = bisect_left(posts, post)
        return start, bisect_right(posts, post, start)

    def _of(self, post: int) -> Pairs:
        start, end = self._span(post)
        if start == end:
            raise KeyError(post)
        base = self.for_all.get(int(self.family[start]), {})
        rows = map(int, self.terms.row[start:end])
        made = self._made[post] = tuple((row, filled(self.appointments[row], base)) for row in rows)
        return made

    def __contains__(self, post: object) -> bool:
        if not isinstance(post, int):
            return False
        start, end = self._span(post)
        return start < end

    def __iter__(self) -> Iterator[int]:
        return iter(np.unique(self.terms.post).tolist())

    def __len__(self) -> int:
        return len(np.unique(self.terms.post))
