"""A saved structure made by hand, whose checksums are right and whose directory is not."""

import json

import pytest

import communitygov as cg
from communitygov.base.errors import BadStructureFile
from communitygov.io.saved.container import HEAD, checksum
from communitygov.io.saved.mapped import Mapped
from communitygov.io.saved.save import save


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A file as it is written."""
    path = tmp_path_factory.mktemp("saved") / "a.cg"
    register = cg.example("qinghe")
    save(cg.build(register, at=register.as_of), path)
    return path


def shaped(section, shape):
    """Say that a section has a shape; it still lies where it lay."""

    def change(directory):
        entry = directory["sections"][section]
        entry["shape"] = shape(entry["shape"])

    return change


def typed(section, dtype):
    """Say that a section has numbers of a type, of one byte."""

    def change(directory):
        directory["sections"][section] |= {"dtype": dtype}

    return change


def counted(**rows):
    """Say how many rows there are."""
    return lambda directory: directory["rows"].update(rows)


@pytest.mark.parametrize(
    "change",
    [
        lambda directory: directory.update(rows={}),
        lambda directory: directory.update(rows=None),
        *(counted(**{name: many}) for name in ("links", "places") for many in (-1, None, "x", 2**40, True)),
        typed("tree.block", "|u1"),
        typed("terms.kind", "|b1"),
        shaped("zones.reach", lambda shape: [shape[0] * 2]),
        shaped("terms.post", lambda shape: [shape[0], 1]),
        shaped("tree.part", lambda shape: [1, shape[0] * 3]),
    ],
)
def test_what_a_directory_says_is_looked_at_when_it_is_opened(saved, tmp_path, change):
    """
    A number of rows that are not there, a section of another kind: refused before anything is made of it.
    """
    data = bytearray(saved.read_bytes())
    _, _, _, length, _ = HEAD.unpack(data[: HEAD.size])
    directory = json.loads(bytes(data[HEAD.size : HEAD.size + length]))
    change(directory)
    said = json.dumps(directory, ensure_ascii=False, separators=(",", ":")).encode().ljust(length)
    assert length == len(said)
    data[HEAD.size : HEAD.size + length] = said
    data[12:16] = checksum(bytes(data[: HEAD.size]), said).to_bytes(4, "little")
    path = tmp_path / "b.cg"
    path.write_bytes(data)

    Mapped.of(path)  # the file is whole
    with pytest.raises(BadStructureFile, match="build it again"):
        cg.open_structure(path)
