"""Saving a structure: what the file holds, how others read it, and where it is refused or lasts."""

import json
import pickle
import struct
from datetime import date
from errno import EACCES
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import communitygov as cg
from communitygov.io.saved.container import FORMAT

AT = "2020-02-10T20:30"


def test_the_register_is_written_alike(built, opened):
    """
    What is written of its register is what is written of the one that was built.
    """
    assert cg.dumps(built.register) == cg.dumps(opened.register)


def test_what_is_saved_again_is_the_same_file(built, opened, file, tmp_path):
    """
    Two saves of one structure are equal byte for byte, also of one that was opened.
    """
    for number, each in enumerate((built, opened)):
        cg.save(each, tmp_path / f"{number}.cg")

        assert file.read_bytes() == (tmp_path / f"{number}.cg").read_bytes()


def test_it_lasts_after_the_file_is_replaced(built, tmp_path):
    """
    One that is open answers on when another is saved in its place.
    """
    path = tmp_path / "one.cg"
    cg.save(built, path)
    first = cg.open_structure(path)
    cg.save(cg.build(cg.example("qinghe")), path)

    assert cg.coverage(first, at=AT).to_json() == cg.coverage(built, at=AT).to_json()


def test_it_lasts_where_the_file_has_two_names(built, tmp_path):
    """
    A file that somebody may have open is never written into: saved over its own file, or another over a second
    name of it, it answers on, and the second name keeps what it had.
    """
    path, second = tmp_path / "one.cg", tmp_path / "two.cg"
    cg.save(built, path)
    second.hardlink_to(path)
    held = path.read_bytes()
    first = cg.open_structure(path)
    with path.open("rb") as before:
        cg.save(cg.build(cg.example("qinghe")), path)

        assert before.read() == held == second.read_bytes() != path.read_bytes()
    cg.save(first, second)

    assert held == second.read_bytes()
    assert cg.coverage(first, at=AT).to_json() == cg.coverage(built, at=AT).to_json()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_no_new_file_may_be_made_it_is_refused(built, tmp_path, monkeypatch, lang):
    """
    In a folder that may not be written to, the file there is left as it is.
    """
    path = tmp_path / "one.cg"
    path.write_bytes(b"old")
    real = Path.open

    def opening(path, mode="r", **named):
        if mode == "xb":
            raise PermissionError(EACCES, "Permission denied")
        return real(path, mode, **named)

    monkeypatch.setattr(Path, "open", opening)

    with pytest.raises(cg.DocumentError) as refused:
        cg.save(built, path)
    said = {"en": "only a new file may take its place", "zh": "它只能被新文件替换"}[lang]
    assert said in refused.value.sentence(lang)
    assert path.read_bytes() == b"old"


def test_it_goes_into_another_process(built, opened):
    """
    It pickles, and answers alike.
    """
    again = pickle.loads(pickle.dumps(opened))

    assert cg.coverage(again, at=AT).to_json() == cg.coverage(built, at=AT).to_json()


def test_own_attributes_are_kept(tmp_path):
    """
    Attributes of any depth, counts, hours, days and a zoned as_of come back as they were.
    """
    register = cg.Register(
        as_of="2020-02-10T20:30+08:00",
        time_zone="Asia/Shanghai",
        places=[
            cg.Building(id="b1", households={"about": 40}, attributes={"a": [1, {"b": 2.5}], "set": {"x"}}),
            cg.Place(id="b2", level="building", made_up=("level",), source="s"),
        ],
        shifts=[cg.Shift(id="s", hours=["08:00-12:00", "14:00-18:00"], days=[date(2020, 2, 10)])],
    )
    cg.save(cg.build(register), tmp_path / "one.cg")
    again = cg.open_structure(tmp_path / "one.cg")

    assert register == again.in_nouns().register
    assert register.places == again.register.places
    assert register.shifts == again.register.shifts
    assert register.as_of == again.register.as_of


def test_what_no_file_holds_is_refused(tmp_path):
    """
    An attribute that is no data is said, and nothing is written.
    """
    register = cg.Register(places=[cg.Place(id="b1", level="building", attributes={"a": object()})])

    with pytest.raises(cg.BadQuestion, match="own attributes that hold a object cannot be saved"):
        cg.save(cg.build(register), tmp_path / "one.cg")
    assert not list(tmp_path.iterdir())


def test_where_it_cannot_be_written_is_said(built, tmp_path):
    """
    A folder that is not there, or what is no structure, is refused in words.
    """
    with pytest.raises(cg.DocumentError, match="cannot be written"):
        cg.save(built, tmp_path / "none" / "one.cg")
    with pytest.raises(cg.BadQuestion, match="a Structure is saved, not Register"):
        cg.save(built.register, tmp_path / "one.cg")


def test_another_program_can_read_it(file, built):
    """
    With struct, json and numpy alone: ids of places, what each lies in, and the rows of a section.
    """
    data = file.read_bytes()
    magic, version, _, length, whole = struct.unpack("<8sIIQQ", data[:32])
    sections = json.loads(data[32 : 32 + length])["sections"]

    def section(name):
        each = sections[name]
        many = int(np.prod(each["shape"]))
        return np.frombuffer(data, each["dtype"], many, each["offset"]).reshape(each["shape"])

    def texts(name):
        held, offsets = section(name).tobytes(), section(f"{name}.offsets").tolist()
        return [held[one:other].decode() for one, other in pairwise(offsets)]

    rows = dict(zip(texts("tree.id"), section("tree.first").tolist(), strict=True))
    ids = {row: text for text, row in rows.items()}
    shares = [json.loads(text) for text in texts("rows.shares")]

    assert (b"CGOV\r\n\x1a\n", FORMAT, len(data)) == (magic, version, whole)
    assert ids[section("tree.parent")[rows["b07"]]] == "g02"
    assert [share.duty for share in built.register.shares] == [share.get("duty") for share in shares]
    assert int(section("tree.homes").sum()) == int(built.tree.homes.sum())
