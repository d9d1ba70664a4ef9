"""Bytes and folders that are read, and those that are not."""

import os
from pathlib import Path

import pytest
from tests.unit.io.reading import HEAD, found

from communitygov.base.errors import DocumentError
from communitygov.io.limits import Limits
from communitygov.io.read import loads, read, read_bytes


def folder(top: Path, **files: str) -> Path:
    """A folder with files; ``__`` in a name stands for a slash."""
    for name, text in files.items():
        file = top / name.replace("__", "/").replace("_yaml", ".yaml").replace("_json", ".json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return top


def reported(path: Path) -> list[str]:
    """What is reported of a path: ``file:line:column code`` each, the file without the path."""
    return [f"{each.place.removeprefix(f'{path}/')} {each.code}" for each in read(path, partial=True).findings]


class TestBytes:
    """How a file may be encoded."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
    def test_is_read_in_every_usual_encoding(self, encoding: str, tmp_path: Path) -> None:
        """
        UTF-8, and UTF-16 and UTF-32 with a mark, are read as they are; GB18030 with a note that names it.
        """
        file = tmp_path / "a.yaml"
        file.write_bytes(f"{HEAD}places: [{{id: a, level: b, name: 清河社区}}]\n".encode(encoding))

        partial = read(file, partial=True)

        assert "清河社区" == partial.register.places[0].name
        noted = ["was read as GB18030"] if encoding == "gb18030" else []
        assert noted == [each.message for each in partial.findings]

    @pytest.mark.parametrize(
        ("data", "place"),
        [
            (b"communitygov: 1\na: \xff\xff\n", ":2:4"),
            (b"communitygov: 1\na: \x00b\n", ":2:4"),
            (b"\xff\xfea", ":1:1"),
        ],
    )
    def test_what_is_no_text_is_refused_at_its_place(self, data: bytes, place: str) -> None:
        """
        Bytes that are no text, and control characters, are refused where they stand.
        """
        with pytest.raises(DocumentError) as raised:
            read_bytes({"a.yaml": data})

        assert [("CG001", f"a.yaml{place}")] == [(each.code, each.place) for each in raised.value.findings]

    def test_too_large_a_file_is_refused(self, tmp_path: Path) -> None:
        """
        A file larger than the limit is refused before it is looked at.
        """
        file = tmp_path / "a.yaml"
        file.write_text("#" * 101, encoding="utf-8")

        with pytest.raises(DocumentError) as raised:
            read(file, limits=Limits(size=100))

        assert ["CG003"] == [each.code for each in raised.value.findings]

    def test_too_large_a_text_is_refused_as_a_file_is(self) -> None:
        """
        The limit of bytes holds for text and for what is in memory as well.
        """
        text, limits = "#" + "户" * 33, Limits(size=100)
        partials = (
            loads(text, partial=True, limits=limits),
            loads(f"{text}#", partial=True, limits=limits),
            read_bytes({"a.yaml": f"{text}#".encode()}, partial=True, limits=limits),
        )

        assert [["CG005"], ["CG003"], ["CG003"]] == [[each.code for each in one.findings] for one in partials]

    def test_line_ends_of_every_system_count_once(self) -> None:
        """
        Lines count the same whether they end as on Windows or not, and rare line signs begin no line.
        """
        assert ["3:14 CG102"] == found(f"{HEAD}# \u2028\x85\nposts: [{{id: [a], kind: b}}]\n".replace("\n", "\r\n"))


class TestFolder:
    """A folder is one register."""

    def test_is_joined_in_name_order(self, tmp_path: Path) -> None:
        """
        Sections of all files in it and below are joined, in the order of their names; hidden ones are left out.
        """
        path = folder(
            tmp_path,
            b_yaml=f"{HEAD}people: [p-3]\nas_of: 2020-02-10\n",
            a__z_json='{"communitygov": 1, "people": ["p-1", "p-2"]}',
            c_yaml=f"{HEAD}people: [p-4]\nas_of: 2020-02-10\n",
            **{".hidden_yaml": "no document", ".git__x_yaml": "no document", "readme.txt": "no document"},
        )

        assert ["p-1", "p-2", "p-3", "p-4"] == [person.id for person in read(path).people]

    def test_positions_name_the_file(self, tmp_path: Path) -> None:
        """
        Each row knows its file, and a section that is in several files stands in the first.
        """
        path = folder(tmp_path, a_yaml=f"{HEAD}people: [p-1]\n", b_json='{"communitygov": 1,\n "people": ["p-2"]}')

        source = read(path).source

        assert source is not None
        assert [f"{path}/a.yaml:2:10", f"{path}/b.json:2:13", f"{path}/a.yaml:2:1"] == [
            str(source.find("people", 0)),
            str(source.find("people", 1)),
            str(source.find("people")),
        ]

    def test_an_id_given_twice_names_both_places(self, tmp_path: Path) -> None:
        """
        An id that two files give to things of one kind is reported at the second, with the place of the first.
        """
        path = folder(tmp_path, a_yaml=f"{HEAD}people: [p-1]\n", b_yaml=f"{HEAD}people:\n- {{id: p-1}}\n")

        (finding,) = read(path, partial=True).findings

        assert (f"{path}/b.yaml:3:8", (f"{path}/a.yaml:2:10",)) == (finding.place, finding.evidence)
        assert f"first at {path}/a.yaml:2:10" in finding.message

    def test_what_is_said_once_is_not_said_differently(self, tmp_path: Path) -> None:
        """
        A section without rows may stand in several files if they agree; if not, both places are named.
        """
        path = folder(
            tmp_path,
            a_yaml=f"{HEAD}time_zone: Asia/Shanghai\nas_of: 2020-02-10\n",
            b_yaml=f"{HEAD}time_zone: Asia/Shanghai\nas_of: 2020-02-11\n",
        )

        (finding,) = read(path, partial=True).findings

        assert ("CG004", f"{path}/b.yaml:3:8") == (finding.code, finding.place)
        assert (f"{path}/a.yaml:3:8",) == finding.evidence

    def test_tests_are_left_out_and_nothing_else_is(self, tmp_path: Path) -> None:
        """
        A file that begins ``communitygov_test:`` is left out, whatever it says; any other without a header is reported.
        """
        path = folder(
            tmp_path,
            a_yaml=f"{HEAD}people: [p-1]\n",
            b_yaml="# a test\n\ncommunitygov_test: 1\nexpect: {{{\n",
            c_json='\n{"communitygov_test": 1',
            d_yaml="people: [p-2]\n",
            e_yaml="",
            f_json="{}",
        )

        assert ["d.yaml:1:1 CG005", "e.yaml:1:1 CG005", "f.json:1:1 CG005"] == reported(path)
        assert ["p-1"] == [person.id for person in read(path, partial=True).register.people]

    def test_problems_of_all_files_at_once(self, tmp_path: Path) -> None:
        """
        A file that cannot be read does not hide what is wrong with the others.
        """
        path = folder(
            tmp_path, a_yaml="a: [", b_json="{", c_yaml=f"{HEAD}people: [[a]]\n", d_yaml=f"{HEAD}people: [p]\n"
        )
        (path / "e.yaml").symlink_to(path / "nothing")
        os.mkfifo(path / "f.yaml")

        assert ["a.yaml:1:5 CG002", "b.json:1:2 CG002", "c.yaml:2:10 CG102", "e.yaml CG001", "f.yaml CG001"] == (
            reported(path)
        )
        assert ["p"] == [person.id for person in read(path, partial=True).register.people]

    def test_files_may_be_named_one_by_one(self, tmp_path: Path) -> None:
        """
        Several files are one register as well, in the order they are named.
        """
        path = folder(tmp_path, a_yaml=f"{HEAD}people: [p-1]\n", b_yaml="people: [p-2]\n")

        register = read([path / "b.yaml", str(path / "a.yaml")])

        assert ["p-2", "p-1"] == [person.id for person in register.people]

    def test_an_empty_folder_and_no_file_are_reported(self, tmp_path: Path) -> None:
        """
        A folder without documents and a path without a file are problems, and no register without rows.
        """
        assert ["CG001", "CG001"] == [
            each.code for path in (tmp_path, tmp_path / "x.yaml") for each in read(path, partial=True).findings
        ]
