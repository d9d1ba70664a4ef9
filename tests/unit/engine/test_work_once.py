"""What is worked out once for many: counted calls, never seconds."""

import gc
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import communitygov as cg
from communitygov.engine import alike, deciding, modes
from communitygov.engine.leads import Claim
from communitygov.engine.over import Over
from communitygov.engine.paint import MOST_COUNTED, by_number, renumbered
from communitygov.queries.asked import now_at
from communitygov.structure.index import Index
from communitygov.structure.intervals import Intervals, holds
from communitygov.structure.posts import Posts

AT = "2020-02-10T10:00"


class Counted:
    """A function that counts how often it is called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function, self.calls = function, 0

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Count, and do as the function does."""
        self.calls += 1
        return self.function(*args, **named)


@pytest.fixture
def counted(monkeypatch):
    """Count the calls of a function of a module."""

    def count(module: Any, name: str) -> Counted:
        found = Counted(getattr(module, name))
        monkeypatch.setattr(module, name, found)
        return found

    return count


def grids(homes: int, duties: int, wheres: list[str | None]) -> cg.Structure:
    """Two grids of homes, and duties that a leader of each grid leads; the n-th only where the n-th ``where`` says."""
    layout = cg.Layout(entrances=1, floors=homes, homes=1)
    register = cg.Register(
        places=[
            cg.Place(id="c", level="community"),
            *(cg.Place(id=grid, level="grid", within="c") for grid in ("g1", "g2")),
            *(cg.Place(id=f"b-{grid}", level="building", within=grid, layout=layout) for grid in ("g1", "g2")),
        ],
        posts=[cg.Post(id="leader", kind="grid_leader", for_each="grid")],
        appointments=[cg.Appointment(post="leader", holder="unnamed")],
        duties=[cg.Duty(id=f"d{n}") for n in range(duties)],
        shares=[
            cg.Share(duty=f"d{n}", part="lead", who={"every": "grid_leader"}, where=wheres[n % len(wheres)])
            for n in range(duties)
        ],
    )
    return cg.build(register, at=AT)


class TestDutiesWithLeadsAlike:
    """Duties that the same posts lead in the same places."""

    @pytest.mark.parametrize("duties", [1, 3, 30])
    def test_where_every_lead_stands_is_worked_out_once(self, counted, duties):
        """
        However many duties are asked, leads that are alike are laid over the places once.
        """
        calls = counted(alike, "leads_of")

        assert 20 * duties == cg.coverage(grids(10, duties, [None]), level="household", at=AT).states["answered"]
        assert 1 == calls.calls

    def test_leads_that_differ_are_not_taken_for_one_another(self, counted):
        """
        Of three duties, led everywhere, in one grid, and in the other, asked in turn, each has its own answers.
        """
        calls = counted(alike, "leads_of")
        answered = {
            str(row.duty): row.states["answered"]
            for row in cg.coverage(grids(10, 6, [None, "g1", "g2"]), level="household", at=AT).by_duty()
        }

        assert [20, 10, 10, 20, 10, 10] == list(answered.values())
        assert 3 == calls.calls

    def test_no_more_than_a_few_are_kept(self):
        """
        What is kept does not grow with the duties: it is dropped for what is asked later.
        """
        kept: list[int] = []

        class Watched(alike.Alike):
            def of(self, *asked: Any, **named: Any) -> Any:
                found = super().of(*asked, **named)
                kept.append(len(self._kept))
                return found

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("communitygov.engine.bulk.Alike", Watched)
            wheres = [None, "c", "g1", "g2", "b-g1", "b-g2"]
            cg.coverage(grids(2, 12, wheres), level="household", at=AT)

        assert alike.MOST_KEPT == max(kept)


def test_nothing_is_made_for_each_home():
    """
    The same posts over a hundred times as many homes: as many rows, and as many objects left after build and coverage.
    """
    made: list[int] = []
    for floors in (9, 9, 900):
        gc.collect()
        before = len(gc.get_objects())
        structure = grids(floors, 3, [None])
        found = cg.coverage(structure, level="household", at=AT)
        gc.collect()
        made.append(len(gc.get_objects()) - before)

        assert 3 * 2 * floors == found.total
        assert 9 == len(structure.tree)
        del structure, found

    assert made[2] - made[1] < 50


def test_posts_are_looked_up_by_what_they_serve():
    """
    A question looks up where the posts of a scope begin and end; those are all that serve it, and no others.
    """
    structure = grids(3, 2, [None])
    scope = structure.posts_table.scope.tolist()
    index = Index.of(structure)

    for at in range(len(structure.tree)):
        assert [(post, at) for post, served in enumerate(scope) if served == at] == index.serving((at,))
    assert index.serving((2, 0)) == [*index.serving((2,)), *index.serving((0,))]


class Looked(tuple[tuple[int, int], ...]):
    """Intervals that count how often one of them is looked at."""

    __slots__ = ()
    looks = 0

    def __getitem__(self, at: Any) -> Any:
        """Count, and give it."""
        type(self).looks += 1
        return super().__getitem__(at)


def test_a_set_of_many_intervals_is_searched_by_halving():
    """
    Whether a zone of a thousand parts holds one of them is seen at a few of its parts.
    """
    outer = Looked((10 * at, 10 * at + 5) for at in range(1000))

    assert holds(outer, ((7770, 7775),))
    assert not holds(outer, ((7770, 7776),))
    assert not holds(outer, ((7766, 7769),))
    assert Looked.looks <= 3 * 14


