"""A rule of one's own is looked at when it is made, and what it says when it says it."""

import json

import pytest

from communitygov.base.errors import BadQuestion
from communitygov.base.findings import Words
from communitygov.rules.check import check
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.structure.build import build
from communitygov.testing import prove, sketch

AT = "2026-03-02"
W = Words("有 {p}", "there is {p}")


def mine(find, **said):
    """A rule that runs a function."""
    words = dict.fromkeys(("title", "why", "says", "do"), W)
    fields = {"code": "MY001", "slug": "x", "severity": "note", "source": "s", "bad": "", "good": "", **words}
    return rule(**fields | said)(find)


def remark(**said):
    """A remark that is one, but for what is said."""
    return Remark(**{"subject": "place:C", "where": ("places", 0, ("id",)), "fields": {"p": "C"}} | said)


def run(*yielded):
    """What comes of a rule that yields some things."""
    return check(build(sketch("community C")), at=AT, rules=[mine(lambda look: iter(yielded))])


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        *(("code", each) for each in ("", "my 1\n", "CG301", "CG901", "CG999", "MY", "123", "x1", None, "MY001\n")),
        *(("slug", each) for each in ("", "X Y", "a_b", "-a", 3)),
        *(("severity", each) for each in ("fatal", "grave", "", None)),
        *((name, each) for name in ("title", "why", "says", "do") for each in ("text", None, Words())),
        *((name, 3) for name in ("source", "bad", "good")),
        ("at", "nonsense"),
    ],
)
def test_a_field_that_no_rule_has_is_refused_when_it_is_made(field, wrong):
    """
    The error names the rule and the field.
    """
    with pytest.raises(BadQuestion, match=f"^rule .*: {field} ") as raised:
        mine(lambda look: iter(()), **{field: wrong})

    assert raised.value.sentence("zh").startswith("规则 ")
    assert "\n" not in str(raised.value).replace("\\n", "")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        *(("subject", each) for each in (None, "", 3)),
        *(
            ("where", each)
            for each in (None, "places", ("nonsense", 0, ()), ("places", 99, ("id",)), ("places", -1, ()))
        ),
        *(("where", each) for each in (("places", 0, "id"), ("places", 0, (None,)), ("places", 0))),
        *(("evidence", each) for each in ("abc", (None, 3), None)),
        *((name, each) for name in ("says", "do") for each in ("plain {p}", None)),
        *(("rows", each) for each in ((-1,), (9999,), ("a",))),
        ("fields", {}),
        ("says", Words("{q}", "{q}")),
    ],
)
def test_a_field_that_no_remark_has_is_a_failure_of_the_rule(field, wrong):
    """
    The finding names the rule and the field, and is data as every other.
    """
    found = run(remark(**{field: wrong}))
    named = "fields" if isinstance(wrong, Words) else field

    assert found.codes == ("CG901",)
    assert "rule MY001 failed (" in found[0].message
    assert (isinstance(wrong, tuple) and wrong == ("a",)) or f"({named} " in found[0].message
    assert json.dumps(found.to_json())


@pytest.mark.parametrize(
    "yielded", ["hello", 3, None, Unchecked(why="text"), Unchecked(why=None), Unchecked(why=Words())]
)
def test_what_is_neither_a_remark_nor_something_unchecked(yielded):
    """
    It is told, and never met when the findings are written.
    """
    found = run(yielded)

    assert found.codes == ("CG901",)
    assert json.dumps(found.to_json())


@pytest.mark.parametrize("error", [SystemExit(5), GeneratorExit(), RecursionError(), MemoryError()])
def test_a_rule_that_would_end_the_program_has_failed(error):
    """
    It is a crash of that rule, and the others run.
    """

    def failing(look):
        raise error

    found = check(
        build(sketch("community C")), at=AT, rules=[mine(failing), mine(lambda look: iter([remark()]), code="MY002")]
    )

    assert found.codes == ("CG901", "MY002")
    assert found.crashes[0].exception is error


def test_what_is_right_is_taken():
    """
    Rows of the tree, a section without rows, and words of its own.
    """
    found = run(
        remark(rows=(0,)),
        remark(where=("as_of", None, ()), says=Words("甲", "a"), do=Words("乙", "b"), fields={}),
        Unchecked(why=W),
    )

    assert [each.code for each in found] == ["MY001", "MY001"]
    assert len(found.not_checked) == 1


@pytest.mark.parametrize("given", [3, None, "CG301"])
def test_what_is_no_rule_cannot_be_proved(given):
    """
    It is said what is so.
    """
    with pytest.raises(BadQuestion, match="prove takes a rule, not"):
        prove(given)
