"""Where the row stands that states a duty, a person, a body, a team or a seat of one."""

from collections.abc import Mapping

from communitygov.base.positions import Position, Positions
from communitygov.structure.build import Structure

SECTIONS = {"duty": "duties", "person": "people", "organisation": "organisations"}


def position(structure: Structure, section: str, row: int | None) -> Position | None:
    """Where a row of the register stands: in its file, else by its path."""
    if row is None:
        return None
    if "source" not in structure.cache:
        structure.cache["source"] = structure.register.source
    source: Positions | None = structure.cache["source"]
    return Position(path=f"{section}[{row}]") if source is None else source.find(section, row)


def stated_at(structure: Structure, subject: str) -> Position | None:
    """Where the row stands that a subject such as ``duty:sweep`` is stated by; None when there is none."""
    kind, _, text = subject.partition(":")
    if kind in SECTIONS:
        return position(structure, SECTIONS[kind], _rows(structure, SECTIONS[kind]).get(text))
    table = structure.posts_table
    post = table.find(text) if kind == "post" else None
    team = table.find_team(text) if kind == "team" else None if post is None else table.team_of(post)
    if team is not None:
        own = table.team_overridden.get(team)
        return position(structure, "teams", table.team_family(team).row if own is None else own[0])
    return None if post is None else position(structure, "posts", table.row(post))


def _rows(structure: Structure, section: str) -> Mapping[str, int]:
    """The first row of a section with each id."""
    key = f"rows of {section}"
    if key not in structure.cache:
        rows = getattr(structure.register, section)
        structure.cache[key] = {rows[number].id: number for number in reversed(range(len(rows)))}
    found: Mapping[str, int] = structure.cache[key]
    return found
