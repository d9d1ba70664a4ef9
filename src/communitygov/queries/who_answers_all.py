"""Who answers for what, for every row of a table at once: rows that nothing tells apart are asked once."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from attrs import define, field

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.errors import BadQuestion, CommunityGovError
from communitygov.base.pause import collector_paused
from communitygov.base.texts import Texts
from communitygov.base.time import Instant
from communitygov.base.words import Words
from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.found import CODE, STATES
from communitygov.engine.holding import Now
from communitygov.engine.paint import by_number
from communitygov.queries.all_spots import NOT_THERE, ON_FLOOR, Spots
from communitygov.queries.asked import at_another_time, check_mode, duty_of, now_at
from communitygov.queries.asked_cells import NO_ID, codes_of, id_in, said_of, texts_of, why_not_there
from communitygov.queries.asked_columns import bad_table, columns_of, stated
from communitygov.queries.who_all_work import Who
from communitygov.queries.who_filled import LISTS, Found
from communitygov.queries.who_rows import Carriers, WhoRows
from communitygov.queries.who_stood import Stood
from communitygov.queries.who_told import Told
from communitygov.structure.build import Structure
from communitygov.structure.only_built import only_built
from communitygov.structure.places import FLOOR, HOUSEHOLD, Ints, Longs

if TYPE_CHECKING:
    from communitygov.base.time import Moment
    from communitygov.model.duty import Duty

ASKED = ("place", "duty")
MAY_BE = ("mode", "at")
TOLD = ("state", "inherited", *LISTS)
MOST_TOLD = 5
"""The rows at fault that are told one by one."""
T = TypeVar("T")


def who_answers_all(
    structure: Structure, table: object, *, mode: str | None = None, at: "Moment | str | Instant | None" = None
) -> WhoRows:
    """Find who answers for every row of a table with the columns ``place`` and ``duty``, and perhaps ``mode``, ``at``.

    The table is a mapping of names to columns (lists, arrays), or anything with ``__arrow_c_stream__``, such as a data
    frame. ``mode`` and ``at`` are those of the rows that state none: else these ask for the mode in force there, and
    for the register's ``as_of``. An empty text states nothing, as None does. Every row is answered as `who_answers`
    answers it; the same columns come back, with the answer.

    Raises
    ------
    BadQuestion
        When a column is missing or has a name that the answer needs, columns are not equally long, or rows name
        what there is not: a place, a duty, a mode, an instant; and when some rows state no instant, and there is none.
        All of these are told together.
    OutsideWindow
        When containment is another at an instant than in this structure.
    MissingExtra
        When the table is none of Python's, and pyarrow, which reads it, is not installed.
    """
    only_built(structure)
    columns = columns_of(table)
    with collector_paused():
        return _Asking(structure, columns, mode, at).result()


@define(eq=False)
class _Asking:
    """The rows of a table, looked up and asked in groups."""

    structure: Structure
    columns: dict[str, Any]
    mode: str | None
    at: "Moment | str | Instant | None"
    rows: int = field(init=False)
    wrong: list[Words] = field(factory=list[Words])
    told: Counter[str] = field(factory=Counter[str])
    """How often something was said of the cells of a column."""

    def __attrs_post_init__(self) -> None:
        missing = [name for name in ASKED if name not in self.columns]
        taken = [name for name in TOLD if name in self.columns]
        if missing or taken:
            said = [Words(f"没有“{name}”这一列", f"there is no column {name!r}") for name in missing]
            said += [
                Words(
                    f"“{name}”是答案要用的列名：请改名",
                    f"the column {name!r} has a name that the answer needs: rename it",
                )
                for name in taken
            ]
            raise bad_table(said)
        self.rows = len(self.columns["place"])
        uneven = {name: len(column) for name, column in self.columns.items() if len(column) != self.rows}
        if uneven:
            raise bad_table(
                [
                    Words(
                        f"“{name}”有 {length:,} 行，“place”有 {self.rows:,} 行",
                        f"{name!r} has {length:,} rows, 'place' {self.rows:,}",
                    )
                    for name, length in uneven.items()
                ]
            )

    def result(self) -> WhoRows:
        """Ask, and put the answers beside the rows."""
        structure = self.structure
        duty, duties = self._known("duty", lambda each: duty_of(structure, each))
        mode, modes = self._known("mode", self._mode)
        at, instants = self._known("at", self._instant)
        spots = self._spots()
        if self.wrong:
            raise bad_table(self.wrong)
        told, stood = Told(structure.posts_table), dict[object, Stood]()
        found = Found.of_nobody(self.rows)
        found.states[:] = CODE["not_applicable"]
        floor = (spots.virtual == ON_FLOOR).astype(np.int64)
        group = ((at * (len(modes) + 1) + mode + 1) * 2 + floor).astype(np.int64)
        group[spots.row == NOT_THERE] = -1
        for rows in _grouped(group):
            first = int(rows[0])
            if group[first] < 0:
                continue
            now, kind = now_at(structure, instants[int(at[first])]), FLOOR if floor[first] else HOUSEHOLD
            asked = modes[int(mode[first])] if mode[first] != NOT_STATED else None
            for numbers, those in self._alike(now, kind, asked, duties, duty, spots.row, rows):
                here, of = np.unique(spots.row[those], return_inverse=True)
                who = Who(now, _targets(here, kind), asked, told, stood)
                for number in numbers:
                    members = np.flatnonzero(duty[those] == number)
                    found.put(those[members], who.who(duties[number], of[members]))
        table = structure.posts_table
        coded = {
            name: _coded(numbers, len(table) + len(told.more), lambda numbers: Carriers(table, numbers, told.more))
            for name, numbers in zip(LISTS, found.lists, strict=True)
        }
        answers = {"state": Coded(found.states.astype(np.int32), STATES), "inherited": found.inherited, **coded}
        return WhoRows({**self.columns, **answers}, structure)

    @staticmethod
    def _alike(
        now: Now, kind: str, mode: str | None, duties: Sequence["Duty"], duty: Ints, place: Ints, rows: Ints
    ) -> Iterable[tuple[list[int], Ints]]:
        """Duties that are led alike where they are asked about, by their numbers, and the rows of all of these."""
        each = {int(duty[some[0]]): some for some in (rows[members] for members in _grouped(duty[rows]))}
        asked = np.zeros(len(now.structure.tree), dtype=np.bool_)
        asked[place[rows]] = True
        whole = Bulk(now, _targets(np.flatnonzero(asked), kind), mode)
        alike: dict[object, list[int]] = {}
        for number in each:
            alike.setdefault(whole.like(duties[number]), []).append(number)
        return ((numbers, np.concatenate([each[number] for number in numbers])) for numbers in alike.values())

    def _mode(self, text: str | None) -> str | None:
        mode = self.mode if text is None else text
        check_mode(self.structure, mode)
        return mode

    def _instant(self, text: Any) -> Instant:
        return self.structure.instant(self.at if text is None else text)

    def _known(self, name: str, find: Callable[[Any], T]) -> tuple[Longs, list[T]]:
        """A column as numbers of what its values mean; nothing stated is -1, or of instants the one there is then."""
        codes, values = codes_of(self.columns[name], self.rows) if name in self.columns else (None, [])
        if codes is None:
            codes, values = np.zeros(self.rows, dtype=np.int64), [None]
        found: list[T] = []
        nothing = "" if name == "duty" else None
        for code, given in enumerate(values):
            value = stated(given)
            try:
                found.append(find(nothing if value is None or (isinstance(value, str) and not value) else value))
            except CommunityGovError as exc:
                if name == "at" and not isinstance(exc, BadQuestion):
                    raise
                self._say(np.flatnonzero(codes == code), name, said_of(exc))
                if self.told[name] == MOST_TOLD:
                    more = (
                        f"可能还有其他行的 {name} 也不存在",
                        f"and perhaps more rows name another {name} that there is not",
                    )
                    self.wrong.append(Words(*more))
                    break
        if name == "mode" and len(found) == len(values):
            codes = np.where(np.array([each is not None for each in found] or [True])[codes], codes, NOT_STATED)
        return codes, found

    def _spots(self) -> Spots:
        texts = texts_of(self.columns["place"])
        spots = Spots.of(self.structure, texts)
        left = np.flatnonzero(spots.row == NOT_THERE)
        if len(left):
            self._as_named(spots, left, texts.take(left))
        return spots

    def _as_named(self, spots: Spots, left: Ints, texts: Texts) -> None:
        """Find the places that are named otherwise than by their plain id, and tell which there are not."""
        ids = [id_in(text) for text in texts]
        again = Spots.of(self.structure, Texts.of(ids))
        spots.row[left], spots.virtual[left] = again.row, again.virtual
        known: dict[str, bool] = {}
        unknown: list[int] = []
        for at in np.flatnonzero(again.row == NOT_THERE).tolist():
            if ids[at] not in known:
                known[ids[at]] = at_another_time(self.structure, ids[at])
            if not known[ids[at]]:
                unknown.append(at)
        named = [at for at in unknown if texts[at].strip() and not texts[at].startswith(NO_ID)]
        for at in unknown[:MOST_TOLD]:
            first = at in named[:1]
            self._say(left[at : at + 1], "place", why_not_there(self.structure, texts[at], there=first))
        if len(unknown) > MOST_TOLD:
            left_out = len(unknown) - MOST_TOLD
            more = f"另有 {left_out:,} 行的地点不存在", f"and {left_out:,} more rows name places that there are not"
            self.wrong.append(Words(*more))

    def _say(self, rows: Ints, name: str, what: Words) -> None:
        """Say what is wrong in some rows."""
        if not len(rows):
            return
        first, left = int(rows[0]), len(rows) - 1
        zh, en = (f"（另有 {left:,} 行）", f" (and {left:,} more rows)") if left else ("", "")
        self.wrong.append(Words(f"第 {first} 行，{name}{zh}：{what.zh}", f"row {first}, {name}{en}: {what.en}"))
        self.told[name] += 1


def _targets(rows: Ints, kind: str) -> Targets:
    return Targets(rows.astype(np.int32), np.ones(len(rows), dtype=np.int64), kind)


def _grouped(numbers: Ints) -> list[Ints]:
    """The places of equal numbers, none of them below -1."""
    order = by_number(numbers + 1)
    return np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1) if len(order) else []


def _coded(numbers: Longs, many: int, made: Callable[[Ints], Carriers]) -> Coded[str]:
    """Numbers, of so many, as codes of what they mean; -1 for nobody."""
    met = np.zeros(many + 1, dtype=np.bool_)
    met[numbers] = True  # -1 is the last
    code = np.cumsum(met, dtype=np.int32) - np.int32(1)
    code[many] = NOT_STATED
    return Coded(code[numbers], made(np.flatnonzero(met[:many])))
