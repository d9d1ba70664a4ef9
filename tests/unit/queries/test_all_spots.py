"""Where many places stand, by their ids."""

import numpy as np
import pytest

import communitygov as cg
from communitygov.base.texts import Texts
from communitygov.queries.all_spots import HOME, NOT_THERE, ON_FLOOR, OWN, Spots, plain_numbers

PLAIN = ["1", "9", "10", "707", "99999", "12345", "80"]
NONE = ["", "0", "07", "1a", "a1", "-1", "+1", " 1", "1 ", "123456", "999999999", "1/2", ":", "1:", "½", "１"]


def test_numbers_are_read_as_they_are_written():
    """
    Plain ones as what they mean; whatever else stands there is 0. What stands before and behind plays no part.
    """
    texts = Texts.of([f"8{text}9" for text in (*PLAIN, *NONE)])
    found = plain_numbers(texts, texts.offsets[:-1] + 1, texts.offsets[1:] - 1)

    assert [*map(int, PLAIN), *[0] * len(NONE)] == found.tolist()


@pytest.mark.parametrize("example", ["qinghe", "heshun"])
def test_many_places_stand_where_each_does(example):
    """
    Places that are written, homes and floors of layouts, named ones among them, and ids that no place has.
    """
    structure = cg.build(cg.example(example))
    tree = structure.tree
    ids = [*structure.places, "nowhere", "b01/", "b01/1/1/1/1", "b01/0/1/101", "b01/1/99/9901", "b01/1/1/201", "//", ""]
    ids += [floor for row in np.flatnonzero(tree.block)[:20].tolist() for floor in tree.inside_block(row, "floor")]
    found = Spots.of(structure, Texts.of(ids))

    for at, text in enumerate(ids):
        spot = tree.find(text)
        wanted = (NOT_THERE, OWN)
        if spot is not None:
            wanted = spot.row, {"household": HOME, "floor": ON_FLOOR, None: OWN}[spot.virtual]
        assert wanted == (found.row[at], found.virtual[at]), text
