"""`structure.places`, `.posts` and `.duties`: what a structure holds, by id."""

from collections.abc import Mapping

import pytest
from tests.oracle.generator import register

import communitygov as cg
from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.model.doors import BuildingSteward
from communitygov.model.place import Place
from communitygov.model.post import Post
from communitygov.model.register import Register
from communitygov.structure.build import Structure, build
from communitygov.testing.sketch import sketch

DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes also micro_grid
        building B2 counts 24 also micro_grid
        gate east
    zone Z (police_area): B1/1/3/301
    post leader grid_leader at G1 held by P1
    post watch police_officer at Z held by unnamed
    post steward building_steward for each micro_grid within G1 held by unnamed
    team response (seed_1_3) for each grid
      seat grid_leader held by post:leader
      seat police_officer held by unnamed
    duty sweep: household
    duty gate_check: gate
"""
QUESTIONS = {
    "who_answers", "who_answers_all", "coverage", "answers_for", "load", "absence", "compare", "check", "modes",
    "command_path", "chokepoints", "to_networkx", "read", "write", "build", "prove", "example", "schema",
}  # fmt: skip


@pytest.fixture(scope="module")
def drawn() -> Structure:
    """Give the drawing, compiled."""
    return build(sketch(DRAWN), at="2020-02-10")


class TestAll:
    """What holds of each of them."""

    @pytest.mark.parametrize("name", ["places", "posts", "duties"])
    def test_it_is_a_mapping_of_nouns_by_id(self, drawn, name):
        """
        It is sized, goes through ids in order, and gives the noun of each; what it gives has the id asked for.
        """
        view = getattr(drawn, name)

        assert isinstance(view, Mapping)
        assert len(view) == len(list(view)) == len(set(view)) > 0
        assert list(view) == [noun.id for noun in view.values()]
        assert list(view.items()) == [(identity, view[identity]) for identity in view]

    @pytest.mark.parametrize("name", ["places", "posts", "duties"])
    def test_an_id_that_is_not_there(self, drawn, name):
        """
        ``[]`` raises `UnknownId` with what looks like it; ``get`` gives None or what it is told to; ``in`` says no.
        """
        view = getattr(drawn, name)
        wrong = f"{next(iter(view))}x"

        with pytest.raises(UnknownId) as met:
            view[wrong]
        assert next(iter(view)) in met.value.near
        assert wrong == met.value.asked
        assert view.get(wrong) is None
        assert "else" == view.get(wrong, "else")
        assert wrong not in view
        assert next(iter(view)) in view

    @pytest.mark.parametrize("name", ["places", "posts", "duties"])
    def test_what_is_of_another_kind(self, drawn, name):
        """
        What names something else is a bad question to ``[]``, and simply not in it; ``get`` never raises.
        """
        view = getattr(drawn, name)
        for other in ("person:P1", Ref("zone", "Z"), Register(), 5, None):
            with pytest.raises(BadQuestion):
                view[other]
            assert view.get(other) is None
            assert other not in view

    def test_it_is_shown_in_short(self, drawn):
        """
        Its text is how many there are, and never lists them.
        """
        assert ["PlaceView(25)", "PostView(7)", "DutyView(2)"] == [
            repr(view) for view in (drawn.places, drawn.posts, drawn.duties)
        ]
        assert "Structure(36 households, 7 posts, 2 duties)" == repr(drawn)

    def test_a_notebook_completes_ids(self, drawn):
        """
        After ``structure.places["`` a notebook offers ids; the first ones, however many there are.
        """
        many = build(Register(places=[Place(id=f"p{number}", level="grid") for number in range(3000)]))

        assert list(drawn.posts) == drawn.posts._ipython_key_completions_()
        assert 2000 == len(many.places._ipython_key_completions_())

    def test_no_method_of_a_structure_is_named_like_a_question(self, drawn):
        """
        Questions are functions: a structure lies below them, and has nothing of their names, now or later.
        """
        functions = {name for name in cg.__all__ if name.islower()}

        assert {"who_answers", "coverage", "build"} <= functions
        assert not [name for name in functions | QUESTIONS if hasattr(drawn, name)]


class TestPlaces:
    """Places, homes of layouts among them."""

    def test_every_place_is_there(self, drawn):
        """
        What is written is there, and so are the entrances, floors and homes of a layout, named by somebody or not.
        """
        homes = [f"B1/{e}/{f}/{f}0{h}" for e in (1, 2) for f in (1, 2, 3) for h in (1, 2)]
        floors = [f"B1/{e}/{f}" for e in (1, 2) for f in (1, 2, 3)]

        assert sorted(["C", "G1", "B1", "B1/1", "B1/2", "B2", "east", *floors, *homes]) == sorted(drawn.places)

    def test_what_is_written_is_the_noun_itself(self, drawn):
        """
        A place of the register is given as it is written.
        """
        assert drawn.places["B2"] is next(place for place in drawn.register.places if place.id == "B2")
        assert drawn.places[Ref("place", "B2")] is drawn.places["place:B2"] is drawn.places[drawn.places["B2"]]

    @pytest.mark.parametrize(
        ("text", "level", "within", "also"),
        [
            ("B1/1", "entrance", "B1", "micro_grid"),
            ("B1/1/3", "floor", "B1/1", None),
            ("B1/1/3/301", "household", "B1/1/3", None),
            ("B1/2/1/102", "household", "B1/2/1", None),
        ],
    )
    def test_a_part_of_a_layout_is_made_when_looked_at(self, drawn, text, level, within, also):
        """
        An entrance, a floor or a home is a place with its level and what it lies in; an entrance serves as what the
        layout says.
        """
        place = drawn.places[text]

        assert isinstance(place, Place)
        assert (text, level, (within,), also) == (place.id, place.level, place.within, place.also)
        assert place == drawn.places[text]

    @pytest.mark.parametrize(
        ("made_up", "of_home"), [(True, True), (("layout",), True), (("name",), False), (False, False)]
    )
    def test_a_home_is_as_made_up_as_its_layout(self, made_up, of_home):
        """
        A home of a layout that no source states is made up as well, and begins and ends with its building.
        """
        written = Place(
            id="b",
            level="building",
            layout={"entrances": 1, "floors": 1, "homes": 1},
            made_up=made_up,
            since="2020-01-01",
        )
        home = build(Register(places=[written])).places["b/1/1/101"]

        assert of_home == home.made_up
        assert written.period == home.period

    def test_near_ones_of_a_home(self, drawn):
        """
        Of a home that is not there the near ones are homes that are.
        """
        with pytest.raises(UnknownId) as met:
            drawn.places["B1/2/3/309"]
        assert {"B1/2/3/301", "B1/2/3/302"} == set(met.value.near)


class TestPosts:
    """Posts, made ones and seats among them."""

    def test_every_post_is_there_under_its_own_id(self, drawn):
        """
        A row for each place is there once for each, with the place it serves; a seat is a post of its team's place.
        """
        assert {
            "leader": "G1",
            "watch": "Z",
            "steward-B1-1": "B1/1",
            "steward-B1-2": "B1/2",
            "steward-B2": "B2",
            "response-G1-grid_leader": "G1",
            "response-G1-police_officer": "G1",
        } == {identity: post.serves for identity, post in drawn.posts.items()}
        assert {(None, None)} == {(post.for_each, post.within) for post in drawn.posts.values()}
        assert "building_steward" == drawn.posts["steward-B1-2"].kind

    def test_what_is_written_for_one_is_the_noun_itself(self, drawn):
        """
        A post written once is given as it is written; a post that a row of its own describes has what that row says.
        """
        assert drawn.posts["leader"] is next(post for post in drawn.register.posts if post.id == "leader")
        own = [*drawn.register.posts, Post(id="steward-B1-2", kind="building_steward", seats=2, serves="G1")]
        post = build(drawn.register.model_copy(update={"posts": tuple(own)})).posts["steward-B1-2"]

        assert (2, "G1", "building_steward") == (post.seats, post.serves, post.kind)

    def test_a_front_door_stays_one(self):
        """
        What was built through a front door is given as what it was.
        """
        posts = [BuildingSteward(id="s", for_each="grid")]
        built = build(Register(places=[Place(id="g", level="grid")], posts=posts))

        assert isinstance(built.posts["s-g"], BuildingSteward)

    @pytest.mark.parametrize(
        ("asked", "near"),
        [
            ("steward-B1-3", "steward-B1-1"),
            ("steward-B11", "steward-B1-1"),
            ("steward", "steward-B1-1"),
            ("leadr", "leader"),
            ("response-G1-polce_officer", "response-G1-police_officer"),
            ("nothing_alike", None),
            ("response-G2-police_officer", "response-G1-police_officer"),
        ],
    )
    def test_near_ones(self, drawn, asked, near):
        """
        Of a post that is not there the near ones are posts that are, also those made for places; the id of a row for
        each place is that of no post.
        """
        with pytest.raises(UnknownId) as met:
            drawn.posts[asked]
        assert all(identity in drawn.posts for identity in met.value.near)
        assert near is None or near in met.value.near

    def test_near_ones_of_very_many(self):
        """
        Of a row for thousands of places the near ones are those made for near places.
        """
        places = [Place(id=f"b{number}", level="building") for number in range(3000)]
        built = build(Register(places=places, posts=[Post(id="s", kind="k", for_each="building")]))

        with pytest.raises(UnknownId) as met:
            built.posts["s-b2999x"]
        assert "s-b2999" in met.value.near


class TestDuties:
    """Duties."""

    def test_they_are_those_written(self, drawn):
        """
        Every duty is given as it is written.
        """
        assert list(drawn.register.duties) == list(drawn.duties.values())


def test_laws_of_whatever_is_built():
    """
    Of whatever register: as many ids as its length says, each found again, with the noun of that id; a place's noun
    lies in places that are there.
    """
    for seed in range(60):
        structure = build(register(seed), at="2020-02-10")
        for view in (structure.places, structure.posts, structure.duties):
            ids = list(view)
            assert len(ids) == len(view)
            assert all(view[identity].id == identity and identity in view for identity in ids), seed
        assert len(set(structure.places)) == len(structure.places)
        for place in structure.places.values():
            if "/" in place.id:
                assert place.within[0] in structure.places
