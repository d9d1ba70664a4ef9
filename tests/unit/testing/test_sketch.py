"""A drawing says what a document says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.testing.drawn_duties import DUTIES
from tests.unit.testing.drawn_places import PLACES
from tests.unit.testing.drawn_posts import POSTS

from communitygov.base.errors import BadQuestion
from communitygov.model.register import Register
from communitygov.testing import sketch
from communitygov.testing.forms import FORMS, PLACE, SEAT, SLOTS, pattern

SAID = PLACES | POSTS | DUTIES


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_a_drawing_is_the_register_one_would_write(said):
    """
    Every form of line says the rows that a document with the same meaning has.
    """
    drawing, document = said

    assert Register.model_validate(document) == sketch(drawing)


REFUSED = {
    "a misspelt level": ("gird G1", "line 1, 'gird G1': it begins with none of", "Did you mean grid?"),
    "a misspelt clause": ("post p head hold by P1", "'hold by P1' is not understood", "[held by HOLDER]"),
    "a head cut short": ("community C\npost p", "line 2, 'post p'", "it is drawn: post ID KIND"),
    "one thing said twice": ("post p head at A at B", "'at B' is not understood", ""),
    "a kind that there is not": ("duty d: household, paid by city", "'paid' is no level and no kind of site", ""),
    "a misspelt kind": ("duty d: houshold", "'houshold' is no level", "Did you mean household?"),
    "a clause in a list that is cut short": ("building B: H1 not countd", "'not countd' is not understood", ""),
    "a date in a list that is none": ("zone Z (old_grid): B1 from May", "'from May' is not understood", ""),
    "a list where none is": ("post p head: a b", "': a b' is not understood", ""),
    "a post that is indented": ("grid G\n  post p head", "line 2", "draw it at the left edge"),
    "a place in no place": ("post p head\n  grid G", "line 2", "lies in no place drawn above it"),
    "a seat without a team": ("grid G\n  seat doctor vacant", "line 2", "a seat is drawn below its team"),
    "a seat below something else": ("team T\npost p head\n  seat doctor vacant", "line 3", "drawn below its team"),
    "a seat where braces state the seats": ("team T {seats: 3}\n  seat doctor vacant", "line 2", "none in braces"),
    "a place drawn twice": ("grid G\ngrid G", "line 2", "'G' is drawn already"),
    "a place drawn twice in one": ("grid G\n  building B\n  building B", "line 3", "'B' is drawn already"),
    "a place drawn again as another": ("grid G\n  building B\ngrid F\n  entrance B", "line 4", "'B' is drawn already"),
    "a tab": ("grid G\n\tbuilding B", "line 2", "indented by a tab"),
    "braces that hold no fields": ("grid G {name}: }", "line 1", "holds no fields"),
    "a bare id that means nothing": ("nobody leads sweep", "nothing is drawn as 'nobody'", "write post:nobody"),
    "a bare id that means two things": (
        "post x head\nteam x\nx leads sweep",
        "line 3, 'x leads sweep': 'x' may be post:x or team:x",
        "",
    ),
    "a period that ends before it begins": (
        "grid G from 2020-02-01 until 2020-01-01",
        "line 1",
        "the end is not before the start",
    ),
    "an exemption without a reason": ("exempt G from sweep", "line 1", "reason: "),
    "a field that no such row has": ("grid G {colour: red}", "line 1", "colour: "),
    "braces and nothing else": ("{a: 1}", "line 1, '': it begins with none of", ""),
    "a bad date in braces": ("grid G {from: 2020-13-41}", "line 1", "holds no fields"),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_a_drawing_that_cannot_be_read(refused):
    """
    The error names the line and what it meets there, and says how such a line is drawn.
    """
    drawing, *parts = refused

    with pytest.raises(BadQuestion) as refusal:
        sketch(drawing)

    assert [True, True] == [part in str(refusal.value) for part in parts]
    assert refusal.value.sentence("zh").startswith("第 ")


BRACES = (
    *("id: [1]", "id: 7", "seats: {a: 1}", "seats: 3", "shift: [x]", "who: 3", "where: {}", "within: [1]", "from: x"),
    *("layout: 3", "homes: 1", "holder: 2", "holders: x", "appointments: 1", "level: [1]", "base: 3", "levels: x"),
)
SAID_LINES = sorted({line for drawing, _ in SAID.values() for line in drawing.splitlines()})
WORDS = sorted({word for form in (*FORMS, PLACE, SEAT) for word in form.drawn.split()} | set("{}:,#1"))


@st.composite
def lines(draw):
    """Draw a line: words that forms are made of, or one that can be read, with something in braces after it."""
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=9)))
    said = draw(st.sampled_from(SAID_LINES)) + draw(st.sampled_from(["", *(f" {{{each}}}" for each in BRACES)]))
    return draw(st.sampled_from([words, said, said.strip(), draw(st.text(max_size=20))]))


@given(st.lists(lines(), max_size=8).map("\n".join))
def test_nothing_but_a_register_or_that_error(text):
    """
    Whatever is drawn, it is a register or it raises BadQuestion.
    """
    try:
        register = sketch(text)
    except BadQuestion:
        return

    assert isinstance(register, Register)


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
@pytest.mark.parametrize("word", ["zzz", "zzz by zzz", "at zzz", ", owned by zzz", "until zzz"])
def test_what_is_added_to_a_line_is_read_or_refused(said, word):
    """
    No word that is added to a line that can be read is passed over; where a list ends in one, it is in the register.
    """
    lines = said[0].splitlines()
    for number in (number for number, line in enumerate(lines) if line.partition("#")[0].strip() and "{" not in line):
        added = f"{lines[number].partition('#')[0]} {word}"
        try:
            register = sketch("\n".join([*lines[:number], added, *lines[number + 1 :]]))
        except BadQuestion:
            continue

        assert str(register.model_dump()).count("zzz") >= word.count("zzz")


@pytest.mark.parametrize("form", [*FORMS, PLACE, SEAT], ids=lambda form: form.drawn)
def test_every_form_of_line_refuses_what_it_does_not_know(form):
    """
    Each form is met in a drawing above; what means nothing after its line is refused, if no list or reason is open.
    """
    drawn = [(text.splitlines(), at) for text, _ in SAID.values() for at in range(len(text.splitlines()))]
    met = [(lines, at) for lines, at in drawn if form.begins(lines[at].strip()) and "{" not in lines[at]]

    assert met or form is PLACE
    for lines, at in met if form is not PLACE else ():
        if ": " not in lines[at] and "because" not in lines[at]:
            with pytest.raises(BadQuestion):
                sketch("\n".join([*lines[:at], f"{lines[at]} zzz", *lines[at + 1 :]]))


def test_every_slot_of_the_table_is_used():
    """
    The table names no slot that no form has, and every shape compiles.
    """
    shapes = [shape for form in (*FORMS, PLACE, SEAT) for shape in (form.head, *(each.shape for each in form.clauses))]
    used = {slot for shape in shapes for slot in pattern(shape).groupindex}

    assert set() == set(SLOTS) - used


@pytest.mark.parametrize("braces", BRACES)
def test_braces_of_any_kind(braces):
    """
    Whatever stands in braces after a line that can be read, it is a register or that error.
    """
    refused = 0
    for drawing, _ in SAID.values():
        lines = drawing.splitlines()
        for number in range(len(lines)):
            try:
                sketch("\n".join([*lines[:number], f"{lines[number]} {{{braces}}}", *lines[number + 1 :]]))
            except BadQuestion:
                refused += 1

    assert refused > 0
