"""A register in parts, a county each: counted one after another, by several processes, or on a cluster with Spark."""

from communitygov.spark.answers import ByPart, PartAbsence, PartRow, PartsAbsence, PartsCoverage, PartsLoadRow
from communitygov.spark.cut import cut
from communitygov.spark.parts import FilesPart, HeldPart, Part, Parts
from communitygov.spark.questions import absence, coverage, load
from communitygov.spark.run import InTurn, Processes, Runner
from communitygov.spark.session import OnSpark

__all__ = [
    "ByPart",
    "FilesPart",
    "HeldPart",
    "InTurn",
    "OnSpark",
    "Part",
    "PartAbsence",
    "PartRow",
    "Parts",
    "PartsAbsence",
    "PartsCoverage",
    "PartsLoadRow",
    "Processes",
    "Runner",
    "absence",
    "coverage",
    "cut",
    "load",
]
