"""The examples as documents: they read without a remark, say what is taken from where, and name no real person."""

import re
from importlib.resources import as_file, files
from typing import Any

import pytest

from communitygov.base.errors import UnknownId
from communitygov.base.time import start_of
from communitygov.io.examples import example, example_files, example_names
from communitygov.io.read import read
from communitygov.model.builtin import vocabulary_of
from communitygov.model.noun import Row
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS

NAMES = example_names()


def rows(register: Register) -> dict[str, Row]:
    """Give every row of a register under its place in it."""
    return {f"{section}[{at}]": row for section in SECTIONS for at, row in enumerate(getattr(register, section))}


@pytest.mark.parametrize("name", NAMES)
class TestEveryExample:
    """What holds of every example."""

    def test_it_is_read_as_anybody_s_document_is(self, name):
        """
        `read` makes the same register of its file or folder, without a single finding, notes included.
        """
        folder = files("communitygov") / "examples"
        found = folder / name if (folder / name).is_dir() else folder / f"{name}.yaml"
        with as_file(found) as path:
            partial = read(path, partial=True)

        assert partial.findings == ()
        assert partial.register == example(name)

    def test_places_in_it_are_told_by_the_name_of_the_example(self, name):
        """
        Where a value stands is told under the example's own file name and never by a path of this machine.
        """
        told = example(name).source

        position = told.find("places", 0, ["id"])
        assert position.file in example_files(name)

    def test_people_are_ids(self, name):
        """
        Nobody in an example has a name: people are opaque ids.
        """
        assert all(re.fullmatch(r"p-\d+", person.id) and person.name is None for person in example(name).people)

    def test_every_word_is_known(self, name):
        """
        Levels, sites, kinds, modes, parts and templates are words of the vocabulary the example stands on.
        """
        register = example(name)
        words = vocabulary_of(register)
        known = {
            field: {word.id for word in getattr(words, field)} for field in type(words).model_fields if field != "base"
        }
        used = {
            "levels": {place.level for place in register.places},
            "sites": {place.site for place in register.places},
            "zones": {zone.kind for zone in register.zones},
            "organisations": {body.kind for body in register.organisations},
            "posts": {post.kind for post in register.posts}
            | {share.who.id for share in register.shares if share.who.kind == "every"},
            "templates": {team.template for team in register.teams},
            "modes": {mode for noun in (*register.duties, *register.shares, *register.teams) for mode in noun.modes}
            | {switch.mode for switch in register.switches},
            "parts": {share.part for share in register.shares},
            "links": {link.kind for link in register.links},
            "lists": {duty.list for duty in register.duties},
        }

        for field, ids in used.items():
            assert ids - {None} <= known[field], field


@pytest.mark.parametrize("name", [name for name in NAMES if name != "heshun-broken"])
class TestEveryExampleToLearnFrom:
    """What holds of every example but the one in which faults are planted; of that one see its own tests."""

    def test_nothing_looks_like_a_number_of_a_person(self, name):
        """
        There is no run of digits as long as a telephone or an identity number, and no field for either.
        """
        for file, data in example_files(name).items():
            text = data.decode()

            assert not re.search(r"\d{9,}", text), file
            assert not re.search("电话|手机|身份证|phone", text), file

    def test_an_emergency_ends(self, name):
        """
        Every switch and every case states its end.
        """
        register = example(name)

        assert all(switch.period[1] for switch in register.switches)
        assert all(place.period[1] for place in register.places if place.site == "case")


def test_an_unknown_example_is_refused_by_name():
    """
    The error names what was asked and the example that looks like it.
    """
    with pytest.raises(UnknownId) as caught:
        example("hesun")

    assert (caught.value.kind, caught.value.asked, caught.value.near) == ("example", "hesun", ("heshun",))


def test_the_files_of_an_example():
    """
    A folder gives its files in the order they are read in, a single file itself.
    """
    assert list(example_files("qinghe")) == ["qinghe.yaml"]
    assert list(example_files("heshun")) == [
        "heshun/1-places.yaml",
        "heshun/2-bodies.yaml",
        "heshun/3-posts.yaml",
        "heshun/4-duties.yaml",
        "heshun/5-times.yaml",
    ]


@pytest.fixture(scope="module")
def heshun() -> Register:
    """Give the register of Heshun."""
    return example("heshun")


@pytest.fixture(scope="module")
def bodies(heshun) -> dict[str, Any]:
    """Give the organisations of Heshun by id."""
    return {body.id: body for body in heshun.organisations}


