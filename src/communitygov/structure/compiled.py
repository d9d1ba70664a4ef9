"""How a register becomes a structure, step by step."""

from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.model.columns import Periods, texts
from communitygov.structure.build import Structure
from communitygov.structure.by_id import rows_by_id
from communitygov.structure.dangling import Loose, Times, in_order
from communitygov.structure.made_found import scopes_of
from communitygov.structure.numbering import PostsCompiler
from communitygov.structure.preorder import Preorder
from communitygov.structure.references import loose_ends
from communitygov.structure.scopes import NOWHERE, Scopes
from communitygov.structure.shares import compile_shares
from communitygov.structure.stretch import Stretch
from communitygov.structure.twice import ids_twice
from communitygov.structure.unlisted import loose_words, unlisted
from communitygov.structure.words import Words
from communitygov.structure.zones import compile_scopes

if TYPE_CHECKING:
    from communitygov.base.time import Moment
    from communitygov.model.register import Register


def compiled(register: "Register", at: "Moment | str | None") -> Structure:
    """Compile a register for the stretch of time around an instant."""
    words = Words.of(register)
    stretch = Stretch.of(register, at)
    preorder = Preorder(register, words, stretch.inside)
    tree = preorder.tree()
    zones = np.flatnonzero(Periods.of(register.zones).in_force(stretch.inside))
    scopes, loose = compile_scopes(tree, register.zones, zones, words)
    compiler = PostsCompiler(register, words, tree, scopes)
    posts = compiler.compile()
    share_rows, loose_shares = compile_shares(tuple(register.shares), posts, scopes, compiler)
    dangling: list[Loose] = [*preorder.dangling, *loose, *compiler.dangling, *compiler.each.dangling, *loose_shares]
    dangling += loose_ends(register, scopes, posts)
    more = (*ids_twice(register, posts), *loose_words(register), *unlisted(register))
    return Structure(
        register=register,
        words=words,
        since=stretch.since,
        until=stretch.until,
        tree=tree,
        scopes=scopes,
        posts_table=posts,
        share_rows=share_rows,
        switch_scopes=_places("switches", register.switches, scopes, dangling),
        exemption_scopes=_places("exemptions", register.exemptions, scopes, dangling),
        organisations=rows_by_id("organisations", register.organisations, dangling),
        people_by_id=rows_by_id("people", register.people, dangling),
        shifts=rows_by_id("shifts", register.shifts, dangling),
        duties_by_id=rows_by_id("duties", register.duties, dangling),
        dangling=in_order(dangling, Times.of(register, stretch, posts), more),
    )


def _places(section: str, rows: Any, scopes: Scopes, dangling: list[Loose]) -> tuple[int, ...]:
    asked = texts(rows, "where")
    found = scopes_of(scopes, asked)
    dangling += [(section, number, "where", asked[number]) for number in np.flatnonzero(found == NOWHERE).tolist()]
    return tuple(found.tolist())
