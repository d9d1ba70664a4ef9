"""The built-in vocabularies: their words hang together, are named twice, and are enough for what stands on them."""

from collections import Counter

import pytest

from communitygov.model import doors
from communitygov.model.builtin import builtin, builtin_names, vocabulary_of
from communitygov.model.noun import Name
from communitygov.model.organisation import Organisation
from communitygov.model.place import Place
from communitygov.model.post import Post
from communitygov.model.register import Register
from communitygov.model.team import Team
from communitygov.model.vocabulary import WORD_FIELDS, Vocabulary
from communitygov.model.zone import Zone

NAMES = builtin_names()
DOORS = [
    door
    for door in vars(doors).values()
    if isinstance(door, type)
    and door.__module__ == doors.__name__
    and issubclass(door, Place | Zone | Organisation | Post | Team)
]


def ids(vocabulary: Vocabulary, field: str) -> set[str]:
    """Give the ids of one kind of word."""
    return {word.id for word in getattr(vocabulary, field)}


def test_two_come_with_the_package():
    """
    China is what a register stands on unless it names another; a second country shows that the words are data.
    """
    assert NAMES == ("china", "japan")
    assert vocabulary_of(Register()) == builtin("china")


@pytest.mark.parametrize("name", NAMES)
class TestWords:
    """What holds of every built-in vocabulary."""

    def test_ids_are_unique(self, name):
        """
        Within a kind no id is given twice.
        """
        for field in WORD_FIELDS:
            counted = Counter(word.id for word in getattr(builtin(name), field))

            assert [word for word, times in counted.items() if times > 1] == [], field

    def test_every_word_has_both_names(self, name):
        """
        Every word is named in Chinese and in English, and no two of one kind are named alike.
        """
        for field in WORD_FIELDS:
            words = getattr(builtin(name), field)
            names = [word.name for word in words]

            assert all(isinstance(each, Name) and each.zh and each.en for each in names), field
            assert len({each.zh for each in names}) == len({each.en for each in names}) == len(words), field

    def test_ranks_grow_inwards(self, name):
        """
        A level lies in levels of the same vocabulary that are further out, down to the household.
        """
        ranks = {level.id: level.rank for level in builtin(name).levels}

        for level in builtin(name).levels:
            assert set(level.within) <= set(ranks), level.id
            assert all(ranks[outer] < level.rank for outer in level.within), level.id
        assert max(ranks, key=lambda level: ranks[level]) == "household"

    def test_every_level_but_the_outermost_lies_in_one(self, name):
        """
        Only the outermost level lies in none, so every level hangs in the one tree.
        """
        levels = builtin(name).levels

        assert [level.id for level in levels if not level.within] == [min(levels, key=lambda level: level.rank).id]

    def test_what_a_word_refers_to_exists(self, name):
        """
        Sites and zones stand at known levels, modes are kinds of known modes, seats are of known kinds of post, and
        templates are of known levels or kinds of site.
        """
        words = builtin(name)
        levels = ids(words, "levels")

        assert {site.stands_at for site in words.sites} <= levels
        assert {zone.stands_at for zone in words.zones} <= levels | {None}
        assert {mode.kind_of for mode in words.modes} <= ids(words, "modes") | {None}
        assert {seat.kind for template in words.templates for seat in template.seats} <= ids(words, "posts")
        assert {template.of for template in words.templates} <= levels | ids(words, "sites")

    def test_levels_and_sites_are_told_apart(self, name):
        """
        A level and a kind of site never share an id: ``applies_to`` names either.
        """
        assert not ids(builtin(name), "levels") & ids(builtin(name), "sites")

    def test_a_partition_states_its_level(self, name):
        """
        A kind of zone that is checked for holes and overlaps says at which level it stands.
        """
        assert all(zone.stands_at for zone in builtin(name).zones if zone.partition)

    def test_templates_have_possible_seats(self, name):
        """
        A template has seats with ids of their own, at most one of which leads, and no seat asks for more than it takes.
        """
        for template in builtin(name).templates:
            seats = template.seats

            assert len({seat.id for seat in seats}) == len(seats) > 0, template.id
            assert sum(seat.lead for seat in seats) <= 1, template.id
            assert all(0 <= seat.least and (seat.most is None or seat.least <= seat.most) for seat in seats)

    def test_templates_say_where_they_are_taken_from(self, name):
        """
        No template is ours: each has a source.
        """
        assert all(template.source for template in builtin(name).templates)

    def test_the_words_that_answers_stand_on(self, name):
        """
        The parts, modes, levels and links that an answer is made of are in every vocabulary.
        """
        words = builtin(name)

        assert {"lead", "assist", "inform", "supervise"} <= ids(words, "parts")
        assert {"service", "emergency"} <= ids(words, "modes")
        assert {"building", "entrance", "floor", "household"} <= ids(words, "levels")
        assert {"reports_to", "stands_in_for"} <= ids(words, "links")


