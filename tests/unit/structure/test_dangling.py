"""References to nothing: nothing is raised, and each is said with its section, row and field."""

import pytest

from communitygov.io.examples import example
from communitygov.model.register import Register
from communitygov.structure.build import build

BASE = {
    "places": [
        {"id": "c", "level": "community"},
        {"id": "b", "level": "building", "within": "c", "layout": {"entrances": 2, "floors": 3, "homes": 2}},
    ],
    "zones": [{"id": "z", "kind": "compound", "members": ["b/1/3/301"]}],
    "people": ["p"],
    "organisations": [{"id": "o", "kind": "property_company", "serves": "z"}],
    "shifts": [{"id": "day", "hours": "08:00-20:00"}],
    "posts": [
        {"id": "head", "kind": "grid_leader", "serves": "c"},
        {"id": "steward", "kind": "building_steward", "for_each": "entrance"},
    ],
    "appointments": [{"post": "steward", "holder": "post:head"}, {"post": "steward-b-1", "holder": "p"}],
    "teams": [{"id": "t", "serves": "c", "seats": {"one": "post:head", "two": {"holder": "unnamed", "sent_by": "o"}}}],
    "duties": [{"id": "d"}],
    "shares": [{"duty": "d", "part": "lead", "who": "post:steward"}, {"part": "lead", "who": "team:t", "where": "z"}],
    "switches": [{"mode": "epidemic", "where": "b/2", "by": "post:t-one"}],
    "exemptions": [{"duty": "d", "where": "z", "reason": "empty"}],
    "links": [{"kind": "reports_to", "who": "post:steward", "to": "organisation:o"}],
}

LOOSE = [
    ("places", "within", {"id": "x", "level": "grid", "within": "ghost"}, "ghost"),
    ("places", "within", {"id": "x", "level": "grid", "within": ["c", "b/3"]}, "b/3"),
    ("places", "id", {"id": "b", "level": "grid"}, "b"),
    ("zones", "members", {"id": "x", "kind": "compound", "members": ["b", "b/1/4"]}, "b/1/4"),
    ("zones", "members", {"id": "x", "kind": "compound", "members": ["z"]}, "z"),
    ("zones", "id", {"id": "z", "kind": "compound"}, "z"),
    ("people", "id", {"id": "p"}, "p"),
    ("organisations", "serves", {"id": "x", "kind": "property_company", "serves": "ghost"}, "ghost"),
    ("organisations", "head", {"id": "x", "kind": "property_company", "head": "ghost"}, "ghost"),
    ("organisations", "above", {"id": "x", "kind": "property_company", "above": "ghost"}, "ghost"),
    ("organisations", "approved_by", {"id": "x", "kind": "property_company", "approved_by": "ghost"}, "ghost"),
    ("organisations", "id", {"id": "o", "kind": "property_company"}, "o"),
    ("shifts", "id", {"id": "day", "hours": "unknown"}, "day"),
    ("posts", "serves", {"id": "x", "kind": "grid_member", "serves": "ghost"}, "ghost"),
    ("posts", "within", {"id": "x", "kind": "grid_member", "for_each": "grid", "within": "ghost"}, "ghost"),
    ("posts", "organisation", {"id": "x", "kind": "grid_member", "organisation": "ghost"}, "ghost"),
    ("posts", "shift", {"id": "x", "kind": "grid_member", "shift": "ghost"}, "ghost"),
    ("posts", "id", {"id": "head", "kind": "grid_member"}, "head"),
    ("appointments", "post", {"post": "steward-b-3", "holder": "p"}, "steward-b-3"),
    ("appointments", "post", {"post": "ghost", "holder": "p"}, "ghost"),
    ("appointments", "holder", {"post": "head", "holder": "post:ghost"}, "ghost"),
    ("appointments", "home", {"post": "head", "holder": "p", "capacity": "seconded", "home": "ghost"}, "ghost"),
    ("appointments", "shift", {"post": "head", "holder": "p", "shift": "ghost"}, "ghost"),
    ("teams", "serves", {"id": "x", "serves": "ghost"}, "ghost"),
    ("teams", "within", {"id": "x", "for_each": "grid", "within": "ghost"}, "ghost"),
    ("teams", "seats.one.holder", {"id": "x", "seats": {"one": "post:ghost"}}, "ghost"),
    ("teams", "seats.one.sent_by", {"id": "x", "seats": {"one": {"sent_by": "ghost"}}}, "ghost"),
    ("teams", "seats.one.shift", {"id": "x", "seats": {"one": {"shift": "ghost"}}}, "ghost"),
    ("teams", "id", {"id": "t"}, "t"),
    ("duties", "handed_down_by", {"id": "x", "handed_down_by": "ghost"}, "ghost"),
    ("duties", "id", {"id": "d"}, "d"),
    ("shares", "duty", {"duty": "ghost", "part": "lead", "who": "team:t"}, "ghost"),
    ("shares", "who", {"part": "lead", "who": "post:ghost"}, "ghost"),
    ("shares", "who", {"part": "lead", "who": "team:ghost"}, "ghost"),
    ("shares", "who", {"part": "lead", "who": "organisation:ghost"}, "ghost"),
    ("shares", "who", {"part": "lead", "who": "person:ghost"}, "ghost"),
    ("shares", "where", {"part": "lead", "who": "team:t", "where": "ghost"}, "ghost"),
    ("shares", "within", {"part": "lead", "who": "team:t", "for_each": "grid", "within": "ghost"}, "ghost"),
    ("shares", "shift", {"part": "lead", "who": "team:t", "shift": "ghost"}, "ghost"),
    ("switches", "where", {"mode": "flood", "where": "ghost"}, "ghost"),
    ("switches", "by", {"mode": "flood", "where": "c", "by": "post:ghost"}, "ghost"),
    ("exemptions", "where", {"where": "ghost", "reason": "y"}, "ghost"),
    ("exemptions", "duty", {"duty": "ghost", "where": "c", "reason": "y"}, "ghost"),
    ("links", "who", {"kind": "supports", "who": "team:ghost", "to": "place:b/1"}, "ghost"),
    ("links", "to", {"kind": "supports", "who": "zone:z", "to": "place:b/9"}, "b/9"),
]  # fmt: skip


