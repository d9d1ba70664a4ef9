"""The peers of the benchmark still answer alike; of those that come with the extra ``test``."""

from pathlib import Path

import numpy as np
import pytest
from tests.benchmarks.peers import __main__, answers, report
from tests.benchmarks.peers.base import QUESTIONS
from tests.benchmarks.peers.known import CANDIDATES, REFERENCE, candidate, installed
from tests.benchmarks.peers.make import write
from tests.benchmarks.peers.rounds import LATE, Size, ran
from tests.benchmarks.peers.tables import ASKING, REGISTER, rows

TESTED = ("communitygov", "numpy", "pandas", "polars", "networkx", "dicts")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the smallest size."""
    folder = tmp_path_factory.mktemp("tiny")
    write(folder, "tiny")
    return folder


@pytest.fixture(scope="module")
def expected(tiny: Path) -> dict[str, dict[str, answers.Array]]:
    """What the slow reference answers."""
    return answered(REFERENCE, tiny)


def answered(name: str, folder: Path) -> dict[str, dict[str, answers.Array]]:
    """What a candidate answers, question by question."""
    made = candidate(name)(folder / REGISTER)
    checks = [tuple(row.values()) for row in rows(folder / ASKING, "checks")[:60]]
    found = {}
    for question in QUESTIONS:
        if made.takes_part(question):
            if question == "may":
                answer = [made.may(*each) for each in checks]
            elif question == "who":
                answer = [made.who(place, duty) for _, place, duty in checks]
            elif question == "who_all":
                answer = made.who_all(made.asked(folder / ASKING / "asked.parquet"))
            else:
                answer = getattr(made, question)()
            found[question] = answers.plain(question, answer)
    return found


@pytest.mark.parametrize("name", [name for name in CANDIDATES if name != REFERENCE])
def test_a_candidate_answers_as_the_slow_reference_does(
    name: str, tiny: Path, expected: dict[str, dict[str, answers.Array]]
) -> None:
    """Each candidate answers every question as the slow reference does."""
    if name not in TESTED and not installed(name):
        pytest.skip(f"{name} comes with the extra bench")
    for question, answer in answered(name, tiny).items():
        assert answers.differs(expected[question], answer) is None, question


def test_every_state_and_both_answers_are_met(expected: dict[str, dict[str, answers.Array]]) -> None:
    """The smallest input has every state, yes and no, and somebody who is missed."""
    assert set(expected["who_all"]["about"].tolist()) == {"answered", "vacant", "too_far", "missing"}
    assert set(expected["may"]["value"].tolist()) == {"True", "False"}
    assert sum(expected["lost"]["value"]) > 0


def test_a_difference_is_told() -> None:
    """What differs is told, also where something is answered for that is not in the other."""
    one = {"about": np.array(["a", "b"]), "value": np.array([1, 2])}
    assert answers.differs(one, {**one, "value": np.array([1, 3])}) == "1 of 2 differ: b: 2 and 3"
    assert "there alone: ['c']" in str(answers.differs(one, {**one, "about": np.array(["a", "c"])}))


def test_each_runs_in_a_process_of_its_own_and_a_table_comes_of_it(tiny: Path, tmp_path: Path) -> None:
    """Every question is timed in every round, and the table stands between the marks of a page."""
    size = Size("tiny", {"places": 141})
    assert ran(size, tiny, [REFERENCE, "dicts"], rounds=2, limit=60)
    size.without["numpy", "coverage"] = LATE
    text = report.text([size], ["dicts", "numpy"], ["duckdb"], rounds=2, limit=60)
    assert [len(size.took["dicts", step]) for step in ("build", "cold", *QUESTIONS)] == [2] * 9
    assert "| numpy |  |  | no answer in 60 s |" in text
    assert "Not installed: duckdb." in text
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    report.write(page, text)
    assert page.read_text(encoding="utf-8") == f"before\n{report.BEGIN}\n\n{text}\n{report.END}\nafter\n"


def test_answers_that_differ_end_the_run(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two that answer differently end the run, and it is said in what they differ."""
    path = tiny / REGISTER / "appointments.parquet"
    before = path.read_bytes()
    monkeypatch.setattr("tests.benchmarks.peers.rounds._told", lambda _: _one_fewer(path))
    try:
        assert not ran(Size("tiny", {}), tiny, [REFERENCE, "dicts"], rounds=1, limit=60)
    finally:
        path.write_bytes(before)
    assert "coverage: reference and dicts: " in capsys.readouterr().err


def _one_fewer(path: Path) -> None:
    """Takes an appointment away before each candidate, so that the second has one fewer than the first."""
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(path).slice(1), path)


@pytest.mark.parametrize("less", [("--size", "tiny"), ("--only", "numpy")])
def test_a_part_of_the_table_is_not_written_over_the_page(
    less: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The page of the documentation has the whole of it; another page may have a part.
    """
    monkeypatch.setattr("sys.argv", ["peers", *less, "--page"])
    with pytest.raises(SystemExit) as raised:
        __main__.arguments()
    assert raised.value.code == 2
    assert f"with {less[0]} name another page" in capsys.readouterr().err
    monkeypatch.setattr("sys.argv", ["peers", *less, "--page", "other.md"])
    assert __main__.arguments().page == Path("other.md")