class TestChina:
    """What holds of the Chinese words in particular."""

    @pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
    def test_doors_open_on_known_words(self, door):
        """
        Every typed front door is of a level, a kind or a template that the vocabulary has.
        """
        words = builtin("china")
        fixed = {
            Place: ("level", "site"),
            Zone: ("kind",),
            Organisation: ("kind",),
            Post: ("kind",),
            Team: ("template",),
        }
        known = {
            "level": ids(words, "levels"),
            "site": ids(words, "sites"),
            "template": ids(words, "templates"),
        }
        kinds = {Zone: "zones", Organisation: "organisations", Post: "posts"}
        noun = next(noun for noun in fixed if issubclass(door, noun))
        values = {field: door.model_fields[field].default for field in fixed[noun]}
        stated = {field: value for field, value in values.items() if value is not None}

        assert len(stated) == 1
        for field, value in stated.items():
            assert value in (ids(words, kinds[noun]) if field == "kind" else known[field])

    def test_the_doors_are_found(self):
        """
        The test of the doors has doors to test.
        """
        assert {door.__name__ for door in DOORS} >= {"Grid", "Gate", "PoliceArea", "BuildingSteward", "ResponseTeam"}

    def test_one_plus_three_has_two_meanings(self):
        """
        The team of the epidemic and the later staffing of a grid are two templates that share the grid leader only.
        """
        templates = {template.id: template for template in builtin("china").templates}
        team = {seat.kind for seat in templates["seed_1_3"].seats}
        staffing = {seat.kind for seat in templates["grid_1_3_n"].seats}

        assert len(team) == 4
        assert team & staffing == {"grid_leader"}
        assert [seat.id for seat in templates["seed_1_3"].seats if seat.lead] == ["grid_leader"]

    def test_others_may_be_none_or_many(self):
        """
        The "N" of a staffing is any number of others, none included.
        """
        templates = {template.id: template for template in builtin("china").templates}
        others = {seat.id: seat for seat in templates["grid_1_3_n"].seats}["others"]

        assert (others.least, others.most) == (0, None)

    def test_an_epidemic_is_an_emergency(self):
        """
        What is said for an emergency holds in an epidemic, and in service mode nothing of it.
        """
        modes = {mode.id: mode.kind_of for mode in builtin("china").modes}

        assert modes["epidemic"] == modes["flood"] == "emergency"
        assert modes["service"] is modes["emergency"] is None

    def test_a_police_area_stands_at_the_community(self):
        """
        A police area is a partition at the level of a community; a compound has no level of its own and leaves room
        between itself and the next.
        """
        zones = {zone.id: zone for zone in builtin("china").zones}

        assert (zones["police_area"].stands_at, zones["police_area"].partition) == ("community", True)
        assert (zones["compound"].stands_at, zones["compound"].partition) == (None, False)
        assert [zone for zone in zones if zones[zone].disjoint] == ["compound", "property_area"]
