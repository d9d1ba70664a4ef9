"""A law: every row of a table is answered as the single question answers it."""

import pickle
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from tests.oracle.generator import ASKED_MODES, questions, register

import communitygov as cg
from communitygov.base.coded import Coded
from communitygov.engine.row import Row
from communitygov.queries.answer import Answer
from communitygov.queries.tabled import carriers
from communitygov.queries.who_rows import WhoRows
from communitygov.structure.build import build
from communitygov.testing import sketch

SEEDS = 100
A_TEST = 20
PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]
NIGHT = """
community C
  grid G1
    building B1: H1a
shift day 08:00-18:00
post leader grid_leader at G1 held by P1
duty sweep: household
leader leads sweep on day
"""
TOLD = ("state", "inherited", "lead", "first_responder", "backstop")


def told(answer: Answer) -> dict[str, object]:
    """What a row tells of an answer."""
    lists = {name: carriers(getattr(answer, name)) for name in TOLD[2:]}
    return {"state": answer.state, "inherited": answer.inherited, **lists}


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_each_row_is_answered_as_the_single_question(first):
    """
    Every place with every duty, in a mode given and in force, by day, at night and on a date without an hour.
    """
    for seed in range(first, first + A_TEST):
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        structure = build(drawn, at=at)
        places, duties = list(structure.places), [duty.id for duty in structure.duties.values()]
        modes = (None, ASKED_MODES[seed % len(ASKED_MODES)])
        rows = [(place, duty, mode) for place in places for duty in duties for mode in modes][seed % 3 :: 3]
        table = {"place": [row[0] for row in rows], "duty": [row[1] for row in rows], "mode": [row[2] for row in rows]}
        found = cg.who_answers_all(structure, {**table, "at": [at] * len(rows)})
        assert len(rows) == len(found)
        columns = found.to_columns()
        for number, (place, duty, mode) in enumerate(rows):
            wanted = told(cg.who_answers(structure, place=place, duty=duty, mode=mode, at=at))
            assert wanted == {name: columns[name][number] for name in TOLD}, (seed, place, duty, mode)


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_without_why_the_answer_is_the_same(first):
    """
    What is told without an explanation is what is told with one.
    """
    for seed in range(first, first + A_TEST):
        drawn = register(seed)
        for place, duty, mode, at in questions(seed, drawn):
            structure = build(drawn, at=at)
            asked = {"place": place, "duty": duty, "mode": mode, "at": at}
            short, full = (cg.who_answers(structure, **asked, explain=explain) for explain in (False, True))
            assert told(full) == told(short), (seed, asked)
            assert (full.readings, full.mode_in_force) == (short.readings, short.mode_in_force)
            assert full.lead == short.lead
            assert not short.escalation


@pytest.mark.parametrize(
    "held", ["held by post:director", "vacant\n    director stands in for leader-G1"], ids=["ex officio", "stands in"]
)
def test_one_who_answers_for_another_post_is_not_told_where_that_post_is_held(held):
    """
    The director answers for the leader of one grid, and leads everywhere too; over the next grid its leader is told.
    """
    structure = cg.build(
        sketch(f"""
    community C
      grid G1
        building B1: H1
      grid G2
        building B2: H2
    post director committee_director at C held by P0
    post leader-G1 grid_leader at G1 {held}
    post leader-G2 grid_leader at G2 held by P2
    duty sweep
    every grid_leader leads sweep
    director leads sweep
    """)
    )
    found = cg.who_answers_all(structure, {"place": ["H1", "H2"], "duty": ["sweep"] * 2, "at": ["2020-02-10"] * 2})

    assert ["post:director", "post:leader-G2"] == found.to_columns()["lead"]