def test_what_points_somewhere_does_not_dangle():
    """
    References to homes, to rows made for each place, to seats and to every kind of noun are found.
    """
    assert () == build(Register.model_validate(BASE)).dangling


@pytest.mark.parametrize(("section", "field", "row", "target"), LOOSE, ids=lambda each: str(each)[:40])
def test_each_reference_to_nothing_is_said_once(section, field, row, target):
    """
    Whatever a row names that is not there, the structure is built and says where; and so it says of an id that an
    earlier row has as well.
    """
    drawn = Register.model_validate({**BASE, section: [*BASE[section], row]})

    found = build(drawn).dangling

    assert [(section, len(BASE[section]), field, target)] == [
        (each.section, each.row, each.field, each.target) for each in found
    ]
    assert f"{section}[{len(BASE[section])}].{field}: {target}" == str(found[0])


def test_they_stand_in_the_order_of_the_sections():
    """
    However they were met, they are listed by section and row.
    """
    rows: dict[str, list[object]] = {section: list(those) for section, those in BASE.items()}
    for section, _, row, _ in LOOSE:
        rows[section] = [*rows[section], row]
    found = build(Register.model_validate(rows)).dangling
    order = [(list(BASE).index(each.section), each.row) for each in found]

    assert sorted(order) == order
    assert {section for section, *_ in LOOSE} == {each.section for each in found}


LATE = {**BASE, "places": [BASE["places"][0], {**BASE["places"][1], "from": "2020-03-01"}]}


class TestAtAnotherTime:
    """What begins later or has ended is not nothing."""

    def test_a_place_that_begins_later_is_no_nothing(self):
        """
        Before a building is there, what is written of it and of the posts made for it does not dangle; when it is
        there, nothing does either.
        """
        register = Register.model_validate({**LATE, "zones": [{**BASE["zones"][0], "until": "2020-04-01"}]})

        for at in ("2020-02-10", "2020-03-10", "2020-05-01"):
            assert () == build(register, at=at).dangling

    def test_what_is_never_there_dangles_all_the_same(self):
        """
        A building that is not there now makes nothing of what never is.
        """
        rows = {**LATE, "appointments": [{"post": "stewart-b-1", "holder": "p"}, {"post": "ghost", "holder": "p"}]}

        found = build(Register.model_validate(rows), at="2020-02-10").dangling

        assert ["stewart-b-1", "ghost"] == [each.target for each in found]

    def test_a_zone_is_named_by_its_row_in_the_register(self):
        """
        The row of a zone is its row in the register, also when zones before it are not there.
        """
        zones = [
            {"id": "old", "kind": "compound", "until": "2020-01-01"},
            {"id": "x", "kind": "compound", "members": ["no"]},
        ]

        (found,) = build(
            Register.model_validate({**BASE, "zones": [BASE["zones"][0], *zones]}), at="2020-02-10"
        ).dangling

        assert ("zones", 2, "no") == (found.section, found.row, found.target)


