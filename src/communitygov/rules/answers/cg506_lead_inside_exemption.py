"""CG506: a post leads for a place that is exempt."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.engine.cells import Leads
from communitygov.model.duty import Duty
from communitygov.model.switch import Exemption
from communitygov.rules.answers.leads import by_mode, carrier_of, leads, now_of
from communitygov.rules.answers.shares import row_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids
from communitygov.structure.scopes import NOWHERE

MOST = 5
OF_MANY = ("kind", "posts", "teams")
"""Carriers of shares written once for many."""
END_OR_WAIVE = Words(
    "豁免已过时的，写上终止日或删去；仍有效的，分工是对这类岗位一并写的，去不掉其中一处：写一条 waivers 并注明理由",
    "end the exemption where it is over; where it still holds, the share is for all such posts and cannot leave one"
    " out: put this aside with a waiver and its reason",
)


@rule(
    code="CG506",
    slug="lead-inside-exemption",
    severity="warning",
    title=Words("豁免范围内仍有主责岗位", "a post leads for a place that is exempt"),
    why=Words(
        "一处写了豁免，却仍有岗位专为该处主责同一事项：两行说法相反，不是豁免已经过时，就是分工忘了收回。",
        "The place is left out of the duty, and a post that serves just there has the lead of it: one of the two rows"
        " is out of date.",
    ),
    says=Words(
        "{where} 已豁免 {duties}，而 {posts} 仍在其中主责",
        "{where} is exempt from {duties}, and inside it the lead lies with {posts}",
    ),
    do=Words(
        "豁免已过时的，写上终止日或删去；仍有效的，把分工限定在豁免以外的地方",
        "end the exemption where it is over; where it still holds, leave the place out of the share",
    ),
    source="communitygov: an exemption says that nobody is asked, and a lead inside it that somebody is",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
            building B2: H2a H2b
        post leader-B1 building_leader at B1 held by P1
        post leader-G1 grid_leader at G1 held by P2
        duty open: household
        leader-B1 leads open
        leader-G1 leads open
        exempt B1 from open until 2026-06-01 because empty
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
            building B2: H2a H2b
        post leader-B1 building_leader at B1 held by P1
        post leader-G1 grid_leader at G1 held by P2
        duty open: household
        leader-B1 leads open
        leader-G1 leads open
        exempt B2 from open until 2026-06-01 because empty
    """,
)
def lead_inside_exemption(look: Look) -> Iterator[Remark]:
    """Exemptions with a lead of the same duty, held by somebody, that serves nothing beyond the exempt place."""
    exempt = {number: row for number, row in look.rows("exemptions") if _scope(look, number) != NOWHERE}
    inside: dict[int, tuple[dict[str, None], dict[str, bool]]] = {}
    for duty in look.structure.duties_by_id.values() if exempt else ():
        asked = [number for number, row in exempt.items() if _exempts(row, duty)]
        found = _leads(look, duty) if asked else []
        for number in asked:
            for every in found:
                posts = _inside(look, every, _scope(look, number))
                if posts:
                    duties, carriers = inside.setdefault(number, ({}, {}))
                    duties[duty.id] = None
                    carriers |= {post: many and carriers.get(post, True) for post, many in posts.items()}
    for number, (duties, carriers) in sorted(inside.items()):
        where = look.structure.scopes.ref(_scope(look, number))
        yield Remark(
            subject=f"exemption:{exempt[number].key}",
            where=row_at(look, "exemptions", number),
            fields={
                "where": where.id,
                "duties": ids(duties),
                "posts": ids(carrier.partition(":")[2] for carrier in carriers),
            },
            evidence=(str(where), *list(carriers)[:MOST]),
            do=END_OR_WAIVE if all(carriers.values()) else Words(),
        )


def _scope(look: Look, number: int) -> int:
    return look.structure.exemption_scopes[number]


def _exempts(row: Exemption, duty: Duty) -> bool:
    if row.duty is None and row.group is None:
        return True
    return row.duty == duty.id or (row.group is not None and row.group == duty.group)


def _leads(look: Look, duty: Duty) -> list[Leads]:
    """The named leads of a duty, for each mode in which it asks."""
    return [leads(look, rows, mode) for mode, rows in by_mode(look, duty).items()]


def _inside(look: Look, found: Leads, scope: int) -> dict[str, bool]:
    """The carriers of leads inside a scope that somebody holds, each with whether shares of many alone name it."""
    scopes, tree = look.structure.scopes, look.structure.tree
    here = np.zeros(len(found.scope), dtype=np.bool_)
    for start, end in scopes.rows(scope):
        here |= (found.scope >= start) & (found.scope < end)
    zones = np.flatnonzero(found.scope >= len(tree))
    here[zones] = [scopes.inside(int(found.scope[lead]), scope) for lead in zones.tolist()]
    held = (lead for lead in np.flatnonzero(here).tolist() if _held(look, found, lead))
    many = [row.carrier in OF_MANY for row in found.rows]
    posts: dict[str, bool] = {}
    for lead in held:
        post = carrier_of(look.structure, found, lead)
        posts[post] = many[int(found.share[lead])] and posts.get(post, True)
    return posts


def _held(look: Look, found: Leads, lead: int) -> bool:
    """Whether somebody may hold the post of a lead; bodies, teams and persons count as there."""
    share, number = found.rows[int(found.share[lead])], int(found.number[lead])
    if share.carrier in ("team", "teams", "organisation", "person"):
        return True
    now = now_of(look)
    return number >= 0 and now.in_force(number) and bool(now.appointments(number))
