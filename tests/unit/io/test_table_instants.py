"""Instants of columns: as many digits as are kept, or a finding; never fewer."""

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import communitygov as cg

WHOLE, FINER = "2020-02-10T20:30:00.000000000", "2020-02-10T20:30:00.000000001"


def columns(text):
    """A column of one instant, by everybody who has nanoseconds."""
    pandas = pytest.importorskip("pandas")
    array = np.array([text], dtype="M8[ns]")
    return {
        "numpy": array,
        "objects of numpy": np.array([array[0]], dtype=object),
        "instants of numpy": [array[0]],
        "pandas": pandas.Series([pandas.Timestamp(text)]),
        "instants of pandas": [pandas.Timestamp(text)],
        "Arrow": pa.array(array),
        "codes of Arrow": pa.array(array).dictionary_encode(),
    }


@pytest.mark.parametrize("name", columns(WHOLE))
def test_nanoseconds_are_nought_or_a_finding(name, tmp_path):
    """
    In memory, and in Parquet.
    """
    for text, since in ((WHOLE, [datetime(2020, 2, 10, 20, 30)]), (FINER, [])):
        table = {"id": pa.array(["a"]), "kind": pa.array(["grid_leader"]), "from": columns(text)[name]}
        if not isinstance(table["from"], pa.Array):
            table |= {"id": ["a"], "kind": ["grid_leader"]}
        several = [cg.from_tables({"posts": table}, partial=True)]
        if name in ("Arrow", "numpy"):
            pq.write_table(pa.table(table), tmp_path / "posts.parquet")
            several.append(cg.read(tmp_path, partial=True))
        for found in several:
            assert since == [each.since for each in found.register.posts]
            assert bool(since) != any("a millionth of a second at most" in each.remedy for each in found.findings)


@pytest.mark.parametrize("unit", ["h", "m", "s", "ms", "us", "ns", "ps", "fs"])
def test_instants_of_numpy_are_read_in_every_unit(unit):
    """
    Also those of which numpy makes no day; where there is no time nothing is stated.
    """
    at = np.array(["1970-01-01T01", "NaT"], dtype=f"M8[{unit}]")
    table = {"id": ["a", "b"], "kind": ["grid_leader"] * 2, "from": at}

    assert [datetime(1970, 1, 1, 1), None] == [each.since for each in cg.from_tables({"posts": table}).posts]
