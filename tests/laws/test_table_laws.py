"""A register whose sections are tables is built as the one of the same nouns is, array by array."""

from typing import Any

import attrs
import numpy as np
import pytest
from tests.oracle.generator import questions, register

from communitygov.base.coded import Coded
from communitygov.base.texts import TextIndex, Texts
from communitygov.io.examples import example
from communitygov.io.saved.opened import open_structure
from communitygov.io.saved.save import save
from communitygov.model.register import SECTIONS, Register
from communitygov.model.table import Table, Written, parted
from communitygov.model.tabled import tabled
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.structure.lasting import Lasting

WAYS = {
    "own ids": frozenset({"id", "post"}),
    "all coded": frozenset[str](),
    "all texts": frozenset({"id", "post", "level", "also", "site", "shift", "organisation", "serves", "kind", "home"}),
}
"""Which fields are kept as texts."""
SEEDS = range(24)


def as_tables(nouns: Register, own: frozenset[str]) -> Register:
    """The same register with every section a table; what places lie within is kept as texts where ids are."""
    made: dict[str, Any] = {}
    for section in SECTIONS:
        rows = getattr(nouns, section)
        if rows:
            table = tabled(rows, type(rows[0]), own)
            if section == "places" and own and "within" in table.columns:
                within = Written(Texts.of(" ".join(place.within) for place in rows), parted)
                table = Table(table.make, {**table.columns, "within": within}, len(rows))
            made[section] = table
    return nouns.model_copy(update=made)


def same(one: Any, other: Any, path: str = "structure") -> None:
    """Assert that two compiled values hold the same, to the last number."""
    if isinstance(one, Texts | TextIndex | Coded):
        assert [*getattr(one, "texts", one)] == [*getattr(other, "texts", other)], path
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype, path
        np.testing.assert_array_equal(one, other, err_msg=path)
    elif isinstance(one, Lasting) or (attrs.has(type(one)) and not isinstance(one, type)):
        assert type(one) is type(other), path
        for each in attrs.fields(type(one)):
            if each.name not in ("cache", "register") and not each.metadata.get("worked_out"):
                same(getattr(one, each.name), getattr(other, each.name), f"{path}.{each.name}")
    elif isinstance(one, tuple | Table):
        assert len(one) == len(other), path
        for at, (mine, its) in enumerate(zip(one, other, strict=True)):
            same(mine, its, f"{path}[{at}]")
    elif hasattr(one, "items"):
        assert [*one] == [*other], path
        for key in one:
            same(one[key], other[key], f"{path}[{key!r}]")
    else:
        assert one == other, path


def structures(nouns: Register, own: frozenset[str], at: str | None) -> tuple[Structure, Structure]:
    """The structure of the nouns, and that of tables of them."""
    tables = as_tables(nouns, own)
    assert tables == nouns
    return build(nouns, at=at), build(tables, at=at)


@pytest.mark.parametrize("own", WAYS.values(), ids=WAYS)
def test_tables_are_built_as_nouns_are(own):
    """
    Every array, every id and every loose end is the same: also of loops, places in two others, parts of layouts that
    are named, ids given twice, places of another time, and rows that replace made ones.
    """
    for seed in SEEDS:
        for at in (None, "2020-02-10T10:00"):
            same(*structures(register(seed), own, at))


def test_answers_are_the_same():
    """
    Of random registers every question, of the example the whole coverage.
    """
    for seed in range(20):
        drawn = register(seed)
        one, other = structures(drawn, WAYS["own ids"], "2020-02-10T10:00")
        for place, duty, mode, at in questions(seed, drawn):
            asked = {"place": place, "duty": duty, "mode": mode, "at": at}
            said = [_answer(each, asked) for each in (one, other)]
            assert said[0] == said[1], asked
    one, other = structures(example("heshun"), WAYS["own ids"], None)
    same(one, other)
    at = "2020-02-10T20:30"
    assert coverage(one, level="household", at=at).to_json() == coverage(other, level="household", at=at).to_json()


def test_a_saved_structure_lists_the_same_posts(monkeypatch, tmp_path):
    """
    Saved and opened, posts that are listed have the same ids, rows and words.
    """
    for seed in range(8):
        monkeypatch.setattr("communitygov.structure.listed.FEWEST", 1)
        built = build(register(seed), at="2020-02-10T10:00")
        monkeypatch.undo()
        save(built, tmp_path / f"{seed}.cg")
        opened = open_structure(tmp_path / f"{seed}.cg")
        assert [*opened.posts] == [*built.posts]
        for number, identity in enumerate(built.posts):
            assert opened.posts_table.find(identity) == built.posts_table.find(identity), number
            assert opened.posts[identity] == built.posts[identity]


def _answer(structure: Structure, asked: dict[str, Any]) -> Any:
    try:
        return who_answers(structure, **asked).to_json()
    except Exception as exc:  # noqa: BLE001  # what one says the other has to say
        return str(exc)


def test_posts_that_say_the_same_are_listed(monkeypatch):
    """
    Posts written one by one of which many say the same are one family; no loose end and no answer is another for it,
    of nouns and of tables.
    """
    listed = 0
    for seed in SEEDS:
        drawn = register(seed)
        alone = build(drawn, at="2020-02-10T10:00")
        monkeypatch.setattr("communitygov.structure.listed.FEWEST", 1)
        one, other = structures(drawn, WAYS["own ids"], "2020-02-10T10:00")
        monkeypatch.undo()
        same(one, other)
        families = one.posts_table.families
        listed += sum(len(each.family.listed.rows) for each in families if each.family.listed is not None)
        assert one.dangling == alone.dangling
        assert {*one.posts} == {*alone.posts}
        for identity in alone.posts:
            assert one.posts[identity] == alone.posts[identity]
            numbers = [each.posts_table.find(identity) for each in (one, alone)]
            said = [each.posts_table.appointments(at) for each, at in zip((one, alone), numbers, strict=True)]
            assert said[0] == said[1]
            rows = [each.posts_table.row(at) for each, at in zip((one, alone), numbers, strict=True)]
            assert rows[0] == rows[1]
        for place, duty, mode, at in questions(seed, drawn):
            asked = {"place": place, "duty": duty, "mode": mode, "at": at}
            said = [_answer(each, asked) for each in (one, alone)]
            assert said[0] == said[1], (seed, asked)
    assert listed > 5
