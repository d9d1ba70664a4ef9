"""The command line as tests run it: in this process, with what it printed and its exit code."""

from typing import NamedTuple

import pytest

from communitygov.cli import main

DOCUMENT = """\
communitygov: 1
as_of: 2020-02-10T10:00
places:
  - {id: c, level: community, name: {zh: 清河, en: Qinghe}}
  - {id: g01, level: grid, within: c, name: 第一网格}
  - {id: b01, level: building, within: g01, name: 1号楼, households: 24}
  - {id: b02, level: building, within: g01, name: 2号楼, households: 6}
people:
  - {id: p-1, name: 赵某某}
  - {id: p-2, name: {zh: 钱某某, en: Q. M.}}
posts:
  - {id: leader, kind: grid_leader, serves: g01, name: 网格长}
  - {id: steward, kind: building_steward, serves: b01, name: 楼道长}
appointments:
  - {post: leader, holder: p-1}
  - {post: steward, holder: p-2, from: 2020-02-01}
duties:
  - {id: sweep, name: {zh: 扫楼, en: sweep}, answered_at: building}
shares:
  - {duty: sweep, part: lead, who: {every: building_steward}}
  - {duty: sweep, part: lead, who: {every: grid_leader}}
"""
"""30 households: 24 answered by the steward of b01, 6 too far from the grid leader."""


class Run(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Give a function that runs the command line in an English locale."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def running(*args: str) -> Run:
        code = main(args)
        out, err = capsys.readouterr()
        return Run(code, out, err)

    return running


@pytest.fixture
def document(tmp_path):
    """Give a function that writes a document and gives its path; without text the one above."""

    def writing(text: str = DOCUMENT, name: str = "qinghe.yaml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return writing
