"""A rule that failed while it ran: which, what it met, and the error itself for whoever mends it."""

from attrs import field, frozen

from communitygov.base.errors import RuleCrashed


@frozen
class Crash:
    """The failure of one rule. Two are equal that name the same; the error itself is not kept where it is pickled."""

    rule: str
    """The code of the rule."""
    what: str
    """The kind of error."""
    exception: BaseException | None = field(default=None, eq=False, repr=False)
    """The error with its traceback."""

    def error(self) -> RuleCrashed:
        """What to raise; the error itself is its ``__cause__``."""
        made = RuleCrashed(self.rule, self.what)
        made.__cause__ = self.exception
        return made

    def __reduce__(self) -> tuple[type["Crash"], tuple[str, str]]:
        return Crash, (self.rule, self.what)
