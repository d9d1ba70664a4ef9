"""The vacant posts that CG502 names, because they lead a duty: the same is not said again of the posts themselves."""

from communitygov.rules.answers.vacant import vacant_shares
from communitygov.rules.look import Look

TELLS = "CG502"


def told_as_leads(look: Look) -> frozenset[int]:
    """The posts that CG502 names; none where it was not asked."""
    return look.kept("told as leads", lambda: _named(look)) if TELLS in look.ran else frozenset()


def _named(look: Look) -> frozenset[int]:
    table = look.structure.posts_table
    carriers = {carrier for each in vacant_shares(look).values() for carrier in each.carriers}
    posts = (table.find(name) for kind, _, name in (carrier.partition(":") for carrier in carriers) if kind == "post")
    return frozenset(number for number in posts if number is not None)
