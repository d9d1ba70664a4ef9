"""Where the parts of a register are counted: on a cluster, by Spark."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from communitygov.base.errors import MissingExtra

if TYPE_CHECKING:
    from communitygov.spark.parts import Part
    from communitygov.spark.run import A, Task

NEEDS = ("pyspark", "pyarrow")


class OnSpark:
    """Counts each part in a task of Spark: Arrow batches in, Arrow batches out, and nothing is shuffled but names.

    What is sent to a worker is where a part stands, and it is read there: the folders must be reachable from every
    worker under the same name, and this library installed on each. A part that is in memory is sent whole.
    """

    def __init__(self, session: Any) -> None:
        """Use a ``pyspark.sql.SparkSession``.

        Raises
        ------
        MissingExtra
            When pyspark or pyarrow is not installed.
        """
        try:
            for name in NEEDS:
                import_module(name)
        except ImportError as exc:
            raise MissingExtra("spark", NEEDS) from exc
        self.session: Any = session

    def each(self, task: "Task[A]", parts: "Sequence[Part]") -> "Iterator[A]":
        """What the task gives of each part, in their order."""
        if not parts:
            return
        sent = [(number, pickle.dumps(part)) for number, part in enumerate(parts)]
        frame = self.session.createDataFrame(sent, "number int, part binary")
        done = frame.repartitionByRange(len(parts), "number").mapInArrow(_doing(task), "number int, found binary")
        for row in sorted(done.collect(), key=lambda row: row["number"]):
            yield pickle.loads(row["found"])  # noqa: S301  # what our own workers have just written


def _doing(task: "Task[Any]") -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function that Spark runs over batches of parts."""

    def do(batches: Iterator[Any]) -> Iterator[Any]:
        pa: Any = import_module("pyarrow")
        for batch in batches:
            for number, part in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                found = pickle.dumps(task(pickle.loads(part)))  # noqa: S301  # what the driver has just sent
                yield pa.RecordBatch.from_pydict(
                    {"number": pa.array([number], pa.int32()), "found": pa.array([found], pa.binary())}
                )

    return do
