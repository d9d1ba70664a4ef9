"""What a question names: ids, levels, modes; and what is said when there is no such thing."""

import time
import unicodedata

import attrs
import numpy as np
import pytest

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.doors import Building, Grid
from communitygov.model.duty import Duty
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.structure.row_of import RowOf
from communitygov.testing.sketch import sketch

AT = "2020-02-10"

DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes
        building B2 counts 4
      grid G2 from 2020-03-01
        building B3 with 1 entrances x 1 floors x 1 homes from 2020-03-01
    zone Z (police_area): B1
    post leader grid_leader for each grid held by P1
    duty sweep: household
    duty watch: household
    every grid_leader leads sweep
"""


@pytest.fixture(scope="module")
def drawn() -> Structure:
    """Give the drawing, as it is in February."""
    return build(sketch(DRAWN), at=AT)


def ask(structure: Structure, **given) -> str:
    """Give the state of an answer."""
    return who_answers(structure, **{"place": "B1", "duty": "sweep", "at": AT, **given}).state


class TestIds:
    """A place and a duty are given as text, as a reference or as a noun."""

    @pytest.mark.parametrize(
        "place", ["B2", "place:B2", Ref("place", "B2"), Place(id="B2", level="grid"), Building(id="B2")]
    )
    def test_a_place(self, drawn, place):
        """
        Its id with or without its kind, a reference, the noun or a front door to it: all are that place.
        """
        answer = who_answers(drawn, place=place, duty="sweep", at=AT)

        assert Ref("place", "B2") == answer.place
        assert "answered" == answer.state

    @pytest.mark.parametrize("place", ["B1/2/3/302", "place:B1/2/3/302", Ref("place", "B1/2/3/302")])
    def test_a_home(self, drawn, place):
        """
        So it is of a home that nobody wrote down.
        """
        assert Ref("place", "B1/2/3/302") == who_answers(drawn, place=place, duty="sweep", at=AT).place

    @pytest.mark.parametrize("duty", ["sweep", "duty:sweep", Ref("duty", "sweep"), Duty(id="sweep")])
    def test_a_duty(self, drawn, duty):
        """
        A duty is named in the same ways; a coverage takes one or several, however they are mixed.
        """
        assert "answered" == ask(drawn, place="B2", duty=duty)
        assert (Ref("duty", "sweep"),) == coverage(drawn, duty=duty, at=AT).duties
        assert ["sweep", "watch"] == [each.id for each in coverage(drawn, duty=[duty, "watch", "sweep"], at=AT).duties]

    def test_an_id_is_one_however_its_signs_are_composed(self):
        """
        Ids are in NFC; one asked for in another form is the same.
        """
        name = "é-楼"
        structure = build(Register(places=[Place(id=name, level="grid")], duties=[Duty(id=name)]))
        other = unicodedata.normalize("NFD", name)

        assert name != other
        assert Ref("place", name) == who_answers(structure, place=other, duty=other, at=AT).place

    @pytest.mark.parametrize(
        "place",
        [
            "zone:Z",
            "duty:sweep",
            "a:b:c",
            Ref("zone", "Z"),
            Duty(id="sweep"),
            Share(part="lead", who="person:x"),
            Register(),
            5,
            None,
            ["B1"],
        ],
    )
    def test_what_is_no_place_is_refused(self, drawn, place):
        """
        What names something of another kind, or nothing that has an id, is a bad question, said in both languages.
        """
        with pytest.raises(BadQuestion, match="is no place") as met:
            ask(drawn, place=place)
        assert "不是 place" in met.value.sentence("zh")

    @pytest.mark.parametrize("duty", ["place:B1", Ref("place", "B1"), Grid(id="G1"), 5, [5]])
    def test_what_is_no_duty_is_refused(self, drawn, duty):
        """
        So it is of a duty, whoever asks.
        """
        for asked in (lambda: ask(drawn, duty=duty), lambda: coverage(drawn, duty=duty, at=AT)):
            with pytest.raises(BadQuestion, match="is no duty"):
                asked()


class TestUnknown:
    """An id that nothing has raises `UnknownId`, with those that look like it."""

    @pytest.mark.parametrize(
        ("place", "near"),
        [
            ("b1", ("B1", "B2")),
            ("B1/3", ("B1/1", "B1/2")),
            ("B1/3/2/201", ("B1/1/2/201", "B1/2/2/201")),
            ("B1/2/4/401", ("B1/2",)),
            ("B1/2/3/303", ("B1/2/3/302", "B1/2/3/301")),
            ("B1/2/3/0301", ("B1/2/3/301", "B1/2/3/302")),
            ("B2/1", ("B2",)),
            ("G1/1/1/101", ("G1",)),
            ("B3/2/1/101", ()),
            ("nothing-alike-at-all", ()),
        ],
    )
    def test_a_place(self, drawn, place, near):
        """
        Of a part that a layout does not have the suggestions are parts it has, or the place that has no such parts.
        """
        with pytest.raises(UnknownId) as met:
            ask(drawn, place=place)

        assert ("place", place) == (met.value.kind, met.value.asked)
        if near:
            assert set(near[:1]) <= set(met.value.near)
            assert all(drawn.tree.find(text) for text in met.value.near)
        assert all(f"{place}" in met.value.sentence(lang) for lang in ("zh", "en"))

    def test_a_zone_is_no_place(self, drawn):
        """
        Of an id that a zone has the message says so, whoever asks, and proposes no place that looks like it.
        """
        for asked in (lambda: ask(drawn, place="Z"), lambda: drawn.places["Z"]):
            with pytest.raises(UnknownId) as met:
                asked()
            assert ("place", "Z", "zone") == (met.value.kind, met.value.asked, met.value.other)
            assert str(met.value).startswith("'Z' is a zone, and no place: give the id of a place in it.")
            assert met.value.sentence("zh").startswith("“Z” 是片区，不是地点：请给出其中一个地点的编号。")

    def test_it_says_where_those_there_are_can_be_seen(self, drawn):
        """
        The message lists the duties where they are few, and of many places says which property and command list them.
        """
        with pytest.raises(UnknownId) as met:
            ask(drawn, duty="x")
        assert (("sweep", "watch"), 2) == (met.value.there, met.value.many)
        with pytest.raises(UnknownId) as met:
            ask(drawn, place="x")
        assert (len(drawn.places), "C") == (met.value.many, met.value.there[0])
        assert "structure.places" in str(met.value)

    @pytest.mark.parametrize("duty", ["sweeep", "duty:sweeep", Ref("duty", "sweeep"), Duty(id="sweeep")])
    def test_a_duty(self, drawn, duty):
        """
        A duty nobody has written is named with the one that looks like it, whoever asks.
        """
        for asked in (lambda: ask(drawn, duty=duty), lambda: coverage(drawn, duty=["watch", duty], at=AT)):
            with pytest.raises(UnknownId) as met:
                asked()
            assert ("sweep",) == met.value.near

    @pytest.mark.parametrize("place", ["G2", "B3", "B3/1", "B3/1/1/101"])
    def test_a_place_that_is_there_at_another_time_is_no_unknown_one(self, drawn, place):
        """
        A place that begins later, and its homes, are not there yet: that is an answer.
        """
        answer = who_answers(drawn, place=place, duty="sweep", at=AT)

        assert "not_applicable" == answer.state
        assert [("not_applicable", "place")] == [(fact.kind, fact.object) for fact in answer.because]

    def test_among_very_many_places_it_is_said_at_once(self):
        """
        Among 50,000 places an unknown one is answered with suggestions in no time, and so is an unknown home.
        """
        city = build(sketch("building b1 with 9 entrances x 30 floors x 8 homes\nduty sweep"))
        ids = Texts.of((*city.tree.row_of, *(f"b{number}" for number in range(2, 50_000))))
        rows = np.append(np.array([*city.tree.row_of.values()]), np.zeros(len(ids) - len(city.tree.row_of), np.int64))
        row_of = RowOf(TextIndex.of(ids), rows.astype(np.int32), {})
        structure = attrs.evolve(city, tree=attrs.evolve(city.tree, row_of=row_of))
        for place, near in (
            ("b12345/2/5/599", "b12345/2/5/5"),
            ("b12345x", "b12345"),
            ("b12345/10/1/101", "b12345/1/1"),
        ):
            before = time.perf_counter()
            with pytest.raises(UnknownId) as met:
                ask(structure, place=place)
            assert time.perf_counter() - before < 10
            assert any(text.startswith(near) for text in met.value.near)


class TestWords:
    """Levels and modes are words of the vocabulary."""

    def test_the_one_that_may_be_meant(self, drawn):
        """
        A word that is misspelt is answered with the one it looks like, in both languages.
        """
        for asked, meant in (
            (lambda: ask(drawn, mode="epidemc"), "epidemic"),
            (lambda: coverage(drawn, level="househol", at=AT), "household"),
        ):
            with pytest.raises(BadQuestion) as met:
                asked()
            assert f"did you mean '{meant}'" in str(met.value)
            assert f"是否指 “{meant}”" in met.value.sentence("zh")

    @pytest.mark.parametrize("mode", ["emergancy", "", "place:B1", ["emergency"]])
    def test_a_mode_that_there_is_not(self, drawn, mode):
        """
        It is refused, and the modes there are are listed, in both languages.
        """
        for asked in (lambda: ask(drawn, mode=mode), lambda: coverage(drawn, mode=mode, at=AT)):
            with pytest.raises(BadQuestion, match="there is no mode") as met:
                asked()
            assert all("epidemic" in met.value.sentence(lang) for lang in ("zh", "en"))
            assert "没有模式" in met.value.sentence("zh")

    @pytest.mark.parametrize("level", ["hosehold", "", "Grid", ["grid"]])
    def test_a_level_that_there_is_not(self, drawn, level):
        """
        So it is of a level to count or to list by; kinds of site are among those there are.
        """
        covered = coverage(drawn, at=AT)
        for asked in (lambda: coverage(drawn, level=level, at=AT), lambda: covered.by(level)):
            with pytest.raises(BadQuestion, match="there is no level") as met:
                asked()
            assert all(word in met.value.sentence("zh") for word in ("没有层级", "household", "shop"))

    def test_a_duty_is_no_level(self, drawn):
        """
        Who wants a row for each duty is told what gives it.
        """
        with pytest.raises(BadQuestion, match="there is no level 'duty'") as met:
            coverage(drawn, at=AT).by("duty")

        assert all("by_duty()" in met.value.sentence(lang) for lang in ("zh", "en"))

    def test_a_word_of_the_registers_own_is_one(self):
        """
        A level, a kind of site and a mode that a register adds may be asked about.
        """
        words = {
            "levels": [{"id": "lane", "rank": 75}],
            "sites": [{"id": "kiosk", "stands_at": "lane"}],
            "modes": [{"id": "storm", "kind_of": "flood"}],
        }
        places = [{"id": "l1", "level": "lane"}, {"id": "k1", "site": "kiosk", "within": "l1"}]
        structure = build(Register.model_validate({"vocabulary": words, "places": places, "duties": [{"id": "d"}]}))

        for level in ("lane", "kiosk"):
            assert 1 == coverage(structure, level=level, mode="storm", at=AT).total

    @pytest.mark.parametrize("until", [AT, "2020-02-09", "2020-02-09T23:59"])
    def test_a_span_that_does_not_run_forward(self, drawn, until):
        """
        A span ends after it begins; else it is refused in both languages.
        """
        with pytest.raises(BadQuestion, match="does not run forward") as met:
            coverage(drawn, at=AT, until=until)
        assert "时段" in met.value.sentence("zh")
