"""Which leads of one cell may change places without anything else changing: posts of one person at one place."""

from attrs import frozen

from communitygov.engine.cells import Leads
from communitygov.engine.codes import Holdings
from communitygov.queries.absence_leads import Effects


@frozen(eq=False)
class Swaps:
    """Says of which leads each may stand for any other: with one post away it comes to what it does with another."""

    effects: Effects
    holdings: Holdings
    leads: Leads

    def of(self, lead: int, like: int) -> object:
        """All that a plain lead is but its post, the persons named for it included; None where it is not plain."""
        likeness, post = self.holdings.likeness, int(self.leads.number[lead])
        if self.effects.subjects.kind != "post" or like < 0 or post < 0 or not likeness.by_name[post]:
            return None
        leads, terms = self.leads, likeness.terms
        low, high = (int(terms.post.searchsorted(terms.post.dtype.type(post), side)) for side in ("left", "right"))
        said = tuple(
            (int(likeness.sayings[term]), tuple(terms.person[terms.first[term] : terms.first[term + 1]].tolist()))
            for term in range(low, high)
        )
        where = int(leads.share[lead]), int(leads.scope[lead]), int(leads.code[lead]), bool(leads.exact[lead])
        return where, int(likeness.number[post]), said
