"""Which post answers for who carries a share: one that is vacant may have a stand-in, a body its head."""

from attrs import field, frozen

from communitygov.engine.holding import Now
from communitygov.engine.leads import carried
from communitygov.engine.over import Carrier
from communitygov.engine.ways import Ways
from communitygov.queries.who_told import NOBODY
from communitygov.structure.shares import ShareRow


@frozen(eq=False)
class Answering:
    """The posts that answer for carriers at one instant, each looked up once."""

    now: Now
    _found: dict[object, int] = field(factory=dict[object, int])

    @classmethod
    def of(cls, now: Now) -> "Answering":
        """Those of an instant, kept with it."""
        kept = now.kept.get("answering")
        return kept if isinstance(kept, Answering) else now.kept.setdefault("answering", cls(now))

    def post(self, row: ShareRow, carrier: Carrier, mode: str) -> int:
        """The one post that answers for a carrier in every reading; -1 where it is not sure who does, or none is."""
        key = carrier, row.share.who.id, row.share.shift, mode
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look(row, carrier, mode)
        return found

    def _look(self, row: ShareRow, carrier: Carrier, mode: str) -> int:
        ways = Ways(lambda world: carried(self.now, row, carrier, mode, world), 1)
        held = ways.at({}) if ways.whole and not ways.unknowns else None
        if held is None or held.status != "on" or held.cut:
            return NOBODY
        posts = {who.post for who in held.answerers}
        post = posts.pop() if len(posts) == 1 else None
        return NOBODY if post is None else post
