"""A name of the front door misspelt: checkers refuse this file."""

import communitygov as cg

error = cg.UnknownIdd("place", "g-7")
