"""Waivers, which need a reason and an end, and official codes, which are text and stay as they are written."""

import json

import pytest
from pydantic import ValidationError

import communitygov as cg
from communitygov.io.document import Format

WAIVER = {"code": "CG502", "subject": "post:steward", "reason": "the next one begins in July"}


def loaded(section: str, *rows: object) -> cg.Partial:
    """What is made of rows of one section, and what is said of them."""
    return cg.loads(json.dumps({"communitygov": 1, section: list(rows)}), format="json", partial=True)


class TestWaivers:
    """Findings that are put aside."""

    @pytest.mark.parametrize("end", [{"until": "2020-08-01"}, {"through": "2020-07-31"}])
    def test_one_with_a_reason_and_an_end_is_kept(self, end: dict[str, str]) -> None:
        """
        Either way of stating an end will do, and both name the same first instant at which it is over.
        """
        made = loaded("waivers", WAIVER | end)

        (waiver,) = made.register.waivers
        assert () == made.findings
        assert ("CG502", cg.Ref("post", "steward")) == (waiver.code, waiver.subject)
        assert "2020-08-01T00:00:00" == waiver.period[1].isoformat()

    def test_one_without_an_end_is_refused_at_its_row(self) -> None:
        """
        What to write is said in both languages, and the row is not taken.
        """
        made = loaded("waivers", WAIVER | {"from": "2020-07-01"})

        (finding,) = made.findings
        assert () == made.register.waivers
        assert ("CG103", 1) == (finding.code, finding.line)
        assert "a row of waivers does not say when it ends" == finding.message
        assert "a waiver has an end: write until or through" == finding.remedy
        assert "免查要有截止的时候：写上 until 或 through" == finding.advice.sentence("zh")

    @pytest.mark.parametrize("code", ["CG", "C", "5", "CG5x", "everything", "cg5"])
    def test_a_code_that_names_no_group_is_refused_at_its_place(self, code: str) -> None:
        """
        The beginning of every code would put everything aside.
        """
        (finding,) = loaded("waivers", WAIVER | {"code": code, "until": "2020-08-01"}).findings

        assert ("CG102", 42) == (finding.code, finding.column)
        assert "a waiver names the code of a rule or of a group of them: CG502, CG5" == finding.remedy

    def test_one_without_a_reason_is_refused(self) -> None:
        """
        The reason is asked for by name.
        """
        (finding,) = loaded("waivers", {"code": "CG5", "until": "2020-08-01"}).findings

        assert "CG103" == finding.code
        assert "reason" in finding.sentence("en")

    def test_made_in_code_it_needs_the_same(self) -> None:
        """
        A waiver without an end is none; one without a subject is for every subject.
        """
        with pytest.raises(ValidationError, match="until or through"):
            cg.Waiver(code="CG5", reason="as agreed")

        assert cg.Waiver(code="CG5", reason="as agreed", until="2020-08-01").subject is None

    @pytest.mark.parametrize("form", ["yaml", "json"])
    def test_they_are_written_last_and_read_back(self, form: Format) -> None:
        """
        They come after the links and the vocabulary, whatever the order in which they were read.
        """
        text = f"""
        communitygov: 1
        waivers: [{json.dumps(WAIVER | {"until": "2020-08-01"})}]
        vocabulary: {{base: china}}
        links: [{{kind: reports_to, who: post:a, to: post:b}}]
        """
        register = cg.loads(text)

        written = cg.dumps(register, format=form)

        assert register == cg.loads(written, format=form)
        assert written.index("links") < written.index("vocabulary") < written.index("waivers")

    def test_no_question_reads_them(self) -> None:
        """
        What a structure answers, and what points nowhere in it, is the same with a waiver and without.
        """
        qinghe = cg.example("qinghe")
        waived = qinghe.model_copy(update={"waivers": (cg.Waiver(**WAIVER, until="2020-08-01"),)})
        at = "2020-02-10T20:30"

        plain, other = (cg.build(register) for register in (qinghe, waived))

        assert plain.dangling == other.dangling
        assert cg.coverage(plain, at=at).to_json() == cg.coverage(other, at=at).to_json()


class TestCodes:
    """Official codes."""

    @pytest.mark.parametrize("code", ["011", "330203001001", "0x1F", "1e3", "not a code at all"])
    def test_a_code_is_kept_as_it_is_written(self, code: str) -> None:
        """
        In a document without quotes as well: leading noughts stay, and no code becomes a number.
        """
        register = cg.loads(
            f"""
            communitygov: 1
            places: [{{id: a, level: community, code: {code}}}]
            organisations: [{{id: o, kind: residents_committee, uscc: {code}}}]
            """
        )

        assert (code, code) == (register.places[0].code, register.organisations[0].uscc)
        assert register == cg.loads(cg.dumps(register)) == cg.loads(cg.dumps(register, format="json"), format="json")

    def test_a_code_that_is_no_text_is_refused(self) -> None:
        """
        A list is no code; nor is nothing.
        """
        found = loaded(
            "places", {"id": "a", "level": "grid", "code": ["011"]}, {"id": "b", "level": "grid", "code": ""}
        )

        assert ["CG102", "CG102"] == [each.code for each in found.findings]
