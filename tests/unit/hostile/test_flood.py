"""Ids that were made to meet in one place of every index: they do not, and nothing takes a round for each of them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.unit.hostile.flood import flood

import communitygov as cg
from communitygov.base.text_bytes import table_of
from communitygov.base.texts import TextIndex, Texts
from communitygov.io.saved import container
from communitygov.io.saved.container import SUMS, packed
from communitygov.io.saved.mapped import Mapped

FEW_ROUNDS = 64
SIZE = 600
SAVE = """
import json, sys, communitygov as cg
ids = json.load(sys.stdin)
register = cg.from_tables({"places": {"id": ids, "level": ["building"] * len(ids)}})
cg.save(cg.build(register, at="2026-01-01"), sys.argv[1])
"""


@pytest.fixture(scope="module")
def ids() -> list[str]:
    """Ids of one hash."""
    return flood(SIZE)


@pytest.fixture(scope="module")
def elsewhere(ids: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Places with these ids, saved by another process."""
    path = tmp_path_factory.mktemp("flood") / "one.cg"
    subprocess.run([sys.executable, "-c", SAVE, path], input=json.dumps(ids).encode(), check=True)
    return path


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often texts were held to one another since it was last asked."""
    counted = [0]
    real = Texts.stand_in

    def counting(*given: object) -> object:
        counted[0] += 1
        return real(*given)  # type: ignore[arg-type]

    def taken() -> int:
        found, counted[0] = counted[0], 0
        return found

    monkeypatch.setattr(Texts, "stand_in", counting)
    return taken


def longest(table: np.ndarray) -> int:
    """The most places of a table that are taken one behind the other: so many steps takes a search."""
    free = np.flatnonzero(np.concatenate((table, table)) < 0)
    return int(np.diff(free).max())


def test_making_and_asking_take_few_rounds(ids: list[str], rounds: Callable[[], int]) -> None:
    """
    As many as of other ids, while without a secret each of them takes one.
    """
    texts = Texts.of(ids)
    without, _ = table_of(texts.hashed(0), lambda some, others: texts.are(texts, some, others))
    assert rounds() >= SIZE - 1
    assert longest(without) >= SIZE

    index = TextIndex.of(texts)

    assert rounds() < FEW_ROUNDS
    assert longest(index.table) < FEW_ROUNDS
    assert index.find_all(Texts.of(ids)).tolist() == list(range(SIZE))
    assert index.find_all(Texts.of([each + "a" for each in ids])).tolist() == [-1] * SIZE
    assert rounds() < FEW_ROUNDS


def test_a_file_of_another_process_finds_them(ids: list[str], elsewhere: Path, tmp_path: Path) -> None:
    """
    One by one and all at once, by the secret it says; saved again here, and out of a pickle, it does as well.
    """
    opened = cg.open_structure(elsewhere, check=True)
    cg.save(opened, tmp_path / "again.cg")
    again = cg.open_structure(tmp_path / "again.cg", check=True)

    for each in (Mapped.of(elsewhere), Mapped.of(tmp_path / "again.cg")):
        index = each.index("tree.id")
        assert longest(index.table) < FEW_ROUNDS
        assert list(index.texts.take(index.find_all(Texts.of(ids)))) == ids
        assert [index.texts[index.find(identity)] for identity in ids] == ids
        assert index.find_all(Texts.of(index.texts)).tolist() == list(range(SIZE))  # of hashes that are known
    for structure in (opened, again):
        assert [structure.places[identity].id for identity in ids] == ids
    assert Mapped.of(elsewhere).directory["secret"] != Mapped.of(tmp_path / "again.cg").directory["secret"]


def test_a_file_without_a_secret_is_opened(
    ids: list[str], elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    One of the format before: its tables were made without one, and it answers what it did.
    """
    mapped, path = Mapped.of(elsewhere), tmp_path / "old.cg"
    arrays = {name: mapped.array(name).copy() for name in mapped.directory["sections"] if name != SUMS}
    for name in [name for name in arrays if f"{name}.table" in arrays]:
        texts = mapped.texts(name)
        arrays[f"{name}.table"] = table_of(texts.hashed(0), lambda some, others, of=texts: of.are(of, some, others))[0]
    about = {name: said for name, said in mapped.directory.items() if name not in ("sections", "secret")}
    monkeypatch.setattr(container, "FORMAT", 2)
    path.write_bytes(b"".join(map(bytes, packed(arrays, about))))
    old, new = cg.open_structure(path, check=True), cg.open_structure(elsewhere)

    assert [old.places[identity].id for identity in ids] == ids
    assert old.register == new.register
    cg.save(old, tmp_path / "new.cg")
    assert [cg.open_structure(tmp_path / "new.cg").places[identity].id for identity in ids] == ids


@pytest.mark.parametrize("secret", [7, None, "", "g" * 16, "-" + "1" * 15, "1" * 17, ["1"] * 16])
def test_a_secret_that_is_none_is_refused(elsewhere: Path, tmp_path: Path, secret: object) -> None:
    """
    When the file is opened.
    """
    mapped, path = Mapped.of(elsewhere), tmp_path / "one.cg"
    arrays = {name: mapped.array(name) for name in mapped.directory["sections"] if name != SUMS}
    about = {name: said for name, said in mapped.directory.items() if name != "sections"}
    path.write_bytes(b"".join(map(bytes, packed(arrays, {**about, "secret": secret}))))

    with pytest.raises(cg.BadStructureFile, match="it has been changed"):
        cg.open_structure(path)
