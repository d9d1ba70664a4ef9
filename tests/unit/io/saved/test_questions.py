"""Questions about an opened structure: answers, graphs and nouns are those of the one saved, and little is loaded."""

import copy
import json
import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest

import communitygov as cg
from communitygov.cli.app import main
from communitygov.io.saved import lazily
from communitygov.io.saved.mapped import Mapped
from communitygov.queries.dated import stretches

AT = "2020-02-10T20:30"
MOST_LOADED = 141
"""Files of the library that a question of the command line may load."""


class TestAnswers:
    """An opened structure answers as the one that was saved."""

    def test_the_findings_are_those_of_the_built_one(self, built, opened):
        """
        Rules find the same, at the same lines of the files it was once read from.
        """
        assert list(cg.check(built, at=AT)) == list(cg.check(opened, at=AT))

    def test_it_can_be_built_anew(self, opened):
        """
        Its register builds a structure for another stretch of time.
        """
        anew = cg.build(opened.register, at="2020-03-01")

        assert anew.since > opened.since

    def test_questions_answer_alike(self, built, opened):
        """
        Absence and comparison, which try out changes, answer as the built one; the two do not differ.
        """
        away = {"remove": ["organisation:police_station"], "at": AT}

        assert cg.absence(built, **away).to_json() == cg.absence(opened, **away).to_json()
        assert not cg.compare(built, opened, at=AT).differences
        assert cg.chokepoints(built, at=AT).to_json() == cg.chokepoints(opened, at=AT).to_json()

    def test_graphs_are_alike(self, built, opened):
        """
        Each of the graphs has the same nodes and edges with the same attributes.
        """
        for of in ("containment", "responsibility", "command", "holding"):
            one, other = (cg.to_networkx(each, of, at=AT) for each in (built, opened))

            assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
            assert sorted(map(str, one.edges(data=True))) == sorted(map(str, other.edges(data=True)))


class TestNouns:
    """Its nouns are as those of the register."""

    def test_they_are_equal_and_have_one_hash(self, built, opened):
        """
        A noun of an opened structure equals the one that was saved, either way round, and falls on the same place.
        """
        for one, other in zip(built.register.shares, opened.register.shares, strict=True):
            assert one == other
            assert other == one
            assert hash(one) == hash(other)
            assert one.key == other.key

    def test_they_are_frozen(self, opened):
        """
        Nothing of one can be set or deleted; a copy is itself.
        """
        place = opened.register.places[0]

        with pytest.raises(AttributeError, match="frozen"):
            place.id = "other"
        with pytest.raises(AttributeError, match="frozen"):
            del place.id
        assert copy.deepcopy(place) is place is copy.copy(place)

    def test_a_person_shows_no_name(self, opened):
        """
        What may say who somebody is is shown by no text of a person.
        """
        people = [person for person in opened.register.people if person.name is not None]

        assert not [person for person in people if str(person.name) in repr(person)]
        assert "id='p-001'" in repr(opened.register.people[0])

    def test_one_can_be_asked_about(self, built, opened):
        """
        A noun that a view gives is as good as its id.
        """
        place, duty = opened.places["b07/2/5/501"], opened.duties["isolation_support"]

        assert cg.who_answers(opened, place=place, duty=duty, at=AT) == cg.who_answers(
            built, place="b07/2/5/501", duty="isolation_support", at=AT
        )
        assert cg.coverage(opened, duty=duty, at=AT).duties == (cg.Ref("duty", "isolation_support"),)


def test_a_span_makes_no_row_of_what_stands_still(file, monkeypatch):
    """
    Which rows begin or end in a span is looked up: of the others none is read but those that state hours.
    """
    opened, made = cg.open_structure(file), []
    at = opened.instant(AT)
    loads = SimpleNamespace(loads=lambda said: made.append(said) or json.loads(said))
    monkeypatch.setattr(lazily, "json", loads)

    found = list(stretches(opened, at.at, at.at + timedelta(days=2)))

    assert found
    assert len(made) < 20 < len(opened.register.appointments)


def test_an_earlier_file_says_no_periods(file, monkeypatch):
    """
    Of a file in which no periods are written the rows are looked at; a span comes to the same.
    """
    new, old = cg.open_structure(file), cg.open_structure(file)
    asked = {"at": AT, "until": "2020-02-12"}
    expected = cg.week(new, **asked).to_json()
    has = Mapped.has

    monkeypatch.setattr(
        Mapped, "has", lambda self, name: not name.startswith(("when.", "for_each")) and has(self, name)
    )

    assert expected == cg.week(old, **asked).to_json()


def test_questions_load_neither_pydantic_nor_yaml(file, third_party_loaded_by):
    """
    To open a structure and to ask it loads attrs and numpy, and no library that reads documents or draws graphs.
    """
    asked = f"s = cg.open_structure({str(file)!r}); at = {AT!r}; cg.coverage(s, at=at).by('grid')"
    who = "print(cg.who_answers(s, place='b07/2/5/501', duty='isolation_support', at=at).sentence('zh'))"
    more = "cg.load(s, at=at); cg.answers_for(s, 'person:p-014', at=at); cg.modes(s, 'service', 'emergency', at=at)"

    loaded = third_party_loaded_by(f"import communitygov as cg; {asked}; {who}; {more}")

    assert {"numpy"} == loaded & {"numpy", "pydantic", "pydantic_core", "yaml", "networkx"}


def test_the_command_loads_what_a_question_needs(file):
    """
    ``who FILE.cg`` loads the rooms that a question stands on, and of these no more files than it needs; what reads,
    builds and checks is not loaded, nor what only few answers want.
    """
    who = ["who", str(file), "--place", "b07/2/5/501", "--duty", "isolation_support", "--at", AT]
    program = (
        f"import sys; from communitygov.cli import main; code = main({who!r}); print(*sys.modules); sys.exit(code)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = run.stdout.splitlines()[-1].split()
    ours = [name for name in loaded if name.startswith("communitygov.")]
    rooms = {name.split(".")[1] for name in ours}
    io = {name.split(".")[2] for name in ours if name.startswith("communitygov.io.")}

    assert {"base", "cli", "engine", "io", "model", "queries", "report", "structure"} == rooms
    assert {"paths", "saved"} == io
    assert len(ours) <= MOST_LOADED
    assert not {"difflib", "hashlib", "zoneinfo", "communitygov.base.findings"} & set(loaded)
    assert not {"pydantic", "yaml", "networkx", "narwhals", "pyarrow"} & set(loaded)


def test_a_register_of_tables_is_saved(tmp_path):
    """
    Of a register that was read from tables, whose rows are no nouns until they are looked at, all is as it was:
    answers, rows, and the line of each.
    """
    assert main(["synth", "community", "--seed", "3", "--format", "csv", "-o", str(tmp_path / "made")]) == 0
    built = cg.build(cg.read(tmp_path / "made" / "register"))
    cg.save(built, tmp_path / "one.cg")
    opened = cg.open_structure(tmp_path / "one.cg", check=True)

    assert cg.coverage(built).to_json() == cg.coverage(opened).to_json()
    for section in ("places", "zones", "people", "posts", "appointments", "shares", "links"):
        rows, kept = getattr(built.register, section), getattr(opened.register, section)
        lines = [each.register.source.find(section, 0).line for each in (built, opened)]

        assert list(rows) == list(kept)
        assert lines[0] == lines[1]
    for place in [*built.places][::97]:
        for duty in [*built.duties][:2]:
            assert cg.who_answers(built, place=place, duty=duty) == cg.who_answers(opened, place=place, duty=duty)