WORDS = [
    ("places", {"id": "x", "level": "gird"}, "level", "gird"),
    ("places", {"id": "x", "site": "shp"}, "site", "shp"),
    ("places", {"id": "x", "level": "grid", "also": "gird"}, "also", "gird"),
    (
        "places",
        {"id": "x", "level": "building", "layout": {"entrances": 1, "floors": 1, "homes": 1, "also": "gird"}},
        "layout.also",
        "gird",
    ),
    ("zones", {"id": "x", "kind": "compond"}, "kind", "compond"),
    ("zones", {"id": "x", "kind": "compound", "level": "gird"}, "level", "gird"),
    ("organisations", {"id": "x", "kind": "offce"}, "kind", "offce"),
    ("posts", {"id": "x", "kind": "grid_leadr"}, "kind", "grid_leadr"),
    ("posts", {"id": "x", "kind": "grid_leader", "for_each": "gird"}, "for_each", "gird"),
    ("teams", {"id": "x", "template": "seed"}, "template", "seed"),
    ("teams", {"id": "x", "modes": ["flood", "epidemc"]}, "modes[1]", "epidemc"),
    ("duties", {"id": "x", "applies_to": ["housheold"]}, "applies_to[0]", "housheold"),
    ("duties", {"id": "x", "answered_at": {"household": "gird"}}, "answered_at[0].level", "gird"),
    ("duties", {"id": "x", "answered_at": {"hosehold": "grid"}}, "answered_at[0].of", "hosehold"),
    ("shares", {"part": "leed", "who": "team:t"}, "part", "leed"),
    ("shares", {"part": "lead", "who": {"every": "grid_leadr"}}, "who.every", "grid_leadr"),
    ("switches", {"mode": "epidemc", "where": "c"}, "mode", "epidemc"),
    ("links", {"kind": "reports_too", "who": "team:t", "to": "team:t"}, "kind", "reports_too"),
]


class TestWords:
    """A word that the vocabulary does not have is a loose end of a register built in code."""

    @pytest.mark.parametrize(("section", "row", "field", "word"), WORDS, ids=lambda each: str(each)[:40])
    def test_a_misspelt_word_is_said_once(self, section, row, field, word):
        """
        Whatever field it stands in, the structure says the word, with its row and its field.
        """
        (found,) = build(Register.model_validate({**BASE, section: [*BASE[section], row]})).dangling

        assert (section, len(BASE[section]), field, word, "word") == (
            found.section, found.row, found.field, found.target, found.why,
        )  # fmt: skip

    def test_a_word_of_its_own_vocabulary_is_known(self):
        """
        What the register's own vocabulary adds is no loose end; a word in that vocabulary that nobody knows is one.
        """
        words = {"sites": [{"id": "well", "stands_at": "grid"}], "modes": [{"id": "frost", "kind_of": "emergncy"}]}
        rows = [*BASE["places"], {"id": "x", "site": "well"}]

        (found,) = build(Register.model_validate({**BASE, "places": rows, "vocabulary": words})).dangling

        assert "vocabulary.modes[0].kind_of: emergncy" == str(found)
        assert found.row is None

    def test_a_vocabulary_that_is_not_there_is_said_alone(self):
        """
        Where the vocabulary that the register stands on is not there, that is said, and not every word of it.
        """
        (found,) = build(Register.model_validate({**BASE, "vocabulary": {"base": "chian"}})).dangling

        assert ("vocabulary.base: chian", "word") == (str(found), found.why)

    def test_a_word_that_is_the_id_of_an_absent_place_is_said(self):
        """
        A place that is not there at the time lets nobody misspell a word.
        """
        rows = dict.fromkeys(("appointments", "teams", "shares", "links", "switches"), ())
        late = {**LATE, **rows, "posts": [{"id": "x", "kind": "b"}]}

        found = build(Register.model_validate(late), at="2020-02-10").dangling

        assert ["posts[0].kind: b"] == [str(each) for each in found]


