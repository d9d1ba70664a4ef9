"""What links join, by the end that is asked for: a question about one post looks at the links of that post."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from communitygov.structure.build import Structure
from communitygov.structure.posts import Posts
from communitygov.structure.worked_out_once import WorkedOutOnce

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.link import Link


@frozen(eq=False, repr=False, getstate_setstate=False)
class Linked(WorkedOutOnce):
    """The links of a register at any time, by what they join."""

    KEPT: ClassVar[str] = "linked"

    stands_in: Mapping[int, Sequence[tuple[int, int]]]
    """For a post those that may stand in for it, each with the row of the link that says so."""
    reports: Mapping[str, Sequence[int]]
    """The rows of the links by which one post, team, body or person reports, by its reference."""
    reports_many: tuple[int, ...]
    """The rows of those by which all that a row was written for report."""

    @classmethod
    def worked_out(cls, structure: Structure) -> "Linked":
        """What the links of a structure join, each looked at."""
        table = structure.posts_table
        stands_in: dict[int, list[tuple[int, int]]] = {}
        reports: dict[str, list[int]] = {}
        many: list[int] = []
        for row, link in enumerate(structure.register.links):
            if link.kind == "stands_in_for":
                for who, to in linked_posts(structure, link):
                    stands_in.setdefault(to, []).append((who, row))
            elif link.kind == "reports_to" and means_many(table, link.who):
                many.append(row)
            elif link.kind == "reports_to":
                reports.setdefault(str(link.who), []).append(row)
        return cls(
            {to: tuple(pairs) for to, pairs in stands_in.items()},
            {who: tuple(rows) for who, rows in reports.items()},
            tuple(many),
        )

    @property
    def anybody_reports(self) -> bool:
        """Whether there is a link by which somebody reports to somebody."""
        return bool(self.reports_many or self.reports)


def means_many(table: Posts, ref: "Ref") -> bool:
    """Whether a reference means all the posts or teams that a row was written for."""
    if ref.kind == "post":
        return table.family_named(ref.id) is not None
    return ref.kind == "team" and table.team_family_named(ref.id) is not None


def linked_posts(structure: Structure, link: "Link") -> Iterator[tuple[int, int]]:
    """The pairs of posts a link joins; rows written for each place mean all, of two those of one place."""
    if link.who.kind != "post" or link.to.kind != "post":
        return iter(())
    table = structure.posts_table
    who, to = table.family_named(link.who.id), table.family_named(link.to.id)
    if who is not None and to is not None:
        return table.pairs_of_one_place(who, to)
    return product(table.all_named(link.who.id), table.all_named(link.to.id))