def test_one_who_perhaps_answers_for_another_post_is_told_with_whoever_else_may():
    """
    Nobody knows whether the deputy is there, who stands in for the leader of each grid.
    """
    structure = cg.build(
        sketch("""
    community C
      grid G1
        building B1: H1
      grid G2
        building B2: H2
    post director committee_director at C held by P0
    post leader-G1 grid_leader at G1 vacant
    post leader-G2 grid_leader at G2 vacant
    post deputy-G1 deputy_grid_leader at G1 held by unknown
    post deputy-G2 deputy_grid_leader at G2 held by unknown
    deputy-G1 stands in for leader-G1
    deputy-G2 stands in for leader-G2
    duty sweep
    every grid_leader leads sweep
    director leads sweep
    """)
    )
    found = cg.who_answers_all(structure, {"place": ["H1", "H2"], "duty": ["sweep"] * 2, "at": ["2020-02-10"] * 2})

    assert [f"post:deputy-{grid}, post:director" for grid in ("G1", "G2")] == found.to_columns()["lead"]


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


class TestTables:
    """What a table may hold, and what is said of one that cannot be asked."""

    def test_columns_come_back_and_the_answers_beside_them(self, qinghe):
        """
        A column that is not asked about comes back too; homes, buildings, sites and repeated rows may be mixed.
        """
        table = {
            "ticket": [7, 8, 9],
            "place": ["b01/1/3/301", "b01", "east-gate"],
            "duty": ["sweep", "sweep", "gate_check"],
            "at": ["2020-02-10T20:30", "2020-02-10T10:00", "2020-02-10"],
        }
        found = cg.who_answers_all(qinghe, table)

        assert ["ticket", "place", "duty", "at"] == list(found.columns)[:4]
        assert [7, 8, 9] == found.to_columns()["ticket"]
        assert "off_shift" == found[0]["state"]
        assert "post:leader-g01" == found[0]["backstop"]
        assert repr(found).startswith("WhoRows(3 rows: ")

    def test_all_that_is_wrong_is_told_at_once(self, qinghe):
        """
        Places, duties, modes and instants that there are not are told together, each with its row.
        """
        table = {
            "place": ["b01/1/3/399", "b01", "nowhere"],
            "duty": ["swep", "sweep", "sweep"],
            "mode": ["", "war", None],
            "at": ["2020-02-10", "2020-02-10", "soon"],
        }
        with pytest.raises(cg.BadQuestion) as raised:
            cg.who_answers_all(qinghe, table)

        for said in ("row 0, place", "row 2, place", "row 0, duty", "row 1, mode", "row 2, at"):
            assert said in str(raised.value)

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ({"place": ["b01"]}, "no column 'duty'"),
            ({"place": ["b01"], "duty": ["sweep"], "state": ["x"]}, "'state'"),
            ({"place": ["b01"], "duty": []}, "'duty' has 0 rows"),
            ([("b01", "sweep")], "not list"),
        ],
    )
    def test_a_table_without_its_columns_is_refused(self, qinghe, table, said):
        """
        A column that is missing, not as long as the others, or in the way of the answer.
        """
        with pytest.raises(cg.BadQuestion, match=said):
            cg.who_answers_all(qinghe, table)

    @pytest.mark.parametrize("name", ["mode", "at", "duty"])
    @pytest.mark.parametrize("value", [0, False, 0.0, [], {}, b""], ids=repr)
    def test_what_is_neither_text_nor_nothing_is_refused(self, qinghe, name, value):
        """
        As the single question refuses it, in its words: what counts as false to Python states something too.
        """
        asked = {"place": "b01", "duty": "sweep", "at": "2020-02-10", name: value}
        with pytest.raises(cg.BadQuestion) as alone:
            cg.who_answers(qinghe, **asked)
        with pytest.raises(cg.BadQuestion) as raised:
            cg.who_answers_all(qinghe, {key: [each] for key, each in asked.items()})

        assert f"row 0, {name}: {alone.value}" in str(raised.value)

    @pytest.mark.parametrize("nothing", [None, "", float("nan")], ids=repr)
    def test_nothing_stated_is_the_mode_in_force_at_the_instant_of_the_register(self, qinghe, nothing):
        """
        An empty text, as a file without types has it, is as None.
        """
        asked = {"place": ["b01"], "duty": ["sweep"]}

        assert (
            cg.who_answers_all(qinghe, asked | {"mode": [nothing], "at": [nothing]}).to_columns()["lead"]
            == cg.who_answers_all(qinghe, asked).to_columns()["lead"]
        )

    def test_no_rows_have_no_answers(self, qinghe):
        """
        A table without rows comes back without rows.
        """
        assert 0 == len(cg.who_answers_all(qinghe, {"place": [], "duty": []}))

    def test_arrow_goes_in_and_comes_out(self, qinghe):
        """
        A table of Arrow is asked as it is, and the answers are one again.
        """
        pyarrow = pytest.importorskip("pyarrow")
        table = pyarrow.table({"place": ["b01/1/3/301", None][:1] * 3, "duty": ["sweep"] * 3})
        found = cg.who_answers_all(qinghe, table)

        assert found.to_columns()["state"] == pyarrow.table(found).column("state").to_pylist()
        assert 3 == found.to_frame("pyarrow").num_rows

    @pytest.mark.parametrize("made", [lambda rows: rows.to_frame("pyarrow"), lambda rows: rows.__arrow_c_stream__()])
    def test_columns_that_arrow_has_not_are_named(self, qinghe, made):
        """
        All of them at once, and no other.
        """
        pytest.importorskip("pyarrow")
        odd = {"x": [{"a": 1}, [2]], "y": [1, 2], "z": [2**70, "a"]}
        found = cg.who_answers_all(qinghe, {"place": ["b01"] * 2, "duty": ["sweep"] * 2, **odd})
        with pytest.raises(cg.BadQuestion) as raised:
            made(found)

        assert ["the column 'x'", "the column 'z'"] == [line[:14] for line in str(raised.value).splitlines()]
        assert ["“x”这一列", "“z”这一列"] == [line[:6] for line in raised.value.sentence("zh").splitlines()]

    def test_without_pyarrow_the_extra_that_has_it_is_named(self, qinghe, monkeypatch):
        """
        Of a table of Arrow that is given, and of a frame that is asked for.
        """
        pyarrow = pytest.importorskip("pyarrow")
        asked = {"place": ["b01"], "duty": ["sweep"]}
        table, found = pyarrow.table(asked), cg.who_answers_all(qinghe, asked)
        monkeypatch.setitem(sys.modules, "pyarrow", None)

        for ask in (lambda: cg.who_answers_all(qinghe, table), lambda: found.to_frame("pyarrow")):
            with pytest.raises(cg.MissingExtra) as raised:
                ask()
            assert any(need.startswith("pyarrow") for need in PROJECT["optional-dependencies"][raised.value.extra])

    def test_no_column_nor_frame_has_who_holds_a_post(self, qinghe):
        """
        It is these that are passed on; the answer itself has the structure with it.
        """
        pytest.importorskip("pyarrow")
        found = cg.who_answers_all(qinghe, {"place": ["b01"], "duty": ["sweep"]})

        assert b"p-02" in pickle.dumps(found)
        for passed_on in (found.to_columns(), found.to_frame("pyarrow")):
            assert b"p-02" not in pickle.dumps(passed_on)

    def test_nobody_stands_twice_among_the_values_of_a_column(self):
        """
        Who is found by asking and who is found by a column are one value, so that grouping by codes is right.
        """
        heshun = cg.build(cg.example("heshun"))
        homes = [place for place in heshun.places if place.startswith("b15")]
        rows = [(place, duty) for place in homes for duty in heshun.duties]
        table = {"place": [row[0] for row in rows], "duty": [row[1] for row in rows], "mode": ["emergency"] * len(rows)}
        found = cg.who_answers_all(heshun, {**table, "at": ["2020-02-10T20:30"] * len(rows)})

        for name in TOLD[2:]:
            values = list(found.columns[name].values)
            assert len(set(values)) == len(values)

    def test_a_text_that_two_codes_mean_is_once_in_a_dictionary(self, qinghe):
        """
        Two posts of one id are one text to a data frame.
        """
        pytest.importorskip("pyarrow")
        codes = np.array([2, 0, -1, 1], dtype=np.int32)
        column = WhoRows({"lead": Coded(codes, ("post:a", "post:b", "post:a"))}, qinghe).to_frame("pyarrow")["lead"]

        assert ["post:a", "post:a", None, "post:b"] == column.to_pylist()
        assert ["post:a", "post:b"] == column.combine_chunks().dictionary.to_pylist()

    def test_what_is_wrong_stands_line_by_line_in_both_languages(self, qinghe):
        """
        A line for each, after how many there are; the Chinese one has no English sentence in it.
        """
        table = {
            "place": ["b01/1/3/399", ["b01"], "nowhere"],
            "duty": ["sweep"] * 3,
            "mode": [None, "war", "war"],
            "at": ["2020-02-10", "soon", "2020-02-10"],
        }
        with pytest.raises(cg.BadQuestion) as raised:
            cg.who_answers_all(qinghe, table)
        en, zh = (raised.value.sentence(lang).splitlines() for lang in ("en", "zh"))

        assert ("the table cannot be asked: 5 problems", "该表无法提问：5 个问题") == (en[0], zh[0])
        assert [line.partition(":")[0] for line in en[1:]] == [
            "  row 1, mode (and 1 more rows)",
            "  row 1, at",
            "  row 0, place",
            "  row 1, place",
            "  row 2, place",
        ]
        assert [line.partition("：")[0] for line in zh[1:]] == [
            "  第 1 行，mode（另有 1 行）",
            "  第 1 行，at",
            "  第 0 行，place",
            "  第 1 行，place",
            "  第 2 行，place",
        ]
        assert "没有模式“war”" in zh[1]
        assert not any(" the " in line or " is " in line for line in zh)

    def test_of_very_many_problems_the_first_are_listed(self, qinghe):
        """
        How many there are is told.
        """
        table = {"place": ["b01"], "duty": ["sweep"], **{f"c{number}": 5 for number in range(30)}}
        with pytest.raises(cg.BadQuestion) as raised:
            cg.who_answers_all(qinghe, table)

        lines = str(raised.value).splitlines()
        assert ("the table cannot be asked: 30 problems", "  and 10 more", 22) == (lines[0], lines[-1], len(lines))


