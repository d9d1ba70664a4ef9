"""Opening a file that is no saved structure, or a damaged one: it is refused, and never guessed."""

import json
import struct

import pytest

import communitygov as cg
from communitygov.io.saved.container import FORMAT, HEAD, checksum
from communitygov.io.saved.mapped import Mapped

AT = "2020-02-10T20:30"


class TestBadFiles:
    """Whatever is wrong with a file is said, and never guessed."""

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "it is no saved structure"),
            (b"CGOV", "cut short"),
            (b"communitygov: 1\nplaces: []\n" * 9, "it is no saved structure"),
            (b"CGOV\n\x1a\n" + bytes(99), "it is no saved structure"),
            (b"PK\x03\x04" + bytes(99), "it is no saved structure"),
        ],
        ids=["empty", "the magic cut", "a document", "ends of lines changed", "another format"],
    )
    def test_what_is_no_structure_is_refused(self, tmp_path, data, said):
        """
        The error names the file, says what is so in both languages, and what to do.
        """
        path = tmp_path / "one.cg"
        path.write_bytes(data)

        with pytest.raises(cg.BadStructureFile, match=said) as refused:
            cg.open_structure(path)
        assert refused.value.file == str(path)
        assert "communitygov build PATH -o FILE.cg" in str(refused.value)
        assert "请重新生成" in refused.value.sentence("zh")

    def test_what_is_not_there_is_refused(self, tmp_path):
        """
        A folder, or nothing, is no file: what is so is said, and what to do.
        """
        said = {tmp_path: "it is a folder, .*build one", tmp_path / "none.cg": "there is no such file; check how"}
        for path, words in said.items():
            with pytest.raises(cg.BadStructureFile, match=words) as refused:
                cg.open_structure(path)
            assert "Errno" not in str(refused.value)
            assert refused.value.zh != refused.value.why

    def test_a_newer_format_is_named(self, file, tmp_path):
        """
        A file of the next format says so, whatever else stands in it.
        """
        data = bytearray(file.read_bytes())
        data[8:12] = struct.pack("<I", FORMAT + 1)
        (tmp_path / "one.cg").write_bytes(data)

        with pytest.raises(cg.BadStructureFile, match=f"it is of format {FORMAT + 1}, and this version"):
            cg.open_structure(tmp_path / "one.cg")

    def test_one_that_is_cut_is_refused(self, file, tmp_path):
        """
        Cut at the edge of any section, or a byte beside it, it is refused when it is opened.
        """
        data, path = file.read_bytes(), tmp_path / "one.cg"
        sections = Mapped.of(file).directory["sections"].values()
        edges = {each["offset"] + beside for each in sections for beside in (-1, 0, 1)} | {0, 7, 8, 31, 32, 33}
        for edge in sorted(edges):
            path.write_bytes(data[:edge])

            with pytest.raises(cg.BadStructureFile):
                cg.open_structure(path)

    def test_one_that_goes_on_is_refused(self, file, tmp_path):
        """
        So is one with more behind it.
        """
        (tmp_path / "one.cg").write_bytes(file.read_bytes() + b"\0")

        with pytest.raises(cg.BadStructureFile, match="changed"):
            cg.open_structure(tmp_path / "one.cg")

    def test_a_byte_of_a_section_makes_it_refused(self, file, tmp_path):
        """
        A byte of any section that is another is found when all is looked at; else the section is refused when it is
        asked for, or the answer is right.
        """
        data, path = file.read_bytes(), tmp_path / "one.cg"
        right = cg.who_answers(cg.open_structure(file), place="b07/2/5/501", duty="isolation_support", at=AT)
        for name, each in Mapped.of(file).directory["sections"].items():
            if not each["length"]:
                continue
            changed = bytearray(data)
            changed[each["offset"] + each["length"] // 2] ^= 0x10
            path.write_bytes(changed)

            with pytest.raises(cg.BadStructureFile, match="checksum"):
                cg.open_structure(path, check=True)
            assert right == asked(path, right), name

    def test_what_no_question_looks_at_is_not_read(self, tmp_path):
        """
        Of the rows only the pages are looked at in which a row that is asked for stands: another may be damaged.
        """
        people = [cg.Person(id=f"p-{n}", source="s" * 500) for n in range(100)]
        cg.save(cg.build(cg.Register(people=people)), tmp_path / "one.cg")
        rows = Mapped.of(tmp_path / "one.cg").directory["sections"]["rows.people"]
        changed = bytearray((tmp_path / "one.cg").read_bytes())
        changed[rows["offset"] + 10 * 4096] ^= 0x10
        (tmp_path / "one.cg").write_bytes(changed)
        opened = cg.open_structure(tmp_path / "one.cg")

        assert opened.people_by_id["p-0"] == people[0]
        assert opened.people_by_id["p-99"] == people[99]
        with pytest.raises(cg.BadStructureFile, match="checksum"):
            list(opened.register.people)
        with pytest.raises(cg.BadStructureFile, match="checksum"):
            cg.open_structure(tmp_path / "one.cg", check=True)

    def test_a_byte_of_the_header_makes_it_refused(self, file, tmp_path):
        """
        Every byte of the header and of the directory counts.
        """
        data, path = file.read_bytes(), tmp_path / "one.cg"
        for at in (*range(32), *range(32, 32 + HEAD.unpack(data[:32])[3], 97)):
            changed = bytearray(data)
            changed[at] ^= 0x04
            path.write_bytes(changed)

            with pytest.raises(cg.BadStructureFile):
                cg.open_structure(path)

    @pytest.mark.parametrize(
        "change",
        [
            {"offset": 1 << 60},
            {"offset": -64},
            {"offset": 3},
            {"length": 1 << 60, "shape": [1 << 60], "dtype": "|u1"},
            {"shape": [1 << 61, 1 << 61]},
            {"shape": [-1]},
            {"shape": 7},
            {"dtype": "|O8"},
            {"dtype": None},
        ],
        ids=str,
    )
    def test_sizes_are_looked_at_before_anything_is_taken(self, file, tmp_path, change):
        """
        A directory that fits its checksum and names what cannot be in the file is refused.
        """
        data = file.read_bytes()
        length = HEAD.unpack(data[:32])[3]
        directory = json.loads(data[32 : 32 + length])
        directory["sections"]["tree.parent"] |= change
        said = json.dumps(directory, ensure_ascii=False, separators=(",", ":")).encode().ljust(length)[:length]
        head = bytearray(data[:32])
        head[12:16] = struct.pack("<I", checksum(bytes(head), said))
        (tmp_path / "one.cg").write_bytes(bytes(head) + said + data[32 + length :])

        with pytest.raises(cg.BadStructureFile):
            cg.open_structure(tmp_path / "one.cg")


def asked(path, right):
    """The answer of a file; where it is refused the right one, since that is no wrong answer."""
    try:
        return cg.who_answers(cg.open_structure(path), place="b07/2/5/501", duty="isolation_support", at=AT)
    except cg.BadStructureFile:
        return right
