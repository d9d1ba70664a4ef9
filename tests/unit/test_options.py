"""How a public function is asked: what it is about stands first, options are named."""

import inspect

import pytest

import communitygov as cg
from communitygov import spark, synth, testing

ABOUT = {"absences": "each", "schema": "name"}
"""What is asked about where nothing need be said of it: no option."""
FUNCTIONS = [
    pytest.param(found, id=f"{room.__name__}.{name}")
    for room in (cg, spark, synth, testing)
    for name in room.__all__
    if inspect.isfunction(found := getattr(room, name))
]


def by_position(function):
    """The parameters of a function that have a default and need not be named."""
    parameters = inspect.signature(function).parameters.values()
    return [each.name for each in parameters if each.default is not each.empty and each.kind is not each.KEYWORD_ONLY]


@pytest.mark.parametrize("function", [*FUNCTIONS, synth.Made.write, cg.Divisions.write, cg.Structure.what_if])
def test_an_option_is_named(function):
    """
    Whoever reads a call sees what each option says, and another option may come before it.
    """
    assert by_position(function) in ([], [ABOUT.get(function.__name__)])
