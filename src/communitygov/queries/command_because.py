"""The fact that one step of a line rests on, with where it is written."""

from collections.abc import Iterator

from communitygov.base.positions import Position
from communitygov.base.ref import Ref
from communitygov.queries.answer import Fact
from communitygov.queries.command_graph import CommandGraph, Way
from communitygov.queries.stated_at import position, stated_at
from communitygov.structure.build import Structure
from communitygov.structure.index import Index


def fact_of(graph: CommandGraph, way: Way) -> Fact:
    """Put a step into a fact."""
    return Fact(way.kind, way.subject, way.object, way.detail, way.made_up, _written(graph, way))


def _written(graph: CommandGraph, way: Way) -> Position | None:
    structure, subject = graph.structure, Ref.parse(way.subject)
    if subject.kind == "share":
        share = Index.of(structure).by_key.get(subject.id)
        return None if share is None else position(structure, "shares", share.row)
    if way.kind == "reports_to":
        return position(structure, "links", way.row)
    if way.kind == "sits_in":
        return stated_at(structure, way.object)
    if way.kind == "ex_officio":
        rows = _appointments(structure, subject.id)
        return next((position(structure, "appointments", row) for row in rows), stated_at(structure, way.subject))
    return stated_at(structure, way.subject)


def _appointments(structure: Structure, post: str) -> Iterator[int]:
    number = structure.posts_table.find(post)
    pairs = () if number is None else structure.posts_table.appointments(number)
    return (row for row, appointment in pairs if row is not None and appointment.holder.kind == "post")
