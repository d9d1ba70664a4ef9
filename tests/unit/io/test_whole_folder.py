"""A folder is there when all is in it, and not before."""

import pytest

import communitygov as cg
from communitygov.io.whole_folder import whole_folder


def test_it_takes_its_name_when_all_is_in_it(tmp_path):
    """
    While it is written there is no folder of its name; an empty one that was there gives way; outer ones are made.
    """
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "empty", tmp_path / "outer" / "new"):
        with whole_folder(target) as beside:
            (beside / "file").touch()
            assert not (target / "file").exists()
        assert ["file"] == [path.name for path in target.iterdir()]
        assert not [path for path in target.parent.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_what_is_there_stays(tmp_path, there):
    """
    A file, a folder with something in it, and a link to nothing are refused in words.
    """
    target = tmp_path / "there"
    if there == "file":
        target.touch()
    elif there == "folder":
        target.mkdir()
        (target / "note").touch()
    else:
        target.symlink_to(tmp_path / "nowhere")

    with pytest.raises(cg.BadQuestion, match="there already and not an empty folder") as refused, whole_folder(target):
        pass

    assert "未写任何文件" in refused.value.sentence("zh")
    assert ["there"] == [path.name for path in tmp_path.iterdir()]


def test_what_is_broken_off_leaves_nothing(tmp_path):
    """
    Whoever interrupts is left with no half of a folder.
    """

    def broken_off() -> None:
        with whole_folder(tmp_path / "out") as beside:
            (beside / "file").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert [] == list(tmp_path.iterdir())
