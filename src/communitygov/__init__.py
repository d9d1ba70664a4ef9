"""communitygov: who answers for what in a community, and is everything answered for.

A register says how a community is governed; ``build`` compiles it; questions are functions of what was built. Importing
this package loads nothing but this file: each name is fetched from its room when it is first used.

A new public name is two lines, one in each list below; a test compares them.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:  # what type checkers and editors see: they refuse a misspelt name
    from communitygov.base.errors import AmbiguousId as AmbiguousId
    from communitygov.base.errors import BadQuestion as BadQuestion
    from communitygov.base.errors import BadStructureFile as BadStructureFile
    from communitygov.base.errors import CommunityGovError as CommunityGovError
    from communitygov.base.errors import DocumentError as DocumentError
    from communitygov.base.errors import MissingExtra as MissingExtra
    from communitygov.base.errors import OutsideWindow as OutsideWindow
    from communitygov.base.errors import RuleCrashed as RuleCrashed
    from communitygov.base.errors import UnknownId as UnknownId
else:  # what the running program sees
    _ROOMS = {
        "AmbiguousId": "communitygov.base.errors",
        "BadQuestion": "communitygov.base.errors",
        "BadStructureFile": "communitygov.base.errors",
        "CommunityGovError": "communitygov.base.errors",
        "DocumentError": "communitygov.base.errors",
        "MissingExtra": "communitygov.base.errors",
        "OutsideWindow": "communitygov.base.errors",
        "RuleCrashed": "communitygov.base.errors",
        "UnknownId": "communitygov.base.errors",
    }

    __all__ = tuple(sorted(_ROOMS))

    def __getattr__(name):
        """Fetch a public name from its room, once."""
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
        value = getattr(import_module(_ROOMS[name]), name)
        globals()[name] = value
        return value

    def __dir__():
        return [*__all__, "__version__"]
