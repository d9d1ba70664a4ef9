"""Writes docs/answers.md from the values that questions return: ``python -m tests.docs.answers_page``."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from communitygov.base.rows import Rows
from communitygov.queries.absence import absence
from communitygov.queries.absence_pairs import AbsencePair, AbsencePairs, absence_pairs
from communitygov.queries.absence_ranked import absences
from communitygov.queries.absence_ranked_value import AbsenceRow, Absences
from communitygov.queries.absence_values import Absence, AbsentSet, Joint
from communitygov.queries.answer import STATES, Answer, Entry, Fact, Loss, OffShift, Reading, Unknown
from communitygov.queries.answers_for import answers_for
from communitygov.queries.answers_for_places import Places
from communitygov.queries.answers_for_rows import AnsweredFor, Bound, Hat, NotNow, Through
from communitygov.queries.answers_for_value import AnswersFor
from communitygov.queries.by import ByDuty, ByRow
from communitygov.queries.chokepoints import chokepoints
from communitygov.queries.chokepoints_answer import Chokepoint, Chokepoints, CutOff, PlaceCutOff
from communitygov.queries.command_answer import CommandBreak, CommandLine, CommandPath, CommandStep
from communitygov.queries.command_path import command_path
from communitygov.queries.compare import compare
from communitygov.queries.compare_differences import Difference, Kind, Turn
from communitygov.queries.compare_nouns import How, NounChange
from communitygov.queries.compare_values import Comparison, Condition, OnlyThere, Why
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage, Gap, MadeUp
from communitygov.queries.load import load
from communitygov.queries.load_by import LoadByPlace
from communitygov.queries.load_value import Load, LoadRow, Spread
from communitygov.queries.mode_change import modes
from communitygov.queries.mode_change_values import Growth, ModeChange
from communitygov.queries.week import week
from communitygov.queries.week_cells import WeekCells
from communitygov.queries.week_rows import DutyWeek, WeekGap, WeekRow
from communitygov.queries.week_values import DayKind, Week, WeekDay
from communitygov.queries.who_answers import who_answers
from communitygov.queries.who_answers_all import who_answers_all
from communitygov.queries.who_rows import WhoRows
from communitygov.spark import ByPart, PartAbsence, PartRow, PartsAbsence, PartsCoverage, PartsLoad, PartsLoadRow
from communitygov.spark import absence as absence_in_parts
from communitygov.spark import coverage as coverage_in_parts
from communitygov.spark import load as load_in_parts

PAGE = Path(__file__).parents[2] / "docs" / "answers.md"

INTRODUCTION = """\
# What questions return

Every answer is a frozen value with its evidence. [What an answer means](semantics.md) says how it is found; here is
each field. Lists are tuples; `None` stands for what a field says it stands for, and never for what is not known. What
a register writes is in [The model](model.md). `Ref` is the kind and the id of one noun (`.kind`, `.id`), as text
`kind:id`; `Position` is where a row stands, as text `file:line:column`. Every error is a `CommunityGovError`.

