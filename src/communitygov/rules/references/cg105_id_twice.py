"""CG105: an id that two rows of a kind have, in a register built in code; of a file, reading says it."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.base.positions import Position
from communitygov.io.codes import ID_TWICE
from communitygov.rules.look import Look
from communitygov.rules.references.loose import loose, remarked
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code=ID_TWICE.code,
    slug=ID_TWICE.slug,
    severity=ID_TWICE.severity,
    title=ID_TWICE.title,
    why=Words(
        "同一个编号指两行时，只有第一行被找到，其余的话谁也没听见。",
        "An id finds the first row that has it; what the others say is heard by nobody.",
    ),
    says=Words("编号“{target}”已为另一行所用{first}", "the id '{target}' is another row's already{first}"),
    do=Words("改一个编号；若是同一个，并成一行", "change one of them; if they are one thing, make them one row"),
    source="communitygov: an id is one row's, among the rows of a kind",
    bad="""
        community C
          grid G1
          grid G2
        zone Z1 (compound): G1
        zone Z1 (compound): G2
    """,
    good="""
        community C
          grid G1
          grid G2
        zone Z1 (compound): G1
        zone Z2 (compound): G2
    """,
)
def id_twice(look: Look) -> Iterator[Remark]:
    """Ids of rows, and of what is made for each place, that another row has."""
    for each in loose(look, "twice"):
        place = _first(look, each.section).get(each.target)
        first = Words() if place is None else Words(f"（{place}）", f" ({place})")
        yield remarked(look, each, first=measure(first))


def _first(look: Look, section: str) -> dict[str, Position]:
    """Where the first row with each id of a section that is there twice stands."""
    return look.kept(f"first ids of {section}", lambda: _first_of(look, section))


def _first_of(look: Look, section: str) -> dict[str, Position]:
    twice = {each.target for each in loose(look, "twice") if each.section == section and each.field == "id"}
    found: dict[str, Position] = {}
    for number, row in enumerate(getattr(look.register, section)):
        if row.id in twice and row.id not in found:
            found[row.id] = look.position((section, number, ("id",)))
    return found
