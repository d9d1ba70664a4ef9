"""A register is the same, written as documents and as tables, and what is wrong with it as well."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracle.generator import register
from tests.unit.io.ways import Way, ways

import communitygov as cg
from communitygov.io import arrow_in, table_cells
from communitygov.io.fields import row_noun
from communitygov.io.table_cells_out import NoTable, cells_of
from communitygov.model.sections import SECTIONS
from communitygov.model.tabled import tabled

AT = "2020-02-10T20:30"
SEEDS = st.integers(min_value=0, max_value=10_000)
WAYS = [way for way in ways() if way.section in SECTIONS]
ODD: tuple[object, ...] = (
    *("a b", "a/b/c/d/e", "post:a b", "unknown", "空缺", "about:x", "24", "2020-02-30", "mon tue", "20:00", "true"),
    *("\u200b", "x" * 200, "１:２", 24, 2**63, True, "1.5", "every:", "one_of:p-1 p-1", " a ", "e\u0301", "a//b"),
)

SAID = re.compile("; the cell says '.*'$")


@pytest.fixture(params=["few values", "texts"])
def kept(request, monkeypatch):
    """Small columns are kept as those of large tables are, too: as texts, wherever most are different."""
    if request.param == "texts":
        monkeypatch.setattr(table_cells, "LOOKED_AT", 1)
        monkeypatch.setattr(arrow_in, "LOOKED_AT", 1)


def stated(noun: Any) -> set[str]:
    """The fields that a row states, such as they count where a row replaces another."""
    return {name for name in noun.model_fields_set if getattr(noun, name) is not None}


@pytest.mark.usefixtures("kept")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS, form=st.sampled_from(["csv", "parquet"]))
def test_what_is_written_as_tables_is_read_back_equal(seed, form, tmp_path_factory):
    """
    For any register: all sections, in order, and what their rows state; as documents give it again.
    """
    given_ = register(seed)
    folder = tmp_path_factory.mktemp("tables") / "out"

    cg.write_tables(given_, folder, format=form)
    found = cg.read(folder, partial=True)

    assert [each for each in found.findings if each.severity == "error"] == [
        each for each in cg.loads(cg.dumps(given_), partial=True).findings if each.severity == "error"
    ] or not register_is_sound(given_)
    if register_is_sound(given_):
        assert found.register == given_ == cg.loads(cg.dumps(given_))
        for section in ("posts", "appointments", "teams", "shares"):
            assert [stated(each) for each in getattr(found.register, section)] == [
                stated(each) for each in getattr(given_, section)
            ]


def register_is_sound(given_: cg.Register) -> bool:
    """Whether documents read it without an error: no id twice, no word that is not known."""
    return not cg.loads(cg.dumps(given_), partial=True).errors


@pytest.mark.usefixtures("kept")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS)
def test_columns_in_memory_give_the_same_rows(seed):
    """
    As lists beside a register that says the rest.
    """
    given_ = register(seed)
    if not register_is_sound(given_):
        return
    tables = {}
    for section in SECTIONS:
        try:
            columns = cells_of(section, getattr(given_, section)) if getattr(given_, section) else {}
        except NoTable:
            continue
        if columns:
            tables[section] = {header: [each or None for each in texts] for header, texts in columns.items()}
    rest = given_.model_copy(update=dict.fromkeys(tables, ()))

    assert cg.from_tables(tables, base=rest) == given_


def as_cells(row: dict[str, Any]) -> dict[str, Any]:
    """A row of plain data as a table writes it."""
    cells: dict[str, Any] = {}
    for key, value in row.items():
        cells |= {f"{key}.{inner}": each for inner, each in value.items()} if isinstance(value, dict) else {key: value}
    return cells


def said(partial: cg.Partial) -> set[tuple[str, str, str]]:
    """Codes, sentences and remedies, whatever the place; what a cell says is told of tables alone."""
    found = ((each, SAID.sub("", each.message)) for each in partial.findings if each.code != "CG006")
    return {(each.code, message.partition("; first at")[0], each.remedy) for each, message in found}


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_cell_is_judged_as_the_value_of_a_document_is(value, monkeypatch):
    """
    For every text field of every section: taken by both or by neither, with the same sentence and remedy, and read as
    the same value.
    """
    monkeypatch.setattr(table_cells, "LOOKED_AT", ODD.index(value) % 2)  # of every other value as in large tables
    for way in (way for way in WAYS if not is_deep(way)):
        rows = [way.document(each)[way.section][0] for each in (way.good, value)]  # the first stands for its like
        if way.steps != ("id",) and "id" in rows[0]:
            rows[0] = {**rows[0], "id": "first"}
        document = {"communitygov": 1, way.section: [plain(way, row) for row in rows]}
        expected = cg.Partial(*read_plain(document))
        cells = [as_cells(row) for row in rows]
        columns = {key: [row.get(key) for row in cells] for key in {**cells[0], **cells[1]}}

        found = cg.from_tables({way.section: columns}, partial=True)

        assert said(found) == said(expected), (str(way), value)
        assert getattr(found.register, way.section) == getattr(expected.register, way.section), (str(way), value)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("section", SECTIONS)
def test_all_that_is_wrong_with_a_row_is_told_as_of_a_document(section):
    """
    Of rows with several mistakes, fields that they lack among them.
    """
    fields = [way for way in WAYS if way.section == section and len(way.steps) == 1 and not is_deep(way)]
    good = fields[0].document(fields[0].good)[section][0]
    first = {**good, **({"id": "first"} if "id" in good else {})}
    for seed in range(40):
        drawn = Random(f"{section} {seed}")
        row = {key: value for key, value in good.items() if drawn.random() < 0.7}
        for way in drawn.sample(fields, min(4, len(fields))):
            row[str(way.steps[0])] = drawn.choice((way.good, *ODD))
        rows = [first, row]
        expected = cg.Partial(*read_plain({"communitygov": 1, section: [plain(fields[0], each) for each in rows]}))
        columns = {key: [each.get(key) for each in rows] for key in {**first, **row}}

        found = cg.from_tables({section: columns}, partial=True)

        assert said(found) == said(expected), (seed, row)


def is_deep(way: Way) -> bool:
    """Whether a field is one that a cell writes otherwise than a document does."""
    return len(way.steps) > 1 or way.steps[0] in {"attributes", "made_up", "seats", "answered_at", "basis", "how_often"}


def plain(way: Way, row: dict[str, Any]) -> dict[str, Any]:
    """What a document writes for a row of cells: whole numbers that are ids as text."""
    from communitygov.io.table_fields import is_id
    from communitygov.io.table_forms import plain_of

    noun = row_noun(way.section)

    def written(key: str, value: object) -> object:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return str(value) if whole and is_id(noun, key) else value

    return {key: plain_of(noun, (key,), written(key, value)) for key, value in row.items()}


def read_plain(document: dict[str, Any]) -> tuple[cg.Register, tuple[cg.Finding, ...], tuple[Any, ...]]:
    """What documents make of plain data."""
    import json

    found = cg.loads(json.dumps(document), format="json", partial=True)
    return found.register, found.findings, found.unread


def test_a_folder_of_tables_and_documents_is_one_register(tmp_path: Path):
    """
    Rows of documents come before those of tables; an id that both give is told with both places, layouts are put to
    their buildings.
    """
    (tmp_path / "register.yaml").write_text(
        "communitygov: 1\nplaces:\n  - {id: c, level: community}\n  - {id: g1, level: grid, within: c}\n",
        encoding="utf-8",
    )
    (tmp_path / "places.csv").write_text("id,level,within\nb1,building,g1\nc,community,\n", encoding="utf-8")
    (tmp_path / "layouts.csv").write_text(
        "place,entrances,floors,homes\nb1,2,3,4\nb9,1,1,1\nb1,1,1,1\n", encoding="utf-8"
    )

    found = cg.read(tmp_path, partial=True)

    assert [each.id for each in found.register.places] == ["c", "g1", "b1"]
    assert found.register.places[2].layout == cg.Layout(entrances=2, floors=3, homes=4)
    places = [(each.place.rpartition("/")[2], each.code) for each in found.errors]
    assert places == [("layouts.csv:3:1", "CG102"), ("layouts.csv:4:1", "CG105"), ("places.csv:3:1", "CG105")]
    assert "register.yaml:3:10" in found.errors[-1].message
    source = found.register.source
    assert source is not None
    assert str(source.find("places", 2, ("level",))).endswith("places.csv:2:4")
    assert str(source.find("places", 0, ("level",))).endswith("register.yaml:3:20")


@settings(max_examples=6, deadline=None)
@given(seed=SEEDS)
def test_the_rules_say_the_same_of_tables(seed):
    """
    Every finding of a check, but for its place.
    """
    given_ = register(seed)
    tabled_ = given_.model_copy(update={name: tabled(getattr(given_, name), row_noun(name)) for name in SECTIONS})

    assert told(cg.check(cg.build(tabled_, at=AT), at=AT)) == told(cg.check(cg.build(given_, at=AT), at=AT))


def told(findings: cg.Findings) -> list[tuple[str, str, str]]:
    """What is said of what, without places."""
    return sorted((each.code, each.subject, each.message) for each in findings)
