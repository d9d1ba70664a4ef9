"""A saved structure: what it holds, how it is read by others, and how a bad file is refused."""

import copy
import json
import pickle
import struct
import subprocess
import sys
from datetime import date
from errno import EACCES
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import communitygov as cg
from communitygov.cli.app import main
from communitygov.io.saved.container import FORMAT, HEAD, checksum
from communitygov.io.saved.mapped import Mapped

AT = "2020-02-10T20:30"
MOST_LOADED = 140
"""Files of the library that a question of the command line may load."""


@pytest.fixture(scope="module")
def built():
    """Heshun, built."""
    return cg.build(cg.example("heshun"))


@pytest.fixture(scope="module")
def file(built, tmp_path_factory):
    """Heshun, saved."""
    path = tmp_path_factory.mktemp("saved") / "heshun.cg"
    cg.save(built, path)
    return path


@pytest.fixture(scope="module")
def opened(file):
    """Heshun, opened."""
    return cg.open_structure(file)


class TestWhatItHolds:
    """An opened structure is the one that was saved."""

    def test_the_findings_are_those_of_the_built_one(self, built, opened):
        """
        Rules find the same, at the same lines of the files it was once read from.
        """
        assert list(cg.check(built, at=AT)) == list(cg.check(opened, at=AT))

    def test_the_register_is_written_alike(self, built, opened):
        """
        What is written of its register is what is written of the one that was built.
        """
        assert cg.dumps(built.register) == cg.dumps(opened.register)

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

    def test_what_is_saved_again_is_the_same_file(self, built, opened, file, tmp_path):
        """
        Two saves of one structure are equal byte for byte, also of one that was opened.
        """
        for number, each in enumerate((built, opened)):
            cg.save(each, tmp_path / f"{number}.cg")

            assert file.read_bytes() == (tmp_path / f"{number}.cg").read_bytes()

    def test_it_lasts_after_the_file_is_replaced(self, built, tmp_path):
        """
        One that is open answers on when another is saved in its place.
        """
        path = tmp_path / "one.cg"
        cg.save(built, path)
        first = cg.open_structure(path)
        cg.save(cg.build(cg.example("qinghe")), path)

        assert cg.coverage(first, at=AT).to_json() == cg.coverage(built, at=AT).to_json()

    def test_it_lasts_where_the_file_has_two_names(self, built, tmp_path):
        """
        A file that somebody may have open is never written into: saved over its own file, or another over a second
        name of it, it answers on, and the second name keeps what it had.
        """
        path, second = tmp_path / "one.cg", tmp_path / "two.cg"
        cg.save(built, path)
        second.hardlink_to(path)
        held = path.read_bytes()
        first = cg.open_structure(path)
        with path.open("rb") as before:
            cg.save(cg.build(cg.example("qinghe")), path)

            assert before.read() == held == second.read_bytes() != path.read_bytes()
        cg.save(first, second)

        assert held == second.read_bytes()
        assert cg.coverage(first, at=AT).to_json() == cg.coverage(built, at=AT).to_json()

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_where_no_new_file_may_be_made_it_is_refused(self, built, tmp_path, monkeypatch, lang):
        """
        In a folder that may not be written to, the file there is left as it is.
        """
        path = tmp_path / "one.cg"
        path.write_bytes(b"old")
        real = Path.open

        def opening(path, mode="r", **named):
            if mode == "xb":
                raise PermissionError(EACCES, "Permission denied")
            return real(path, mode, **named)

        monkeypatch.setattr(Path, "open", opening)

        with pytest.raises(cg.DocumentError) as refused:
            cg.save(built, path)
        said = {"en": "only a new file may take its place", "zh": "它只能被新文件替换"}[lang]
        assert said in refused.value.sentence(lang)
        assert path.read_bytes() == b"old"

    def test_it_goes_into_another_process(self, built, opened):
        """
        It pickles, and answers alike.
        """
        again = pickle.loads(pickle.dumps(opened))

        assert cg.coverage(again, at=AT).to_json() == cg.coverage(built, at=AT).to_json()

    def test_own_attributes_are_kept(self, tmp_path):
        """
        Attributes of any depth, counts, hours, days and a zoned as_of come back as they were.
        """
        register = cg.Register(
            as_of="2020-02-10T20:30+08:00",
            time_zone="Asia/Shanghai",
            places=[
                cg.Building(id="b1", households={"about": 40}, attributes={"a": [1, {"b": 2.5}], "set": {"x"}}),
                cg.Place(id="b2", level="building", made_up=("level",), source="s"),
            ],
            shifts=[cg.Shift(id="s", hours=["08:00-12:00", "14:00-18:00"], days=[date(2020, 2, 10)])],
        )
        cg.save(cg.build(register), tmp_path / "one.cg")
        again = cg.open_structure(tmp_path / "one.cg")

        assert register == again.in_nouns().register
        assert register.places == again.register.places
        assert register.shifts == again.register.shifts
        assert register.as_of == again.register.as_of

    def test_what_no_file_holds_is_refused(self, tmp_path):
        """
        An attribute that is no data is said, and nothing is written.
        """
        register = cg.Register(places=[cg.Place(id="b1", level="building", attributes={"a": object()})])

        with pytest.raises(cg.BadQuestion, match="own attributes that hold a object cannot be saved"):
            cg.save(cg.build(register), tmp_path / "one.cg")
        assert not list(tmp_path.iterdir())

    def test_where_it_cannot_be_written_is_said(self, built, tmp_path):
        """
        A folder that is not there, or what is no structure, is refused in words.
        """
        with pytest.raises(cg.DocumentError, match="cannot be written"):
            cg.save(built, tmp_path / "none" / "one.cg")
        with pytest.raises(cg.BadQuestion, match="a Structure is saved, not Register"):
            cg.save(built.register, tmp_path / "one.cg")


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


