"""How a register becomes a structure, step by step."""

from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.side_by_side import both
from communitygov.model.columns import Periods, texts
from communitygov.structure.build import Structure
from communitygov.structure.by_id import rows_by_id
from communitygov.structure.dangling import Loose, Times, in_order
from communitygov.structure.made_found import scopes_of
from communitygov.structure.numbering import MANY, PostsCompiler
from communitygov.structure.places import Tree
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
    (tree, scopes, dangling), words_and_holders = both(
        lambda: _placed(register, words, stretch),
        lambda: (*loose_words(register), *unlisted(register)),
        is_much=len(register.places) + len(register.appointments) > MANY,
    )
    compiler = PostsCompiler(register, words, tree, scopes)
    posts = compiler.compile()
    share_rows, loose_shares = compile_shares(tuple(register.shares), posts, scopes, compiler)
    dangling += [*compiler.dangling, *compiler.each.dangling, *loose_shares, *loose_ends(register, scopes, posts)]
    more = (*ids_twice(register, posts), *words_and_holders)
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


def _placed(register: "Register", words: Words, stretch: Stretch) -> tuple[Tree, Scopes, list[Loose]]:
    """The places laid out, the zones over them, and what dangles of both."""
    preorder = Preorder(register, words, stretch.inside)
    tree = preorder.tree()
    zones = np.flatnonzero(Periods.of(register.zones).in_force(stretch.inside))
    scopes, loose = compile_scopes(tree, register.zones, zones, words)
    return tree, scopes, [*preorder.dangling, *loose]


def _places(section: str, rows: Any, scopes: Scopes, dangling: list[Loose]) -> tuple[int, ...]:
    asked = texts(rows, "where")
    found = scopes_of(scopes, asked)
    dangling += [(section, number, "where", asked[number]) for number in np.flatnonzero(found == NOWHERE).tolist()]
    return tuple(found.tolist())
