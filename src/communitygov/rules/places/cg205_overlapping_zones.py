"""CG205: two zones of one kind, of which no two should, hold the same homes."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

import numpy as np

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import shown
from communitygov.rules.wording import ids
from communitygov.structure.intervals import Intervals

Held = Sequence[tuple[int, Intervals]]
"""Zones by the number of their row, and what each holds."""


@rule(
    code="CG205",
    slug="overlapping-zones",
    severity="warning",
    title=Words("同类片区重叠", "two zones of one kind hold the same homes"),
    why=Words(
        "这类片区应当一处只属一个；重叠的住户归谁管，两边都说得通。",
        "Of such zones each home lies in one: whose the shared ones are can be argued either way.",
    ),
    says=Words(
        "{zone} 与同类（{kind}）的 {others} 重叠，{place} 属于其中不止一个",
        "{zone} overlaps {others} of its kind ({kind}): {place} lies in more than one of them",
    ),
    do=Words(
        "从其中一个的 members 里去掉重叠的地点；划分有过变动的，给旧的写上 until",
        "take what they share out of the members of one; where borders were drawn anew, end the old zone",
    ),
    source="communitygov: a kind of zone that the vocabulary calls a partition holds every home once;"
    " 《滨州市社会治理网格化服务管理条例》（2021）第六条",
    bad="""
        community C
          grid G1
            building B1: H1
            building B2: H2
        zone P1 (police_area): B1 B2
        zone P2 (police_area): B2
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
def overlapping_zones(look: Look) -> Iterator[Remark]:
    """Later zones that share a home, a site or a numbered place with an earlier one, both in force."""
    scopes, zones = look.structure.scopes, look.register.zones
    partitions = {word.id for word in look.structure.words.vocabulary.zones if word.partition or word.disjoint}
    by_kind: dict[str, list[tuple[int, Intervals]]] = {}
    for (number, zone), atoms in zip(look.rows("zones"), scopes.zone_atoms, strict=True):
        if zone.kind in partitions:
            by_kind.setdefault(zone.kind, []).append((number, atoms))
    for kind, held in by_kind.items():
        for later, shared in overlaps(held).items():
            names = [zones[number].id for number in shared]
            first = min(shared.values())
            place = scopes.tree.id(int(np.searchsorted(scopes.tree.atoms_before, first, "right")) - 1)
            yield Remark(
                subject=f"zone:{zones[later].id}",
                where=("zones", later, ("members",)),
                fields={"zone": zones[later].id, "others": ids(names), "kind": kind, "place": place},
                evidence=(*shown("zone", names), f"place:{place}"),
            )


def overlaps(held: Held) -> dict[int, dict[int, int]]:
    """Every set that shares something with an earlier one, by number: some of those, and the first thing shared.

    One sweep over all intervals in order: whatever overlaps anything earlier is met beside one earlier set at least.
    """
    found: dict[int, dict[int, int]] = {}
    open_now: list[tuple[int, int]] = []
    unpaired: list[tuple[int, int]] = []
    for start, end, number in sorted((start, end, number) for number, atoms in held for start, end in atoms):
        while open_now and open_now[0][1] <= start:
            heappop(open_now)
        first = open_now[0][0] if open_now else number
        if first < number:
            found.setdefault(number, {}).setdefault(first, start)
        else:
            for other, until in unpaired:
                if until > start:
                    found.setdefault(other, {}).setdefault(number, start)
            unpaired = [(number, end)]
        heappush(open_now, (number, end))
    return found
