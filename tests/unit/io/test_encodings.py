"""How a file is encoded: it is read, or what is wrong is named at its place, and never misread without a word."""

from pathlib import Path

import pytest

from communitygov.base.findings import Finding
from communitygov.io.read import Partial, read, read_bytes

YAML = "communitygov: 1\nplaces:\n- {id: a, level: grid, name: 清河社区第一网格}\n"
JSON = '{"communitygov": 1, "places": [{"id": "a", "level": "grid", "name": "清河社区第一网格"}]}'
TEXTS = {"a.yaml": YAML, "a.json": JSON}

pytestmark = pytest.mark.parametrize("file", TEXTS)


def taken(file: str, data: bytes) -> Partial:
    """What is made of the bytes of a file."""
    return read_bytes({file: data}, partial=True)


def only(file: str, data: bytes) -> Finding:
    """What is said of bytes of which nothing is taken."""
    made = taken(file, data)
    (finding,) = made.findings
    assert () == made.register.places
    return finding


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"],
)
class TestEveryUsualEncoding:
    """With a mark and without."""

    NOTED = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030")

    def test_is_read(self, file: str, encoding: str) -> None:
        """
        The text is the same; where the file does not say how it is encoded, a note names what it was read as.
        """
        made = taken(file, TEXTS[file].encode(encoding))

        assert "清河社区第一网格" == made.register.places[0].name
        assert [("CG006", "note")] * (encoding in self.NOTED) == [(each.code, each.severity) for each in made.findings]
        for each in made.findings:
            assert encoding.replace("-", "") in each.message.lower().replace("-", "")

    def test_faults_stand_where_they_are(self, file: str, encoding: str) -> None:
        """
        A control character, and a key that is not known, are told at the same place in every encoding.
        """
        for wrong, code in (("网\x07格", "CG001"), ("网格", "CG101")):
            text = TEXTS[file].replace("level", "levle").replace("网格", wrong)
            at = text.index("\x07" if "\x07" in wrong else "levle") - ("\x07" not in wrong and file == "a.json")
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)

            found = [each for each in taken(file, text.encode(encoding)).findings if each.code == code]

            assert [(line, column)] == [(each.line, each.column) for each in found]

    def test_a_file_for_tests_is_known(self, file: str, encoding: str, tmp_path: Path) -> None:
        """
        In a folder a file for the command ``test`` is left out, however it is encoded.
        """
        (tmp_path / file).write_bytes(TEXTS[file].replace("communitygov", "communitygov_test").encode(encoding))
        (tmp_path / "b.yaml").write_text("communitygov: 1\npeople: [p]\n", encoding="utf-8")

        assert () == read(tmp_path, partial=True).findings


class TestBrokenFiles:
    """Bytes that are no text of the encoding they are in."""

    @pytest.mark.parametrize("sign", ["0xFF", "0x80", "0xE6"])
    def test_a_byte_in_the_middle_of_utf_8(self, file: str, sign: str) -> None:
        """
        It is told where it stands; the file is not taken for GB18030, which would make other words of it.
        """
        before, after = TEXTS[file].split("第一")

        finding = only(file, before.encode() + bytes([int(sign, 16)]) + after.encode())

        column = len(before) - (before.rfind("\n") + 1) + 1
        assert ("CG001", before.count("\n") + 1, column) == (finding.code, finding.line, finding.column)
        assert f"is UTF-8, but for a byte here that is not ({sign})" == finding.message
        assert "UTF-8" in finding.advice.sentence("zh")

    def test_utf_8_cut_within_a_character(self, file: str) -> None:
        """
        A file that was cut short is not read as something else.
        """
        data = TEXTS[file].encode()
        cut = data[: data.index("网".encode()) + 2]

        assert "CG001" == only(file, cut).code
        assert "is UTF-8" in only(file, cut).message

    def test_half_a_character_in_utf_16(self, file: str) -> None:
        """
        One byte too few at the end, or half of a pair in the middle, is told and named.
        """
        data = TEXTS[file].encode("utf-16")

        for broken in (data[:-1], data[:40] + b"\x00\xd8" + data[40:]):
            finding = only(file, broken)
            assert "CG001" == finding.code
            assert "is UTF-16, but for a byte here that is not" in finding.message
            assert finding.line > 0

    @pytest.mark.parametrize("name", ["网格", "东城", "一号楼长", "联通", "城地火方会负", "中华人民共和国", "鍐呭"])
    def test_chinese_is_not_taken_for_broken_utf_8(self, file: str, name: str) -> None:
        """
        Text in GB18030 stays what it is, although some of its bytes look like UTF-8 by chance.
        """
        text = TEXTS[file].replace("第一网格", name)

        assert f"清河社区{name}" == taken(file, text.encode("gb18030")).register.places[0].name

    @pytest.mark.parametrize(
        "data", [b"\xff\xff\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\0\0", b"\0" * 64]
    )
    def test_what_is_no_text_at_all(self, file: str, data: bytes) -> None:
        """
        A picture, a workbook or nothing but noughts under the name of a document is one finding.
        """
        assert "CG001" == only(file, data).code

    @pytest.mark.parametrize("sign", ["\ufeff", "\0", "\x1b", "\x9b", "\ufffe", "\uffff"])
    def test_a_sign_that_nobody_sees_in_the_middle(self, file: str, sign: str) -> None:
        """
        A mark that stands in the middle, where two files were joined, a null and the signs that steer a terminal are
        told by number, at their place.
        """
        before, after = TEXTS[file].split("第一")

        finding = only(file, (before + sign + after).encode())

        assert f"has a control character that nobody sees (U+{ord(sign):04X})" == finding.message
        assert len(before) - (before.rfind("\n") + 1) + 1 == finding.column
