"""Communities, districts, cities made from a seed, with planted holes and a key that says where they are."""

from communitygov.synth.county import CountyTables
from communitygov.synth.made import Made, make
from communitygov.synth.sizes import SIZES, Size

__all__ = ["SIZES", "CountyTables", "Made", "Size", "make"]
