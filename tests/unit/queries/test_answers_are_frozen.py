"""Nothing of an answer can be changed, also after it comes back from a pickle."""

import copy
import pickle

import pytest

import communitygov as cg

AT = "2020-02-10T20:30"
AGAIN = [lambda answer: answer, lambda answer: pickle.loads(pickle.dumps(answer)), copy.copy, copy.deepcopy]


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


@pytest.mark.parametrize("again", AGAIN)
def test_names_cannot_be_written(qinghe, again):
    """
    What an answer calls things stays what it was; so does its sentence.
    """
    answer = again(cg.who_answers(qinghe, place="b01/1/3/301", duty="sweep", at=AT))
    covered = again(cg.coverage(qinghe, at=AT))

    for names in (answer.names, covered.names):
        assert names
        with pytest.raises(TypeError):
            names["post:leader-g01"] = "somebody else"


@pytest.mark.parametrize("again", AGAIN)
def test_counts_cannot_be_written(qinghe, again):
    """
    The counts of a coverage are read-only, those that are worked out when asked for as well.
    """
    covered = again(cg.coverage(qinghe, at=AT))

    assert covered.cells
    for cell in covered.cells:
        for numbers in (cell.counts, cell.each(), cell.spent, cell.weights):
            with pytest.raises(ValueError, match="read-only"):
                numbers[...] = 0
    for counts in (covered.states, covered.by("grid")[0].states, covered.by_duty()[0].states):
        with pytest.raises(TypeError):
            counts["answered"] = 0
