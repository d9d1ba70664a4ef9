"""Answers as data for programs: JSON and CSV. Keys and ids are the same in every language."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, cast

from communitygov.queries.answer import STATES, Answer
from communitygov.queries.by import ByRow
from communitygov.queries.covered import Coverage


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Write plain data as JSON, whole numbers without a decimal, keys in the order given."""
    return json.dumps(_plain(value), ensure_ascii=ascii_only, indent=2, allow_nan=False) + "\n"


def who_data(answer: Answer, people: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An answer in the form ``who/1``; names of persons only where they were asked for."""
    data = answer.to_json()
    return data if people is None else data | {"names": people_met(data, people)}


def coverage_data(
    coverage: Coverage, by: Sequence[ByRow] = (), people: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A coverage in the form ``coverage/1``; ``by`` are the rows of one level."""
    data = coverage.to_json(by)
    return data if people is None else data | {"names": people_met(data, people)}


def coverage_csv(coverage: Coverage, by: Sequence[ByRow] = ()) -> str:
    """One line for each place of ``by``; without any, one line for the whole."""
    head = ["at", "until", "mode", "modes_in_force", "level", "place", "total", *STATES]
    asked = [coverage.at, coverage.until, coverage.mode, " ".join(coverage.modes_in_force), coverage.level]
    text = StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(head)
    for place, total, states in _lines(coverage, by):
        lines.writerow([*asked, place, _plain(total), *(_plain(states.get(state, 0)) for state in STATES)])
    return text.getvalue()


def _lines(coverage: Coverage, by: Sequence[ByRow]) -> Iterator[tuple[str, float, Mapping[str, float]]]:
    if not by:
        yield "", coverage.total, coverage.states
    for row in by:
        yield str(row.place), row.total, row.states


def people_met(data: object, people: Mapping[str, Any]) -> dict[str, Any]:
    """The names of the persons a result holds, by ``person:id``, in the order of their ids."""
    return {who: _name(people[who]) for who in sorted(set(_persons(data))) if who in people}


def _persons(data: object) -> Iterator[str]:
    if isinstance(data, str):
        if data.startswith("person:"):
            yield data
    elif isinstance(data, Mapping):
        for value in cast("Mapping[str, object]", data).values():
            yield from _persons(value)
    elif isinstance(data, list):
        for value in cast("list[object]", data):
            yield from _persons(value)


def _name(name: Any) -> Any:
    if isinstance(name, str):
        return name
    return {lang: said for lang in ("zh", "en") if (said := getattr(name, lang, None))}


def _plain(value: object) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in cast("Mapping[str, object]", value).items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in cast("Sequence[object]", value)]
    return value
