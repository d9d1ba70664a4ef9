"""Names of the front door as they are spelt: checkers accept this file, and know what each is."""

from typing import assert_type

import communitygov as cg

error = cg.UnknownId.among("place", "g-7", ["g-07"])

assert_type(error, cg.UnknownId)
assert_type(error.near, tuple[str, ...])
