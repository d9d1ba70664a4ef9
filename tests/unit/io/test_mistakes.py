"""Mistakes of a register, all at once, each with its place and what to do."""

import pytest
from tests.unit.io.reading import HEAD, found

from communitygov.base.findings import Finding
from communitygov.io.limits import Limits
from communitygov.io.read import loads

DAYS = "days are daily, workdays, a list of mon, tue, wed, thu, fri, sat, sun such as [mon, wed], or a list of dates"


BAD_DAYS = ("[fri, sta]", "[fri, 2020-02-10]", "[monday]", "sat")


def only(text: str) -> Finding:
    """The one finding of a text."""
    (finding,) = loads(HEAD + text, partial=True).findings
    return finding


class TestMistakes:
    """How a wrong row is reported."""

    @pytest.mark.parametrize(
        ("text", "place", "message"),
        [
            (
                "places: [{id: a, level: b, nmae: c}]",
                "2:28 CG101",
                "'nmae' is no key of a row of places; did you mean name?",
            ),
            (
                "places: [{id: a, level: b, holder: c}]",
                "2:28 CG101",
                "'holder' is no key of a row of places (it is a key of appointments)",
            ),
            ("places: [{id: a, level: b, qqqq: c}]", "2:28 CG101", "'qqqq' is no key of a row of places"),
            (
                "places: [{id: a, level: b, layout: {entrances: 1, floors: 1, homes: 1, hoems: 1}}]",
                "2:72 CG101",
                "'hoems' is no key of 'layout'; did you mean homes?",
            ),
            ("plcaes: []", "2:1 CG101", "'plcaes' is no section of a document; did you mean places?"),
            ("expect: []", "2:1 CG101", "no section of a register: expectations stand in a file of their own"),
            ("expects: []", "2:1 CG101", "'expects' is no section of a document"),
            ("appointments: [{post: a, since: 2020-01-01, holder: b}]", "2:26 CG101", "'since' is no key of a row"),
            ("posts: [{id: a}]", "2:9 CG103", "a row of posts has no 'kind'"),
            (
                "duties: [{id: a, how_often: {times: 1}}]",
                "2:29 CG103",
                "'how_often' has no 'per'",
            ),
            (
                "posts: [{id: a, kind: b, status: abolishd}]",
                "2:34 CG104",
                "'abolishd' is no word for 'status'; did you mean abolished or established?",
            ),
            ("posts: [{id: a, kind: b, seats: two}]", "2:33 CG102", "the value of 'seats' is not a whole number"),
            ("posts: [{id: a, kind: b, seats: 0}]", "2:33 CG102", "the value of 'seats' is not a number of at least 1"),
            ("posts: [{id: a, kind: b, together: perhaps}]", "2:36 CG102", "is not true or false"),
            ("posts: [{id: a, kind: }]", "2:23 CG102", "'kind' has no value"),
            ("places: [{id: a, level: b, name: [c]}]", "2:34 CG102", "is not text, or a mapping, as in {a: 1}"),
            ("shifts: [{id: a, hours: 8-20}]", "2:25 CG102", "the value of 'hours' is not written as it must be"),
            ("places: [{id: a}]", "2:10 CG103", "a row of places has neither a level nor a site"),
            ("places: [{id: 'a b', level: c}]", "2:15 CG102", "the value of 'id' is not written as it must be"),
            ("places: qinghe", "2:9 CG102", "what stands under 'places' is not a list of rows"),
            ("places: [qinghe]", "2:10 CG102", "the value of 'places' is not a mapping"),
            ("places:\n- id：a", "3:3 CG102", "it has a full-width colon"),
            ("as_of: soon", "2:8 CG102", "the value of 'as_of' is not written as it must be"),
            ("calendar: {holidays: [2020-02-30]}", "2:23 CG102", "is not a date such as 2020-02-10"),
            ("vocabulary: {levels: [{id: a, rnak: 1, rank: 2}]}", "2:31 CG101", "did you mean rank?"),
            ("people: [a, b, a]", "2:16 CG105", "the id 'a' is given twice in people; first at <text>:2:10"),
            ("teams: [{id: a, seats: {b: {holder: c, leed: true}}}]", "2:40 CG101", "did you mean lead?"),
            ("duties: [{id: a, answered_at: {grid: [b]}}]", "2:38 CG102", "the value of 'grid' is not text"),
        ],
    )
    def test_says_what_is_so_at_its_place(self, text: str, place: str, message: str) -> None:
        """
        Each mistake is one finding at the value or key it is about, and the sentence says what is so.
        """
        finding = only(text)

        assert place == f"{finding.line}:{finding.column} {finding.code}"
        assert message in finding.message
        assert finding.remedy
        assert finding.advice.zh

    @pytest.mark.parametrize(
        ("text", "remedy"),
        [
            ("shifts: [{id: a, hours: 8-20}]", "hours are written 08:00-20:00, or unknown"),
            *((f"shifts: [{{id: a, hours: 08:00-20:00, days: {days}}}]", DAYS) for days in BAD_DAYS),
            (
                "shifts: [{id: a, hours: 08:00-20:00, days: [2020-2-1]}]",
                "a date is written 2020-02-10, an instant 2020-02-10T20:30",
            ),
            ("places: [{id: a}]", "write a level, such as grid, or a site, such as gate"),
            ("posts: [{id: a, kind: b, status: c}]", "write established, temporary or abolished"),
        ],
    )
    def test_says_what_to_do(self, text: str, remedy: str) -> None:
        """
        The remedy says how it is written, in the words of the noun.
        """
        assert remedy == only(text).remedy

    def test_all_at_once(self) -> None:
        """
        Every problem of every row is reported in one go, in the order of lines and columns.
        """
        text = (
            f"{HEAD}posts:\n- {{id: [a], kid: b, seats: x}}\n- {{kind: c}}\nplaces: [{{id: a, level: b, from: soon}}]\n"
        )

        assert [
            "3:3 CG103",
            "3:8 CG102",
            "3:13 CG101",
            "3:28 CG102",
            "4:3 CG103",
            "5:34 CG102",
        ] == found(text)

    def test_in_both_languages(self) -> None:
        """
        A finding has its sentence and its remedy in Chinese and in English, made from the same fields.
        """
        finding = only("posts: [{id: a, kind: b, status: abolishd}]")

        assert "“status”没有“abolishd”这个词；是否指 abolished或established？" == finding.sentence("zh")
        assert "可用的词：established、temporary或abolished" == finding.advice.sentence("zh")

    def test_suggestions_are_few(self) -> None:
        """
        Never more than three words are suggested.
        """
        assert only("places: [{id: a, level: b, ame: c}]").message.count(",") <= 2

    def test_the_subject_is_the_noun(self) -> None:
        """
        A finding of a row names the noun by kind and id.
        """
        assert "post:a" == only("posts: [{id: a, kind: b, seats: x}]").subject

    def test_no_end_of_problems_is_cut(self) -> None:
        """
        Of a hundred problems and more in one row, and of more than the limit in one file, the rest is counted out.
        """
        row = f"{HEAD}places: [{{id: a, level: b, within: [{', '.join(['[x]'] * 500)}]}}]\n"
        rows = HEAD + "posts:\n" + "- {id: a}\n" * 500
        sections = HEAD + "".join(f"k{number}: 1\n" for number in range(500))

        assert 101 == len(loads(row, partial=True).findings)
        for text in (rows, sections):
            codes = [each.code for each in loads(text, partial=True, limits=Limits(problems=50)).findings]
            assert (52, 1) == (len(codes), codes.count("CG003"))

    def test_notes_without_end_are_counted(self) -> None:
        """
        Of thousands of texts without quotes the first thousand are noted and all are counted; none is an error.
        """
        text = f"{HEAD}places: [{{id: a, level: b, attributes: {{k: [{', '.join(['no'] * 3000)}]}}}}]\n"

        partial = loads(text, partial=True, limits=Limits(problems=50))

        assert (1001, ()) == (len(partial.findings), partial.errors)
        assert partial.findings[0].message.startswith("3000 texts")


