"""CG801: more or fewer households than the law in force names for a residents' committee."""

import math
from collections.abc import Iterator

from communitygov.base.findings import Words, measure, told
from communitygov.rules.look import Look
from communitygov.rules.norms.committees import has_several_committees
from communitygov.rules.norms.dated import norm_in_force, vocabulary_of
from communitygov.rules.norms.households import households
from communitygov.rules.places.counted import Homes
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import Said, rule
from communitygov.rules.wording import ids, times
from communitygov.structure.made_up_rows import made_up_rows

AT_LEAST, AT_MOST = Words("至少", "at least"), Words("至多", "at most")


@rule(
    code="CG801",
    slug="committee-area",
    severity="note",
    title=Words("社区户数不在法定的一般范围内", "a community of more or fewer households than the law names"),
    why=Words(
        "法律写的是“一般”，多于或少于都不违法；但户数差得多，配的人和钱多半也不相称。",
        "The law says in general, so that more or fewer is no breach; yet staff and money are reckoned by that size.",
    ),
    says=Words(
        "{community} 有 {count}{marked}，{law}：{norm}",
        "{community} has {count}{marked}; {law} names {norm}",
    ),
    do=Words(
        "核对户数；确实如此的，可考虑调整范围，或写一条 waivers 说明",
        "verify the number; where it is so, consider dividing or joining, or put it aside with a waiver",
    ),
    source="《城市居民委员会组织法》：2025-12-31 以前第六条（一百户至七百户），2026-01-01 起第三条（一千户至三千户）",
    bad="""
        community C counts 3600
    """,
    good="""
        community C counts 2600
    """,
)
def committee_area(look: Look) -> Iterator[Said]:
    """Communities whose households lie outside the numbers in force; those whose number is not known are told.

    A community with several residents' committees is the area of none of them.
    """
    norm = norm_in_force("CG801", look.at.at.date(), vocabulary=vocabulary_of(look))
    not_known: list[str] = []
    parted: list[str] = []
    for row in look.rows_with("places", "level", norm.level.__eq__) if norm is not None else ():
        place = look.register.places[row]
        if norm is None or not place.in_force(look.at.at) or place.id not in look.structure.tree.row_of:
            continue
        if has_several_committees(look, place):
            parted.append(place.id)
            continue
        found = households(look, place)
        verdict = norm.verdict(found.least, found.most)
        if verdict in ("fewer", "more"):
            yield Remark(
                subject=f"place:{place.id}",
                where=("places", row, ("id",)),
                fields={
                    "community": place.id,
                    "count": measure(_count(found)),
                    "marked": measure(_marked(look, place.id)),
                    "law": measure(norm.source),
                    "norm": told(norm.says, (norm.id,)),
                },
                evidence=(f"norm {norm.id}", norm.numbers),
            )
        elif verdict == "unknown":
            not_known.append(place.id)
    if parted:
        said = ids(parted)
        yield Unchecked(
            why=Words(
                f"{said.zh} 有几个居民委员会，各管多少户没有写明",
                f"several residents' committees serve {said.en}, and how many households each has is not stated",
            )
        )
    if not_known:
        said = ids(not_known)
        yield Unchecked(why=Words(f"{said.zh} 的户数没有写明", f"the number of households is not stated of {said.en}"))


def _count(found: Homes) -> Words:
    if found.least == found.most:
        return times(found.least, "户", "household")
    bound, number = (AT_LEAST, found.least) if found.most == math.inf else (AT_MOST, int(found.most))
    said = times(number, "户", "household")
    return Words(f"{bound.zh} {said.zh}", f"{bound.en} {said.en}")


def _marked(look: Look, place: str) -> Words:
    """That some of what is counted is made up, if it is."""
    tree = look.structure.tree
    spans = tree.rows_within(tree.row_of[place])
    marked = any(bool(made_up_rows(look.structure)[start:end].any()) for start, end in spans)
    return Words("（含标为虚构的）", " (some of them made up)") if marked else Words()
