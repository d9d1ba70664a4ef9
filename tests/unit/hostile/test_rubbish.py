"""Tables of rubbish: what is done for each row is done in columns, and all is counted all the same."""

import random

from communitygov import build, from_tables
from communitygov.io import table_checked, table_columns, table_joined
from communitygov.io import wrong_alike as alike
from communitygov.io.limits import Limits
from communitygov.io.table_fields import checked
from communitygov.io.table_limits import TableLimits
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Table
from communitygov.model.words_used import KnownWords, unknown_words

MANY = 6000


def rubbish(many: int = MANY) -> dict[str, dict[str, list[str]]]:
    """A table in which every row is wrong in several ways, no two rows with the same words."""
    ids = [f"bad id {number}" for number in range(many)]
    return {
        "places": {
            "id": ids,
            "level": [f"level-{number}" for number in range(many)],
            "from": [f"x{number}" for number in range(many)],
            "households": [f"many{number}" for number in range(many)],
            "layout.entrances": [f"e{number}" for number in range(many)],
            "layout.floors": [f"f{number}" for number in range(many)],
        }
    }


def test_of_rubbish_few_texts_are_looked_at_one_by_one_and_all_are_counted(monkeypatch):
    """So many calls as rows are listed, not as there are rows."""
    calls = 0

    def counted(*given):
        nonlocal calls
        calls += 1
        return checked(*given)

    for module in (table_checked, table_columns, alike):
        monkeypatch.setattr(module, "checked", counted)
    found = from_tables(rubbish(), partial=True)
    assert calls < 100
    told = [each.message for each in found.findings if "such rows" in each.message]
    assert told == [f"there are {MANY:,} such rows; the first 100 are listed"] * 5
    assert [each.place for each in found.findings if "'entrances'" in each.message][:1] == [
        "places[0].layout.entrances"
    ]


def test_all_are_listed_on_request():
    """Each fault of each row once."""
    limits = Limits(tables=TableLimits(listed=None))
    found = from_tables(rubbish(400), partial=True, limits=limits)
    assert len(found.findings) == 5 * 400


def test_words_that_nobody_knows_are_counted_and_no_row_is_made(monkeypatch):
    """Each row its own word: none becomes a noun, whether many words are known or none."""
    made = 0
    make = Table.__getitem__

    def counted(self, at):
        nonlocal made
        made += 1
        return make(self, at)

    monkeypatch.setattr(Table, "__getitem__", counted)
    ids = [f"p{number}" for number in range(MANY)]
    levels = ["grid" if number % 3 == 0 else f"level-{number}" for number in range(MANY)]
    found = from_tables({"places": {"id": ids, "level": levels}}, partial=True)
    assert made == 0
    unknown = MANY - MANY // 3
    assert [each.message for each in found.findings][-1] == f"there are {unknown:,} such rows; the first 100 are listed"
    listed = [each.place for each in found.findings if "level-" in each.message]
    assert listed == [f"places[{row}].level" for row in range(MANY) if row % 3][:100]


def test_columns_and_rows_name_the_same_unknown_words():
    """Words of columns are those of the rows they stand for."""
    draw = random.Random(7)
    words = ["grid", "building", "nowhere", "elsewhere"]
    places = {
        "id": [f"p{number}" for number in range(300)],
        "level": draw.choices(words, k=300),
        "also": draw.choices([*words, None], k=300),
    }
    kinds = ["every:grid_leader", "every:nobody-knows", "post:x"]
    shares = {"part": draw.choices(["lead", "follow"], k=300), "who": draw.choices(kinds, k=300)}
    shares["modes"] = draw.choices(["emergency", "party x", "emergency y", None], k=300)
    register = from_tables({"places": places, "shares": shares}, partial=True).register
    rows = {section: tuple(getattr(register, section)) for section in SECTIONS}
    nouns = Register().model_copy(update=rows)
    known = KnownWords.of(register)
    assert isinstance(register.places, Table)
    assert sorted(map(repr, unknown_words(register, known))) == sorted(map(repr, unknown_words(nouns, known)))
    assert build(register).dangling


def test_one_id_in_every_row_is_told_without_a_text_for_each_row(monkeypatch):
    """Rows of one id are known by the number of their id."""

    def no_text(column):
        raise AssertionError(column)

    monkeypatch.setattr(table_joined, "texts_of", no_text)
    found = from_tables(
        {"places": {"id": ["p", "q", None, "q"] + ["p"] * MANY, "level": ["grid"] * (MANY + 4)}}, partial=True
    )
    twice = [each for each in found.findings if each.code == "CG105"]
    assert len(found.register.places) == 2
    assert [each.place for each in twice][:3] == ["places[3].id", "places[4].id", "places[5].id"]
    assert [each.evidence for each in twice][:2] == [("places[1].id",), ("places[0].id",)]
    assert any(f"{MANY + 1:,} such rows" in each.message for each in twice)