Some values stand in `Rows`: what a tuple is, and a table too. Its columns are given with each value; they bear the
names of the fields they are taken from. Ids of one kind stand bare in a column, those of several kinds as `kind:id`;
several in one cell are parted by a comma and a space. What is not known is missing, and so is a text where there is
none; a number is missing where nothing of it is known, and never 0. No column has the name of a person.
"""

QUESTIONS = (
    (who_answers, Answer),
    (who_answers_all, WhoRows),
    (coverage, Coverage),
    (week, Week),
    (answers_for, AnswersFor),
    (load, Load),
    (compare, Comparison),
    (modes, ModeChange),
    (absence, Absence),
    (absences, Absences),
    (absence_pairs, AbsencePairs),
    (command_path, CommandPath),
    (chokepoints, Chokepoints),
    (coverage_in_parts, PartsCoverage),
    (load_in_parts, PartsLoad),
    (absence_in_parts, PartsAbsence),
)
"""Each question with what it returns."""

WEEK = (Week, WeekRow, WeekGap, DutyWeek, WeekDay, WeekCells)
"""What the question about a week returns."""

COMMAND = (CommandPath, CommandLine, CommandStep, CommandBreak, Chokepoints, Chokepoint, CutOff, PlaceCutOff)
"""What questions about lines of command return."""

OF_ONE = (AnswersFor, AnsweredFor, Places, Through, Bound, NotNow, Hat, Load, LoadRow, Spread, LoadByPlace)
"""What questions about whoever answers return."""

COMPARED = (Comparison, Condition, Difference, Turn, OnlyThere, NounChange, ModeChange, Growth, Absence, Joint)
"""What questions that compare return."""

APART = (AbsentSet, Absences, AbsenceRow, AbsencePairs, AbsencePair)
"""What stands in absences of named sets, of several apart, and of every two."""

IN_PARTS = (PartsCoverage, PartRow, ByPart, PartsLoad, PartsLoadRow, PartsAbsence, PartAbsence)
"""What questions about a register in parts return."""

VALUES: tuple[type, ...] = (
    Answer,
    Entry,
    Fact,
    Loss,
    Reading,
    OffShift,
    Unknown,
    WhoRows,
    Coverage,
    Gap,
    ByRow,
    ByDuty,
    *WEEK,
    Rows,
    *OF_ONE,
    *COMPARED,
    *APART,
    *COMMAND,
    *IN_PARTS,
)
"""Every value that has its part of the page."""


WORDS = {"MadeUp": MadeUp, "Kind": Kind, "DayKind": DayKind, "Why": Why, "How": How}
"""Types that are one of a few words."""

HOLDS: Mapping[str, str] = {"text": "text", "number": "number", "count": "whole number", "yes_no": "true or false"}
"""What a column may hold, in words."""


def page() -> str:
    """Write the page."""
    states = f"`STATES`, every state an answer can have:\n{', '.join(f'`{state}`' for state in STATES)}.\n"
    asked = "\n".join(_question(question, value) for question, value in QUESTIONS)
    return "\n".join([INTRODUCTION, states, f"## The questions\n\n{asked}", *map(_value, VALUES)])


def fields_of(value: type) -> dict[str, tuple[str, str]]:
    """The fields of a value: the type of each as it is written, and what is said below it."""
    body = _body(value)
    return {
        each.target.id: (ast.unparse(each.annotation), _below(body, at))
        for at, each in enumerate(body)
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.target.id[:1].islower()
    }


def calls_of(value: type) -> dict[str, tuple[str, str]]:
    """The properties and methods of a value: how each is called, and what its docstring says."""
    return {
        each.name: (_called(each), ast.get_docstring(each) or "")
        for each in _body(value)
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
    }


def _body(value: type) -> list[ast.stmt]:
    (parsed,) = ast.parse(inspect.getsource(value)).body
    assert isinstance(parsed, ast.ClassDef)
    return parsed.body


def _below(body: list[ast.stmt], at: int) -> str:
    """The text right below a field."""
    below = body[at + 1] if at + 1 < len(body) else None
    said = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
    return inspect.cleandoc(said) if isinstance(said, str) else ""


def _called(function: ast.FunctionDef) -> str:
    if any(isinstance(each, ast.Name) and each.id == "property" for each in function.decorator_list):
        return function.name
    given = ", ".join(ast.unparse(function.args).split(", ")[1:])
    return f"{function.name}({re.sub(r': [^=,]+(?= ?=|,|$)', '', given)})"


def _question(question: Callable[..., object], value: type) -> str:
    said, errors = _parts(inspect.getdoc(question) or "")
    room = "spark." if question.__module__.startswith("communitygov.spark.") else ""
    name = f"{room}{getattr(question, '__name__', '')}"
    parameters = inspect.signature(question).parameters.values()
    named = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]
    first = [each.name for each in parameters if each.name not in named]
    called = f"{name}({', '.join([*first, *(['*', *named] if named else [])])})"
    return f"### `{name}`\n\n`{called}` returns {_linked(value.__name__)}. {said}\n\n{_raises(errors)}\n"


def _value(value: type) -> str:
    rows = [f"| `{name}` | {_linked(kind)} | {_cell(said)} |\n" for name, (kind, said) in fields_of(value).items()]
    calls = "".join(_call(called, said) for called, said in calls_of(value).values())
    return (
        f"## {value.__name__}\n\n{_plain(inspect.getdoc(value) or '')}\n\n"
        f"| field | holds | what it says |\n| --- | --- | --- |\n{''.join(rows)}\n{_columns(value)}{calls}"
    )


def _columns(value: type) -> str:
    """The columns of a value that may stand as a row of a table, and what each holds."""
    columns: Mapping[str, str] = getattr(value, "COLUMNS", {})
    listed = ", ".join(f"`{name}` ({HOLDS[holds]})" for name, holds in columns.items())
    return f"The columns of its table: {listed}.\n\n" if columns else ""


def _call(called: str, docstring: str) -> str:
    said, errors = _parts(docstring)
    return f"- `{called}`: {' '.join([*said.split(), *_raises(errors).split()])}\n"


def _parts(docstring: str) -> tuple[str, list[tuple[str, str]]]:
    """What a docstring says, and each error with when it is raised."""
    said, _, raised = docstring.partition("\n\nRaises\n------\n")
    errors = re.findall(r"^(\w+)\n((?:    .+\n?)+)", raised, re.MULTILINE)
    return _plain(said), [(error, _cell(when)) for error, when in errors]


def _raises(errors: list[tuple[str, str]]) -> str:
    told = [f"`{error}` {when[:1].lower()}{when[1:].rstrip('.')}" for error, when in errors]
    return f"Raises {'; '.join(told)}." if told else ""


def _linked(kind: str) -> str:
    """A type in words of code, with links to the values of this page."""
    for alias, words in WORDS.items():
        kind = re.sub(rf"\b{alias}\b", " | ".join(get_args(words)), kind)
    kind = re.sub(r"tuple\[(.+?), \.\.\.\]", r"tuple of \1", kind).replace("|", "or")
    kind = re.sub(r"Rows\[(\w+)\]", r"Rows of \1", kind)
    kind = re.sub(r"\w+\[str, (.+)\]", r"mapping of str to \1", kind)
    known = {value.__name__ for value in VALUES}
    return " ".join(_word(word, known) for word in kind.split(" "))


def _word(word: str, known: set[str]) -> str:
    if word in ("or", "of", "to", "tuple", "mapping"):
        return word
    return f"[{word}](#{word.lower()})" if word in known else f"`{word}`"


def _plain(text: str) -> str:
    return text.replace("``", "`")


def _cell(text: str) -> str:
    return _plain(" ".join(text.split()))


def silent() -> Iterator[str]:
    """The fields and methods of which nothing is said."""
    for value in VALUES:
        told = {**fields_of(value), **calls_of(value)}
        yield from (f"{value.__name__}.{name}" for name, (_, said) in told.items() if not said)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
