"""Questions that cannot be asked are told so, in words of whoever asks."""

from datetime import date

import pytest

import communitygov as cg
from communitygov.queries import pieces
from communitygov.queries.pieces import pieces_of

AT = "2020-02-10T20:30"


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


@pytest.mark.parametrize("given", [None, 5, "qinghe.yaml", {}])
def test_only_a_register_is_built(given):
    """
    What is no register is refused by name, with what would be right.
    """
    with pytest.raises(cg.BadQuestion, match=f"build takes a Register, not {type(given).__name__}") as raised:
        cg.build(given)

    assert "build 需要 Register" in raised.value.sentence("zh")


def test_a_coverage_is_listed_by_a_level(qinghe):
    """
    A coverage cannot be listed by nothing.
    """
    covered = cg.coverage(qinghe, at=AT)

    with pytest.raises(cg.BadQuestion, match=r"by needs a level, such as by\('grid'\)"):
        covered.by(None)


@pytest.mark.parametrize("lang", ["xx", "", "EN", "both"])
def test_an_answer_is_told_in_two_languages(qinghe, lang):
    """
    A language that an answer is not told in is refused, with those that it is told in.
    """
    answer = cg.who_answers(qinghe, place="b01/1/3/301", duty="sweep", at=AT)

    with pytest.raises(cg.BadQuestion, match="zh") as raised:
        answer.sentence(lang)

    assert "语言" in raised.value.sentence("zh")


class TestLongSpans:
    """Every day of a span is looked at, so a span has an end."""

    @pytest.mark.parametrize(("at", "until"), [("0002-01-01", "9998-12-31"), (AT, "2121-01-01")])
    def test_a_span_of_more_than_a_hundred_years_is_refused(self, qinghe, monkeypatch, at, until):
        """
        It is refused before a day of it is looked at.
        """

        def looked_at(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr(pieces, "by_day", looked_at)
        with pytest.raises(cg.BadQuestion, match="longer than 100 years") as raised:
            cg.coverage(qinghe, at=at, until=until)

        assert "超过 100 年" in raised.value.sentence("zh")

    def test_a_hundred_years_are_not_too_long(self, qinghe):
        """
        A hundred years are asked about.
        """
        instant = qinghe.instant(AT)
        years = pieces_of(qinghe, instant, date(2120, 2, 10))

        assert (date(2120, 2, 10) - date(2020, 2, 10)).days * 86400 - 20.5 * 3600 == sum(each.factor for each in years)