@pytest.mark.parametrize("many", [10, 40])
def test_posts_over_a_place_are_looked_at_once(monkeypatch, many):
    """
    However many shares name kinds of posts: each post over a place is looked at once, and not once for each share.
    """
    register = cg.Register(
        places=[cg.Place(id="c", level="community")],
        posts=[cg.Post(id=f"p{n}", kind=f"kind-{n}", serves="c") for n in range(many)],
        duties=[cg.Duty(id="d")],
        shares=[cg.Share(duty="d", part="assist", who={"every": f"kind-{n}"}) for n in range(many)],
    )
    structure = cg.build(register, at=AT)
    looked = Counted(Posts.like)

    def watched(*asked: Any) -> Any:
        return looked(*asked)

    monkeypatch.setattr(Posts, "like", watched)

    over = Over(now_at(structure, structure.instant(AT)), structure.tree.find("c"))

    assert many == sum(len(list(over.carriers(row))) for row in structure.share_rows)
    assert looked.calls <= 2 * many


MANY = 40
APART = [((n, n + MANY + n),) for n in range(MANY)]
"""Sets none of which lies in another, each greater than the one before."""
NESTED = [((0, 1 + n),) for n in range(MANY)]


def claim(atoms: Intervals, exact: int = 0) -> Claim:
    """A lead of a scope, at one level number."""
    row = SimpleNamespace(share=SimpleNamespace(catch_all=False))
    return Claim(cast("Any", row), ("post", 0), 0, 100, atoms, exact, near=True)


class TestOverlappingLeads:
    """Leads of one level number over one place are compared pair by pair, and no pair twice."""

    @pytest.mark.parametrize(
        ("atoms", "layers", "most"),
        [
            (APART, 1, MANY * (MANY - 1) // 2),
            (NESTED, MANY, MANY),
            (NESTED[::-1], MANY, MANY),
            ([((0, 1),)] * MANY, 1, 0),
            ([((n, n + MANY),) for n in range(MANY)], 1, 0),
        ],
        ids=["apart", "nested", "nested the other way", "equal", "of one size"],
    )
    def test_no_pair_is_compared_twice(self, counted, atoms, layers, most):
        """
        Leads of one scope are not compared at all, nested ones once each, those that overlap once a pair.
        """
        calls = counted(deciding, "_nearer")

        assert layers == len(deciding.layers([claim(each) for each in atoms]))
        assert calls.calls <= most

    def test_many_leads_of_two_scopes_are_compared_as_two(self, counted):
        """
        However many leads a scope has, it is one in comparisons.
        """
        calls = counted(deciding, "_nearer")

        found = deciding.layers([claim(((0, 8),)) for _ in range(MANY)] + [claim(((0, 4),)) for _ in range(MANY)])

        assert [MANY, MANY] == [len(layer) for layer in found]
        assert 1 == calls.calls


class TestManySwitches:
    """Which of many switches over one place is the nearest."""

    @pytest.mark.parametrize(
        ("where", "most"),
        [
            (["c"] * MANY, 0),
            (["c", "g", "b"] * MANY, 0),
            ([f"apart-{n}" for n in range(MANY)], MANY * (MANY - 1) // 2),
            ([f"nested-{n}" for n in range(MANY)], MANY),
        ],
        ids=["one place", "places in one another", "zones that overlap", "zones in one another"],
    )
    def test_only_scopes_of_the_nearest_number_are_compared(self, counted, where, most):
        """
        Switches of one scope are one, those further out are left aside, and no pair of the others is compared twice.
        """
        homes = 2 * MANY + MANY
        layout = cg.Layout(entrances=1, floors=homes, homes=1)
        parts = {"apart": [range(n, n + MANY + n) for n in range(MANY)], "nested": [range(1 + n) for n in range(MANY)]}
        register = cg.Register(
            places=[
                cg.Place(id="c", level="community"),
                cg.Place(id="g", level="grid", within="c"),
                cg.Place(id="b", level="building", within="g", layout=layout),
            ],
            zones=[
                cg.Zone(
                    id=f"{name}-{n}", kind="compound", level="grid", members=[f"b/1/{1 + at}/{1 + at}01" for at in held]
                )
                for name, each in parts.items()
                for n, held in enumerate(each)
            ],
            switches=[cg.Switch(id=f"s{n}", mode="epidemic", where=place) for n, place in enumerate(where)],
        )
        structure = cg.build(register, at=AT)
        now = now_at(structure, structure.instant(AT))
        calls = counted(modes, "holds")

        found = modes.modes_in_force(now, frozenset(structure.switch_scopes))

        assert ("epidemic",) == found.modes
        assert calls.calls <= most


NUMBERS = st.lists(st.one_of(st.integers(0, 5), st.sampled_from([MOST_COUNTED - 1, MOST_COUNTED, 10**7])), max_size=20)


class TestNumbering:
    """Codes by table, as by sorting."""

    @given(NUMBERS)
    def test_renumbered_as_sorting_would(self, codes):
        """
        Codes keep their order and lose their gaps.
        """
        order = sorted(set(codes))

        assert [order.index(code) for code in codes] == renumbered(np.array(codes, dtype=np.int64)).tolist()

    @given(NUMBERS)
    def test_ordered_as_sorting_would(self, numbers):
        """
        Equal numbers stay in the order they stand in.
        """
        expected = sorted(range(len(numbers)), key=lambda at: numbers[at])

        assert expected == by_number(np.array(numbers, dtype=np.int64)).tolist()
