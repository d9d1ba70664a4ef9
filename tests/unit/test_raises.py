"""What a public function raises is said where it is described."""

import ast
import inspect
import textwrap

import pytest

import communitygov as cg
from communitygov import spark, synth, testing


def functions_of(name, value):
    """A function, or the public methods of a class, each by its name."""
    if inspect.isfunction(value):
        return [(name, value)]
    if not inspect.isclass(value):
        return []
    plain = ((each, getattr(held, "__func__", held)) for each, held in vars(value).items() if not each.startswith("_"))
    return [(f"{name}.{each}", held) for each, held in plain if inspect.isfunction(held)]


def raises(node):
    """Whether a function raises something itself, the functions in it aside."""
    inner = (ast.FunctionDef, ast.Lambda, ast.ClassDef)
    return any(
        (isinstance(each, ast.Raise) and each.exc is not None) or (not isinstance(each, inner) and raises(each))
        for each in ast.iter_child_nodes(node)
    )


PUBLIC = [
    pytest.param(function, id=name)
    for room in (cg, spark, synth, testing)
    for each in room.__all__
    for name, function in functions_of(f"{room.__name__}.{each}", getattr(room, each))
    if function.__module__.startswith("communitygov")
]


@pytest.mark.parametrize("function", PUBLIC)
def test_what_is_raised_is_said(function):
    """
    Each function that raises an error has a paragraph on which and when.
    """
    source = textwrap.dedent(inspect.getsource(function))

    assert not raises(ast.parse(source).body[0]) or "Raises\n" in inspect.cleandoc(function.__doc__ or "")
