"""The example with planted faults is read, built and asked as any register is; what it answers is what its key says."""

import re
from collections import Counter
from functools import cache

import pytest
from tests.unit.examples.broken_key import FINDINGS, KEY, NAME, PLANTS, TWIN, lines_of

from communitygov.cli import main
from communitygov.io.examples import example, example_files
from communitygov.io.read import read
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build

MODES = ("service", "emergency", "epidemic", "flood")
DAY, WEEK_LATER = "2020-02-10", "2020-02-17"


@pytest.fixture(scope="module")
def broken() -> Structure:
    """Give the example, compiled."""
    return build(example(NAME))


@pytest.fixture(scope="module")
def clean() -> Structure:
    """Give its clean twin, compiled."""
    return build(example(TWIN))


@cache
def gaps(structure: Structure, mode: str, until: str | None = None) -> Counter[tuple[str, str]]:
    """Give how many pairs, or pairs and hours, of each duty have each state that is no answer."""
    found: Counter[tuple[str, str]] = Counter()
    for gap in coverage(structure, mode=mode, at=DAY, until=until).gaps:
        found[str(gap.duty), gap.state] += gap.count
    return found


class TestItCanBeAsked:
    """It is read, built and asked as any register is; only a check finds fault."""

    def test_reading_finds_nothing(self, tmp_path):
        """
        `read` has no remark, not even a note.
        """
        for path, data in example_files(NAME).items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
        partial = read(tmp_path / NAME, partial=True)

        assert partial.findings == ()
        assert partial.register == example(NAME)

    def test_two_ends_are_loose(self, broken):
        """
        What `build` says of itself is two of the plants: a body that is not there and a holder not listed.
        """
        loose = {(each.target, each.why) for each in broken.dangling}
        texts = {plant["code"]: plant["text"].partition(",")[0] for plant in PLANTS}

        assert loose == {(texts["CG110"], "nothing"), (texts["CG113"], "unlisted")}

    @pytest.mark.parametrize("mode", MODES)
    def test_the_holes_are_those_of_the_key(self, broken, clean, mode):
        """
        In every mode nothing is unanswered that is not in Heshun too or among the key's holes.
        """
        come = gaps(broken, mode) - gaps(clean, mode)
        gone = gaps(clean, mode) - gaps(broken, mode)

        assert come == Counter({(f"duty:{hole['duty']}", hole["state"]): hole["count"] for hole in KEY["holes"]})
        assert not gone

    @pytest.mark.parametrize("mode", ["service", "emergency"])
    def test_over_a_week_one_duty_more_has_nobody_on(self, broken, clean, mode):
        """
        Over every hour of a week the same duties are unanswered, and one at night.
        """
        states = {key[:2] for key in (gaps(broken, mode, WEEK_LATER) - gaps(clean, mode, WEEK_LATER))}
        (night,) = KEY["week"]

        assert states == {(f"duty:{hole['duty']}", hole["state"]) for hole in (*KEY["holes"], night)}
        assert gaps(broken, mode, WEEK_LATER)[f"duty:{night['duty']}", night["state"]] == night["count"]

    @pytest.mark.parametrize("mode", MODES)
    def test_one_stairwell_is_exempt_in_emergencies(self, broken, mode):
        """
        The exemption leaves out the homes of the key, where the duty asks.
        """
        (exempt,) = KEY["exempt"]
        cover = coverage(broken, duty=exempt["duty"], mode=mode, at=DAY)

        assert cover.states["exempt"] == (0 if mode == "service" else exempt["count"])

    def test_made_up_answers_come_to_one_duty_more(self, broken, clean):
        """
        Of the new duties that are answered by day, the key says that their answers rest on what is made up.
        """
        new = {duty.id for duty in broken.register.duties} - {duty.id for duty in clean.register.duties}
        covers = {duty: coverage(broken, duty=duty, mode="emergency", at=DAY) for duty in new}
        answered = {f"duty:{duty}" for duty, cover in covers.items() if cover.states["answered"] and cover.made_up}

        assert answered == {found["subject"] for found in FINDINGS if found["code"] == "CG514"}

    def test_the_switches_tie_over_the_community(self, broken):
        """
        Asked without a mode, neither of the two in force is the more exact one.
        """
        answer = who_answers(broken, place="b07/2/5/501", duty="sweep", at=f"{DAY}T10:00")

        assert (answer.state, answer.mode_in_force) == ("answered", ("epidemic", "flood"))

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_the_command_line_has_it(self, capsys, lang):
        """
        `coverage example:heshun-broken` prints its page and ends well.
        """
        assert main(["coverage", f"example:{NAME}", "--mode", "service", "--lang", lang]) == 0
        assert "noise" in capsys.readouterr().out


class TestNumbers:
    """The numbers are nobody's, and right or wrong as the key says."""

    def test_the_identity_number_passes_its_check_and_has_no_region(self):
        """
        GB 11643: weights 7 9 10 5 …; the region 990000 and the sequence 000 are never given.
        """
        (number,) = re.findall(r"\d{18}", "\n".join(line for lines in lines_of(NAME).values() for line in lines))
        weighed = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(number[:17]))

        assert (number[:6], number[14:17]) == ("990000", "000")
        assert "10X98765432"[weighed % 11] == number[17]

    def test_the_credit_code_is_wrong_in_its_last_sign_only(self):
        """
        GB 32100: of the 31 last signs another is right; the nine signs of the subject (GB 11714) hold together.
        """
        (code,) = (body.uscc for body in example(NAME).organisations if body.uscc)
        signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        right = signs[-sum(signs.index(sign) * 3**place for place, sign in enumerate(code[:17])) % 31]
        weights, subject = (3, 7, 9, 10, 5, 8, 4, 2), code[8:17]
        own = -sum(int(sign, 36) * weight for sign, weight in zip(subject, weights, strict=False)) % 11

        assert (code[2:8], right) == ("990000", "8")
        assert code[17] != right
        assert "0123456789X"[own] == subject[8]

    def test_nothing_else_looks_like_a_number_of_a_person(self):
        """
        The two planted notes are the only long runs of digits.
        """
        found = [
            (file, at)
            for file, lines in lines_of(NAME).items()
            for at, line in enumerate(lines, 1)
            if re.search(r"\d{9,}", line)
        ]

        assert found == [(plant["file"], plant["line"]) for plant in PLANTS if plant["code"] in ("CG120", "CG121")]

    def test_no_emergency_but_the_planted_case_is_without_end(self):
        """
        Every switch ends, and every case but one.
        """
        register = example(NAME)
        endless = [f"place:{place.id}" for place in register.places if place.site == "case" and not place.period[1]]

        assert all(switch.period[1] for switch in register.switches)
        assert endless == [plant["subject"] for plant in PLANTS if plant["code"] == "CG708"]

    def test_every_person_is_an_id(self):
        """
        Nobody has a name.
        """
        assert all(person.name is None for person in example(NAME).people)
