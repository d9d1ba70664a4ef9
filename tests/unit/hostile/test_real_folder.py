"""A folder of bad input from elsewhere: ``pytest -m real --real FOLDER``, where ``FOLDER/EXPECT.csv`` says what is due.

Each file is read, built, checked and written in a process of its own; the table is printed at the end.
"""

import shutil
from pathlib import Path

import pytest
from tests.unit.hostile.expected import Expected, expected
from tests.unit.hostile.probe import probe
from tests.unit.hostile.sketched import ours

pytestmark = pytest.mark.real


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a line of the folder."""
    folder = metafunc.config.getoption("--real")
    cases = expected(Path(folder)) if folder else []
    metafunc.parametrize("case", cases, ids=[each.file for each in cases])


def test_as_expected(
    case: Expected, tmp_path: Path, request: pytest.FixtureRequest, real_table: list[tuple[str, ...]]
) -> None:
    """
    What becomes of a file is what the folder expects, in the time and memory that it allows.
    """
    if not case.is_read:
        real_table.append((case.file, "not read by this version", "-", "-", "-"))
        pytest.skip("not read by this version")
    file = tmp_path / case.file
    shutil.copyfile(Path(request.config.getoption("--real")) / case.file, file)
    file.write_bytes(ours(file.read_bytes(), "gb18030" if "gbk" in case.file else "utf-8"))

    outcome = probe(file, tmp_path, seconds=10 * case.seconds, mib=4 * case.mib, what="check")

    failures = case.failures(outcome, sorted(each.name for each in tmp_path.iterdir() if each != file))
    said = " ".join(sorted(outcome.codes())) or "nothing said"
    figures = (f"{outcome.seconds:.2f}", f"{outcome.mib:.0f}")
    real_table.append((case.file, said, *figures, "; ".join(failures) or "yes"))
    assert [] == failures, "\n".join(each.text for each in outcome.findings)
