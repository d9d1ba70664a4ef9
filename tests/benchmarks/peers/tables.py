"""The input: which tables of the common part there are, what is in them, and how they are read."""

import sys
from pathlib import Path
from typing import Any, NamedTuple

SIZES = {"tiny": (1, 1, 1, 3), "community": (1, 1, 1, 9), "district": (1, 10, 13, 8), "city": (10, 10, 13, 8)}
"""Districts, sub-districts in each, communities in each, grids in each."""
ASKED = {"tiny": 500}
"""How many pairs the table of what is asked has; a million unless stated."""
REGISTER, ASKING = "register", "questions"
"""The folders of the tables, and of what is asked of them."""
AS_OF = "2026-03-02"


class Kind(NamedTuple):
    """A kind of post: where it serves, how many such places have one, and how many of those are held."""

    level: str
    there: float
    held: float
    shifts: tuple[str | None, ...]


KINDS = {
    "district_head": Kind("district", 1, 1, ("office",)),
    "subdistrict_director": Kind("subdistrict", 1, 0.95, ("office",)),
    "emergency_officer": Kind("subdistrict", 0.8, 0.9, ("night", None)),
    "community_secretary": Kind("community", 1, 0.96, ("office",)),
    "duty_officer": Kind("community", 0.85, 0.9, ("night", "weekend")),
    "mediator": Kind("community", 0.7, 0.9, ("office", "weekend")),
    "grid_leader": Kind("grid", 0.99, 0.96, ("day", "office")),
    "grid_member": Kind("grid", 0.95, 0.94, ("day", "night", "weekend")),
    "social_worker": Kind("grid", 0.9, 0.93, ("office",)),
    "community_police_officer": Kind("grid", 0.6, 0.95, ("night", "day", None)),
    "building_leader": Kind("building", 0.2, 0.9, ("day",)),
    "building_steward": Kind("entrance", 0.97, 0.95, ("day", "weekend", None)),
}
SHIFTS = {
    "day": ("08:00-20:00", "mon tue wed thu fri sat sun"),
    "night": ("20:00-08:00", "mon tue wed thu fri sat sun"),
    "office": ("09:00-18:00", "mon tue wed thu fri"),
    "weekend": ("10:00-02:00", "sat sun"),
}
REQUIRED = ("micro_grid", "grid", "community", None, "grid", "subdistrict", "micro_grid", "grid")
DUTIES = 40
CHECKS = 400
"""How many yes/no checks are asked."""


def rows(folder: Path, section: str) -> list[dict[str, Any]]:
    """A table as a list of rows, by whatever reader is loaded: none has to load another's for a few rows."""
    path = str(folder / f"{section}.parquet")
    if "polars" in sys.modules:
        import polars as pl

        return pl.read_parquet(path).to_dicts()
    if "duckdb" in sys.modules:
        import duckdb

        found = duckdb.sql(f"from '{path}'")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    import pyarrow.parquet as pq

    return pq.read_table(path).to_pylist()
