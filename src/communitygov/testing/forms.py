"""How each kind of line is drawn: the table that the reader, its messages and the manual are made from.

A form has a head and clauses. Words stand for themselves; ``{slot}`` takes what the field of that name holds. Clauses
follow the head in any order, with or without commas; what stands after a colon is a list.
"""

import re
from collections.abc import Mapping
from functools import cache

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap

ID = r"[^\s:,#(){}]+"
REF = r"[^\s,#(){}]+"
HOURS = r"\d{1,2}:\d\d-\d{1,2}:\d\d"
DATE = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?"
NUMBER = r"\d+"

SLOTS: Mapping[str, tuple[str, str]] = {
    "also": ("LEVEL", ID),
    "as_of": ("DATE", DATE),
    "base": ("VOCABULARY", ID),
    "by": ("POST", REF),
    "days": ("DAYS", f"{REF}(?: and {REF})*"),
    "duty": ("DUTY", f"everything|group {ID}|{ID}"),
    "entrances": ("NUMBER", NUMBER),
    "floors": ("NUMBER", NUMBER),
    "for_each": ("LEVEL", ID),
    "head": ("POST", ID),
    "holder": ("HOLDER", f"{REF}(?: or {REF})*"),
    "holders": ("HOLDER", f"{REF}(?: (?:and|or) {REF})*"),
    "home": ("BODY", ID),
    "homes": ("NUMBER", NUMBER),
    "hours": ("HOURS", f"unknown|{HOURS}(?: and {HOURS})*"),
    "households": ("NUMBER", f"(?:(?:about|more than|less than) )?{NUMBER}"),
    "id": ("ID", ID),
    "joint": ("PACT", ID),
    "kind_of": ("MODE", ID),
    "modes": ("MODE", f"{ID}(?: and {ID})*"),
    "of": ("KIND", ID),
    "organisation": ("BODY", ID),
    "owned_by": ("LEVEL", ID),
    "post": ("POST", ID),
    "rank": ("NUMBER", NUMBER),
    "reason": ("REASON", ".+"),
    "seats": ("NUMBER", NUMBER),
    "sent_by": ("BODY", ID),
    "serves": ("PLACE", ID),
    "shift": ("SHIFT", REF),
    "since": ("DATE", DATE),
    "stands_at": ("LEVEL", ID),
    "through": ("DATE", DATE),
    "time_zone": ("ZONE", REF),
    "to": ("ID", REF),
    "until": ("DATE", DATE),
    "where": ("PLACE", ID),
    "who": ("WHO", f"(?:every )?{REF}"),
    "within": ("PLACE", ID),
    "word": ("WORD", "place|site|zone|organisation|post|list|mode|part|link|team"),
}
"""What each slot takes: its name in messages, its pattern. A slot that is not listed takes an id."""

ITEMS: Mapping[str, str] = {"applies_to": "KIND", "homes": "HOME", "members": "PLACE"}
"""What stands after a colon, by the field that holds it: its name in messages."""


def _frozen(sets: Mapping[str, object]) -> Mapping[str, object]:
    return FrozenMap(sets)


@frozen
class Clause:
    """Something a line may say after its head."""

    shape: str
    sets: Mapping[str, object] = field(default=FrozenMap(), converter=_frozen)
    """Fields it gives besides those in its slots."""
    begins: str = ""
    """The list of the row to which it adds an entry of its own."""
    latest: str = ""
    """The list to whose last entry it belongs, once the line has begun one; else it belongs to the row."""


@frozen
class Form:
    """One kind of line: the section its row goes to, its head, its clauses and the list after its colon."""

    section: str
    head: str
    clauses: tuple[Clause, ...] = ()
    items: str = ""
    """The field that holds what stands after the colon; none: no colon."""
    sets: Mapping[str, object] = field(default=FrozenMap(), converter=_frozen)

    @property
    def cue(self) -> str:
        """The words by which the form is known: those its head begins with, else those after its first slot."""
        return next((words.strip() for words in re.split(r"\{\w+\}", self.head) if words.strip()), "")

    def begins(self, words: str) -> bool:
        """Whether a line is one of this form, well drawn or not."""
        before = rf"(?:every )?{REF} " if self.head.startswith("{") else ""
        return re.match(rf"{before}{self.cue}(?= |$)", words) is not None

    @property
    def openings(self) -> frozenset[str]:
        """The words that its clauses begin with: in a list they are no item."""
        return frozenset(clause.shape.partition(" ")[0] for clause in self.clauses)

    @property
    def drawn(self) -> str:
        """How such a line is drawn."""
        clauses = [f"[{shown(clause.shape)}]" for clause in self.clauses]
        return " ".join([shown(self.head), *clauses, *([f"[: {ITEMS[self.items]} ...]"] if self.items else [])])


def shown(shape: str) -> str:
    """Write a shape for people: ``at {serves}`` is ``at PLACE``."""
    return re.sub(r"\{(\w+)\}", lambda slot: SLOTS.get(slot[1], (slot[1].upper(), ""))[0], shape)


