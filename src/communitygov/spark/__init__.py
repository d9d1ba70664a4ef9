"""A register in parts, a county each: counted one after another, by several processes, or on a cluster with Spark."""

from communitygov.spark.absence_value import PartAbsence, PartsAbsence
from communitygov.spark.covered import ByPart, PartRow, PartsCoverage
from communitygov.spark.cut import cut
from communitygov.spark.load_value import PartsLoad, PartsLoadRow
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
    "PartsLoad",
    "PartsLoadRow",
    "Processes",
    "Runner",
    "absence",
    "coverage",
    "cut",
    "load",
]
