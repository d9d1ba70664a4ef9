"""CG112: a seat that the template of its team does not have."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.references.loose import loose, meant, remarked
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.structure.dangling import Dangling


@rule(
    code="CG112",
    slug="no-such-seat",
    severity="warning",
    title=Words("模板里没有的席位", "a seat that the template does not have"),
    why=Words(
        "席位的岗位类别和是否牵头都取自模板；名字写错，这两样就都没有了。",
        "A seat takes its kind, and whether it leads, from the template: under a misspelt name it has neither.",
    ),
    says=Words("模板 {template} 没有席位“{target}”{meant}", "the template {template} has no seat '{target}'{meant}"),
    do=Words(
        "改成模板里的席位；确要另设的，给它写上 kind",
        "write a seat of the template; where it is wanted besides those, state its kind",
    ),
    source="communitygov: a seat is known by its name in the template of its team",
    bad="""
        community C
          grid G1
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by P1
          seat liaison_cadre held by P2
          seat police_officer held by P3
          seat public_health_liasion held by P4
    """,
    good="""
        community C
          grid G1
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by P1
          seat liaison_cadre held by P2
          seat police_officer held by P3
          seat public_health_liaison held by P4
    """,
    implies=("CG701",),
)
def no_such_seat(look: Look) -> Iterator[Remark]:
    """Seats a template has no room for."""
    for each in loose(look, "seat"):
        template = _template(look, each)
        seats = (seat.id for seat in look.structure.words.templates[template].seats)
        yield remarked(look, each, template=template, meant=meant(each.target, seats))


def _template(look: Look, each: Dangling) -> str:
    return "" if each.row is None else look.register.teams[each.row].template or ""
