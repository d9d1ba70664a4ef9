"""Every field of every noun: its place is known, and a wrong value is reported exactly there."""

from pathlib import Path

import pytest
from tests.unit.io.ways import TABLES, Way, placed, ways

from communitygov.base.errors import DocumentError
from communitygov.io.read import read
from communitygov.model.sections import SECTIONS

WAYS = ways()
EVERYWHERE = [(form, layout) for form in ("yaml", "json") for layout in ("file", "folder")]


def put(folder: Path, text: str, form: str, layout: str) -> tuple[Path, Path]:
    """Write a document alone, or between two others in a folder; what to read, and where the document is."""
    top = folder / f"{form}-{layout}"
    inside = top / "2-here"
    inside.mkdir(parents=True)
    if layout == "folder":
        (top / "1-first.yaml").write_text("communitygov: 1\npeople: [zz-1]\n", encoding="utf-8")
        (top / "3-last.json").write_text('{"communitygov": 1, "people": ["zz-3"]}', encoding="utf-8")
    file = inside / f"doc.{form}"
    file.write_text(text, encoding="utf-8")
    return (top if layout == "folder" else file), file


class TestEveryField:
    """What holds for each field there is."""

    @pytest.mark.parametrize("way", WAYS, ids=str)
    def test_a_good_value_is_read_and_its_place_is_known(self, way: Way, tmp_path: Path) -> None:
        """
        A value that may stand in a field is read, and the register knows file, line and column of it: in YAML and in
        JSON, in one file and in a folder.
        """
        for form, layout in EVERYWHERE:
            text, line, column = placed(way, way.good, form)
            path, file = put(tmp_path, text, form, layout)

            register = read(path)

            row = None if way.section not in SECTIONS else 1 if (way.section, layout) == ("people", "folder") else 0
            found = register.source.find(way.section, row, way.steps)
            assert (str(file), line, column) == (found.file, found.line, found.column)

    @pytest.mark.parametrize("way", [way for way in WAYS if way.steps[-1:] != tuple(TABLES)], ids=str)
    def test_a_wrong_value_is_reported_at_its_place(self, way: Way, tmp_path: Path) -> None:
        """
        A value that may not stand in a field is one problem, at the file, line and column of the value: in YAML and in
        JSON, in one file and in a folder.
        """
        for form, layout in EVERYWHERE:
            text, line, column = placed(way, way.bad, form)
            path, file = put(tmp_path, text, form, layout)

            with pytest.raises(DocumentError) as raised:
                read(path)

            found = [(each.code, each.file, each.line, each.column) for each in raised.value.findings]
            assert found in [[(code, str(file), line, column)] for code in ("CG102", "CG104")]
