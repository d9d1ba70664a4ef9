"""Plain data from the events of a parser, with the place of every key and value, and guards.

Nothing here calls itself: a document is as deep as the limit allows and no deeper, whatever it says.
"""

from array import array
from collections.abc import Callable

from attrs import define, field

from communitygov.base.positions import Shapes, Step, is_list, is_mapping
from communitygov.io import file_sayings
from communitygov.io.decode import CONTROL
from communitygov.io.doubtful import is_nothing
from communitygov.io.echo import shown
from communitygov.io.limits import Limits, Problem, Stop
from communitygov.io.open_box import Anchored, Box, Doubt, Keys, Open

MOST_DOUBTS = 1000
"""How many doubts are kept of one document; more are counted."""


def _all_text(keys: Keys) -> bool | None:  # noqa: ARG001  # where no model is asked, a scalar is text
    return True


@define
class Builder:
    """Takes the events of a parser in their order; see `Builder.root` and `Builder.numbers` for what comes of them."""

    limits: Limits
    is_text: Callable[[Keys], bool | None] = _all_text
    """Whether text is kept at the end of some keys; None where there is no such key."""
    root: object = None
    numbers: "array[int]" = field(factory=lambda: array("I"))
    """Two numbers a value, in the order the values stand: how much stands before its key, and before itself."""
    problems: list[Problem] = field(factory=list[Problem])
    doubts: list[Doubt] = field(factory=list[Doubt])
    """Of scalars that are kept as text; the first ones."""
    doubted: int = 0
    """How many there are."""
    _here: Open = field(factory=lambda: Open(None))
    _around: list[Open] = field(factory=list[Open])
    _key: str | None = None
    _key_at: int = 0
    _anchors: dict[str, Anchored] = field(factory=dict[str, Anchored])
    _repeated: int = 0
    _dropping: int = 0
    """How many of the mappings and lists that are being read will be dropped."""

    @property
    def at_key(self) -> bool:
        """Whether a key comes next."""
        return self._key is None and isinstance(self._here.box, dict)

    def scalar(self, value: object, at: int, anchor: str | None = None) -> bool:
        """Take a key or a value that holds no others; False: its key is there already, and it is dropped."""
        if anchor is not None:
            self._anchors[anchor] = Anchored(value)
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
        node, keys = len(self.numbers) // 2, self._keys_here()
        dropped = self._attach(box, at)
        self._dropping += dropped
        self._around.append(self._here)
        self._here = Open(box, node, dropped, anchor, keys)
        self._check_depth(0, at)

    def close(self) -> None:
        """End the mapping or list begun last."""
        done, self._here = self._here, self._around.pop()
        self._here.height = max(self._here.height, done.height + 1)
        if done.anchor is not None:
            first, end = 2 * done.node + 2, len(self.numbers)
            self._anchors[done.anchor] = Anchored(done.box, first, end, done.height + 1, bool(self._dropping))
        if done.dropped:
            del self.numbers[2 * done.node :]
            self._dropping -= 1

    def alias(self, name: str, at: int) -> None:
        """Take what was written before under an anchor; its values keep the places they have there.

        Of one that was dropped they stand where the alias does.
        """
        known = self._anchors.get(name)
        if known is None:
            raise Stop(file_sayings.NO_ANCHOR, at, name=shown(name))
        self._check_repeats(known, at)
        if self.at_key or not known.height:
            self._again(known.value, at)
        elif self._attach(known.value, at):
            del self.numbers[-2:]
        elif known.lost:
            self.numbers.extend([at] * (known.end - known.first))
        else:
            self.numbers.extend(self.numbers[known.first : known.end])

    def doubt(self, text: str, at: int) -> None:
        """Say that other readers would change the scalar taken last: noted where it is kept as text.

        Elsewhere ``null`` is nothing.
        """
        if self._dropping:
            return
        kept = self.is_text(self._keys_here())
        if kept:
            self.doubted += 1
            if len(self.doubts) < MOST_DOUBTS:
                self.doubts.append(Doubt(text, at, self._steps()))
        elif kept is False and self._key is None and is_nothing(text):
            self._make_nothing()

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

    def _check_repeats(self, known: Anchored, at: int) -> None:
        self._check_depth(known.height, at)
        self._here.height = max(self._here.height, known.height)
        self._repeated += 1 + (known.end - known.first) // 2
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

    def _keys_here(self) -> Keys:
        """The keys on the way to what is taken now, or was taken last."""
        box = self._here.box
        if not isinstance(box, dict):
            return self._here.keys
        key = next(reversed(box), "") if self._key is None else self._key
        return (*self._here.keys, key)

    def _make_nothing(self) -> None:
        """Make the scalar taken last nothing."""
        box = self._here.box
        if is_mapping(box):
            box[next(reversed(box))] = None
        elif is_list(box):
            box[-1] = None
        else:
            self.root = None

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


def inside(box: object, step: Step) -> object:
    """The value that one step leads to; None where there is no such step."""
    if is_mapping(box) and isinstance(step, str):
        return box[step]
    return box[step] if is_list(box) and isinstance(step, int) else None
