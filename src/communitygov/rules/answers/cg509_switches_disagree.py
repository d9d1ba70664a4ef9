"""CG509: two switches put different modes in force in one place."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.base.ref import Ref
from communitygov.engine.modes import modes_in_force
from communitygov.engine.paint import classes, paint
from communitygov.rules.answers.leads import now_of
from communitygov.rules.answers.shares import row_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids, places_in, refs

MOST = 5


@rule(
    code="CG509",
    slug="switches-disagree",
    severity="warning",
    title=Words("同一处有两个模式同时生效", "two switches put different modes in force in one place"),
    why=Words(
        "平时与应急的分工不同：以哪个模式为准说不清，由谁负责也就说不清。",
        "Who answers depends on the mode: where two are in force at once, it is not known who does.",
    ),
    says=Words(
        "{where} 同时生效模式 {modes}（{switches}），以哪个为准没有写明",
        "in {where} modes {modes} are in force at once ({switches}), and which counts is not said",
    ),
    do=Words(
        "结束其中一个；或只对其中一部分地方写更近的一个",
        "end one of them, or write one for the nearer place that it is meant for",
    ),
    source="communitygov: of several switches over a place the nearest decides, then the more exact mode",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        switch flood at G1 from 2026-03-01 until 2026-04-01
        switch heat at G1 from 2026-03-01 until 2026-04-01
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        switch flood at G1 from 2026-03-01 until 2026-04-01
        switch heat at B1 from 2026-03-01 until 2026-04-01
    """,
)
def switches_disagree(look: Look) -> Iterator[Remark]:
    """The nearest switches over a place, where they name modes of which none is a kind of another."""
    for switches, rows in sorted(_ties(look).items()):
        named = [look.register.switches[number] for number in switches]
        some = dict.fromkeys(look.structure.tree.id(row) for row in rows[: 4 * MOST])
        places = tuple(Ref("place", text) for text in list(some)[:MOST])
        keys = tuple(f"switch:{each.key}" for each in named)
        yield Remark(
            subject=keys[-1],
            where=row_at(look, "switches", switches[-1]),
            fields={
                "where": places_in(places, len(rows)),
                "modes": ids(dict.fromkeys(each.mode for each in named)),
                "switches": ids(each.key for each in named),
            },
            evidence=(*keys, *refs(places)),
            rows=rows,
        )


def _ties(look: Look) -> dict[tuple[int, ...], list[int]]:
    """The switches that tie, by their rows, with the places over which they do."""
    now, structure = now_of(look), look.structure
    scopes = sorted(scope for scope in now.switches.by_scope if scope >= 0)
    if len({each.mode for _, each in look.rows("switches")}) < 2:
        return {}
    rows = np.arange(len(structure.tree), dtype=np.int32)
    painted = paint(rows, [structure.scopes.rows(scope) for scope in scopes])
    of, first = classes([painted.over])
    found: dict[tuple[int, ...], list[int]] = {}
    for number, over in enumerate(painted.over[first].tolist()):
        cells = painted.of(over) if over >= 0 else ()
        in_force = modes_in_force(now, frozenset(scopes[cell] for cell in cells))
        if len(in_force.modes) > 1:
            found.setdefault(in_force.switches, []).extend(np.flatnonzero(of == number).tolist())
    return {switches: _outermost(look, sorted(tied)) for switches, tied in found.items()}


def _outermost(look: Look, rows: list[int]) -> list[int]:
    """Of some rows, in order, those that lie in no other of them."""
    found: list[int] = []
    end = 0
    for row in rows:
        if row >= end:
            found.append(row)
            end = int(look.structure.tree.end[row])
    return found
