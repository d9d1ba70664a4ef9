"""The errors: values that pickle and compare, with a sentence in two languages."""

import copy
import pickle
from datetime import date, datetime

import pytest
from attrs import evolve

from communitygov.base import errors
from communitygov.base.errors import (
    AmbiguousId,
    BadQuestion,
    BadStructureFile,
    CommunityGovError,
    DocumentError,
    MissingExtra,
    NotEnoughMemory,
    OutsideWindow,
    RuleCrashed,
    UnknownId,
)
from communitygov.base.findings import Finding, Words

KEY = Finding(
    file="willow.yaml", line=3, column=1, code="CG101", words=Words("不认识这个键", "this key is not known here")
)
KIND = Finding(path="posts[17].kind", code="CG102", words=Words("没有层级 bloc", "no level is called 'bloc'"))

EXAMPLES = [
    DocumentError([KEY, KIND]),
    UnknownId("place", "g-7", ["g-07"]),
    AmbiguousId("noun", "leader", ["post:leader", "team:leader"]),
    OutsideWindow(datetime(2020, 3, 1, 20, 30), date(2020, 1, 26), date(2020, 2, 20)),
    BadQuestion("at= is missing", "缺少 at="),
    BadStructureFile("heshun.cg", "it is cut short"),
    NotEnoughMemory("build", 13 * 2**30, 700 * 2**20),
    MissingExtra("cli", ["click", "rich"]),
    RuleCrashed("CG502", "ZeroDivisionError: division by zero"),
]


def every_class() -> set[type[CommunityGovError]]:
    """Collect the error classes of the module."""
    return {
        thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, CommunityGovError)
    }


def test_every_class_has_an_example():
    """
    No error class is left out of the tests below.
    """
    assert every_class() - {CommunityGovError} == {type(error) for error in EXAMPLES}


def test_the_drawing_names_every_class():
    """
    The tree in the module's docstring names every error class.
    """
    assert set() == {kind.__name__ for kind in every_class() if kind.__name__ not in (errors.__doc__ or "")}


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
class TestEveryError:
    """What holds for each of them."""

    def test_pickles(self, error):
        """
        An error comes back from a pickle equal, with its data and its sentence.
        """
        back = pickle.loads(pickle.dumps(error))

        assert error == back
        assert vars(error) == vars(back)
        assert str(error) == str(back)

    def test_copies(self, error):
        """
        A copy, shallow or deep, is equal.
        """
        assert error == copy.copy(error)
        assert error == copy.deepcopy(error)

    def test_equal_data_is_equal(self, error):
        """
        Two errors of one class with the same data are equal and have one hash.
        """
        again = type(error)(*error.args)

        assert error == again
        assert hash(error) == hash(again)

    def test_differs_from_all_others(self, error):
        """
        An error equals no error of another class, nor its own sentence.
        """
        assert [error] == [other for other in EXAMPLES if other == error]
        assert error != str(error)

    def test_speaks_both_languages(self, error):
        """
        The sentence is made for the language asked for; ``str`` is the English one.
        """
        assert error.sentence("en") == str(error)
        assert "" != error.sentence("zh")

    def test_repr_shows_the_data(self, error):
        """
        ``repr`` is the call that makes it.
        """
        assert repr(error).startswith(f"{type(error).__name__}(")

    def test_can_be_raised_and_caught_by_the_base(self, error):
        """
        One ``except CommunityGovError`` catches each of them.
        """
        with pytest.raises(CommunityGovError) as caught:
            raise error

        assert error is caught.value


def test_the_base_equals_by_its_data():
    """
    A bare error of the base class is a value as well.
    """
    assert CommunityGovError("a") == CommunityGovError("a")
    assert CommunityGovError("a") != CommunityGovError("b")
    assert "a, 2" == str(CommunityGovError("a", 2))


def test_a_subclass_is_another_error():
    """
    The class counts: an error of a subclass is not equal to one of its base.
    """

    class Narrower(BadQuestion):
        """A narrower one."""

    assert BadQuestion("a") != Narrower("a")


class TestDocumentError:
    """Everything that is wrong with a document."""

    def test_lists_every_problem_at_its_place(self):
        """
        The text has one line a problem, each with place, code and message.
        """
        expected = (
            "2 problems\n"
            "  willow.yaml:3:1: CG101 this key is not known here\n"
            "  posts[17].kind: CG102 no level is called 'bloc'"
        )

        assert expected == str(DocumentError([KEY, KIND]))

    def test_one_without_a_place(self):
        """
        A problem that has no place is told without one.
        """
        assert "1 problem\n  CG001 it is empty" == str(DocumentError([Finding(code="CG001", words="it is empty")]))

    def test_keeps_the_findings(self):
        """
        ``findings`` is a tuple, whatever was given.
        """
        assert (KEY, KIND) == DocumentError(iter([KEY, KIND])).findings

    def test_in_chinese(self):
        """
        In Chinese every line is Chinese; places and codes stay.
        """
        assert "1 个问题\n  posts[17].kind: CG102 没有层级 bloc" == DocumentError([KIND]).sentence("zh")


