"""Where the parts of a register are counted: one after another, or by several processes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol, TypeVar

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.spark.parts import Part

A = TypeVar("A")

Task = Callable[[Part], A]
"""What is done with one part; it is pickled to wherever that is."""


class Runner(Protocol):
    """Does a task with every part."""

    def each(self, task: "Task[A]", parts: Sequence[Part]) -> Iterable[A]:
        """What the task gives of each part, in their order."""
        ...


@frozen
class InTurn:
    """One part after another, in this process."""

    def each(self, task: "Task[A]", parts: Sequence[Part]) -> Iterator[A]:
        """What the task gives of each part, in their order."""
        return map(task, parts)


@frozen
class Processes:
    """Several parts at once, each in a process of its own."""

    count: int | None = None
    """How many processes; None: as many as there are processors."""

    def __attrs_post_init__(self) -> None:
        """Refuse a number of processes that is none.

        Raises
        ------
        BadQuestion
            When it is not a whole number, or less than 1.
        """
        if self.count is not None and not _is_number(self.count):
            raise BadQuestion(
                f"{self.count!r} is no number of processes: give a whole number from 1 on, or none for one a processor",
                f"{self.count!r} 不是进程数：请给出不小于 1 的整数，或不给出（每个处理器一个）",
            )

    def each(self, task: "Task[A]", parts: Sequence[Part]) -> Iterator[A]:
        """What the task gives of each part, in their order; the largest should come first."""
        with ProcessPoolExecutor(self.count, mp_context=get_context("spawn")) as pool:
            yield from pool.map(task, parts)


def _is_number(count: object) -> bool:
    return isinstance(count, int) and not isinstance(count, bool) and count > 0


IN_TURN: Runner = InTurn()
"""What counts parts where nothing else is asked for."""