class TestPartial:
    """What can be made although not all can."""

    def test_keeps_what_is_right(self) -> None:
        """
        Rows that are right are kept, wrong ones are left out, and of two with one id the first is kept.
        """
        partial = loads(
            f"{HEAD}posts: [{{id: a, kind: b}}, {{id: b}}, {{id: c, kind: [d]}}, {{id: a, kind: e}}]\nas_of: soon\n",
            partial=True,
        )

        assert [("a", "b")] == [(post.id, post.kind) for post in partial.register.posts]
        assert partial.register.as_of is None

    def test_a_key_that_is_not_known_does_not_cost_the_row(self) -> None:
        """
        A row with a misspelt key is made without it, and what else is wrong with it is reported too.
        """
        partial = loads(f"{HEAD}places: [{{id: a, level: b, nmae: c}}, {{id: d, qq: {{e: 1}}}}]\n", partial=True)

        assert ["a"] == [place.id for place in partial.register.places]
        assert ["CG101", "CG103", "CG101"] == [each.code for each in partial.findings]

    def test_rows_keep_their_places(self) -> None:
        """
        Rows are numbered as in the register, and their places are those of the rows that were kept.
        """
        partial = loads(f"{HEAD}posts:\n- {{id: [a]}}\n- {{id: b, kind: c}}\n", partial=True)

        assert partial.register.source is not None
        assert "<text>:4:17" == str(partial.register.source.find("posts", 0, ("kind",)))

    def test_errors_are_told_from_notes(self) -> None:
        """
        Errors are what reading raises for; with notes alone it raises nothing.
        """
        partial = loads("places: [{id: no, level: b}]\n", partial=True)

        assert (2, ()) == (len(partial.findings), partial.errors)
        assert partial.register == loads("places: [{id: no, level: b}]\n")
