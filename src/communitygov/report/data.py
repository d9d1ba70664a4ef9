"""Answers as data for programs: JSON. Keys and ids are the same in every language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from communitygov.queries.answer import Answer
from communitygov.queries.by import ByRow
from communitygov.queries.covered import Coverage
from communitygov.report.safe import safe


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Write plain data as JSON, whole numbers without a decimal, keys in the order given.

    Signs that nobody sees, or that steer a terminal, are escapes, which say the same to a program.
    """
    text = json.dumps(plain(value), ensure_ascii=ascii_only, indent=2, allow_nan=False)
    lines = text.split("\n")
    return "".join(f"{line if safe(line) == line else _escaped(line)}\n" for line in lines)


def _escaped(line: str) -> str:
    return "".join(sign if safe(sign) == sign else json.dumps(sign)[1:-1] for sign in line)


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


def with_people(data: dict[str, Any], people: Mapping[str, Any] | None) -> dict[str, Any]:
    """A result in its published form; with the names of the persons it holds only where they were asked for."""
    return data if people is None else data | {"names": people_met(data, people)}


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


def plain(value: object) -> Any:
    """Whole numbers without a decimal, wherever they stand."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in cast("Mapping[str, object]", value).items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in cast("Sequence[object]", value)]
    return value
