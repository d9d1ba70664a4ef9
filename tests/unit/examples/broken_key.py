"""The answer key of the example with planted faults, as the tests hold it against the example."""

from pathlib import Path
from typing import Any

import yaml

from communitygov.io.examples import example_files

NAME, TWIN = "heshun-broken", "heshun"
KEY: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("heshun_broken_key.yaml").read_text("utf-8"))
PLANTS: list[dict[str, Any]] = KEY["plants"]
FINDINGS: list[dict[str, Any]] = [found for plant in PLANTS for found in (plant, *plant.get("follows", ()))]
"""What is planted and what follows from it."""


def lines_of(name: str) -> dict[str, list[str]]:
    """Give the lines of the files of an example."""
    return {path.partition("/")[2]: data.decode().split("\n") for path, data in example_files(name).items()}


def planted_lines() -> set[tuple[str, int]]:
    """Give the lines of which the key says that they were added or changed."""
    own = {(plant["file"], line) for plant in PLANTS for line in (plant["line"], *plant.get("also", ()))}
    return own | {(file, line) for plant in PLANTS for file, lines in plant.get("with", {}).items() for line in lines}
