"""The published JSON Schemas of results."""

import json
from importlib.resources import files
from typing import Any

RESULTS = {
    "who": "who-1.json",
    "coverage": "coverage-1.json",
    "week": "week-1.json",
    "answers-for": "answers-for-1.json",
    "load": "load-1.json",
    "compare": "compare-1.json",
    "modes": "modes-1.json",
    "absence": "absence-1.json",
    "absences": "absences-1.json",
    "absence-pairs": "absence-pairs-1.json",
    "parts-coverage": "parts-coverage-1.json",
    "parts-load": "parts-load-1.json",
    "parts-absence": "parts-absence-1.json",
    "command-path": "command-path-1.json",
    "chokepoints": "chokepoints-1.json",
    "test": "test-1.json",
    "check": "check-1.json",
    "rules": "rules-1.json",
    "divisions": "divisions-1.json",
    "divisions-named": "divisions-named-1.json",
}
"""The schema of each result, by the name of the question."""


def result_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a result: ``who`` or ``coverage``.

    Raises
    ------
    KeyError
        When no result has this name.
    """
    text = (files("communitygov") / "report" / "schema" / RESULTS[name]).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