def test_a_document_error_says_what_to_do():
    """
    Below each problem stands its remedy, where there is one, in the language asked for.
    """
    error = DocumentError([evolve(KEY, advice=Words("改为 within", "write within")), KIND])

    assert (
        "2 problems\n"
        "  willow.yaml:3:1: CG101 this key is not known here\n"
        "    remedy: write within\n"
        "  posts[17].kind: CG102 no level is called 'bloc'"
    ) == str(error)
    assert "    建议：改为 within" in error.sentence("zh").splitlines()


class TestUnknownId:
    """An id that nothing has."""

    def test_among_suggests(self):
        """
        Made from the ids there are, it suggests those that look alike.
        """
        error = UnknownId.among("place", "g-7", {"g-07", "b01"})

        assert ("place", "g-7", ("g-07",), ("b01", "g-07"), 2, None) == error.args
        assert "No place has the id 'g-7'. Did you mean 'g-07'? There are 'b01' and 'g-07'." == str(error)
        assert "地点中没有编号 “g-7”。是否指 “g-07”？有 “b01”和“g-07”。" == error.sentence("zh")

    def test_several_suggestions(self):
        """
        Several suggestions are joined by or.
        """
        assert str(UnknownId("place", "g", ["g1", "g2", "g3"])).endswith("Did you mean 'g1', 'g2' or 'g3'?")

    def test_nothing_alike(self):
        """
        Where nothing looks alike nothing is suggested.
        """
        assert "No duty has the id 'sweep'. There is 'gate_check'." == str(
            UnknownId.among("duty", "sweep", ["gate_check"])
        )
        assert "No duty has the id 'sweep'. There is none at all." == str(UnknownId.among("duty", "sweep", []))

    @pytest.mark.parametrize("kind", ["place", "duty", "post"])
    def test_of_many_it_says_where_all_are_to_be_seen(self, kind):
        """
        Of many ids the first few are named, with how many there are, the property and the command that list them.
        """
        error = UnknownId.among(kind, "x", [f"b{number:04}" for number in range(3000)])

        for sentence in (str(error), error.sentence("zh")):
            assert "3,000" in sentence
            assert "b0007" in sentence
            assert "b0008" not in sentence
            assert {"place": "structure.places", "duty": "structure.duties", "post": "structure.posts"}[
                kind
            ] in sentence
            assert "communitygov graph PATH --of" in sentence

    def test_is_a_lookup_error(self):
        """
        Code that catches LookupError catches it; it is no KeyError, whose text would be quoted twice.
        """
        assert isinstance(UnknownId("place", "g"), LookupError)


class TestAmbiguousId:
    """A bare id that fits more than one noun."""

    def test_among_keeps_those_with_the_id(self):
        """
        Made from the references there are, it names those with the id, sorted.
        """
        error = AmbiguousId.among("noun", "leader", ["team:leader", "post:leader", "post:other"])

        assert ("post:leader", "team:leader") == error.near
        assert (
            "More than one noun has the id 'leader': post:leader or team:leader. Write it with its kind, as kind:id."
        ) == str(error)


class TestOutsideWindow:
    """An instant for which a structure was not built."""

    @pytest.mark.parametrize(
        ("since", "until", "stretch"),
        [
            (date(2020, 1, 26), date(2020, 2, 20), "from 2020-01-26 until 2020-02-20"),
            (date(2020, 1, 26), None, "from 2020-01-26"),
            (None, date(2020, 2, 20), "until 2020-02-20"),
            (None, datetime(2020, 2, 20, 8), "until 2020-02-20T08:00:00"),
        ],
    )
    def test_names_the_stretch(self, since, until, stretch):
        """
        The stretch is named by the ends it has.
        """
        error = OutsideWindow(date(2020, 3, 1), since, until)

        assert f"2020-03-01 is outside the stretch this structure holds for: {stretch}." in str(error)


def test_bad_question_falls_back_to_english():
    """
    A question refused without a Chinese sentence is refused in English in both.
    """
    assert "no mode is called 'x'" == BadQuestion("no mode is called 'x'").sentence("zh")


def test_missing_extra_names_the_line_that_installs_it():
    """
    The text names what is needed and the line to type.
    """
    assert "This needs click and rich: pip install 'communitygov[cli]'" == str(MissingExtra("cli", ["click", "rich"]))


def test_missing_extra_is_an_import_error():
    """
    Code that guards an optional import catches it.
    """
    assert isinstance(MissingExtra("cli", ["click"]), ImportError)


def test_bad_structure_file_names_the_file():
    """
    The file comes first, then what is so.
    """
    assert "heshun.cg: it is cut short" == str(BadStructureFile("heshun.cg", "it is cut short"))
    assert "heshun.cg：文件不完整" == BadStructureFile("heshun.cg", "it is cut short", "文件不完整").sentence("zh")