class TestHeshun:
    """What the article says stands in the example; the rest is marked."""

    def test_every_row_says_where_it_comes_from_or_that_it_is_made_up(self, heshun):
        """
        A row states its source, or is marked, or both where only some of its fields are invented.
        """
        silent = [where for where, row in rows(heshun).items() if row.source is None and not row.made_up]

        assert silent == []

    def test_a_row_without_source_is_made_up_as_a_whole(self, heshun):
        """
        Only a row that has a source can be made up in part.
        """
        assert all(row.source for row in rows(heshun).values() if isinstance(row.made_up, tuple))

    def test_marked_fields_exist(self, heshun):
        """
        Every field that a row marks is a field the row states.
        """
        for where, row in rows(heshun).items():
            if isinstance(row.made_up, tuple):
                names = {
                    field.alias or name
                    for name, field in type(row).model_fields.items()
                    if name in row.model_fields_set
                }
                assert set(row.made_up) <= names, where

    def test_the_parents_up_to_the_city(self, heshun):
        """
        Heshun lies in Shounan Sub-district, Yinzhou District, Ningbo.
        """
        places = {place.id: place for place in heshun.places}
        line, here = [], ("heshun",)
        while here:
            line.append(places[here[0]].level)
            here = places[here[0]].within

        assert line == ["community", "subdistrict", "district", "city"]

    def test_about_two_thousand_five_hundred_homes_in_made_up_buildings(self, heshun):
        """
        The layouts add up to 2,528 homes behind 92 entrances, each of which serves as a micro-grid; one building is not
        counted. None of it is the article's.
        """
        buildings = [place for place in heshun.places if place.level == "building"]
        layouts = [place.layout for place in buildings if place.layout]

        assert sum(layout.entrances * layout.homes_of_entrance for layout in layouts) == 2528
        assert sum(layout.entrances for layout in layouts) == 92
        assert {layout.also for layout in layouts} == {"micro_grid"}
        assert [place.id for place in buildings if place.layout is None] == ["b27"]
        assert all(place.made_up is True for place in heshun.places if place.level in ("building", "grid"))

    def test_the_temporary_branch(self, bodies):
        """
        22 seconded and 11 registered members, for a time.
        """
        branch = bodies["front_line_branch"]

        assert (branch.seconded.exact, branch.registered.exact) == (22, 11)
        assert branch.kind == "temporary_party_branch"
        assert branch.period[1] is not None

    def test_volunteers_and_shops(self, bodies):
        """
        30 volunteers; of the shops we know that there are more than ten.
        """
        assert bodies["lelin"].members.exact == 30
        assert bodies["shop_alliance"].members.plain() == {"more_than": 10}

    def test_seven_social_workers(self, heshun):
        """
        Seven posts of social worker, each held by a person of its own.
        """
        holders = {row.holder.ids for row in heshun.appointments if row.post.startswith("worker")}

        assert len(holders) == 7

    def test_two_sweeps_a_day(self, heshun):
        """
        The sweep is twice a day, in two stretches of hours; which hours of the morning and the afternoon is made up.
        """
        sweep = next(duty for duty in heshun.duties if duty.id == "sweep")

        assert (sweep.how_often.times, sweep.how_often.per, len(sweep.hours)) == (2, "day", 2)
        assert "hours" in sweep.made_up

    def test_the_one_plus_three_team(self, heshun):
        """
        Four seats in every grid, in emergencies only, led by whoever is grid leader.
        """
        team = next(team for team in heshun.teams if team.id == "response")

        assert list(team.seats) == ["grid_leader", "liaison_cadre", "police_officer", "public_health_liaison"]
        assert str(team.seats["grid_leader"].holder) == "post:leader"
        assert (team.modes, team.for_each) == (("emergency",), "grid")

    def test_nothing_made_for_the_epidemic_has_a_share_in_service_mode(self, heshun):
        """
        Every share of a steward, a committee, a "1+3" team or a service group names the emergency.
        """
        teams = {team.id for team in heshun.teams}
        kinds = {
            "building_steward",
            "committee_member",
            "public_health_liaison",
            "police_officer",
            "doctor",
            "volunteer",
        }

        for share in heshun.shares:
            if share.who.id in kinds | teams | {"steward"}:
                assert share.modes == ("emergency",), share.key

    def test_who_leads_isolation_support_is_marked(self, heshun):
        """
        The article does not say who leads isolation support: every such share is marked.
        """
        leads = [share for share in heshun.shares if share.duty == "isolation_support" and share.part == "lead"]

        assert len(leads) == 4
        assert all(share.made_up for share in leads)
        assert [str(share.who) for share in leads if share.first] == ["team:response"]

    def test_the_epidemic_is_in_force_on_the_day_asked_about(self, heshun):
        """
        The switch begins in January 2020 and is on at the register's own instant.
        """
        (switch,) = heshun.switches

        assert switch.period[0].isoformat() < "2020-02" <= heshun.as_of.isoformat()
        assert switch.in_force(start_of(heshun.as_of))


def test_qinghe_is_small_enough_to_show():
    """
    The document that shows what a document looks like has one row or more of every section but links and waivers.
    """
    register = example("qinghe")

    assert [section for section in SECTIONS if not getattr(register, section)] == ["links", "waivers"]


def test_chonaikai_stands_on_other_words():
    """
    The neighbourhood association has levels that China's vocabulary does not know.
    """
    register = example("chonaikai")

    assert register.vocabulary is not None
    assert register.vocabulary.base == "japan"
    assert {place.level for place in register.places} >= {"prefecture", "municipality", "neighbourhood", "block"}
