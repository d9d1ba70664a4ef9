"""What somebody new to the library does, and is told at once what to do instead."""

import pytest

import communitygov as cg
from communitygov import synth
from communitygov.cli.app import main
from communitygov.spark import Parts


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder that `synth` wrote."""
    folder = tmp_path_factory.mktemp("made") / "there"
    synth.make("community", seed=7).write(folder)
    return folder


class TestMadeFolders:
    """The folder above the register, with the key in it, is no register."""

    def test_one_finding_names_the_folder_to_give(self, made):
        """
        Neither the key nor anything else is read.
        """
        with pytest.raises(cg.DocumentError) as raised:
            cg.read(made)

        assert 1 == len(raised.value.findings)
        assert str(made / "register") in str(raised.value)
        assert cg.read(made / "register").places

    def test_a_table_called_key_alone_is_read_as_before(self, made, tmp_path):
        """
        Only the three of them side by side are what `synth` writes.
        """
        (tmp_path / "register").mkdir()
        (tmp_path / "key.csv").write_text("id\n", encoding="utf-8")
        found = cg.read(tmp_path, partial=True).findings

        assert [str(tmp_path / "key.csv")] == list({each.position.file: each for each in found})

    def test_parts_name_it_too(self, made):
        """
        The parts of a city are the folders in its register.
        """
        with pytest.raises(cg.BadQuestion, match=r"give .*register"):
            Parts.of_folder(made)


class TestLists:
    """Lists of divisions that are not all there."""

    @pytest.mark.parametrize(
        ("rows", "within", "missing"),
        [
            ("990101,甲县\n990101001,乙街道\n", "9901", "list of cities"),
            ("990101,甲县\n", "99", "provinces and cities"),
        ],
    )
    def test_a_code_that_only_begins_others_names_the_list_that_is_missing(self, tmp_path, rows, within, missing):
        """
        The county is there, and not the city it lies in.
        """
        (tmp_path / "county.csv").write_text(f"code,name\n{rows}", encoding="utf-8")
        made = cg.divisions(tmp_path / "county.csv")

        with pytest.raises(cg.BadQuestion, match=missing):
            made.part(within)
        with pytest.raises(cg.UnknownId):
            made.part("98")

    def test_a_file_that_is_not_there_is_not_counted(self, capsys):
        """
        Of nothing that was read no count is shown.
        """
        assert main(["divisions", "nosuch.csv", "--lang", "en"]) == 2
        out, err = capsys.readouterr()
        assert "" == out
        assert "nosuch.csv" in err


def test_a_frame_that_is_lazy_is_to_be_collected():
    """
    A question to a library that was not worked out yet is no table.
    """

    class LazyFrame:
        def collect(self):
            raise AssertionError

    with pytest.raises(cg.BadQuestion, match="collect"):
        cg.from_tables({"places": LazyFrame()})


def test_a_folder_is_no_saved_structure(tmp_path):
    """
    What to do is said.
    """
    with pytest.raises(cg.BadStructureFile, match=r"it is a folder.*build"):
        cg.open_structure(tmp_path)


def test_a_sub_district_may_be_written_as_its_level(tmp_path, capsys):
    """
    The level of the vocabulary is one word.
    """
    assert str(synth.make("sub_district", seed=7)) == str(synth.make("subdistrict", seed=7))
    (tmp_path / "full").touch()
    assert main(["synth", "subdistrict", "--seed", "7", "-o", str(tmp_path), "--lang", "en"]) == 2
    assert "sub_district (seed 7)" in capsys.readouterr().err
