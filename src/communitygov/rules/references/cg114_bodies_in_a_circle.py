"""CG114: organisations that stand above each other."""

from collections.abc import Iterator, Mapping

from communitygov.base.findings import Words
from communitygov.model.organisation import Organisation
from communitygov.rules.knots import knots
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import shown
from communitygov.rules.wording import ids

ALONE = Words("{bodies} 以自己为上级", "{bodies} stands above itself")


@rule(
    code="CG114",
    slug="bodies-in-a-circle",
    severity="error",
    title=Words("组织上下级成环", "organisations that stand above each other"),
    why=Words(
        "转一圈又回到自己，谁也不是上级：往上报没有尽头。",
        "Going up one comes back to where one was: no body is the upper one, and nothing reported ever arrives.",
    ),
    says=Words("{bodies} 互为上级", "{bodies} stand above each other"),
    do=Words(
        "核对这些组织的 above，去掉写反的那一个",
        "compare `above` of each, and mend the one that is the wrong way round",
    ),
    source="communitygov: `above` is the body that an organisation stands under in its own tree",
    bad="""
        community C
        organisation branch (party_branch) at C {above: committee}
        organisation committee (party_committee) at C {above: branch}
    """,
    good="""
        community C
        organisation branch (party_branch) at C {above: committee}
        organisation committee (party_committee) at C
    """,
)
def bodies_in_a_circle(look: Look) -> Iterator[Remark]:
    """Every circle once, at the first of its bodies; a body that only stands below one is not told."""
    rows = {body.id: number for number, body in reversed([*look.rows("organisations")])}
    bodies: dict[str, Organisation] = {name: look.register.organisations[number] for name, number in rows.items()}
    for circle in knots(bodies, lambda name: _above(bodies, name)):
        first = min(range(len(circle)), key=lambda at: rows[circle[at]])
        names = (*circle[first:], *circle[:first])
        yield Remark(
            subject=f"organisation:{names[0]}",
            where=("organisations", rows[names[0]], ("above",)),
            fields={"bodies": ids(names)},
            evidence=shown("organisation", names),
            says=ALONE if len(names) == 1 else Words(),
        )


def _above(bodies: Mapping[str, Organisation], name: str) -> tuple[str, ...]:
    above = bodies[name].above
    return () if above is None or above not in bodies else (above,)
