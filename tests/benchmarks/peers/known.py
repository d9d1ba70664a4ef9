"""The candidates, and what each question is called in a table."""

from importlib import import_module
from importlib.util import find_spec

from tests.benchmarks.peers.base import Candidate

CANDIDATES = {
    "communitygov": "candidates.with_library:Library",
    "numpy": "candidates.with_numpy:Numpy",
    "duckdb": "candidates.with_duckdb:DuckDB",
    "polars": "candidates.with_polars:Polars",
    "pandas": "candidates.with_pandas:Pandas",
    "dicts": "candidates.with_dicts:Dicts",
    "igraph": "candidates.with_igraph:IGraph",
    "rustworkx": "candidates.with_rustworkx:RustworkX",
    "networkx": "candidates.with_networkx:NetworkX",
    "ladybug": "candidates.with_ladybug:Ladybug",
    "pycasbin": "candidates.with_pycasbin:PyCasbin",
    "cedarpy": "candidates.with_cedarpy:CedarPy",
    "reference": "meaning:Slow",
}
REFERENCE = "reference"
"""Asked at the sizes of `SLOW_SIZES` only, and never timed."""
SLOW_SIZES = ("tiny", "community")
PACKAGES = {
    "communitygov": ("numpy", "pydantic", "yaml", "pyarrow.parquet"),
    "duckdb": ("duckdb", "pyarrow.parquet"),
    "polars": ("polars",),
    "pandas": ("pandas", "pyarrow.parquet"),
    "numpy": ("numpy", "pyarrow.parquet"),
    "dicts": ("pyarrow.parquet",),
    "igraph": ("igraph", "pyarrow.parquet"),
    "rustworkx": ("rustworkx", "pyarrow.parquet"),
    "networkx": ("networkx", "pyarrow.parquet"),
    "ladybug": ("ladybug", "pyarrow.parquet"),
    "pycasbin": ("casbin", "pyarrow.parquet"),
    "cedarpy": ("cedarpy", "pyarrow.parquet"),
}
"""What each stands on, by the names that are imported."""


def candidate(name: str) -> type[Candidate]:
    """The class of a candidate; this loads what it stands on."""
    for package in PACKAGES.get(name, ()):
        import_module(package)
    module, _, made = CANDIDATES[name].partition(":")
    found: type[Candidate] = getattr(import_module(f"tests.benchmarks.peers.{module}"), made)
    return found


def installed(name: str) -> bool:
    """Whether all that a candidate needs is there; loads nothing."""
    return all(find_spec(package.partition(".")[0]) is not None for package in PACKAGES.get(name, ()))
