"""Which two programs were compared: a short digest of all that an answer of either depends on."""

from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = tuple(ROOT / "src" / "communitygov" / room for room in ("base", "model", "structure", "engine", "queries"))
ORACLE = ROOT / "tests" / "oracle"


@cache
def digest() -> str:
    """Twelve digits that change with any file of the engine, the second implementation or the generator."""
    files = [path for room in ENGINE for path in room.rglob("*") if path.suffix in (".py", ".json")]
    files += [path for path in ORACLE.glob("*.py") if not path.name.startswith("test_")]
    found = sha256()
    for path in sorted(files):
        found.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:12]
