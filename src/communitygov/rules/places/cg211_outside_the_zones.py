"""CG211: homes that no zone of a kind holds which is to cover everything."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.rules.look import Look
from communitygov.rules.places.laid import laid_at
from communitygov.rules.places.outside import how_many
from communitygov.rules.places.partitions import Hole, Partition, partitions
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import Said, rule
from communitygov.rules.several import shown
from communitygov.rules.spread import left_of_block
from communitygov.rules.wording import ids
from communitygov.structure.intervals import merged

NOTHING_SAID = Words(
    "{zones} 含有什么没有写全，{kind} 的空白无从查起",
    "what {zones} should hold is not stated in full, so what {kind} leaves out is not known",
)
NONE_THERE = Words(
    "{places} 之内没有 {kind}，是否有意不划不详",
    "nothing in {places} lies in any {kind}; whether that is meant is not known",
)


@rule(
    code="CG211",
    slug="outside-the-zones",
    severity="warning",
    title=Words("片区划分留有空白", "homes that no zone of a partition holds"),
    why=Words(
        "这类片区应当覆盖每一户；空白处的住户，哪个片区都不会当成自己的。",
        "Such zones are to cover every home: those between them are nobody's.",
    ),
    says=Words(
        "{around} 已按 {kind} 划分，{places}（{homes}）不在其中任何一个",
        "{around} is divided into zones of kind {kind}, and none of them holds {places} ({homes})",
    ),
    do=Words(
        "把它加进所属片区的 members；缺一个片区的，补上这个片区",
        "add it to the members of the zone it belongs to, or add the zone that is missing",
    ),
    source="communitygov: a kind of zone that the vocabulary calls a partition holds every home once;"
    " 《滨州市社会治理网格化服务管理条例》（2021）第六条",
    bad="""
        community C
          grid G1
            building B1: H1
            building B2: H2
        zone P1 (police_area): B1
    """,
    good="""
        community C
          grid G1
            building B1: H1
            building B2: H2
        zone P1 (police_area): B1
        zone P2 (police_area): B2
    """,
)
def outside_the_zones(look: Look) -> Iterator[Said]:
    """What each place divided leaves out, in one remark; a whole place further out than the zones is not judged."""
    for each in partitions(look):
        if each.silent:
            yield Unchecked(
                why=NOTHING_SAID.filled(zones=ids(each.silent), kind=each.kind), subject=f"zone:{each.silent[0]}"
            )
            continue
        for hole in each.holes:
            yield _remark(look, each, hole)
        if each.apart:
            places = [look.structure.tree.id(row) for row in each.apart]
            yield Unchecked(why=NONE_THERE.filled(places=ids(places), kind=each.kind), subject=f"place:{places[0]}")


def _remark(look: Look, each: Partition, hole: Hole) -> Remark:
    tree = look.structure.tree
    names = [name for row in hole.rows for name in left_of_block(tree, row) or (tree.id(row),)]
    about = hole.rows[0] if len(hole.rows) == 1 else hole.around
    whole = len(hole.rows) == 1 and not left_of_block(tree, about)
    within = merged(span for row in hole.rows for span in tree.rows_within(row))
    return Remark(
        subject=f"place:{tree.id(about)}",
        where=("places", laid_at(look, about).number, ("id",)),
        fields={
            "around": tree.id(hole.around),
            "kind": each.kind,
            "places": ids(names),
            "homes": measure(how_many(tree, each.left_out, within)),
        },
        evidence=(*shown("place", names), f"place:{tree.id(hole.around)}"),
        rows=() if whole else hole.rows,
    )
