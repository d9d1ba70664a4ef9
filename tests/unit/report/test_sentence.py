"""An answer in one sentence."""

import pytest

from communitygov.base.ref import Ref
from communitygov.queries.answer import STATES, Answer, Entry, Fact
from communitygov.queries.fitted import fitted, in_words
from communitygov.queries.sentence import sentence

HOME, SWEEP = Ref("place", "b01/1/3/301"), Ref("duty", "sweep")


def entry(post, holder, capacity="holder", **rest):
    """Write an entry in short."""
    fields = {"organisation": None, "team": None, "share": None, "scope": None, "level": None, "made_up": False} | rest
    return Entry(post=post and Ref("post", post), holder=holder, capacity=capacity, **fields)


def tell(state, lang="en", **fields):
    """Tell an answer in short."""
    known = {
        "mode": None,
        "mode_in_force": ("service",),
        "at": "2020-02-10",
        "shifts_considered": False,
        "inherited": False,
    }
    return sentence(Answer(place=HOME, duty=SWEEP, state=state, **(known | fields)), lang)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_state_has_a_sentence(state, lang):
    """
    Whatever is stated or not, an answer has one sentence that names the place and the duty and ends.
    """
    said = tell(state, lang)

    assert "b01/1/3/301" in said
    assert "sweep" in said
    assert said.endswith("。" if lang == "zh" else ".")
    assert "None" not in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            "b01/1/3/301 的“sweep”由 steward（p-1，代理）负责；更近的主责无人，由外层接续；先到场的是 nurse（p-2）。",
        ),
        (
            "en",
            (
                "In b01/1/3/301 'sweep' is answered by steward (p-1, acting); this is inherited, because a nearer lead"
                " answers nobody; first on the scene is nurse (p-2)."
            ),
        ),
    ],
)
def test_it_says_who_leads_who_is_first_and_that_it_is_inherited(lang, said):
    """
    The sentence names the lead with its holder and capacity, the first responder where it is another, and inheritance.
    """
    lead, first = (entry("steward", "person:p-1", "acting"),), (entry("nurse", "person:p-2"),)

    assert said == tell("answered", lang, inherited=True, lead=lead, first_responder=first)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "b01/1/3/301 的“sweep”由 steward（p-1和p-2）共同负责。"),
        ("en", "In b01/1/3/301 'sweep' is answered by steward (p-1 and p-2) together."),
    ],
)
def test_those_who_hold_one_post_are_told_with_it(lang, said):
    """
    A post is named once, with all who hold it.
    """
    lead = entry("steward", "person:p-1"), entry("steward", "person:p-2")

    assert said == tell("answered", lang, lead=lead, first_responder=lead)


def test_a_hole_names_the_post_and_the_backstop_or_that_there_is_none():
    """
    A vacant post is named from the facts; without a backstop the sentence says so.
    """
    facts = (Fact("share", "share:s", "post:steward"),)
    leader = (entry("leader", "person:p-9"),)

    assert tell("vacant", because=facts, backstop=leader, first_responder=leader) == (
        "In b01/1/3/301 nobody answers for 'sweep', because a post is vacant: steward; the backstop is leader (p-9)."
    )
    assert tell("vacant", because=facts).endswith("steward; there is no backstop either.")


def test_a_body_that_answers_as_a_whole_is_told_so():
    """
    A body without a post answers as a whole; a person without a post by id.
    """
    body = entry(None, "unnamed", None, organisation=Ref("organisation", "station"))

    assert "answered by station (as a whole)" in tell("answered", lead=(body,))
    assert "answered by p-3." in tell("answered", lead=(entry(None, "person:p-3", None),))


def test_it_says_why_a_duty_does_not_apply_and_why_a_place_is_exempt():
    """
    The reasons are those of the facts.
    """
    exempt = (Fact("exemption", "exemption:e", "place:b01", "整栋无人居住"),)

    assert tell("exempt", "zh", because=exempt) == "b01/1/3/301 已豁免“sweep”：整栋无人居住。"
    assert tell("not_applicable", because=(Fact("not_applicable", "duty:sweep", "mode"),)) == (
        "'sweep' does not apply in b01/1/3/301: the duty is not for this mode."
    )


def test_made_up_is_told():
    """
    An answer that rests on something made up says so.
    """
    assert tell("answered", "zh", lead=(entry("steward", "unnamed", made_up=True),)) == (
        "b01/1/3/301 的“sweep”由 steward（有人，未具名）负责；其中有资料未载的虚构内容。"
    )


def test_a_name_is_found_in_either_language():
    """
    Where a name is not written in one language it is told in the other; text is the same in both.
    """

    class Both:
        zh, en = "清河", None

    assert in_words(Both(), "en") == "清河" == in_words("清河", "en") == in_words(None, "en", "清河")


@pytest.mark.parametrize(
    ("who", "said"),
    [("甲", "由甲负责"), ("p-1", "由 p-1 负责"), ("甲 p-1", "由甲 p-1 负责"), ("甲（1）", "由甲（1）负责")],
)
def test_chinese_has_blanks_only_beside_another_script(who, said):
    """
    The blanks of a Chinese sentence stand between Chinese and other letters; those of a name stay.
    """
    assert said == fitted("由 {who} 负责", who=who)


def test_what_is_to_be_typed_keeps_its_blanks():
    """
    The words of a command stay apart, and apart from the Chinese before them.
    """
    assert "另有 3 行，见 --format json 或 csv" == fitted("另有 {number} 行，见 --format json 或 csv", number=3)