GRIDS = 30


def test_who_leads_together_is_asked_once_however_many_grids_there_are(monkeypatch):
    """
    Pairs, and one beside the leader: over every grid the same stands, and the posts of each are told by their ids.
    """
    grids = "".join(f"\n      grid G{n}\n        building B{n}: H{n}" for n in range(GRIDS))
    posts = "".join(
        f"\n    post {name}-G{n} {kind} at G{n} held by {name}{n}"
        for n in range(GRIDS)
        for name, kind in (("z", "grid_leader"), ("a", "grid_member"))
    )
    text = f"""
    community C{grids}{posts}
    duty sweep
    duty patrol
    every grid_leader leads sweep joint pair
    every grid_member leads sweep joint pair
    every grid_leader leads patrol
    every grid_member leads patrol adds
    """
    structure = cg.build(sketch(text))
    asked: list[object] = []
    monkeypatch.setattr(Row, "worlds", lambda row, worlds=Row.worlds: asked.append(row) or worlds(row))
    rows = [(f"H{n}", duty) for n in range(GRIDS) for duty in ("sweep", "patrol")]
    table = {
        "place": [place for place, _ in rows],
        "duty": [duty for _, duty in rows],
        "at": ["2020-02-10"] * len(rows),
    }
    found = cg.who_answers_all(structure, table)

    assert [f"post:a-G{n}, post:z-G{n}" for n in range(GRIDS) for _ in "sp"] == found.to_columns()["lead"]
    assert 2 >= len(asked)


