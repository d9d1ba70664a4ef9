"""What the rows of a table state, put together column by column: the same texts as row by row."""

import json

import numpy as np
import pytest
from tests.laws.test_table_laws import WAYS, as_tables
from tests.oracle.generator import register

import communitygov as cg
from communitygov.base.texts import Texts
from communitygov.io.saved import row_texts
from communitygov.io.saved.different import different
from communitygov.io.saved.nouns import NounWriter, text
from communitygov.io.saved.register import KINDS
from communitygov.io.saved.values import written
from communitygov.model.parts import Chained, Parts
from communitygov.model.table import Table, Written, as_it_is


@pytest.fixture(scope="module")
def writer():
    """What writes nouns as JSON."""
    return NounWriter()


def row_by_row(writer, table):
    """What each row states, each value written where it stands."""
    for row in range(len(table)):
        stated = ((name, column[row]) for name, column in table.columns.items())
        yield {name: written(value, writer.tagged) for name, value in stated if value is not None}


def tables_of(read):
    """The sections of a register that are tables."""
    return [(section, rows) for section in KINDS if isinstance(rows := getattr(read, section), Table)]


def both(writer, tables):
    """For each table what is written of it at once and row by row, fields in any order."""
    for section, table in tables:
        yield [*map(said_by, writer.rows(table, KINDS[section]))], [*row_by_row(writer, table)]


def said_by(said):
    """What a text says; it says it in the very bytes in which `text` does."""
    known = json.loads(said)
    assert text(known) == said
    return known


@pytest.mark.parametrize("own", WAYS.values(), ids=WAYS)
def test_drawn_registers_are_written_alike(writer, own, monkeypatch):
    """
    However the fields of random registers are kept, and wherever what is put together at a time ends.
    """
    monkeypatch.setattr(row_texts, "AT_ONCE", 3)
    for seed in range(12):
        for at_once, row_by in both(writer, tables_of(as_tables(register(seed), own))):
            assert at_once == row_by


def test_tables_that_are_read_are_written_alike(writer):
    """
    Signs that JSON writes otherwise, holders of every kind, names in two languages, own data, fields left out.
    """
    names = ["plain", 'a "quoted" one', "back\\slash", "中文 名", "", None]
    holders = ["p-1", "post:b", "unnamed", "unknown", "one_of: p-1 p-2", "p-é"]
    read = cg.from_tables(
        {
            "places": {"id": ["a"], "level": ["community"], "name.zh": ["甲"], "name.en": ["A"], "attributes.x": [1]},
            "people": {"id": [f"p-{n}" for n in range(6)], "name": names},
            "posts": {"id": ["a", "b"], "kind": ["grid_leader"] * 2, "serves": ["a", None]},
            "appointments": {"post": ["a"] * 6, "holder": holders, "since": ["2020-01-01", None] * 3},
        }
    )
    tables = tables_of(read)

    assert {"places", "people", "posts", "appointments"} == {section for section, _ in tables}
    for at_once, row_by in both(writer, tables):
        assert at_once == row_by
    (appointments,) = (table for section, table in tables if section == "appointments")
    held = [said_by(each)["holder"]["holder"] for each in writer.rows(appointments, "appointment")]
    several = [["unnamed"], ["unknown"], ["one_of", "p-1", "p-2"]]
    assert held == [["person", "p-1"], ["post", "b"], *several, ["person", "p-é"]]


def test_signs_that_json_writes_otherwise_are_written_so(writer):
    """
    Whatever a text holds that is kept as it is, beside texts that need nothing.
    """
    texts = ["plain", 'a "quoted" one', "back\\slash", "a\tb", "中文 名", "", "\x7f", "\u2028"]
    table = Table(dict, {"note": Written(Texts.of(texts), as_it_is)}, len(texts))

    assert [{"note": each} if each else {} for each in texts] == [*map(said_by, writer.rows(table, "place"))]


def test_different_values_are_told_apart():
    """
    Of columns in parts and of several columns behind each other: rows have one number where they state one value.
    """
    a, b = (Written(Texts.of(texts), as_it_is) for texts in (["x", "y", "x", ""], ["1", "1", "1", ""]))
    parts = Parts(None, {("zh",): a, ("en",): b}, lambda said: tuple(said.items()), 4)
    chained = Chained((a, None, b), np.array([0, 0, 1, 2, 2], np.int32), np.array([0, 2, 0, 0, 3]))

    for column, many in ((a, 3), (parts, 3), (chained, 3)):
        codes, rows = different(column)
        values = [column[row] for row in range(len(column))]

        assert many == len(rows)
        assert values == [column[int(rows[code])] for code in codes]