class TestHolders:
    """A person need not be listed; one who is not, where others are, may be a misspelling."""

    ROWS = ({"post": "head", "holder": "q"}, {"post": "head", "holder": {"one_of": ["p", "r"]}, "capacity": "deputy"})

    def test_a_holder_left_out_of_people_is_noted(self):
        """
        Each person who is not listed is said with the row that names the person.
        """
        team = {"id": "u", "serves": "c", "seats": {"one": "s", "two": "post:head", "three": "unknown"}}
        rows = {"appointments": [*BASE["appointments"], *self.ROWS], "teams": [*BASE["teams"], team]}

        found = build(Register.model_validate({**BASE, **rows})).dangling

        assert ["appointments[2].holder: q", "appointments[3].holder: r", "teams[1].seats.one.holder: s"] == [
            str(each) for each in found
        ]
        assert {"unlisted"} == {each.why for each in found}

    def test_a_register_that_lists_nobody_keeps_persons_elsewhere(self):
        """
        Without people listed nothing is noted.
        """
        rows = {"people": [], "appointments": [*BASE["appointments"], *self.ROWS]}

        assert () == build(Register.model_validate({**BASE, **rows})).dangling


class TestGroups:
    """A group is what duties are of; a share or an exemption of another one is for nothing."""

    @pytest.mark.parametrize(
        ("section", "row"),
        [
            ("shares", {"group": "medecine", "part": "lead", "who": "team:t"}),
            ("exemptions", {"group": "medecine", "where": "c", "reason": "y"}),
        ],
    )
    def test_a_group_that_no_duty_is_of_is_said(self, section, row):
        """
        A misspelt group is said with its row; the right one is not.
        """
        rows = {**BASE, "duties": [*BASE["duties"], {"id": "pills", "group": "medicine"}]}
        right = {**row, "group": "medicine"}

        (found,) = build(Register.model_validate({**rows, section: [*BASE[section], right, row]})).dangling

        assert (f"{section}[{len(BASE[section]) + 1}].group: medecine", "group") == (str(found), found.why)


class TestSeats:
    """A seat that its team's template does not have is of no kind and leads nothing by it."""

    @staticmethod
    def said(template: str | None, *seats: str | tuple[str, str]) -> list[str]:
        """The seats said of a team with some seats, each a name or a name and the kind it states."""
        written = {each if isinstance(each, str) else each[0]: {} for each in seats}
        written |= {each[0]: {"kind": each[1]} for each in seats if isinstance(each, tuple)}
        own = {"templates": [{"id": "free"}]}
        team = {"id": "x", "serves": "c", "template": template, "seats": written}
        found = build(Register.model_validate({**BASE, "teams": [*BASE["teams"], team], "vocabulary": own})).dangling
        assert {each.why for each in found} <= {"seat"}
        assert {each.path for each in found} == {f"teams[1].seats.{each.target}" for each in found}
        return [each.target for each in found]

    def test_a_seat_its_template_does_not_have_is_said(self):
        """
        Of a template with so many seats and no more, each other one is said.
        """
        assert ["grid_leadr", "cook"] == self.said("seed_1_3", "grid_leadr", "police_officer", "cook")

    def test_a_template_with_room_takes_more_seats(self):
        """
        One plus three plus N has other seats as it likes, and so has a committee of members without number.
        """
        assert [] == self.said("grid_1_3_n", "grid_leader", "volunteer_1", "cook", "others")
        assert [] == self.said("stairwell_committee", "steward", "member_1", "member_2")

    def test_a_misspelt_seat_is_said_where_there_is_room_for_more(self):
        """
        Where the seat it looks like is there it is one more; where that one is lacking it is said.
        """
        assert ["grid_leadr"] == self.said("grid_1_3_n", "grid_leadr", "cook")
        assert [] == self.said("grid_1_3_n", "grid_leader", "grid_leadr")

    def test_a_seat_that_states_a_kind_of_the_template_is_what_it_states(self):
        """
        A seat under a name of the team's own is taken as one of the template's by its kind.
        """
        assert [] == self.said("seed_1_3", ("captain", "grid_leader"))
        assert ["captain"] == self.said("seed_1_3", ("captain", "doctor"))

    @pytest.mark.parametrize("template", [None, "free"])
    def test_without_seats_in_a_template_none_is_said(self, template):
        """
        A team without a template, or with one that asks for no seats, has the seats it likes.
        """
        assert [] == self.said(template, "grid_leadr", "cook")

    def test_of_a_template_there_is_not_only_that_is_said(self):
        """
        What seats a misspelt template has is not known.
        """
        team = {"id": "x", "template": "seed", "seats": {"cook": "unnamed"}}

        (found,) = build(Register.model_validate({**BASE, "teams": [*BASE["teams"], team]})).dangling

        assert ("teams[1].template: seed", "word") == (str(found), found.why)


@pytest.mark.parametrize("name", ["heshun", "qinghe", "chonaikai"])
def test_the_examples_have_no_loose_end(name):
    """
    What is shown to newcomers hangs together.
    """
    assert () == build(example(name)).dangling
