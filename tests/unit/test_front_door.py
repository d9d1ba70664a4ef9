"""The front door: what it names, what it loads, and how it refuses."""

import ast
import json
import re
import subprocess
import sys
from importlib import import_module, util
from pathlib import Path

import pytest

import communitygov as cg

TYPING = Path(__file__).parents[1] / "typing"


def seen_by_checkers() -> dict[str, str]:
    """Read the block under ``if TYPE_CHECKING``: name → module."""
    tree = ast.parse(Path(cg.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or "": node.module or "" for node in imports for alias in node.names}


def test_checkers_and_programs_see_the_same_names():
    """
    The names under TYPE_CHECKING, with their modules, are the names of the table.
    """
    assert seen_by_checkers() == cg._ROOMS


def test_all_is_the_sorted_table():
    """
    ``__all__`` is every name of the table, sorted, and so is what ``dir`` completes, but for the version.
    """
    assert tuple(sorted(cg._ROOMS)) == cg.__all__
    assert [*cg.__all__, "__version__"] == cg.__dir__()


@pytest.mark.parametrize("name", cg.__all__)
def test_every_name_is_the_thing_of_its_room(name):
    """
    A name of the front door is the very object that its room defines, and is fetched once.
    """
    here = getattr(cg, name)

    assert getattr(import_module(cg._ROOMS[name]), name) is here
    assert vars(cg)[name] is here


def test_no_name_is_that_of_a_room():
    """
    No public name is spelt like a room or a module beside it: importing a room would put it in the name's place.
    """
    beside = {path.stem for path in Path(cg.__file__).parent.iterdir()}

    assert set() == beside & set(cg.__all__)


def test_a_misspelt_name_is_refused_with_a_suggestion():
    """
    A name that does not exist is an AttributeError that carries what Python needs to suggest the right one.
    """
    with pytest.raises(AttributeError, match="has no attribute 'UnknownIdd'") as refused:
        _ = cg.UnknownIdd

    assert ("UnknownIdd", cg) == (refused.value.name, refused.value.obj)


def test_star_import_gives_the_public_names():
    """
    ``from communitygov import *`` gives the names of ``__all__`` and nothing else.
    """
    names = {}
    exec("from communitygov import *", names)
    names.pop("__builtins__")

    assert set(cg.__all__) == set(names)


def test_the_import_loads_no_third_party_module(third_party_loaded_by):
    """
    ``import communitygov`` loads nothing that is not Python's own or the file itself.
    """
    assert set() == third_party_loaded_by("import communitygov")


def test_the_errors_load_no_third_party_module(third_party_loaded_by):
    """
    To catch an error of this library costs no library.
    """
    assert set() == third_party_loaded_by("import communitygov as cg; cg.UnknownId; cg.CommunityGovError")


QUESTIONS = ("who_answers", "coverage", "answers_for", "load", "compare", "modes", "command_path")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_loads_neither_pydantic_nor_yaml(question, third_party_loaded_by):
    """
    A question, as a program that only opens saved structures has it, loads neither pydantic, PyYAML nor networkx.
    """
    loaded = third_party_loaded_by(f"import communitygov as cg; cg.{question}")

    assert {"numpy"} == loaded & {"numpy", "pydantic", "pydantic_core", "yaml", "networkx"}


def test_the_probe_sees_what_is_loaded(third_party_loaded_by):
    """
    The two tests above can fail: a library loaded by hand, and one loaded by a room, are both seen.
    """
    assert {"yaml"} <= third_party_loaded_by("import communitygov, yaml")
    assert {"attr", "attrs"} <= third_party_loaded_by("import communitygov.base.ref")


@pytest.mark.skipif(not util.find_spec("mypy"), reason="mypy is not installed: pip install '.[test]'")
def test_mypy_refuses_a_misspelt_name(root):
    """
    mypy accepts the names of the front door and refuses a misspelt one, naming the right one.
    """
    good, misspelt = (mypy_on(TYPING / name, root) for name in ("spelt.py", "misspelt.py"))

    assert [] == good
    assert ['Module has no attribute "UnknownIdd"; maybe "UnknownId"?'] == misspelt


@pytest.mark.skipif(not util.find_spec("pyright"), reason="pyright is not installed: pip install '.[dev]'")
def test_pyright_refuses_a_misspelt_name(root):
    """
    pyright accepts the names of the front door and refuses a misspelt one.
    """
    good, misspelt = (pyright_on(TYPING / name, root) for name in ("spelt.py", "misspelt.py"))

    assert [] == good
    assert ['"UnknownIdd" is not a known attribute of module "communitygov"'] == misspelt


def mypy_on(file: Path, root: Path) -> list[str]:
    """Give the messages of mypy about one file, with the settings of the project."""
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-codes", "--no-pretty", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    here = re.compile(rf".*{re.escape(file.name)}:\d+: error: ")
    return [here.sub("", line) for line in run.stdout.splitlines() if here.match(line)]


def pyright_on(file: Path, root: Path) -> list[str]:
    """Give the messages of pyright on one file, but for those that only say that a type follows from another fault."""
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    every = json.loads(run.stdout)["generalDiagnostics"]
    return [found["message"] for found in every if not found.get("rule", "").startswith("reportUnknown")]