def test_who_stands_in_is_looked_up_once_however_many_grids_there_are(monkeypatch):
    """
    Over every grid the same stands, and over each another post answers for its leader; a head answers for a body.
    """
    grids = "".join(f"\n      grid G{n}\n        building B{n}: H{n}" for n in range(GRIDS))
    posts = "".join(
        f"\n    post leader-G{n} grid_leader at G{n} vacant"
        f"\n    post deputy-G{n} deputy_grid_leader at G{n} held by P{n}"
        f"\n    deputy-G{n} stands in for leader-G{n}"
        for n in range(GRIDS)
    )
    text = f"""
    community C{grids}{posts}
    organisation office (subdistrict_office) at C head chief
    organisation bureau (bureau) at C
    post chief subdistrict_director of office held by P
    duty sweep
    duty patrol
    duty petition
    duty smoke
    every grid_leader leads sweep
    every grid_leader leads patrol
    office leads petition
    bureau leads smoke
    """
    structure = cg.build(sketch(text))
    asked: list[object] = []
    monkeypatch.setattr(Row, "worlds", lambda row, worlds=Row.worlds: asked.append(row) or worlds(row))
    rows = [(f"H{n}", duty) for n in range(GRIDS) for duty in ("sweep", "patrol", "petition", "smoke")]
    table = {
        "place": [place for place, _ in rows],
        "duty": [duty for _, duty in rows],
        "at": ["2020-02-10"] * len(rows),
    }
    found = cg.who_answers_all(structure, table)

    each = ([f"post:deputy-G{n}", f"post:deputy-G{n}", "post:chief", "organisation:bureau"] for n in range(GRIDS))
    assert [one for four in each for one in four] == found.to_columns()["lead"]
    assert 4 >= len(asked)


