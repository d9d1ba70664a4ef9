"""A word that the vocabulary does not have is an error at its place, with a suggestion."""

import re
from pathlib import Path

import pytest

from communitygov import DocumentError, loads, read

DOCUMENT = """communitygov: 1
places:
  - {id: c, level: comunity}
  - {id: g, level: grid, within: c, also: micro_grd}
  - {id: s, site: shp, within: g}
  - {id: b, level: building, layout: {entrances: 1, floors: 1, homes: 1, also: gird}}
zones:
  - {id: z, kind: police_are, level: gridd, members: [g]}
organisations:
  - {id: o, kind: statoin}
posts:
  - {id: p, kind: grid_leadr, for_each: gridd}
teams:
  - {id: t, template: seed_1_4, for_each: gridd, modes: [emergncy]}
duties:
  - {id: d, applies_to: [household, shp], modes: [emergncy], list: bsic, owned_by: citty, answered_at: {house: gird}}
shares:
  - {duty: d, part: led, who: {every: stewrd}, for_each: gridd, modes: [emergncy]}
switches:
  - {mode: epidmic, where: c}
links:
  - {kind: reprts_to, who: post:p, to: post:p, modes: [emergncy]}
vocabulary:
  levels: [{id: yard, rank: 75, within: [gridd]}]
  sites: [{id: well, stands_at: yrd}]
  zones: [{id: belt, stands_at: yrd}]
  modes: [{id: frost, kind_of: emergncy}]
  templates: [{id: pair, of: yrd}]
"""
WRONG = """
    comunity micro_grd shp gird police_are gridd statoin grid_leadr gridd seed_1_4 gridd emergncy shp emergncy bsic
    citty gird house led stewrd gridd emergncy epidmic reprts_to emergncy gridd yrd yrd emergncy yrd
"""


class TestUnknownWords:
    """Every field that takes a word from the vocabulary."""

    def test_each_stands_at_its_line_and_column(self) -> None:
        """
        Every word that nobody knows is found, all at once, where it stands.
        """
        with pytest.raises(DocumentError) as caught:
            loads(DOCUMENT)

        lines = DOCUMENT.splitlines()
        found = caught.value.findings
        words = [re.match(r"\w*", lines[each.line - 1][each.column - 1 :]) for each in found]

        assert {"CG104"} == {each.code for each in found}
        assert sorted(WRONG.split()) == sorted(word.group() for word in words if word)

    def test_suggests_what_may_be_meant(self) -> None:
        """
        The message names the word, its field and the words that are near it, in both languages.
        """
        with pytest.raises(DocumentError) as caught:
            loads("communitygov: 1\nplaces: [{id: c, level: comunity}]\n")

        (finding,) = caught.value.findings
        assert (2, 25) == (finding.line, finding.column)
        assert "'comunity' of 'level' is not in the vocabulary; did you mean community or city?" == finding.message
        assert "是否指" in finding.sentence("zh")

    def test_own_words_are_known(self) -> None:
        """
        A word that the document's own vocabulary adds is as good as a built-in one.
        """
        text = "communitygov: 1\nvocabulary: {levels: [{id: yard, rank: 75}]}\nplaces: [{id: y, level: yard}]\n"

        assert "yard" == loads(text).places[0].level

    def test_the_kind_of_a_seat_is_known(self) -> None:
        """
        A share may name the kind of a seat that the register itself has.
        """
        text = """communitygov: 1
places: [{id: c, level: community}]
teams: [{id: t, serves: c, seats: {cook: unnamed}}]
shares: [{part: lead, who: {every: cook}}]
"""

        assert "cook" == loads(text).shares[0].who.id

    def test_no_such_built_in_vocabulary(self) -> None:
        """
        A built-in vocabulary that does not exist is named once, and its words are not held against the document.
        """
        with pytest.raises(DocumentError) as caught:
            loads("communitygov: 1\nvocabulary: {base: chnia}\nplaces: [{id: c, level: nowhere}]\n")

        assert ["there is no built-in vocabulary 'chnia'; did you mean china?"] == [
            each.message for each in caught.value.findings
        ]

    def test_in_a_folder(self, tmp_path: Path) -> None:
        """
        In a folder the file is named too, and words added in one file are known in all.
        """
        (tmp_path / "a.yaml").write_text("communitygov: 1\nplaces: [{id: c, level: yard}, {id: e, level: yrd}]\n")
        (tmp_path / "b.yaml").write_text("communitygov: 1\nvocabulary: {levels: [{id: yard, rank: 75}]}\n")
        with pytest.raises(DocumentError) as caught:
            read(tmp_path)

        (finding,) = caught.value.findings
        assert f"{tmp_path / 'a.yaml'}:2:47" == finding.place

    @pytest.mark.parametrize(
        ("word", "meant", "remedy"),
        [
            ("emergency，service", "full-width “，”; did you mean emergency?", "write ','"),
            ("“flood”", "full-width ‘“’ and ‘”’; did you mean flood?", "write '\"'"),
            ("应急", "did you mean emergency?", "write a word of the vocabulary"),
        ],
    )
    def test_a_full_width_sign_and_a_name_are_told(self, word: str, meant: str, remedy: str) -> None:
        """
        A sign of a Chinese keyboard is named, and the word whose name is written is proposed.
        """
        (finding,) = loads(f"communitygov: 1\nduties: [{{id: d, modes: [{word}]}}]\n", partial=True).findings

        assert finding.message.endswith(meant)
        assert finding.remedy.startswith(remedy)
