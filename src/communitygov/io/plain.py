"""Plain data from the events of a parser, with the place of every key and value, and guards.

Nothing here calls itself: a document is as deep as the limit allows and no deeper, whatever it says.
"""

from array import array
from collections.abc import Sequence
from functools import reduce
from typing import TypeAlias

from attrs import define, field, frozen

from communitygov.base.positions import Shapes, Step, is_list, is_mapping
from communitygov.io import file_sayings
from communitygov.io.decode import CONTROL
from communitygov.io.echo import shown
from communitygov.io.limits import Limits, Problem, Stop

Box: TypeAlias = dict[str, object] | list[object]


@frozen
class Doubt:
    """A scalar without quotes that other YAML readers would change; ``steps`` lead to it from the top."""

    text: str
    offset: int
    steps: tuple[Step, ...]


@define
class _Open:
    """A mapping or list that is being read."""

    box: Box | None
    node: int = 0
    dropped: bool = False
    anchor: str | None = None
    height: int = 0
    """How deep the values in it go."""
    firsts: dict[str, int] | None = None
    """Where each key stands; worked out when one comes twice."""


@frozen
class _Anchored:
    value: object
    below: "array[int]"
    height: int


@define
class Builder:
    """Takes the events of a parser in their order; see `Builder.root` and `Builder.numbers` for what comes of them."""

    limits: Limits
    root: object = None
    numbers: "array[int]" = field(factory=lambda: array("I"))
    """Two numbers a value, in the order the values stand: how much stands before its key, and before itself."""
    problems: list[Problem] = field(factory=list[Problem])
    doubts: list[Doubt] = field(factory=list[Doubt])
    _here: _Open = field(factory=lambda: _Open(None))
    _around: list[_Open] = field(factory=list[_Open])
    _key: str | None = None
    _key_at: int = 0
    _anchors: dict[str, _Anchored] = field(factory=dict[str, _Anchored])
    _repeated: int = 0

    @property
    def at_key(self) -> bool:
        """Whether a key comes next."""
        return self._key is None and isinstance(self._here.box, dict)

    def scalar(self, value: object, at: int, anchor: str | None = None) -> bool:
        """Take a key or a value that holds no others; False: its key is there already, and it is dropped."""
        if anchor is not None:
            self._anchors[anchor] = _Anchored(value, array("I"), 0)
        if self._key is None and isinstance(self._here.box, dict):
            self._key, self._key_at = ("" if value is None else str(value)), at
        elif self._attach(value, at):
            del self.numbers[-2:]
            return False
        return True

    def open(self, box: Box, at: int, anchor: str | None = None) -> None:
        """Begin a mapping or a list."""
        if self.at_key:
            raise Stop(file_sayings.KEY_FORM, at)
        node = len(self.numbers) // 2
        dropped = self._attach(box, at)
        self._around.append(self._here)
        self._here = _Open(box, node, dropped, anchor)
        self._check_depth(0, at)

    def close(self) -> None:
        """End the mapping or list begun last."""
        done, self._here = self._here, self._around.pop()
        self._here.height = max(self._here.height, done.height + 1)
        if done.anchor is not None:
            below = self.numbers[2 * done.node + 2 :]
            self._anchors[done.anchor] = _Anchored(done.box, below, done.height + 1)
        if done.dropped:
            del self.numbers[2 * done.node :]

    def alias(self, name: str, at: int) -> None:
        """Take what was written before under an anchor; its values keep the places they have there."""
        known = self._anchors.get(name)
        if known is None:
            raise Stop(file_sayings.NO_ANCHOR, at, name=shown(name))
        self._check_repeats(known, at)
        if self.at_key or not known.height:
            self._again(known.value, at)
        elif self._attach(known.value, at):
            del self.numbers[-2:]
        else:
            self.numbers.extend(known.below)

    def doubt(self, text: str, at: int) -> None:
        """Note that other readers would change the scalar taken last."""
        if not any(each.dropped for each in (*self._around, self._here)):
            self.doubts.append(Doubt(text, at, self._steps()))

    def problem(self, problem: Problem) -> None:
        """Note a problem and read on."""
        self.problems.append(problem)
        if len(self.problems) > self.limits.problems:
            raise Stop(file_sayings.TOO_WRONG, problem.offset, most=self.limits.problems)

    def _again(self, value: object, at: int) -> None:
        if isinstance(value, dict | list):
            raise Stop(file_sayings.KEY_FORM, at)
        self.scalar(value, at)

    def _check_depth(self, height: int, at: int) -> None:
        if len(self._around) + height > self.limits.depth:
            raise Stop(file_sayings.TOO_DEEP, at, most=self.limits.depth)

    def _check_repeats(self, known: _Anchored, at: int) -> None:
        self._check_depth(known.height, at)
        self._here.height = max(self._here.height, known.height)
        self._repeated += 1 + len(known.below) // 2
        if self._repeated > self.limits.repeated:
            raise Stop(file_sayings.TOO_REPEATED, at, most=self.limits.repeated)

    def _attach(self, value: object, at: int) -> bool:
        """Put a value where it belongs; True: its key is there already, and the value is dropped."""
        box, key_at, dropped = self._here.box, at, False
        if isinstance(box, dict):
            key_at = self._key_at
            dropped = self._put(box, self._key or "", value)
            self._key = None
        elif box is None:
            self.root = value
        else:
            box.append(value)
        self.numbers.append(key_at)
        self.numbers.append(at)
        if len(self.numbers) > 2 * self.limits.nodes:
            raise Stop(file_sayings.TOO_MANY, at, most=self.limits.nodes)
        return dropped

    def _put(self, box: dict[str, object], key: str, value: object) -> bool:
        if key in box:
            self._twice(box, key, self._key_at)
            return True
        box[key] = value
        if self._here.firsts is not None:
            self._here.firsts[key] = self._key_at
        return False

    def _twice(self, box: dict[str, object], key: str, at: int) -> None:
        if self._here.firsts is None:
            self._here.firsts = self._keys(box)
        self.problem(Problem(file_sayings.KEY_TWICE, at, {"key": shown(key)}, self._here.firsts[key]))

    def _keys(self, box: dict[str, object]) -> dict[str, int]:
        shapes, node, firsts = Shapes(), self._here.node + 1, dict[str, int]()
        for key, value in box.items():
            firsts[key] = self.numbers[2 * node]
            node += shapes.of(value).size
        return firsts

    def _steps(self) -> tuple[Step, ...]:
        boxes = [each.box for each in (*self._around, self._here)]
        steps = [len(box) - 1 if isinstance(box, list) else next(reversed(box), "") for box in boxes if box is not None]
        if self._key is not None:
            steps[-1] = self._key
        return tuple(steps)


def without_control(text: str, at: int, builder: Builder) -> str:
    """The text of a scalar with escapes, which may write characters that no text has; each such text is a problem."""
    found = CONTROL.search(text)
    if found is None:
        return text
    builder.problem(Problem(file_sayings.CONTROL_SIGN, at, {"sign": f"U+{ord(found.group()):04X}"}))
    return CONTROL.sub("", text)


def put(root: object, steps: Sequence[Step], value: object) -> None:
    """Set the value that steps lead to."""
    box, step = reduce(inside, steps[:-1], root), steps[-1]
    match step:
        case str() if is_mapping(box):
            box[step] = value
        case int() if is_list(box):
            box[step] = value
        case _:
            pass


def inside(box: object, step: Step) -> object:
    """The value that one step leads to; None where there is no such step."""
    if is_mapping(box) and isinstance(step, str):
        return box[step]
    return box[step] if is_list(box) and isinstance(step, int) else None