def test_another_program_can_read_it(file, built):
    """
    With struct, json and numpy alone: ids of places, what each lies in, and the rows of a section.
    """
    data = file.read_bytes()
    magic, version, _, length, whole = struct.unpack("<8sIIQQ", data[:32])
    sections = json.loads(data[32 : 32 + length])["sections"]

    def section(name):
        each = sections[name]
        many = int(np.prod(each["shape"]))
        return np.frombuffer(data, each["dtype"], many, each["offset"]).reshape(each["shape"])

    def texts(name):
        held, offsets = section(name).tobytes(), section(f"{name}.offsets").tolist()
        return [held[one:other].decode() for one, other in pairwise(offsets)]

    rows = dict(zip(texts("tree.id"), section("tree.first").tolist(), strict=True))
    ids = {row: text for text, row in rows.items()}
    shares = [json.loads(text) for text in texts("rows.shares")]

    assert (b"CGOV\r\n\x1a\n", FORMAT, len(data)) == (magic, version, whole)
    assert ids[section("tree.parent")[rows["b07"]]] == "g02"
    assert [share.duty for share in built.register.shares] == [share.get("duty") for share in shares]
    assert int(section("tree.homes").sum()) == int(built.tree.homes.sum())


class Interrupted:
    """Interrupts what is done at its n-th call, as the one who waits may at any time."""

    def __init__(self, at):
        self.at = at
        self.calls = 0

    def __call__(self, *_):
        """Count a call."""
        self.calls += 1
        if self.calls == self.at:
            sys.setprofile(None)
            raise KeyboardInterrupt


def calls_of(do, at=-1):
    """How many calls something makes; it is interrupted at one of them."""
    interrupted = Interrupted(at)
    sys.setprofile(interrupted)
    try:
        do()
    finally:
        sys.setprofile(None)
    return interrupted.calls


