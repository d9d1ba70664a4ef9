"""Columns of every kind are asked, or refused by their name and row; nothing ends in another library's error."""

from typing import Any

import numpy as np
import pytest

import communitygov as cg

AT = "2020-02-10"
HOME = "b01/1/3/301"


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


def asked(structure: cg.Structure, **columns: Any) -> cg.WhoRows:
    """Two rows about one home, with some columns put in the place of others."""
    return cg.who_answers_all(structure, {"place": [HOME] * 2, "duty": ["sweep"] * 2, "at": [AT] * 2, **columns})


@pytest.mark.parametrize(
    "column",
    ["b0", {"b01", "b02"}, {"b01": 1, "b02": 2}, 5, None, (each for each in ("b01", "b02")), np.array([["b01"]] * 2)],
    ids=["text", "set", "mapping", "number", "nothing", "generator", "two dimensions"],
)
@pytest.mark.parametrize("name", ["place", "duty", "ticket"])
def test_what_is_no_column_is_refused(qinghe, name, column):
    """
    It is refused by its name before a row is asked, whether it is asked about or comes along.
    """
    with pytest.raises(cg.BadQuestion, match=f"the column '{name}' is a"):
        asked(qinghe, **{name: column})


@pytest.mark.parametrize("cell", [["sweep"], {"a": 1}, "\ud800", 5.5])
@pytest.mark.parametrize("name", ["place", "duty", "mode", "at"])
def test_a_cell_that_names_nothing_is_told_with_its_row(qinghe, name, cell):
    """
    Lists, mappings and halves of characters are no ids.
    """
    whole = {"place": HOME, "duty": "sweep", "mode": "epidemic", "at": AT}[name]
    with pytest.raises(cg.BadQuestion, match=f"row 1, {name}: "):
        asked(qinghe, **{name: [whole, cell]})


def test_a_place_is_named_with_its_kind_as_in_the_single_question(qinghe):
    """
    ``kind:id`` and references are places; of another kind they are none.
    """
    found = asked(qinghe, place=[f"place:{HOME}", cg.Ref("place", HOME)])

    assert asked(qinghe).to_columns()["lead"] == found.to_columns()["lead"]
    with pytest.raises(cg.BadQuestion, match="row 1, place: duty:sweep is no place"):
        asked(qinghe, place=[HOME, "duty:sweep"])


def test_a_rubbish_place_is_refused_at_once(qinghe):
    """
    A very long text is neither looked for nor repeated.
    """
    with pytest.raises(cg.BadQuestion, match="at most 128") as refused:
        asked(qinghe, place=["b01/" * 50_000] * 2)

    assert len(str(refused.value)) < 1000


def test_instants_of_numpy_are_read_in_every_unit(qinghe):
    """
    Nanoseconds too; what is not a time states nothing.
    """
    for unit in ("s", "us", "ns"):
        at = np.array(["2020-02-10T20:30", "2020-02-10T20:30"], dtype=f"M8[{unit}]")
        assert ["off_shift"] * 2 == asked(qinghe, at=at).to_columns()["state"]


def test_a_slice_of_the_answers_is_some_rows(qinghe):
    """
    Also backwards, with all columns.
    """
    found = asked(qinghe, place=[HOME, "b01"], ticket=np.array([7, 8]))

    assert [8, 7] == found[::-1].to_columns()["ticket"]
    assert found[1] == found[::-1][0]
    assert 1 == len(found[1:])


class TestFrames:
    """Columns of pandas and Arrow."""

    def test_what_is_missing_in_pandas_states_nothing(self, qinghe):
        """
        NaN, NaT and NA in the modes and instants are the mode in force and the register's ``as_of``.
        """
        pandas = pytest.importorskip("pandas")
        for mode in (
            pandas.Series([None, "epidemic"]),
            pandas.Series([None, "epidemic"], dtype="string"),
            [np.nan] * 2,
        ):
            assert 2 == len(asked(qinghe, mode=mode))
        with pytest.raises(cg.BadQuestion, match="row 1, duty"):
            asked(qinghe, duty=pandas.Series(["sweep", None], dtype="string"))

    def test_the_labels_of_rows_are_no_column(self, qinghe):
        """
        A frame of which some rows were taken has labels; they neither come back nor move rows.
        """
        pandas = pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
        frame = pandas.DataFrame({"place": ["b99", HOME, "b01"], "duty": "sweep", "at": AT})[1:]
        frame.index = [17, 4]

        assert ["place", "duty", "at"] == list(cg.who_answers_all(qinghe, frame).columns)[:3]
        assert "b01" == asked(qinghe, place=frame["place"])[1]["place"]
        frame.columns = ["place", "duty", "duty"]
        with pytest.raises(cg.BadQuestion, match="the table cannot be asked"):
            cg.who_answers_all(qinghe, frame)

    def test_columns_of_arrow_of_every_kind_are_asked_or_refused(self, qinghe):
        """
        Chunks and runs are asked; structs and lists name nothing; two columns of one name are told.
        """
        pyarrow = pytest.importorskip("pyarrow")
        compute = pytest.importorskip("pyarrow.compute")
        chunks = pyarrow.chunked_array([["sweep"], ["sweep"]])
        for column in (chunks, compute.run_end_encode(chunks.combine_chunks()), chunks.dictionary_encode()):
            assert 2 == len(asked(qinghe, duty=column))
        for nested in ([["sweep"]] * 2, [{"a": "sweep"}] * 2):
            with pytest.raises(cg.BadQuestion, match="row 0, duty"):
                asked(qinghe, duty=pyarrow.array(nested))
        table = pyarrow.Table.from_arrays([chunks, chunks], names=["duty", "duty"])
        with pytest.raises(cg.BadQuestion, match="several columns 'duty'"):
            cg.who_answers_all(qinghe, table)


@pytest.mark.parametrize("coded", [False, True], ids=["as they are", "coded"])
@pytest.mark.parametrize("name", ["place", "duty", "ticket"])
def test_bytes_that_are_no_text_are_refused(qinghe, name, coded):
    """
    Arrow does not look at the bytes of a column of texts; they are refused before anything is asked.
    """
    pyarrow = pytest.importorskip("pyarrow")
    held = [None, pyarrow.py_buffer(np.array([0, 3, 6], dtype=np.int32).tobytes()), pyarrow.py_buffer(b"b01\xff\xffa")]
    column = pyarrow.Array.from_buffers(pyarrow.string(), 2, held)
    with pytest.raises(cg.BadQuestion, match=f"the column '{name}' holds bytes that are no text"):
        asked(qinghe, **{name: column.dictionary_encode() if coded else column})


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_a_part_of_a_column_of_arrow_is_asked_as_it_is(qinghe, kind):
    """
    Where a column begins within another its texts are those of its own rows.
    """
    pyarrow = pytest.importorskip("pyarrow")
    column = pyarrow.array(["nowhere", HOME, "b01/1/3/302"], getattr(pyarrow, kind)())[1:]

    assert (
        asked(qinghe, place=[HOME, "b01/1/3/302"]).to_columns()["lead"]
        == asked(qinghe, place=column).to_columns()["lead"]
    )
