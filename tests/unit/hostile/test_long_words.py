"""What somebody wrote is echoed in part where it is very long."""

from collections.abc import Callable

import pytest

import communitygov as cg
from communitygov.testing import sketch

AT = "2020-02-10T20:30"
HOME = "b01/1/3/301"
LONG = "x" * 5000

ASKED: dict[str, Callable[[cg.Structure], object]] = {
    "a place": lambda s: cg.who_answers(s, place=LONG, duty="sweep", at=AT),
    "parts of a layout": lambda s: cg.who_answers(s, place=f"b01/{LONG}", duty="sweep", at=AT),
    "a duty": lambda s: cg.who_answers(s, place=HOME, duty=LONG, at=AT),
    "a mode": lambda s: cg.who_answers(s, place=HOME, duty="sweep", mode=LONG, at=AT),
    "an instant": lambda s: cg.who_answers(s, place=HOME, duty="sweep", at=LONG),
    "a level": lambda s: cg.coverage(s, level=LONG, at=AT),
    "whoever answers": lambda s: cg.answers_for(s, LONG, at=AT),
    "a person": lambda s: cg.answers_for(s, f"person:{LONG}", at=AT),
    "whoever is away": lambda s: cg.absence(s, LONG, at=AT),
    "a row of load": lambda s: cg.load(s, at=AT).row(LONG),
    "the level of load": lambda s: cg.load(s, at=AT).by(LONG),
    "where a line begins": lambda s: cg.command_path(s, LONG, at=AT),
    "who decides": lambda s: cg.chokepoints(s, to=LONG, at=AT),
    "a view": lambda s: s.posts[LONG],
    "an example": lambda _: cg.example(LONG),
    "a graph": lambda s: cg.to_networkx(s, LONG),
    "a rule": lambda s: cg.check(s, select=[LONG], at=AT),
    "a frame": lambda s: cg.load(s, at=AT).rows.to_frame(LONG),
    "a change": lambda s: s.what_if(cg.vacate(LONG)),
    "a drawing": lambda _: sketch(LONG),
    "a clause of a drawing": lambda _: sketch(f"post a b {LONG}"),
    "who leads in a drawing": lambda _: sketch(f"{LONG} leads sweep"),
}


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_long_word_is_echoed_in_part(qinghe, ask):
    """
    The sentence has its beginning and an ellipsis, in both languages.
    """
    with pytest.raises(cg.CommunityGovError) as refused:
        ask(qinghe)

    for lang in ("en", "zh"):
        sentence = refused.value.sentence(lang)
        assert "xxx…" in sentence
        assert len(sentence) < 1500
