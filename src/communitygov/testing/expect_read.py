"""A file of expectations read: its register, its defaults and its statements, each value with its place."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from communitygov.base.findings import Finding, Saying, Words
from communitygov.base.positions import Marks, Position, Shape, Shapes, Step, descend, is_list, is_mapping
from communitygov.base.wording import near
from communitygov.io.document import Document, parse_bytes
from communitygov.io.echo import shown
from communitygov.io.files import form_of
from communitygov.io.limits import LIMITS
from communitygov.model.sections import SECTIONS
from communitygov.queries.answer import STATES
from communitygov.testing import expect_sayings
from communitygov.testing.expect_telling import known_words, meant, number_of

HEADER = "communitygov_test"
TOP = (HEADER, "register", "at", "mode", "expect")
LISTS = {
    "lead": "lead",
    "first": "first_responder",
    "backstop": "backstop",
    "chain": "escalation",
    "assist": "assist",
    "inform": "inform",
    "supervise": "supervise",
}
"""The keys of a statement that name people and posts, and the lists of an answer they are held against."""
COMMON = ("mode", "at", "note")
ASKED = ("state", "inherited", *LISTS)
CARRIERS = ("post", "team", "organisation", "person")
COUNTS = ("at_least", "total", "inherited", *STATES)
KEYS: dict[str, tuple[str, ...]] = {
    "answer": ("place", "duty", *COMMON, *ASKED),
    "answers_for": (*CARRIERS, "answers_for", *COMMON),
    "coverage": ("coverage", *COMMON, *COUNTS),
}
"""The keys of each kind of statement."""
OF_COVERAGE = ("duty", "level", "until")


@frozen(eq=False)
class Statement:
    """One statement as it is written."""

    kind: str
    """answer, answers_for or coverage."""
    said: dict[str, object]
    marks: Marks
    shape: Shape
    node: int

    def at(self, *steps: Step, key: bool = False) -> Position:
        """Where a value of it stands, or the statement itself."""
        node, whole = descend(self.shape, self.node, steps)
        return self.marks.position(node, key=key and whole)

    def text(self, key: str) -> str | None:
        """A value as text; None where it is not given."""
        value = self.said.get(key)
        return None if value is None else str(value)

    def names(self, key: str) -> tuple[str, ...] | None:
        """A name or several; ``nobody`` and an empty list are none; None where it is not given."""
        value = self.said.get(key)
        if value is None or value == "nobody":
            return None if value is None else ()
        return tuple(map(str, value)) if is_list(value) else (str(value),)


@define(eq=False)
class Expected:
    """One file as it is written."""

    file: str
    register: str = ""
    at: str | None = None
    mode: str | None = None
    statements: list[Statement] = field(factory=list[Statement])
    findings: list[Finding] = field(factory=list[Finding])
    register_at: Position = field(factory=Position)
    """Where the register is named."""


def parsed(data: bytes, name: str) -> Expected:
    """Read one file; what is wrong with it is told at its place, and the rest is taken."""
    document = parse_bytes(data, name, form_of(name), LIMITS)
    made = Expected(name, findings=[each for each in document.findings if each.severity == "error"])
    if document.root is not None:
        _Reader(document, made, Shapes().of(document.root)).read(document.root)
    return made


@frozen(eq=False)
class _Reader:
    """Reads the root of one file."""

    document: Document
    made: Expected
    shape: Shape

    def read(self, root: dict[str, object]) -> None:
        if HEADER not in root and not {"communitygov", *SECTIONS}.isdisjoint(root):
            way = ("expect",) if "expect" in root else ()
            self._say(expect_sayings.IS_REGISTER, way, file=self.made.file.rpartition("/")[2])
            return
        if str(root.get(HEADER)) != "1":
            self._say(expect_sayings.NO_TEST, ())
            return
        for key in root:
            if key not in TOP:
                self._unknown((), key, TOP)
        self.made.at, self.made.mode = self._plain(root, "at"), self._plain(root, "mode")
        self.made.register = self._plain(root, "register") or ""
        self.made.register_at = self._at(("register",))
        if not self.made.register:
            self._say(expect_sayings.NOT_GIVEN, (), key="register")
        rows = root.get("expect")
        if not is_list(rows):
            self._wrong("expect", _LIST) if "expect" in root else self._say(expect_sayings.NOT_GIVEN, (), key="expect")
            return
        for number, row in enumerate(rows):
            if is_mapping(row):
                self._statement(number, row)
            else:
                self._say(expect_sayings.WRONG, ("expect", number), key="expect", expected=_MAPPING)

    def _plain(self, root: dict[str, object], key: str) -> str | None:
        value = root.get(key)
        if is_mapping(value) or is_list(value):
            self._wrong(key, _TEXT)
            return None
        return None if value is None else str(value)

    def _statement(self, number: int, row: dict[str, object]) -> None:
        way: tuple[Step, ...] = ("expect", number)
        kind = _kind(row)
        if kind is None:
            self._say(expect_sayings.NO_KIND, way)
            return
        before = len(self.made.findings)
        for key in row:
            if key not in KEYS[kind]:
                self._unknown(way, key, KEYS[kind])
        self._missing(kind, row, way)
        for key, value in row.items():
            if key in KEYS[kind]:
                self._value(key, value, way)
        if len(self.made.findings) == before:
            node, _ = descend(self.shape, 0, way)
            self.made.statements.append(Statement(kind, row, self.document.marks, Shapes().of(row), node))

    def _missing(self, kind: str, row: dict[str, object], way: tuple[Step, ...]) -> None:
        if kind == "answer":
            for key in ("place", "duty"):
                if key not in row:
                    self._say(expect_sayings.NOT_GIVEN, way, key=key)
        elif kind == "answers_for" and sum(key in row for key in CARRIERS) != 1:
            self._say(expect_sayings.NOT_GIVEN, way, key=Words("、".join(CARRIERS), " or ".join(CARRIERS)))
        expected = {"answer": ASKED, "answers_for": ("answers_for",), "coverage": COUNTS}[kind]
        if not any(key in row for key in expected):
            self._say(expect_sayings.NOTHING_SAID, way, known=known_words(expected))

    def _value(self, key: str, value: object, way: tuple[Step, ...]) -> None:
        here, text = (*way, key), str(value)
        if key == "coverage":
            self._coverage(value, here)
        elif key in LISTS or key == "answers_for":
            each = value if is_list(value) else [value]
            alone = len(each) > 1 and not {"nobody", "nothing"}.isdisjoint(map(str, each))
            if alone or any(is_mapping(one) or is_list(one) or one in (None, "") for one in each):
                self._say(expect_sayings.WRONG, here, key=key, expected=_NAMES)
        elif is_mapping(value) or is_list(value) or value is None:
            self._say(expect_sayings.WRONG, here, key=key, expected=_TEXT)
        elif key == "state" and text not in STATES:
            self._word(here, key, text, STATES)
        elif key == "inherited" and "coverage" not in self._row(way) and text.lower() not in ("true", "false"):
            self._say(expect_sayings.WRONG, here, key=key, expected=_TRUTH)
        elif key in COUNTS and "coverage" in self._row(way) and number_of(text, percent=key == "at_least") is None:
            self._say(expect_sayings.WRONG, here, key=key, expected=_PERCENT if key == "at_least" else _NUMBER)

    def _row(self, way: tuple[Step, ...]) -> dict[str, object]:
        rows = (self.document.root or {}).get("expect")
        row = rows[way[1]] if is_list(rows) and isinstance(way[1], int) else None
        return row if is_mapping(row) else {}

    def _coverage(self, value: object, way: tuple[Step, ...]) -> None:
        if not is_mapping(value):
            self._say(expect_sayings.WRONG, way, key="coverage", expected=_MAPPING)
            return
        for key, each in value.items():
            if key not in OF_COVERAGE:
                self._unknown(way, key, OF_COVERAGE)
            elif is_mapping(each) or (is_list(each) and key != "duty"):
                self._say(expect_sayings.WRONG, (*way, key), key=key, expected=_TEXT)

    def _unknown(self, way: tuple[Step, ...], key: str, known: Sequence[str]) -> None:
        place = self._at((*way, key), key=True)
        self.made.findings.append(
            expect_sayings.NO_KEY.finding(
                place, key=shown(key), meant=meant(near(key, known)), known=known_words(known)
            )
        )

    def _word(self, way: tuple[Step, ...], key: str, word: str, known: Sequence[str]) -> None:
        self._say(
            expect_sayings.NO_WORD,
            way,
            key=key,
            word=shown(word),
            meant=meant(near(word, known)),
            known=known_words(known),
        )

    def _wrong(self, key: str, expected: Words) -> None:
        self._say(expect_sayings.WRONG, (key,), key=key, expected=expected)

    def _say(self, saying: Saying, way: tuple[Step, ...], **fields: str | Words) -> None:
        self.made.findings.append(saying.finding(self._at(way), subject="", evidence=(), **fields))

    def _at(self, way: Iterable[Step], *, key: bool = False) -> Position:
        node, whole = descend(self.shape, 0, tuple(way))
        return self.document.marks.position(node, key=key and whole)


_TEXT = Words("文字", "text")
_LIST = Words("列表", "a list of statements, each beginning with a dash")
_MAPPING = Words("键值对（{a: 1}）", "a mapping, as in {a: 1}")
_NAMES = Words("编号、编号列表或 nobody", "an id, a list of ids, or nobody")
_TRUTH = Words("true 或 false", "true or false")
_NUMBER = Words("数", "a number")
_PERCENT = Words("百分数（如 95%）", "a percentage such as 95%")


def _kind(row: dict[str, object]) -> str | None:
    if "coverage" in row:
        return "coverage"
    if "answers_for" in row:
        return "answers_for"
    return "answer" if "place" in row or "duty" in row else None


def steps_of(statement: Statement) -> Iterator[str]:
    """What a statement is about, piece by piece."""
    said = statement.said
    for key in ("place", *CARRIERS, "duty", "coverage", "mode", "at"):
        value = said.get(key)
        if is_mapping(value):
            yield " ".join([key, *(f"{name} {shown(str(each)).en}" for name, each in value.items())])
        elif value is not None:
            yield f"{key} {shown(str(value)).en}"
