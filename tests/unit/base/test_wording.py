"""Wording: lists, counts and suggestions."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.base.wording import counted, listed, near, plural, quoted, say, width


class TestNear:
    """Did you mean."""

    def test_most_alike_first(self):
        """
        The word that is most alike comes first.
        """
        assert ("steward", "stewards") == near("stewrd", ["leader", "stewards", "steward"])

    def test_never_more_than_a_few(self):
        """
        However many look alike, three are suggested, and the same ones every time.
        """
        known = {f"g-{number:02}" for number in range(60)}

        assert 3 == len(near("g-1", known))
        assert near("g-1", sorted(known)) == near("g-1", sorted(known, reverse=True))

    def test_case_counts_as_the_same(self):
        """
        A word in capitals is found, and suggested as it is spelt.
        """
        assert ("Qinghe",) == near("QINGHE", ["Qinghe"])

    def test_chinese(self):
        """
        One wrong character of a Chinese word is found.
        """
        assert ("楼道长",) == near("楼栋长", ["楼道长", "网格员"])

    def test_nothing_alike(self):
        """
        Nothing alike is no suggestion, and neither is a list with nothing in it.
        """
        assert () == near("sweep", ["gate_check"])
        assert () == near("sweep", [])

    @pytest.mark.parametrize("asked", ["b12345/2/5/5o1", "x12345/2/5/501"])
    def test_among_very_many(self, asked):
        """
        Among 200,000 ids one with a wrong sign at its end or its beginning is found, at once.
        """
        known = [f"b{number}/2/5/501" for number in range(200_000)]
        before = time.perf_counter()

        assert "b12345/2/5/501" in near(asked, known)
        assert time.perf_counter() - before < 10

    def test_a_very_long_question(self):
        """
        A text of a million signs is answered, not compared for ever.
        """
        assert () == near("长" * 1_000_000, ["steward"])

    @given(st.text(), st.lists(st.text(max_size=8), max_size=20))
    def test_suggests_only_what_is_known(self, asked, known):
        """
        Every suggestion is one of the known words.
        """
        assert set(near(asked, known)) <= set(known)


class TestListed:
    """A list in a sentence."""

    @pytest.mark.parametrize(
        ("words", "en", "zh"),
        [
            ([], "", ""),
            (["a"], "a", "a"),
            (["a", "b"], "a and b", "a和b"),
            (["a", "b", "c"], "a, b and c", "a、b和c"),
            ([1, 2], "1 and 2", "1和2"),
        ],
    )
    def test_and(self, words, en, zh):
        """
        The last word is joined by and, the others by commas.
        """
        assert en == listed(words)
        assert zh == listed(words, "zh")

    def test_or(self):
        """
        Asked for, the last word is joined by or.
        """
        assert "a, b or c" == listed("abc", joined_by="or")
        assert "a、b或c" == listed("abc", "zh", joined_by="or")

    def test_what_is_too_many_is_counted(self):
        """
        Of a long list the first few are written and the rest is counted.
        """
        assert "0, 1 and 1,398 more" == listed(range(1400), most=2)
        assert "0、1等 1400 个" == listed(range(1400), "zh", most=2)

    def test_just_enough_is_written(self):
        """
        A list of exactly as many as may be written is written.
        """
        assert "0 and 1" == listed(range(2), most=2)


def test_plural():
    """
    One is singular, all else plural; thousands are parted; irregular words are given.
    """
    assert ["0 places", "1 place", "1,200 places"] == [plural(number, "place") for number in (0, 1, 1200)]
    assert "2 bodies" == plural(2, "body", "bodies")


def test_counted():
    """
    A Chinese count has its measure after a blank.
    """
    assert "24 户" == counted(24, "户")


def test_say():
    """
    The sentence of the language asked for is chosen; the other one where it is empty.
    """
    assert ("和", "and") == (say("zh", zh="和", en="and"), say("en", zh="和", en="and"))
    assert ("and", "和") == (say("zh", zh="", en="and"), say("en", zh="和", en=""))


def test_quoted():
    """
    What somebody wrote is put in the quotation marks of the language.
    """
    assert ("'g-07'", "“g-07”") == (quoted("g-07"), quoted("g-07", "zh"))


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("g-07", 4), ("网格长", 6), ("，", 2), ("e\u0301", 1)])
def test_width(text, columns):
    """
    A Chinese sign takes two columns, a combining mark none.
    """
    assert columns == width(text)
