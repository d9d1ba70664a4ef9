"""A drawing says what a document says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.base.errors import BadQuestion
from communitygov.model.register import Register
from communitygov.testing import sketch
from communitygov.testing.forms import FORMS, PLACE, SEAT, SLOTS, pattern


def home(identity: str, within: str) -> dict[str, str]:
    """Give the row of a household."""
    return {"id": identity, "level": "household", "within": within}


SAID = {
    "places lie where they are indented": (
        """
        community C
          grid G1
            building B1
          grid G2
        """,
        {
            "places": [
                {"id": "C", "level": "community"},
                {"id": "G1", "level": "grid", "within": "C"},
                {"id": "B1", "level": "building", "within": "G1"},
                {"id": "G2", "level": "grid", "within": "C"},
            ]
        },
    ),
    "homes follow a colon": (
        "building B1: H1a H1b",
        {"places": [{"id": "B1", "level": "building"}, home("H1a", "B1"), home("H1b", "B1")]},
    ),
    "a kind of site is known as one": ("shop S1", {"places": [{"id": "S1", "site": "shop"}]}),
    "a number of households": (
        "building B4 counts 24",
        {"places": [{"id": "B4", "level": "building", "households": 24}]},
    ),
    "a number that is a bound": (
        "grid G counts more than 10200",
        {"places": [{"id": "G", "level": "grid", "households": {"more_than": 10200}}]},
    ),
    "a number nobody knows": (
        "building B5 not counted",
        {"places": [{"id": "B5", "level": "building", "households": "unknown"}]},
    ),
    "a layout, and what its entrances serve as": (
        "building B7 with 2 entrances x 6 floors x 3 homes also micro_grid until 2021-01-01",
        {
            "places": [
                {
                    "id": "B7",
                    "level": "building",
                    "layout": {"entrances": 2, "floors": 6, "homes": 3, "also": "micro_grid"},
                    "until": "2021-01-01",
                }
            ]
        },
    ),
    "a place that serves as another level": (
        "building B7 also micro_grid",
        {"places": [{"id": "B7", "level": "building", "also": "micro_grid"}]},
    ),
    "a place drawn again lies in both": (
        """
        grid G1
          building B1: H1
        grid G2
          building B1
        """,
        {
            "places": [
                {"id": "G1", "level": "grid"},
                {"id": "B1", "level": "building", "within": ["G1", "G2"]},
                home("H1", "B1"),
                {"id": "G2", "level": "grid"},
            ]
        },
    ),
    "a zone lists its members": (
        "zone old-1 (old_grid) at grid: B1, B7/2/3/301",
        {"zones": [{"id": "old-1", "kind": "old_grid", "level": "grid", "members": ["B1", "B7/2/3/301"]}]},
    ),
    "a vacant post": (
        "post steward building_steward at M1 vacant",
        {"posts": [{"id": "steward", "kind": "building_steward", "serves": "M1"}]},
    ),
    "holders are people, in every capacity": (
        "post p head at C held by P1, acting P2, deputy P3, seconded P4 home station",
        {
            "people": ["P1", "P2", "P3", "P4"],
            "posts": [{"id": "p", "kind": "head", "serves": "C"}],
            "appointments": [
                {"post": "p", "holder": "P1"},
                {"post": "p", "holder": "P2", "capacity": "acting"},
                {"post": "p", "holder": "P3", "capacity": "deputy"},
                {"post": "p", "holder": "P4", "capacity": "seconded", "home": "station"},
            ],
        },
    ),
    "two holders, one of two, and those who are no named person": (
        "post p head held by P1 and P2, held by P1 or P3, held by unnamed, held by unknown, held by post:q",
        {
            "people": ["P1", "P2", "P3"],
            "posts": [{"id": "p", "kind": "head"}],
            "appointments": [
                {"post": "p", "holder": "P1"},
                {"post": "p", "holder": "P2"},
                {"post": "p", "holder": {"one_of": ["P1", "P3"]}},
                {"post": "p", "holder": "unnamed"},
                {"post": "p", "holder": "unknown"},
                {"post": "p", "holder": "post:q"},
            ],
        },
    ),
    "shift and dates belong to the post until a holder is named, then to the holder": (
        "post p head at C on day from 2019-01-01 held by P1 on 08:00-20:00 from 2020-01-01 until 2020-02-01",
        {
            "people": ["P1"],
            "shifts": [{"id": "0800-2000", "hours": "08:00-20:00"}],
            "posts": [{"id": "p", "kind": "head", "serves": "C", "shift": "day", "from": "2019-01-01"}],
            "appointments": [
                {"post": "p", "holder": "P1", "shift": "0800-2000", "from": "2020-01-01", "until": "2020-02-01"}
            ],
        },
    ),
    "seats, status and body of a post": (
        "post p head of office seats 2 together temporary",
        {
            "posts": [
                {
                    "id": "p",
                    "kind": "head",
                    "organisation": "office",
                    "seats": 2,
                    "together": True,
                    "status": "temporary",
                }
            ]
        },
    ),
    "a post for each place, and one of them appointed on its own": (
        """
        post steward building_steward for each micro_grid within G1 held by unnamed
        appoint P1 or P2 to steward-M1 as deputy from 2020-02-01
        """,
        {
            "people": ["P1", "P2"],
            "posts": [{"id": "steward", "kind": "building_steward", "for_each": "micro_grid", "within": "G1"}],
            "appointments": [
                {"post": "steward", "holder": "unnamed"},
                {
                    "post": "steward-M1",
                    "holder": {"one_of": ["P1", "P2"]},
                    "capacity": "deputy",
                    "from": "2020-02-01",
                },
            ],
        },
    ),
    "a shift by hours is made once": (
        """
        post p head on 08:00-20:00
        post q head on 08:00-20:00
        """,
        {
            "shifts": [{"id": "0800-2000", "hours": "08:00-20:00"}],
            "posts": [
                {"id": "p", "kind": "head", "shift": "0800-2000"},
                {"id": "q", "kind": "head", "shift": "0800-2000"},
            ],
        },
    ),
    "named shifts": (
        """
        shift day 08:00-12:00 and 14:00-18:00 on mon and wed
        shift night unknown
        shift office 09:00-17:00 on workdays
        """,
        {
            "shifts": [
                {"id": "day", "hours": ["08:00-12:00", "14:00-18:00"], "days": ["mon", "wed"]},
                {"id": "night", "hours": "unknown"},
                {"id": "office", "hours": "09:00-17:00", "days": "workdays"},
            ]
        },
    ),
    "a body with its head, and a body declared whole": (
        """
        organisation office (subdistrict_office) at C head chief
        organisation station (police_station) whole
        """,
        {
            "organisations": [
                {"id": "office", "kind": "subdistrict_office", "serves": "C", "head": "chief"},
                {"id": "station", "kind": "police_station", "whole": True},
            ]
        },
    ),
    "a team and its seats": (
        """
        team T (seed_1_3) at G1 in emergency
          seat grid_leader held by post:leader
          seat doctor (family_doctor) held by P7 on 08:00-20:00 leads
          seat police_officer held by P1 or P2, sent by station
          seat liaison vacant
        """,
        {
            "people": ["P7", "P1", "P2"],
            "shifts": [{"id": "0800-2000", "hours": "08:00-20:00"}],
            "teams": [
                {
                    "id": "T",
                    "template": "seed_1_3",
                    "serves": "G1",
                    "modes": ["emergency"],
                    "seats": {
                        "grid_leader": "post:leader",
                        "doctor": {"kind": "family_doctor", "holder": "P7", "shift": "0800-2000", "lead": True},
                        "police_officer": {"holder": {"one_of": ["P1", "P2"]}, "sent_by": "station"},
                        "liaison": {},
                    },
                }
            ],
        },
    ),
    "a duty: for what, where it must be answered, when it asks": (
        """
        duty sweep: household, at micro_grid, in emergency, on 08:00-20:00
        duty open: household, shop
        duty care at community for shop, at micro_grid for household, group visits
        duty papers: household, owned by city
        """,
        {
            "duties": [
                {
                    "id": "sweep",
                    "applies_to": ["household"],
                    "answered_at": "micro_grid",
                    "modes": ["emergency"],
                    "hours": "08:00-20:00",
                },
                {"id": "open", "applies_to": ["household", "shop"]},
                {
                    "id": "care",
                    "answered_at": [{"of": "shop", "level": "community"}, {"of": "household", "level": "micro_grid"}],
                    "group": "visits",
                },
                {"id": "papers", "applies_to": ["household"], "owned_by": "city"},
            ]
        },
    ),
    "shares, by whom and of what": (
        """
        post desk duty_officer
        team T
          seat doctor vacant
        organisation office (office)
        person P1
        every building_steward leads sweep
        desk leads everything at C
        T assists group visits
        office informs sweep
        P1 supervises sweep
        T-doctor leads sweep
        post:nobody leads sweep
        """,
        {
            "people": ["P1"],
            "posts": [{"id": "desk", "kind": "duty_officer"}],
            "teams": [{"id": "T", "seats": {"doctor": {}}}],
            "organisations": [{"id": "office", "kind": "office"}],
            "shares": [
                {"part": "lead", "duty": "sweep", "who": {"every": "building_steward"}},
                {"part": "lead", "who": "post:desk", "where": "C"},
                {"part": "assist", "group": "visits", "who": "team:T"},
                {"part": "inform", "duty": "sweep", "who": "organisation:office"},
                {"part": "supervise", "duty": "sweep", "who": "person:P1"},
                {"part": "lead", "duty": "sweep", "who": "post:T-doctor"},
                {"part": "lead", "duty": "sweep", "who": "post:nobody"},
            ],
        },
    ),
    "what else a share may say": (
        """
        every head leads sweep at old-1 in epidemic and flood, on night, joint PACT, called s1, from 2020-01-01
        every head leads sweep, adds, first, for each grid within C
        """,
        {
            "shares": [
                {
                    "id": "s1",
                    "part": "lead",
                    "duty": "sweep",
                    "who": {"every": "head"},
                    "where": "old-1",
                    "modes": ["epidemic", "flood"],
                    "shift": "night",
                    "joint": "PACT",
                    "from": "2020-01-01",
                },
                {
                    "part": "lead",
                    "duty": "sweep",
                    "who": {"every": "head"},
                    "adds": True,
                    "first": True,
                    "for_each": "grid",
                    "within": "C",
                },
            ]
        },
    ),
    "exemptions and switches": (
        """
        exempt B1 from sweep from 2020-02-01 until 2020-03-01 because nobody lives there, for now
        exempt B2 from everything because it is a ruin
        switch epidemic at C by organisation:hq from 2020-01-26 through 2020-03-19
        """,
        {
            "exemptions": [
                {
                    "where": "B1",
                    "duty": "sweep",
                    "reason": "nobody lives there, for now",
                    "from": "2020-02-01",
                    "until": "2020-03-01",
                },
                {"where": "B2", "reason": "it is a ruin"},
            ],
            "switches": [
                {
                    "mode": "epidemic",
                    "where": "C",
                    "by": "organisation:hq",
                    "from": "2020-01-26",
                    "through": "2020-03-19",
                }
            ],
        },
    ),
    "links between posts, and between places": (
        """
        grid G1
        post a head
        post b head
        a stands in for b in emergency
        a reports to b from 2020-01-01
        G1 became place:G2
        """,
        {
            "places": [{"id": "G1", "level": "grid"}],
            "posts": [{"id": "a", "kind": "head"}, {"id": "b", "kind": "head"}],
            "links": [
                {"kind": "stands_in_for", "who": "post:a", "to": "post:b", "modes": ["emergency"]},
                {"kind": "reports_to", "who": "post:a", "to": "post:b", "from": "2020-01-01"},
                {"kind": "became", "who": "place:G1", "to": "place:G2"},
            ],
        },
    ),
    "every other link": (
        """
        post a head
        organisation o (office)
        a is a member of o
        a pairs with a
        o asks of a
        o supports a
        a guides o
        """,
        {
            "posts": [{"id": "a", "kind": "head"}],
            "organisations": [{"id": "o", "kind": "office"}],
            "links": [
                {"kind": "member_of", "who": "post:a", "to": "organisation:o"},
                {"kind": "pairs_with", "who": "post:a", "to": "post:a"},
                {"kind": "asks_of", "who": "organisation:o", "to": "post:a"},
                {"kind": "supports", "who": "organisation:o", "to": "post:a"},
                {"kind": "guides", "who": "post:a", "to": "organisation:o"},
            ],
        },
    ),
    "words of another country": ("words of japan", {"vocabulary": {"base": "japan"}}),
    "words of its own, with which places are drawn": (
        """
        kind of place yard rank 75
        kind of site kiosk at building
        kind of zone ring at grid partition
        kind of mode drill of emergency
        kind of team pair {of: grid, seats: [{id: one, kind: head, lead: true}]}
        yard Y1
          kiosk K1
        """,
        {
            "places": [{"id": "Y1", "level": "yard"}, {"id": "K1", "site": "kiosk", "within": "Y1"}],
            "vocabulary": {
                "levels": [{"id": "yard", "rank": 75}],
                "sites": [{"id": "kiosk", "stands_at": "building"}],
                "zones": [{"id": "ring", "stands_at": "grid", "partition": True}],
                "modes": [{"id": "drill", "kind_of": "emergency"}],
                "templates": [{"id": "pair", "of": "grid", "seats": [{"id": "one", "kind": "head", "lead": True}]}],
            },
        },
    ),
    "the register itself": (
        """
        as of 2020-02-10T20:30
        time zone Asia/Shanghai
        register {name: 清河}
        calendar {years: [2020], holidays: [2020-01-27]}
        """,
        {
            "as_of": "2020-02-10T20:30",
            "time_zone": "Asia/Shanghai",
            "name": "清河",
            "calendar": {"years": [2020], "holidays": ["2020-01-27"]},
        },
    ),
    "braces say what a form has no words for": (
        "building B7: H1 {name: 7号楼, attributes: {doors: 3}}",
        {
            "places": [
                {"id": "B7", "level": "building", "name": "7号楼", "attributes": {"doors": 3}},
                home("H1", "B7"),
            ]
        },
    ),
    "a row can be written out whole": (
        """
        place {id: B7, level: blok, within: nowhere}
        person {id: P1, name: {en: A}}
        duty {id: care, nature: serve}
        """,
        {
            "places": [{"id": "B7", "level": "blok", "within": "nowhere"}],
            "people": [{"id": "P1", "name": {"en": "A"}}],
            "duties": [{"id": "care", "nature": "serve"}],
        },
    ),
    "remarks, blank lines and ids in any script": (
        """
        # a remark

        community 清河   # another
          grid 一网格
        post 书记 community_secretary at 清河 held by 甲
        """,
        {
            "places": [{"id": "清河", "level": "community"}, {"id": "一网格", "level": "grid", "within": "清河"}],
            "people": ["甲"],
            "posts": [{"id": "书记", "kind": "community_secretary", "serves": "清河"}],
            "appointments": [{"post": "书记", "holder": "甲"}],
        },
    ),
    "what is marked as made up": (
        "every head leads sweep, made up",
        {"shares": [{"part": "lead", "duty": "sweep", "who": {"every": "head"}, "made_up": True}]},
    ),
    "nothing": ("", {}),
}


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
