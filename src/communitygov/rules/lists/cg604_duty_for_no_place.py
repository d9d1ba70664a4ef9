"""CG604: a duty for kinds of place of which there is none."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.lists.duties import at_field, duties
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids
from communitygov.structure.places import FLOOR

COMES_AND_GOES = frozenset(("case",))
"""Kinds of which there being none is no fault: they begin and end."""


@rule(
    code="CG604",
    slug="duty-for-no-place",
    severity="warning",
    title=Words("事项所对应的地点一处也没有", "a duty for kinds of place of which there is none"),
    why=Words(
        "台账里没有这类地点，这项事项就哪里都不问，也永远不会被查出无人负责。",
        "The register has no such place, so the duty asks nowhere, and no hole of it is ever found.",
    ),
    says=Words("{duty} 对应 {kinds}，台账中一处也没有", "{duty} is for {kinds}, and the register has none"),
    do=Words("改 applies_to，或补上这类地点", "correct applies_to, or add the places"),
    source="communitygov: a duty asks only in places of the kinds it is for",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post secretary community_secretary at C held by P1
        duty gate_check: gate
        secretary leads gate_check
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
            gate east
        post secretary community_secretary at C held by P1
        duty gate_check: gate
        secretary leads gate_check
    """,
)
def duty_for_no_place(look: Look) -> Iterator[Remark]:
    """Duties none of whose kinds any place has, now or at another time; cases come and go."""
    for row, duty in duties(look):
        kinds = duty.applies_to
        known = all(_is_known(look, kind) for kind in kinds)
        if kinds and known and not any(kind in COMES_AND_GOES or _there(look, kind) for kind in kinds):
            yield Remark(
                subject=f"duty:{duty.id}",
                where=at_field(row, "applies_to"),
                fields={"duty": duty.id, "kinds": ids(kinds)},
                evidence=kinds,
            )


def _is_known(look: Look, kind: str) -> bool:
    """Whether a word is one of the vocabulary; one that is not is another finding."""
    words = look.structure.words
    return kind in words.rank or kind in words.site_level


def _there(look: Look, kind: str) -> bool:
    return look.kept(f"there is {kind}", lambda: _look_for(look, kind))


def _look_for(look: Look, kind: str) -> bool:
    tree = look.structure.tree
    if bool(tree.is_kind(kind).any()) or (kind == FLOOR and bool((tree.floors > 0).any())):
        return True
    return any(kind in (place.level, place.also, place.site) for place in look.register.places)
