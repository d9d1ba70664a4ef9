"""From plain data to nouns: the documents of one register, joined."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from typing import TYPE_CHECKING

from attrs import define, field
from pydantic import ValidationError

from communitygov.base.findings import Finding, measure
from communitygov.base.positions import Marks, Positions, Shape, Shapes, is_list, is_mapping
from communitygov.base.wording import near
from communitygov.io import file_sayings, value_sayings
from communitygov.io.document import VERSION_KEY, Document
from communitygov.io.doubtful import changed
from communitygov.io.echo import shown
from communitygov.io.fields import heads, keys, row_noun, spelled
from communitygov.io.limits import LIMITS, Limits
from communitygov.io.mistakes import MOST_IN_ROW, Mistake, Where, finding, meant, mistakes, without
from communitygov.io.open_box import Doubt
from communitygov.io.unread import Unread, unread_row
from communitygov.model.noun import Name, Noun
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS

if TYPE_CHECKING:
    from communitygov.io.table_read import Given
    from communitygov.io.table_rows import TableRead

EXPECT = "expect"
"""What a file of expectations has, and a register has not."""


class _Enough(Exception):
    """There are more problems than anybody reads."""


@define
class Joined:
    """What has been read so far of a register."""

    limits: Limits = LIMITS
    findings: list[Finding] = field(factory=list[Finding])
    notes: list[Finding] = field(factory=list[Finding])
    positions: Positions = field(factory=lambda: Positions(spelled()))
    rows: dict[str, list[Noun]] = field(factory=lambda: defaultdict[str, list[Noun]](list))
    heads: dict[str, object] = field(factory=dict[str, object])
    """What the sections without rows say, as nouns."""
    unread: list[Unread] = field(factory=list[Unread])
    """The rows of which something was refused."""
    of_rows: set[int] = field(factory=set[int])
    """Which of the findings are of such a row, by their number."""
    tables: "list[tuple[str, TableRead]]" = field(factory=list["tuple[str, TableRead]"])
    """The tables that were read, each with its name."""
    kept: dict[str, Sequence[Noun]] = field(factory=dict[str, "Sequence[Noun]"])
    """Sections of a register that is there already, as they are."""
    _said: dict[str, object] = field(factory=dict[str, object])
    """The same, as the documents write it."""
    _ids: dict[str, dict[str, int]] = field(factory=lambda: defaultdict[str, dict[str, int]](dict))
    _shapes: Shapes = field(factory=Shapes)

    def register(self) -> Register:
        """The register of all that could be made."""
        sections: dict[str, Sequence[Noun]] = {name: tuple(rows) for name, rows in self.rows.items()} | self.kept
        if self.tables:
            from communitygov.io.table_joined import join

            sections = join(self, sections)
        register = ready().model_validate({**self.heads, **sections})
        self.positions.were_read({name: getattr(register, name) for name in Register.model_fields})
        register._source = self.positions  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # nobody else sets it
        return register

    def take(self, document: Document) -> None:
        """Join what one more document says; its own findings are not taken."""
        root, node = document.root or {}, 1
        self._settle(document)
        try:
            for section, value in root.items():
                node += self._section(section, value, document.marks, node)
        except _Enough:
            last = self.findings[-1].position
            self.findings.append(file_sayings.TOO_WRONG.finding(last, most=self.limits.problems))

    def take_table(self, given: "Given") -> None:
        """Join the rows of one more table."""
        from communitygov.io.table_read import take

        ready()
        self.take_read(given.table, take(given, self.limits.tables))

    def take_read(self, name: str, read: "TableRead") -> None:
        """Join the rows of one more table that has been read, under its name."""
        first = len(self.findings)
        self.findings += read.findings
        self.of_rows |= {*range(first, len(self.findings))}
        self.unread += read.unread
        self.tables.append((name, read))

    def _say(self, findings: Iterable[Finding]) -> None:
        self.findings += findings
        if len(self.findings) > self.limits.problems:
            raise _Enough

    def _settle(self, document: Document) -> None:
        """Note what others would read differently."""
        for doubt in document.doubts:
            self._note(doubt, document.marks)
        count, noted = document.doubted, len(document.doubts)
        if count > noted:
            start = document.marks.position(0)
            self.notes.append(file_sayings.MORE_UNQUOTED.finding(start, count=measure(count), most=noted))

    def _note(self, doubt: Doubt, marks: Marks) -> None:
        place, other = marks.source.position(doubt.offset), changed(doubt.text)
        self.notes.append(file_sayings.UNQUOTED.finding(place, word=shown(doubt.text), other=other))

    def _section(self, section: str, value: object, marks: Marks, node: int) -> int:
        """Take one section; the answer is how many values it is."""
        if section in SECTIONS and is_list(value):
            self.positions.head(section, marks, node)
            return self._list(section, value, marks, node)
        shape = self._shapes.of(value)
        if section == VERSION_KEY:
            self.positions.head(section, marks, node, shape)
        elif section in SECTIONS:
            self._no_list(section, value, marks, node)
        elif section in heads():
            self._head(section, value, marks, node, shape)
        else:
            self._unknown(section, marks, node)
        return shape.size

    def _list(self, section: str, value: list[object], marks: Marks, node: int) -> int:
        below = node + 1
        for row in value:
            shape = self._shapes.of(row)
            self._row(Where(section, row_noun(section), row, marks, below, shape))
            below += shape.size
        return below - node

    def _no_list(self, section: str, value: object, marks: Marks, node: int) -> None:
        if value is not None:
            wide = isinstance(value, str) and "：" in value
            saying = value_sayings.FULL_WIDTH if wide else value_sayings.NO_ROWS
            self._say([saying.finding(marks.position(node), key=section)])

    def _unknown(self, section: str, marks: Marks, node: int) -> None:
        place = marks.position(node, key=True)
        if section == EXPECT:
            self._say([value_sayings.EXPECTED_APART.finding(place, key=section)])
            return
        likely = meant(near(section, (*SECTIONS, *heads())))
        self._say([value_sayings.NO_SECTION.finding(place, key=shown(section), meant=likely)])

    def _row(self, where: Where) -> None:
        before = len(self.findings)
        try:
            noun = self._made(where)
            if noun is not None and self._is_new(noun, where):
                self.rows[where.section].append(noun)
                self.positions.add(where.section, where.marks, where.node, where.shape)
        finally:
            if len(self.findings) > before:
                self.of_rows |= {*range(before, len(self.findings))}
                self.unread.append(unread_row(where.position(), where.section, where.data))

    def _made(self, where: Where) -> Noun | None:
        """The noun that a row is. Keys that are not known are reported, and it is made without them."""
        if is_mapping(where.data) and len(where.data) > len(keys(where.noun)) + MOST_IN_ROW:
            self._too_wrong(where)
            return None
        try:
            return _validated(where.noun, where.data)
        except ValidationError as error:
            found = self._mistakes(where, error)
        self._say(map(finding, found))
        if not found or not all(each.unknown_key and not each.wide_key for each in found):
            return None
        try:
            return _validated(where.noun, reduce(without, (each.steps for each in found), where.data))
        except ValidationError as error:
            self._say(map(finding, self._mistakes(where, error)))
        return None

    def _mistakes(self, where: Where, error: ValidationError) -> list[Mistake]:
        if error.error_count() > MOST_IN_ROW:
            self._too_wrong(where)
        return mistakes(where, error) if error.error_count() <= self.limits.problems else []

    def _too_wrong(self, where: Where) -> None:
        self._say([file_sayings.TOO_WRONG.finding(where.position(), subject=where.subject, most=MOST_IN_ROW)])

    def _is_new(self, noun: Noun, where: Where) -> bool:
        identity: str | None = getattr(noun, "id", None)
        if identity is None:
            return True
        known = self._ids[where.section]
        row = known.setdefault(identity, len(self.rows[where.section]))
        if row == len(self.rows[where.section]):
            return True
        self._say([self._twice(identity, row, where)])
        return False

    def _twice(self, identity: str, row: int, where: Where) -> Finding:
        first = str(self.positions.find(where.section, row, ("id",)))
        return value_sayings.TWICE.finding(
            where.position(("id",)),
            subject=where.subject,
            evidence=(first,),
            id=shown(identity),
            section=where.section,
            first=measure(first),
        )

    def _head(self, section: str, value: object, marks: Marks, node: int, shape: Shape) -> None:
        if section in self._said:
            self._again(section, value, marks, node)
            return
        self._said[section] = value
        self.positions.head(section, marks, node, shape)
        data = {section: value}
        made = self._made(Where(section, ready(), data, marks, node - 1, self._shapes.of(data)))
        if made is not None:
            self.heads[section] = getattr(made, section)

    def _again(self, section: str, value: object, marks: Marks, node: int) -> None:
        if value != self._said[section]:
            first = str(self.positions.find(section))
            place = marks.position(node)
            self._say([file_sayings.HEAD_TWICE.finding(place, evidence=(first,), key=section, first=measure(first))])


@cache
def ready() -> type[Register]:
    """`Register`, once what checks its rows is made: what checks it is made of that, and each is made only once."""
    nouns: list[type[Noun]] = [Name, *map(row_noun, SECTIONS)]
    for noun in nouns:
        noun.model_rebuild()
    return Register


def _validated(noun: type[Noun], data: object) -> Noun:
    return noun.model_validate(data, by_alias=True, by_name=False)