@cache
def pattern(shape: str) -> re.Pattern[str]:
    """Compile a shape; it matches whole words only."""
    parts = re.split(r"\{(\w+)\}", shape)
    literals = [re.escape(text) for text in parts[::2]]
    slots = [f"(?P<{slot}>{SLOTS.get(slot, ('', ID))[1]})" for slot in parts[1::2]] + [""]
    return re.compile("".join(text + slot for text, slot in zip(literals, slots, strict=True)) + r"(?=[\s,:]|$)")


DATES = (
    Clause("from {since}", latest="appointments"),
    Clause("until {until}", latest="appointments"),
    Clause("through {through}", latest="appointments"),
    Clause("made up", sets={"made_up": True}),
)
EACH = (Clause("for each {for_each}"), Clause("within {within}"))
CALLED = (Clause("called {id}"), *DATES)
SHIFT = Clause("on {shift}", latest="appointments")
MODES = Clause("in {modes}")
VACANT = Clause("vacant")

HELD = (
    Clause("held by {holders}", begins="appointments"),
    Clause("acting {holders}", begins="appointments", sets={"capacity": "acting"}),
    Clause("deputy {holders}", begins="appointments", sets={"capacity": "deputy"}),
    Clause("seconded {holders}", begins="appointments", sets={"capacity": "seconded"}),
    Clause("home {home}", latest="appointments"),
    VACANT,
)
IN_CAPACITY = tuple(
    Clause(words, sets={"capacity": capacity})
    for words, capacity in (("as acting", "acting"), ("as deputy", "deputy"), ("as seconded", "seconded"))
)
SHARED = (
    Clause("at {where}"),
    *EACH,
    MODES,
    SHIFT,
    Clause("first", sets={"first": True}),
    Clause("joint {joint}"),
    Clause("adds", sets={"adds": True}),
    *CALLED,
)

PLACE = Form(
    "places",
    "{level} {id}",
    (
        Clause("counts {households}"),
        Clause("not counted", sets={"households": "unknown"}),
        Clause("with {entrances} entrances x {floors} floors x {homes} homes", begins="layout"),
        Clause("also {also}", latest="layout"),
        *DATES,
    ),
    items="homes",
)
SEAT = Form(
    "seats",
    "seat {id}",
    (
        Clause("({kind})"),
        Clause("held by {holder}"),
        VACANT,
        Clause("sent by {sent_by}"),
        SHIFT,
        Clause("leads", sets={"lead": True}),
    ),
)
FORMS: tuple[Form, ...] = (
    Form("register", "as of {as_of}"),
    Form("register", "time zone {time_zone}"),
    Form("words", "words of {base}"),
    Form(
        "words",
        "kind of {word} {id}",
        (
            Clause("at {stands_at}"),
            Clause("rank {rank}"),
            Clause("partition", sets={"partition": True}),
            Clause("disjoint", sets={"disjoint": True}),
            Clause("of {kind_of}"),
        ),
    ),
    Form("zones", "zone {id} ({kind})", (Clause("at {level}"), *DATES), items="members"),
    Form("people", "person {id}", DATES),
    Form(
        "organisations",
        "organisation {id} ({kind})",
        (Clause("at {serves}"), Clause("head {head}"), Clause("whole", sets={"whole": True}), *DATES),
    ),
    Form("shifts", "shift {id} {hours}", (Clause("on {days}"), *DATES)),
    Form(
        "posts",
        "post {id} {kind}",
        (
            Clause("at {serves}"),
            *EACH,
            Clause("of {organisation}"),
            Clause("seats {seats}"),
            Clause("together", sets={"together": True}),
            Clause("temporary", sets={"status": "temporary"}),
            Clause("abolished", sets={"status": "abolished"}),
            *HELD,
            SHIFT,
            *DATES,
        ),
    ),
    Form("appointments", "appoint {holders} to {post}", (*IN_CAPACITY, Clause("home {home}"), SHIFT, *CALLED)),
    Form("teams", "team {id}", (Clause("({template})"), Clause("at {serves}"), *EACH, MODES, *DATES)),
    Form(
        "duties",
        "duty {id}",
        (
            Clause("at {level} for {of}", begins="answered_at"),
            Clause("at {level}", begins="answered_at"),
            MODES,
            Clause("on {hours}"),
            Clause("group {group}"),
            Clause("owned by {owned_by}"),
            *DATES,
        ),
        items="applies_to",
    ),
    Form("exemptions", "exempt {where} from {duty}", (*CALLED, Clause("because {reason}"))),
    Form("switches", "switch {mode} at {where}", (Clause("by {by}"), *CALLED)),
    *(
        Form("shares", f"{{who}} {verb} {{duty}}", SHARED, sets={"part": part})
        for verb, part in (("leads", "lead"), ("assists", "assist"), ("informs", "inform"), ("supervises", "supervise"))
    ),
    *(
        Form("links", f"{{who}} {verb} {{to}}", (MODES, *CALLED), sets={"kind": kind})
        for verb, kind in (
            ("stands in for", "stands_in_for"),
            ("reports to", "reports_to"),
            ("is a member of", "member_of"),
            ("pairs with", "pairs_with"),
            ("asks of", "asks_of"),
            ("supports", "supports"),
            ("guides", "guides"),
            ("became", "became"),
        )
    ),
)
"""Every kind of line but places and the seats of a team, which stand indented."""