class TestInterruption:
    """Whenever saving ends, and whatever ends it, there is the old file or the new one, and nothing beside it."""

    @pytest.fixture
    def path(self, tmp_path):
        """A file that is there already."""
        cg.save(cg.build(cg.example("qinghe"), at=AT), tmp_path / "one.cg")
        return tmp_path / "one.cg"

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_one_who_interrupts_loses_nothing(self, path):
        """
        Interrupted on the way, and at each of the last calls, in which it is written and renamed.

        What is raised while Python takes an object apart, it passes over: then the save goes on, and is whole.
        """
        structure = cg.build(cg.Register(places=[cg.Place(id="a", level="community")]))
        old = path.read_bytes()
        cg.save(structure, path)  # what is kept for the next time makes that one shorter
        many = calls_of(lambda: cg.save(structure, path))
        new, met, raised = path.read_bytes(), set(), 0
        for at in (*range(1, many, many // 20), *range(many - 100, many)):
            path.write_bytes(old)
            try:
                calls_of(lambda: cg.save(structure, path), at)
            except KeyboardInterrupt:
                raised += 1
            else:
                assert path.read_bytes() == new

            assert [path] == list(path.parent.iterdir())
            met.add(path.read_bytes())
        assert {old, new} == met
        assert raised > 100

    def test_a_disk_that_is_full_leaves_the_old_one(self, file, path):
        """
        Where no more can be written, that is said, and the old file is whole.
        """
        pytest.importorskip("resource")
        old = path.read_bytes()
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(old) // 2}, {len(old) // 2}))"
        program = f"from communitygov.cli import main; import sys; {limit}; sys.exit(main(sys.argv[1:]))"
        save = [sys.executable, "-c", program, "build", "example:heshun", "-o", str(path), "--lang", "en"]
        run = subprocess.run(save, capture_output=True, text=True, check=False)

        assert 2 == run.returncode
        assert "cannot be written" in run.stderr
        assert old == path.read_bytes()
        assert [path] == list(path.parent.iterdir())


class TestBadFiles:
    """Whatever is wrong with a file is said, and never guessed."""

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "it is no saved structure"),
            (b"CGOV", "cut short"),
            (b"communitygov: 1\nplaces: []\n" * 9, "it is no saved structure"),
            (b"CGOV\n\x1a\n" + bytes(99), "it is no saved structure"),
            (b"PK\x03\x04" + bytes(99), "it is no saved structure"),
        ],
        ids=["empty", "the magic cut", "a document", "ends of lines changed", "another format"],
    )
    def test_what_is_no_structure_is_refused(self, tmp_path, data, said):
        """
        The error names the file, says what is so in both languages, and what to do.
        """
        path = tmp_path / "one.cg"
        path.write_bytes(data)

        with pytest.raises(cg.BadStructureFile, match=said) as refused:
            cg.open_structure(path)
        assert refused.value.file == str(path)
        assert "communitygov build PATH -o FILE.cg" in str(refused.value)
        assert "请重新生成" in refused.value.sentence("zh")

    def test_what_is_not_there_is_refused(self, tmp_path):
        """
        A folder, or nothing, is no file.
        """
        for path in (tmp_path, tmp_path / "none.cg"):
            with pytest.raises(cg.BadStructureFile):
                cg.open_structure(path)

    def test_a_newer_format_is_named(self, file, tmp_path):
        """
        A file of the next format says so, whatever else stands in it.
        """
        data = bytearray(file.read_bytes())
        data[8:12] = struct.pack("<I", FORMAT + 1)
        (tmp_path / "one.cg").write_bytes(data)

        with pytest.raises(cg.BadStructureFile, match=f"it is of format {FORMAT + 1}, and this version"):
            cg.open_structure(tmp_path / "one.cg")

    def test_one_that_is_cut_is_refused(self, file, tmp_path):
        """
        Cut at the edge of any section, or a byte beside it, it is refused when it is opened.
        """
        data, path = file.read_bytes(), tmp_path / "one.cg"
        sections = Mapped.of(file).directory["sections"].values()
        edges = {each["offset"] + beside for each in sections for beside in (-1, 0, 1)} | {0, 7, 8, 31, 32, 33}
        for edge in sorted(edges):
            path.write_bytes(data[:edge])

            with pytest.raises(cg.BadStructureFile):
                cg.open_structure(path)

    def test_one_that_goes_on_is_refused(self, file, tmp_path):
        """
        So is one with more behind it.
        """
        (tmp_path / "one.cg").write_bytes(file.read_bytes() + b"\0")

        with pytest.raises(cg.BadStructureFile, match="changed"):
            cg.open_structure(tmp_path / "one.cg")

    def test_a_byte_of_a_section_makes_it_refused(self, file, tmp_path):
        """
        A byte of any section that is another is found when all is looked at; else the section is refused when it is
        asked for, or the answer is right.
        """
        data, path = file.read_bytes(), tmp_path / "one.cg"
        right = cg.who_answers(cg.open_structure(file), place="b07/2/5/501", duty="isolation_support", at=AT)
        for name, each in Mapped.of(file).directory["sections"].items():
            if not each["length"]:
                continue
            changed = bytearray(data)
            changed[each["offset"] + each["length"] // 2] ^= 0x10
            path.write_bytes(changed)

            with pytest.raises(cg.BadStructureFile, match="checksum"):
                cg.open_structure(path, check=True)
            assert right == asked(path, right), name

    def test_what_no_question_looks_at_is_not_read(self, tmp_path):
        """
        Of the rows only the pages are looked at in which a row that is asked for stands: another may be damaged.
        """
        people = [cg.Person(id=f"p-{n}", source="s" * 500) for n in range(100)]
        cg.save(cg.build(cg.Register(people=people)), tmp_path / "one.cg")
        rows = Mapped.of(tmp_path / "one.cg").directory["sections"]["rows.people"]
        changed = bytearray((tmp_path / "one.cg").read_bytes())
        changed[rows["offset"] + 10 * 4096] ^= 0x10
        (tmp_path / "one.cg").write_bytes(changed)
        opened = cg.open_structure(tmp_path / "one.cg")

        assert opened.people_by_id["p-0"] == people[0]
        assert opened.people_by_id["p-99"] == people[99]
        with pytest.raises(cg.BadStructureFile, match="checksum"):
            list(opened.register.people)
        with pytest.raises(cg.BadStructureFile, match="checksum"):
            cg.open_structure(tmp_path / "one.cg", check=True)

    def test_a_byte_of_the_header_makes_it_refused(self, file, tmp_path):
        """
        Every byte of the header and of the directory counts.
        """
        data, path = file.read_bytes(), tmp_path / "one.cg"
        for at in (*range(32), *range(32, 32 + HEAD.unpack(data[:32])[3], 97)):
            changed = bytearray(data)
            changed[at] ^= 0x04
            path.write_bytes(changed)

            with pytest.raises(cg.BadStructureFile):
                cg.open_structure(path)

    @pytest.mark.parametrize(
        "change",
        [
            {"offset": 1 << 60},
            {"offset": -64},
            {"offset": 3},
            {"length": 1 << 60, "shape": [1 << 60], "dtype": "|u1"},
            {"shape": [1 << 61, 1 << 61]},
            {"shape": [-1]},
            {"shape": 7},
            {"dtype": "|O8"},
            {"dtype": None},
        ],
        ids=str,
    )
    def test_sizes_are_looked_at_before_anything_is_taken(self, file, tmp_path, change):
        """
        A directory that fits its checksum and names what cannot be in the file is refused.
        """
        data = file.read_bytes()
        length = HEAD.unpack(data[:32])[3]
        directory = json.loads(data[32 : 32 + length])
        directory["sections"]["tree.parent"] |= change
        said = json.dumps(directory, ensure_ascii=False, separators=(",", ":")).encode().ljust(length)[:length]
        head = bytearray(data[:32])
        head[12:16] = struct.pack("<I", checksum(bytes(head), said))
        (tmp_path / "one.cg").write_bytes(bytes(head) + said + data[32 + length :])

        with pytest.raises(cg.BadStructureFile):
            cg.open_structure(tmp_path / "one.cg")


def asked(path, right):
    """The answer of a file; where it is refused the right one, since that is no wrong answer."""
    try:
        return cg.who_answers(cg.open_structure(path), place="b07/2/5/501", duty="isolation_support", at=AT)
    except cg.BadStructureFile:
        return right


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