def test_duties_led_alike_have_their_own_who_are_first():
    """
    Who leads is the same for both, and is told apart, for nobody knows who holds the post; who is first is another.
    """
    structure = cg.build(
        sketch("""
    community C
      grid G1
        building B1: H1
    post leader-G1 grid_leader at G1 held by unknown
    post guard-G1 gate_guard at G1 held by P1
    post member-G1 grid_member at G1 held by P2
    duty sweep
    duty patrol
    every grid_leader leads sweep
    every grid_leader leads patrol
    leader-G1 leads sweep at C
    leader-G1 leads patrol at C
    every gate_guard assists sweep, first
    every grid_member assists patrol, first
    """)
    )
    found = cg.who_answers_all(structure, {"place": ["H1"] * 2, "duty": ["sweep", "patrol"], "at": ["2020-02-10"] * 2})

    assert ["post:guard-G1", "post:member-G1"] == found.to_columns()["first_responder"]


def test_texts_of_all_are_those_of_each():
    """
    Those who carry answers are told together as one by one.
    """
    heshun = cg.build(cg.example("heshun"))
    rows = [(place, duty) for place in heshun.places for duty in heshun.duties]
    table = {"place": [row[0] for row in rows], "duty": [row[1] for row in rows], "mode": ["emergency"] * len(rows)}
    found = cg.who_answers_all(heshun, {**table, "at": ["2020-02-10T20:30"] * len(rows)})

    for name in TOLD[2:]:
        values = found.columns[name].values
        assert [values[at] for at in range(len(values))] == list(values)
    posts = np.arange(len(heshun.posts_table))[::-1]
    assert [heshun.posts_table.id(post) for post in posts.tolist()] == heshun.posts_table.ids(posts)


def test_rows_that_state_none_are_asked_in_the_mode_and_at_the_instant_given():
    """
    One instant and one mode for a whole table; what a row states itself goes before them.
    """
    structure = build(sketch(NIGHT))
    table = {"place": ["H1a"] * 3, "duty": ["sweep"] * 3, "at": [None, "2020-02-01T10:00", ""]}
    found = cg.who_answers_all(structure, table, mode="service", at="2020-02-01T22:00")

    assert found.to_columns()["state"] == ["off_shift", "answered", "off_shift"]
    assert [found[0]["state"], found[1]["state"]] == ["off_shift", "answered"]
    with pytest.raises(cg.BadQuestion, match="no mode"):
        cg.who_answers_all(structure, table, mode="nothing")


@pytest.mark.parametrize(
    ("lang", "nothing", "list_of"), [("en", "states no place", "There are"), ("zh", "没有写明地点", "共")]
)
def test_a_row_without_a_place_is_told_as_such_and_what_there_is_once(lang, nothing, list_of):
    """
    Nobody meant the id ''; and where all places are to be seen need not be said of each row.
    """
    places = [None, "b01/1/3/399", "nowhere", "", "elsewhere"]
    with pytest.raises(cg.BadQuestion) as raised:
        cg.who_answers_all(cg.build(cg.example("heshun")), {"place": places, "duty": ["sweep"] * 5})
    lines = raised.value.sentence(lang).splitlines()[1:]

    assert [nothing in line for line in lines] == [True, False, False, True, False]
    assert [list_of in line for line in lines] == [False, True, False, False, False]
    assert "''" not in raised.value.sentence(lang)
