"""communitygov: who answers for what in a community, and is everything answered for.

A register (`Register`) says how a community is governed; `build` compiles it; questions such as `who_answers` and
`coverage` are functions of the compiled structure. Importing this package loads nothing but itself: each name is
fetched from its room when it is first used.
"""

__version__ = "0.1.0.dev0"
