"""From the lines of a drawing to the rows of a register."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import Factory, define, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import listed, near, quoted
from communitygov.model.builtin import vocabulary_of
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.vocabulary import Vocabulary
from communitygov.testing.forms import FORMS, PLACE, SEAT, Form
from communitygov.testing.lines import Line
from communitygov.testing.nouns import made
from communitygov.testing.said import Fields, persons, said

NOUNS: Mapping[str, str] = {
    **{section.removesuffix("s"): section for section in SECTIONS},
    "person": "people",
    "duty": "duties",
    "switch": "switches",
    "calendar": "calendar",
    "register": "register",
}
"""A noun and nothing else before the braces: the section of a row that is written out in them."""

WORDS: Mapping[str, str] = {"place": "levels", "team": "templates"}
"""What a drawn word is a kind of: the list of the vocabulary it is added to, where that is not its plural."""


@frozen
class Row:
    """One row to be: its fields as a document would have them, and the line that says them."""

    line: Line
    fields: Fields


def kinds_of(own: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """List the levels and the kinds of site of a register with a vocabulary of its own."""
    words = vocabulary_of(Register(vocabulary=own))
    return frozenset(level.id for level in words.levels), frozenset(site.id for site in words.sites)


@define
class Drawing:
    """What the lines read so far have said."""

    rows: dict[str, list[Row]] = Factory(lambda: {section: [] for section in SECTIONS})
    register: Fields = Factory(dict[str, Any])
    """Fields of the register itself."""
    words: Fields = Factory(dict[str, Any])
    """Its own vocabulary."""
    kinds: tuple[frozenset[str], frozenset[str]] = Factory(lambda: kinds_of(Vocabulary()))
    """The levels and the kinds of site known so far."""
    holders: dict[str, Line] = Factory(dict[str, Line])
    """People named as holders, and the first line that names each."""
    parents: list[tuple[int, str]] = Factory(list[tuple[int, str]])
    """The places the next line may lie in: their indentation and id, outermost first."""
    team: Fields | None = None
    """The team the next line may be a seat of."""

    def read(self, line: Line) -> None:
        """Take in one line."""
        form = next((form for form in FORMS if form.begins(line.words)), None)
        if line.indent and SEAT.begins(line.words):
            self._seat(line)
        elif line.words in NOUNS and line.fields:
            self._at_the_edge(line)
            self._add(line, NOUNS[line.words], line.fields)
        elif form is not None:
            self._at_the_edge(line)
            self._sort(line, form, said(line, form))
        else:
            self._place(line)

    def _add(self, line: Line, section: str, fields: Fields) -> None:
        if section in self.rows:
            self.rows[section].append(Row(line, fields))
        else:
            self.register |= fields if section == "register" else {section: fields}

    def _at_the_edge(self, line: Line) -> None:
        if line.indent:
            raise line.unread(
                "only places, and the seats of a team, are indented; draw it at the left edge",
                "只有地点和小组的席位可以缩进，请顶格画",
            )
        self.parents, self.team = [], None

    def _sort(self, line: Line, form: Form, fields: Fields) -> None:
        if form.section == "words":
            self._word(line, fields)
        elif form.section == "appointments":
            self._appoint(line, fields.pop("post"), fields | line.fields)
        else:
            self._known(line, fields.get("applies_to", ()))
            held, post = fields.pop("appointments", ()), fields.get("id", "")
            fields |= line.fields
            self.team = fields if form.section == "teams" and "seats" not in fields else None
            self._add(line, form.section, fields)
            for each in held:
                self._appoint(line, post, each)

    def _known(self, line: Line, kinds: Sequence[str]) -> None:
        """Refuse what is neither a level nor a kind of site; in braces a document may name what there is not."""
        levels, sites = self.kinds
        for kind in kinds:
            if kind not in levels | sites:
                raise _no_kind(line, kind, levels | sites)

    def _word(self, line: Line, fields: Fields) -> None:
        """Add a word to the vocabulary, or base it on another one; from here on places are drawn with it."""
        kind = fields.pop("word", None)
        if kind is None:
            self.words |= fields
        else:
            self.words.setdefault(WORDS.get(kind, f"{kind}s"), []).append(fields | line.fields)
        self.kinds = kinds_of(made(Vocabulary, line, self.words))

    def _appoint(self, line: Line, post: str, fields: Fields) -> None:
        for holder in fields.pop("holders"):
            self._name(line, holder)
            self._add(line, "appointments", {"post": post, "holder": holder, **fields})

    def _name(self, line: Line, holder: object) -> None:
        for person in persons(holder):
            self.holders.setdefault(person, line)

    def _seat(self, line: Line) -> None:
        if self.team is None:
            raise line.unread(
                "a seat is drawn below its team, if that has none in braces",
                "席位画在小组下面，且小组没有用花括号写席位",
            )
        fields = said(line, SEAT)
        if "holder" in fields:
            self._name(line, fields["holder"])
        seat = fields.pop("id")
        self.team.setdefault("seats", {})[seat] = fields | line.fields

    def _place(self, line: Line) -> None:
        levels, sites = self.kinds
        first = line.words.partition(" ")[0]
        if first not in levels | sites:
            raise _not_known(line, first, levels | sites)
        fields = said(line, PLACE)
        word, homes, layout = fields.pop("level"), fields.pop("homes", ()), fields.pop("layout", None)
        fields |= {"site" if word in sites else "level": word}
        fields |= {"layout": layout[0]} if layout else {}
        place = fields["id"]
        self._stand(line, fields | line.fields, self._parent(line, place))
        for home in homes:
            self._stand(line, {"id": home, "level": "household"}, (place,))

    def _parent(self, line: Line, identity: str) -> tuple[str, ...]:
        while self.parents and self.parents[-1][0] >= line.indent:
            self.parents.pop()
        if line.indent and not self.parents:
            raise line.unread("it is indented and lies in no place drawn above it", "有缩进，但上面没有包含它的地点")
        within = tuple(parent for _, parent in self.parents[-1:])
        self.parents.append((line.indent, identity))
        return within

    def _stand(self, line: Line, fields: Fields, within: tuple[str, ...]) -> None:
        """Add a place; or a second parent to one that is drawn again."""
        known = next((row.fields for row in self.rows["places"] if row.fields.get("id") == fields["id"]), None)
        if known is None:
            self._add(line, "places", fields | ({"within": within} if within else {}))
        elif fields.items() <= known.items() and within and within[0] not in known.get("within", ()):
            known["within"] = (*known.get("within", ()), *within)
        else:
            raise line.unread(
                f"{quoted(fields['id'])} is drawn already; drawn as it is below one more place it lies in both",
                f"{quoted(fields['id'], 'zh')}已经画过；在另一地点下原样再画一次，表示同时属于两处",
            )


def _no_kind(line: Line, kind: str, kinds: frozenset[str]) -> BadQuestion:
    alike = listed(near(kind, kinds), joined_by="or")
    return line.unread(
        f"{quoted(kind)} is no level and no kind of site; one that there is not is written {{applies_to: [ID]}}."
        + (f" Did you mean {alike}?" if alike else ""),
        f"{quoted(kind, 'zh')}不是层级，也不是场所种类；有意写没有的种类，请写 {{applies_to: [ID]}}。"
        + (f"是否指 {alike}？" if alike else ""),
    )


def _not_known(line: Line, first: str, kinds: frozenset[str]) -> BadQuestion:
    cues = {form.cue for form in FORMS if not form.head.startswith("{")}
    meant = near(first, {*(cue.split()[0] for cue in cues), *kinds})
    begins, alike = listed(sorted(cues), most=99), listed(meant, joined_by="or")
    return line.unread(
        f"it begins with none of {begins}, with no level and no kind of site, and says of nobody who leads what."
        + (f" Did you mean {alike}?" if meant else ""),
        f"开头不是 {begins}，也不是层级或场所种类，也没有说明谁牵头什么。" + (f"是否指 {alike}？" if meant else ""),
    )
